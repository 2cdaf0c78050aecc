"""Plans for tables on paper: how wide the columns are, in letters of what size, and which tables stand as blocks.

A column is as wide as its longest word needs, and shares what is left by how much it has to say. Where the longest
words do not fit side by side the letters become smaller, down to the form's smallest; where they do not fit then, each
row becomes a block, with the heads of the columns as labels. Nothing is cut, and nothing stands on the next column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from pipeline.conversion.look.lettering import estimate_lines
from pipeline.conversion.look.typefaces import BOLD, HEAVY, REGULAR
from pipeline.conversion.print.row_breaks import RowBreaks, plan_row_breaks, write_row_break_rules
from pipeline.conversion.print.unbreakable import measure_longest_piece, measure_words
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.model.document import Box, Cell, Document, Groups, Table, plain, walk
from pipeline.templating.body import TableLook, is_dose

SIZE_STEP = 0.25
"""Points: smaller letters are tried out in steps of this."""
LEADING = 1.38
DOSE_SIZE = 1.12
"""How much larger a dose alone in its cell is than other words, as css/doses.css has it."""
EDGES, LABEL_GAP = 2.0, 2.6
"""Millimetres: the lines round a block, and the space behind a label."""
INDENTED = 13
"""Millimetres: the edges of a box and the space inside them, left and right."""
MOST_LABEL = 0.5
"""The part of a block that labels take at most; where a word of theirs needs more they stand above."""


@dataclass(frozen=True)
class TableRoom:
    """What a form has for tables. Millimetres: the `measure` of its words, that of words in a `group`, the `height` of
    its pages, and the space left and right of the words in a cell (`side`) and above and below them (`block`). Points:
    the `size` of letters in tables and the `smallest`."""

    measure: float
    height: float
    size: float
    smallest: float
    group: float = 0.0
    side: float = 1.8
    block: float = 1.6


@dataclass(frozen=True)
class TablePlan:
    """How one table is set. `widths` are those of its columns in millimetres, or of the labels alone where the table is
    `stacked`; `size` is in points; `breaks` say where it may be parted."""

    widths: tuple[float, ...]
    size: float
    stacked: bool = False
    breaks: RowBreaks = field(default_factory=RowBreaks)


def plan_tables(document: Document, room: TableRoom) -> Mapping[str, TablePlan]:
    """The plan of each table of a document, by its id."""
    return {table.id: plan_table(table, room, measure) for table, measure in _list_tables(document, room)}


def list_looks(plans: Mapping[str, TablePlan]) -> Mapping[str, TableLook]:
    """What the markup of the tables has to say of their plans."""
    return {name: TableLook(plan.stacked, plan.breaks.tall) for name, plan in plans.items()}


def write_table_rules(plans: Mapping[str, TablePlan], room: TableRoom) -> str:
    """CSS for the widths and sizes of the plans."""
    return "".join(_write_rules(name, plan, room) for name, plan in plans.items())


def plan_table(table: Table, room: TableRoom, measure: float) -> TablePlan:
    """How a table is set in a measure (millimetres)."""
    columns = list(zip_longest(*table.rows, fillvalue=Cell(())))
    size = room.size
    while size >= room.smallest:
        least = [_measure_least(column, size) + 2 * room.side for column in columns]
        if sum(least) <= measure:
            widths = share_widths(least, [_measure_whole(column, size) + 2 * room.side for column in columns], measure)
            return TablePlan(widths, size, False, _plan_breaks(table, room, size, widths))
        size -= SIZE_STEP
    return _plan_blocks(table, room, measure)


def share_widths(least: Sequence[float], whole: Sequence[float], measure: float) -> tuple[float, ...]:
    """The measure shared by columns that need at least `least`, and `whole` to have each cell in one line: those that
    lack little have it first, the others share what is left. Rounded down to tenths of a millimetre."""
    missing = [max(0.0, wanted - given) for wanted, given in zip(whole, least, strict=True)]
    rest = measure - sum(least)
    widths = list(least)
    order = sorted(range(len(least)), key=missing.__getitem__)
    for done, column in enumerate(order):
        more = min(missing[column], rest / (len(order) - done))
        widths[column] += more
        rest -= more
    widths = [width * measure / (measure - rest) for width in widths]
    return tuple(int(width * 10) / 10 for width in widths)


def _list_tables(document: Document, room: TableRoom) -> Iterator[tuple[Table, float]]:
    """Each table with the measure of the words around it."""
    narrow: dict[str, float] = {}
    for node in walk(document.sections):
        if isinstance(node, Box | Groups):
            inside = room.measure - INDENTED if isinstance(node, Box) or not room.group else room.group
            narrow.update((table.id, inside) for table in walk(node) if isinstance(table, Table))
        if isinstance(node, Table):
            yield node, narrow.get(node.id, room.measure)


def _measure_least(column: Sequence[Cell], size: float) -> float:
    pieces = (measure_longest_piece(cell.children, *_find_letters(cell, size)) for cell in column)
    return max(pieces, default=0.0)


def _measure_whole(column: Sequence[Cell], size: float) -> float:
    words = (measure_words(plain(cell.children), *_find_letters(cell, size)) for cell in column)
    return max(words, default=0.0) + 0.4


def _find_letters(cell: Cell, size: float) -> tuple[float, int]:
    """How large the letters of a cell are (millimetres), in a table of a size in points, and their weight."""
    if is_dose(cell.children):
        return size * DOSE_SIZE * MM_PER_POINT, HEAVY
    return size * MM_PER_POINT, BOLD if cell.header else REGULAR


def _plan_breaks(table: Table, room: TableRoom, size: float, widths: Sequence[float]) -> RowBreaks:
    em = size * MM_PER_POINT
    heights = [
        max(
            estimate_lines(plain(cell.children), max(1.0, (width - 2 * room.side) / em))
            for cell, width in zip(row, widths, strict=False)
        )
        * em
        * LEADING
        + 2 * room.block
        for row in table.rows
    ]
    body = {number: height for number, height in enumerate(heights) if number >= table.head}
    return plan_row_breaks(body, sum(heights[: table.head]), room.height)


def _plan_blocks(table: Table, room: TableRoom, measure: float) -> TablePlan:
    """Each row as a block. The labels are as wide as the longest of them needs, up to a part of the block; they stand
    above the words where a word of theirs, or the longest word of a cell, has no room beside the other."""
    size, em = room.size, room.size * MM_PER_POINT
    inside = measure - 2 * room.side - EDGES
    labels = [cell for row in table.rows[: table.head] for cell in row]
    label = min(_measure_whole(labels, size) + LABEL_GAP, MOST_LABEL * inside) if labels else 0.0
    longest = max((_measure_least(row, size) for row in table.rows[table.head :]), default=0.0)
    if label < _measure_least(labels, size) + LABEL_GAP or longest > inside - label:
        label = 0.0
    lines = (inside - label) / em
    heights = {
        number: sum(estimate_lines(plain(cell.children), lines) for cell in row) * (em * LEADING + room.block)
        for number, row in enumerate(table.rows)
        if number >= table.head
    }
    return TablePlan((round(label, 1),), size, True, plan_row_breaks(heights, 0.0, room.height))


def _write_rules(name: str, plan: TablePlan, room: TableRoom) -> str:
    smaller = f"#{name}{{font-size:{plan.size:g}pt}}" if plan.size != room.size else ""
    if not plan.stacked:
        return f"{smaller}{write_row_break_rules(f'#{name} tbody tr', plan.breaks)}" + "".join(
            f"#{name} tr:first-child > :nth-child({at}){{width:{width:.1f}mm}}"
            for at, width in enumerate(plan.widths, start=1)
        )
    (label,) = plan.widths
    if not label:
        return f"{smaller}#{name} .row-label{{display:block}}"
    return (
        f"{smaller}#{name} .row-cell{{padding-inline-start:{room.side + label:.1f}mm}}"
        f"#{name} .row-label{{width:{label:.1f}mm;margin-inline-start:-{label:.1f}mm}}"
    )
