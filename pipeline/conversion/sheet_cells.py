"""Guarding of cells against formula injection: no spreadsheet runs them as a formula.

A sheet for people gets an apostrophe in front of such a cell, which a spreadsheet takes away again or shows. In a sheet
that a messaging system loads it would be sent, so there such a cell is refused (`is_run`).
"""

from __future__ import annotations

import re

_RUNS = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]")
"""What a spreadsheet takes for a formula when it comes first (the wide forms in East Asian ones), and what we make of
such a cell. Some spreadsheets do not mind spaces in front, and take a tab or a line end for the start of a cell."""


def is_run(cell: str) -> bool:
    """Whether a spreadsheet may take a cell for a formula."""
    return _RUNS.match(cell) is not None


def guard(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would run it; then it shows as text."""
    return f"'{cell}" if is_run(cell) else cell


def unguard(cell: str) -> str:
    """The cell as it was before `guard`; the two undo each other for every text."""
    return cell[1:] if cell.startswith("'") and is_run(cell) else cell
