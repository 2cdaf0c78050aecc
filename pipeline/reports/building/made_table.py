"""Table of what a build made (rich): pages, sizes, parts of messages, warnings and time, and the slowest forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from pipeline.model.diagnostics import Diagnostic
from pipeline.reports.building.made_forms import MadeForm
from pipeline.reports.building.made_rows import MadeRow, find_slowest, list_rows
from pipeline.reports.edition_names import name_edition_of

NARROW = 72
"""Columns of a terminal that has no room for sizes and counts of forms."""
FROM_STORE = "from the store"


def render_made(forms: Sequence[MadeForm], diagnostics: Iterable[Diagnostic], width: int, colour: bool) -> str:
    """The table, for so many columns, without a line end; with `colour`, with control sequences for a terminal."""
    from rich.console import Console
    from rich.table import Table

    rows = list_rows(forms, diagnostics)
    several = any(row.documents > 1 for row in rows[:-1] or rows)
    names, cells = _list_columns(rows, wide=width > NARROW, several=several)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("", overflow="fold")
    for name in names:
        table.add_column(name, justify="right", no_wrap=True)
    for row, of_row in zip(rows, cells, strict=True):
        table.add_row(row.name, *of_row, style="bold" if row is rows[-1] and len(rows) > 1 else None)
    page = StringIO()
    console = Console(
        file=page,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        markup=False,
        highlight=False,
        emoji=False,
    )
    console.print(table)
    console.print("\n".join(_list_slowest(find_slowest(forms), one=rows[-1].documents == 1)), soft_wrap=True)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines() if line.strip())


def _list_columns(rows: Sequence[MadeRow], wide: bool, several: bool) -> tuple[list[str], list[list[str]]]:
    """The heads of the columns, and the cells of each row."""
    columns = {
        "documents": [f"{row.documents:,}" for row in rows] if several else [],
        "forms made": [f"{row.made:,} of {row.forms:,}" for row in rows] if wide else [],
        "pages": [_describe_count(row.pages) for row in rows],
        "size": [_describe_size(row.size) for row in rows] if wide else [],
        "parts": [_describe_count(row.parts) for row in rows],
        "warnings": [f"{row.warnings:,}" for row in rows],
        "time": [_describe_time(row.seconds) if row.made else FROM_STORE for row in rows],
    }
    used = {name: cells for name, cells in columns.items() if cells}
    return list(used), [list(cells) for cells in zip(*used.values(), strict=True)]


def _list_slowest(slowest: Sequence[MadeForm], one: bool) -> Iterator[str]:
    """The slowest forms: in a line where they are all of one document."""
    if len(slowest) > 1:
        times = [_describe_time(form.seconds or 0) for form in slowest]
        words = [
            f"{form.slot.format} {time}" if one else f"{name_edition_of(form.slot)}, {form.slot.format}: {time}"
            for form, time in zip(slowest, times, strict=True)
        ]
        yield from [f"slowest: {', '.join(words)}"] if one else ["slowest:", *(f"  {line}" for line in words)]


def _describe_count(number: int) -> str:
    """Nothing where there is none: most forms have no pages, and most no messages."""
    return f"{number:,}" if number else ""


def _describe_size(size: int) -> str:
    return f"{size / 1e9:,.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size / 1e3:.1f} kB"


def _describe_time(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.1f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"
