"""outloud on finished PDFs, in a process of its own, with what it cites, and without what is known to be false."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.needs import need

REPEATED_HEAD = "Choice What happens How it may help What we do not know"
"""The head of the specimen's table of choices, which comes again on the next page and is read once."""


def heard(files: Sequence[Path], folder: Path) -> list[dict[str, str]]:
    """What outloud finds in these files; the folder is for its report."""
    need(importlib.util.find_spec("outloud") and importlib.util.find_spec("pymupdf"), "outloud")
    report = folder / "report.json"
    command = [sys.executable, "-c", "from outloud.cli import main; main()", *map(str, files), "--json", str(report)]
    subprocess.run([*command, "--fail-on", "never"], capture_output=True, check=True)
    results = json.loads(report.read_text())["results"]
    assert len(results) == len(files)
    return [one for result in results for one in result["findings"] if not _is_false_alarm(one)]


def _is_false_alarm(finding: dict[str, str]) -> bool:
    """outloud counts header cells against others, and a small table with a head and row heads has more of the first;
    and it takes the head of a table, which comes again on the next page and is read once, for prose."""
    return finding["rule"] == "TBL-010" or (finding["rule"] == "TAG-002" and finding["evidence"] == REPEATED_HEAD)
