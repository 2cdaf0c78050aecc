"""Guarding of cells against formula injection: no spreadsheet runs them as a formula."""

from __future__ import annotations

import re

_RUNS = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""What a spreadsheet takes for a formula when it comes first (the wide forms in East Asian ones), and what we make of
such a cell."""


def guard(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would run it; then it shows as text."""
    return f"'{cell}" if _RUNS.match(cell) else cell


def unguard(cell: str) -> str:
    """The cell as it was before `guarded`; the two undo each other for every text."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell
