"""Widths of table columns: those of a table of choices, such that its rows come out as low as they can.

Widths of words are estimates (look/lettering.py), so the same words give the same columns everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.conversion.look.lettering import WIDER, estimate_lines, estimate_longest_word
from pipeline.conversion.look.typefaces import BOLD
from pipeline.conversion.print.sizes import CELL_SIDE, SMALL_SIZE
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.model.document import Document, Option, Options, Paragraph, plain, walk

STEP = 3
"""Millimetres: widths are tried out in steps of this."""
PADDING = 2 * CELL_SIDE
"""Millimetres left and right of the words of a cell."""
EM = SMALL_SIZE * MM_PER_POINT
"""Millimetres: the size of the letters."""

Cell = Sequence[str]
"""The paragraphs of a cell."""


def write_column_rules(document: Document, measure: float) -> str:
    """CSS for each table of choices that the document has. Where the longest words of all columns do not fit into the
    measure (millimetres) side by side there is none, and the columns are equal."""
    return "".join(_write_rules(node, measure) for node in walk(document.sections) if isinstance(node, Options))


def choose_column_widths(columns: Sequence[Sequence[Cell]], measure: float) -> tuple[int, ...]:
    """Whole millimetres for each column, given its cells from the head down; the first is bold. Of all widths the ones
    with the fewest lines, and of those the most even. The last column takes what rounding leaves over."""
    sizes = [EM * WIDER[BOLD]] + [EM] * (len(columns) - 1)
    least = [_estimate_least_width(column, size) for column, size in zip(columns, sizes, strict=True)]
    steps = int((measure - sum(least)) // STEP)
    if steps < 0:
        return ()
    heights = [
        [_estimate_heights(column, width + share * STEP, size) for share in range(steps + 1)]
        for column, width, size in zip(columns, least, sizes, strict=True)
    ]

    def cost(shares: tuple[int, ...]) -> tuple[int, int]:
        rows = zip(*(height[share] for height, share in zip(heights, shares, strict=True)), strict=True)
        return sum(map(max, rows)), max(map(sum, zip(least, (STEP * share for share in shares), strict=True)))

    best = min(_list_shares(steps, len(columns)), key=cost)
    widths = [width + share * STEP for width, share in zip(least, best, strict=True)]
    return (*widths[:-1], int(measure) - sum(widths[:-1]))


def _write_rules(options: Options, measure: float) -> str:
    fields = len(options.items[0].fields)
    columns: list[list[Cell]] = [[[options.head], *([plain(option.title)] for option in options.items)]]
    columns += [_read_column(options.items, number) for number in range(fields)]
    widths = choose_column_widths(columns, measure)
    return "".join(f"#{options.id} th:nth-child({at}){{width:{width}mm}}" for at, width in enumerate(widths, start=1))


def _read_column(options: Sequence[Option], number: int) -> list[Cell]:
    fields = [option.fields[number] for option in options]
    words = [[plain(node.children) for node in walk(field.blocks) if isinstance(node, Paragraph)] for field in fields]
    return [[plain(fields[0].term)], *words]


def _estimate_least_width(column: Sequence[Cell], size: float) -> int:
    """Whole millimetres that a column needs for its longest word in letters of a size (millimetres)."""
    longest = max(map(estimate_longest_word, chain.from_iterable(column)), default=0)
    return int(longest * size + PADDING) + 1


def _estimate_heights(column: Sequence[Cell], width: float, size: float) -> list[int]:
    """How many lines each cell takes where its column has a width (millimetres)."""
    room = (width - PADDING) / size
    return [sum(estimate_lines(text, room) for text in cell) for cell in column]


def _list_shares(steps: int, columns: int) -> Iterator[tuple[int, ...]]:
    """All ways to give so many steps to the columns."""
    if columns == 1:
        yield (steps,)
        return
    for first in range(steps + 1):
        for rest in _list_shares(steps - first, columns - 1):
            yield (first, *rest)
