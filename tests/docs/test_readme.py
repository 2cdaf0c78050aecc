"""The README shows what the commands say today."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.docs.terminal import Terminal
from tests.paths import ROOT, SOURCE


def test_the_mistake_in_the_readme_is_found_as_it_is_shown(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```\n(error\[SRC306\].*?)```", readme, re.DOTALL)
    assert example
    words = Path(shutil.copytree(SOURCE, tmp_path / "source")) / "muscle-atrophy" / "en.md"
    text = words.read_text(encoding="utf-8").replace("level=emergency", "level=emergncy", 1)
    words.write_text(text, encoding="utf-8")
    code, printed = Terminal(tmp_path).run("plainleaf check")
    assert code == 1
    assert example[1] in printed
