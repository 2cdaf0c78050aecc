"""Widths of the columns of a table of choices, such that its rows come out as low as they can.

Longest words are measured, because a word that only just fits must not be broken; the numbers of lines are estimates
(look/lettering.py), so the same words give the same columns everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, count, takewhile

from pipeline.conversion.look.lettering import WIDER, estimate_lines
from pipeline.conversion.look.typefaces import BOLD, REGULAR
from pipeline.conversion.print.row_breaks import plan_row_breaks, write_row_break_rules
from pipeline.conversion.print.sizes import CELL_BLOCK, CELL_SIDE, ITEM_INDENT, SMALL_SIZE, SMALLEST_SIZE, STEP_INDENT
from pipeline.conversion.print.table_plans import LEADING, SIZE_STEP
from pipeline.conversion.print.unbreakable import join_words, measure_longest_piece
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.model.document import Blocks, Bullets, Document, Option, Options, Paragraph, Steps, Text, walk

STEP = 3
"""Millimetres: widths are tried out in steps of this."""
PADDING = 2 * CELL_SIDE
"""Millimetres left and right of the words of a cell."""
BROKEN = 30
"""Millimetres that a column is wide, if there is room, in which words are broken."""

Cell = Sequence[tuple[str, float]]
"""The paragraphs of a cell, each with the millimetres that its list takes before it."""


def write_column_rules(document: Document, measure: float, page: float) -> str:
    """CSS for each table of choices that the document has, in a measure of so many millimetres, on pages that are so
    high."""
    return "".join(_write_rules(node, measure, page) for node in walk(document.sections) if isinstance(node, Options))


def choose_column_widths(
    columns: Sequence[Sequence[Cell]], measure: float, size: float = SMALL_SIZE
) -> tuple[int, ...]:
    """Whole millimetres for each column, given its cells from the head down, in letters of a size in points; the head
    and the first column are bold. Of all widths the ones with the fewest lines, and of those the most even. The last
    column takes what rounding leaves over. None where the longest words of the columns do not fit side by side."""
    least = _measure_least_widths(columns, size)
    steps = int((measure - sum(least)) // STEP)
    if steps < 0:
        return ()
    ems = [size * MM_PER_POINT * WIDER[BOLD]] + [size * MM_PER_POINT] * (len(columns) - 1)
    heights = [
        [_estimate_heights(column, width + share * STEP, em) for share in range(steps + 1)]
        for column, width, em in zip(columns, least, ems, strict=True)
    ]

    def cost(shares: tuple[int, ...]) -> tuple[int, int]:
        rows = zip(*(height[share] for height, share in zip(heights, shares, strict=True)), strict=True)
        return sum(map(max, rows)), max(map(sum, zip(least, (STEP * share for share in shares), strict=True)))

    best = min(_list_shares(steps, len(columns)), key=cost)
    widths = [width + share * STEP for width, share in zip(least, best, strict=True)]
    return (*widths[:-1], int(measure) - sum(widths[:-1]))


def cap_column_widths(columns: Sequence[Sequence[Cell]], measure: float, size: float) -> tuple[int, ...]:
    """Whole millimetres for columns whose longest words do not fit side by side: words are broken in as few columns as
    leave each of these `BROKEN` millimetres, the widest first; the others have what they need."""
    least = _measure_least_widths(columns, size)
    order = sorted(range(len(least)), key=least.__getitem__)
    for broken in range(1, len(least) + 1):
        whole, capped = order[:-broken], order[-broken:]
        rest = int(measure) - sum(least[column] for column in whole)
        if rest >= broken * BROKEN or not whole:
            break
    widths = list(least)
    for done, column in enumerate(capped):
        widths[column] = min(least[column], rest // (len(capped) - done))
        rest -= widths[column]
    return tuple(widths)


def _write_rules(options: Options, measure: float, page: float) -> str:
    fields = len(options.items[0].fields)
    columns: list[list[Cell]] = [
        [[(options.head, 0.0)], *([(join_words(option.title), 0.0)] for option in options.items)],
        *(_read_column(options.items, number) for number in range(fields)),
    ]
    sizes = takewhile(lambda size: size >= SMALLEST_SIZE, count(SMALL_SIZE, -SIZE_STEP))
    tried = ((size, choose_column_widths(columns, measure, size)) for size in sizes)
    capped = ((size, cap_column_widths(columns, measure, size)) for size in (SMALLEST_SIZE,))
    size, widths = next((size, widths) for size, widths in chain(tried, capped) if widths)
    smaller = f"#{options.id}{{font-size:{size:g}pt}}" if size != SMALL_SIZE else ""
    return (
        smaller
        + "".join(f"#{options.id} th:nth-child({at}){{width:{width}mm}}" for at, width in enumerate(widths, start=1))
        + _write_break_rules(options.id, columns, widths, size * MM_PER_POINT, page)
    )


def _write_break_rules(
    name: str, columns: Sequence[Sequence[Cell]], widths: Sequence[int], em: float, page: float
) -> str:
    """CSS for where the table may be parted."""
    lines = [_estimate_heights(column, width, em) for column, width in zip(columns, widths, strict=True)]
    head, *heights = (max(row) * em * LEADING + 2 * CELL_BLOCK for row in zip(*lines, strict=True))
    breaks = plan_row_breaks(dict(enumerate(heights, start=1)), head, page)
    rows = f"#{name} tbody tr"
    tall = "".join(f"{rows}:nth-child({number}){{break-inside:auto}}" for number in sorted(breaks.tall))
    return write_row_break_rules(rows, breaks) + tall


def _read_column(options: Sequence[Option], number: int) -> list[Cell]:
    fields = [option.fields[number] for option in options]
    return [[(join_words(fields[0].term), 0.0)], *(list(_list_paragraphs(field.blocks)) for field in fields)]


def _list_paragraphs(blocks: Blocks, indent: float = 0.0) -> Iterator[tuple[str, float]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield join_words(block.children), indent
        elif isinstance(block, Bullets | Steps):
            more = ITEM_INDENT if isinstance(block, Bullets) else STEP_INDENT
            for item in block.items:
                yield from _list_paragraphs(item.blocks, indent + more)


def _measure_least_widths(columns: Sequence[Sequence[Cell]], size: float) -> list[int]:
    """Whole millimetres that each column needs for its longest word in letters of a size (points)."""
    return [
        int(
            PADDING
            + max(
                indent + measure_longest_piece((Text(text),), size * MM_PER_POINT, REGULAR if row and number else BOLD)
                for row, cell in enumerate(column)
                for text, indent in (*cell, ("", 0.0))
            )
        )
        + 1
        for number, column in enumerate(columns)
    ]


def _estimate_heights(column: Sequence[Cell], width: float, em: float) -> list[int]:
    """How many lines each cell takes where its column has a width (millimetres)."""
    return [sum(estimate_lines(text, (width - PADDING - indent) / em) for text, indent in cell) for cell in column]


def _list_shares(steps: int, columns: int) -> Iterator[tuple[int, ...]]:
    """All ways to give so many steps to the columns."""
    if columns == 1:
        yield (steps,)
        return
    for first in range(steps + 1):
        for rest in _list_shares(steps - first, columns - 1):
            yield (first, *rest)
