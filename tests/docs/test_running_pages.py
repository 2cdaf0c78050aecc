"""What the pages for those who run Plainleaf show can be typed, and ends as they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.examples import add_examples, read_base, write_files
from guide.pages import read_parts
from tests.docs.terminal import Terminal
from tests.paths import ROOT

RUNNING = ROOT / "docs/running"


@pytest.mark.slow
def test_a_store_can_be_shared_as_it_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(add_examples(read_base(), ()), tmp_path / "source")
    terminal = Terminal(tmp_path, monkeypatch.setenv)
    for part in read_parts((RUNNING / "store.md").read_text(encoding="utf-8")):
        for fence in part.fences:
            if fence.kind == "console":
                terminal.follow(fence)
    assert any((tmp_path / "shared-store/results").iterdir())
