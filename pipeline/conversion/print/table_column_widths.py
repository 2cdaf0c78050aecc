"""Widths of table columns: those of a table of choices, such that its rows come out as low as they can.

Letters have about the widths that they have in our typeface, so the same words give the same columns everywhere and no
font has to be opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.model.document import Document, Option, Options, Paragraph, plain, walk

STEP = 3
"""Millimetres: widths are tried out in steps of this."""
PADDING = 3.6
"""Millimetres left and right of the words of a cell."""
EM = 12.5 * 25.4 / 72
"""Millimetres: the size of the letters."""
BOLD = 1.07
"""How much wider a bold letter is."""
WIDTHS = {
    **dict.fromkeys(".,;:'’!|ijl", 0.25),
    " ": 0.28,
    **dict.fromkeys('frt()-[]/"I', 0.33),
    **dict.fromkeys("cksvxyzL", 0.48),
    **dict.fromkeys("wACDGHKNOQRU0", 0.67),
    **dict.fromkeys("mMW", 0.84),
}
"""Widths of letters in em; all others have LETTER."""
LETTER = 0.56

Cell = Sequence[str]
"""The paragraphs of a cell."""


def write_column_rules(document: Document, measure: float) -> str:
    """CSS for each table of choices that the document has. Where the longest words of all columns do not fit into the
    measure (millimetres) side by side there is none, and the columns are equal."""
    return "".join(_write_rules(node, measure) for node in walk(document.sections) if isinstance(node, Options))


def choose_column_widths(columns: Sequence[Sequence[Cell]], measure: float) -> tuple[int, ...]:
    """Whole millimetres for each column, given its cells from the head down; the first is bold. Of all widths the ones
    with the fewest lines, and of those the most even. The last column takes what rounding leaves over."""
    sizes = [EM * BOLD] + [EM] * (len(columns) - 1)
    least = [
        int(_measure_longest_word(column) * size + PADDING) + 1 for column, size in zip(columns, sizes, strict=True)
    ]
    steps = int((measure - sum(least)) // STEP)
    if steps < 0:
        return ()
    heights = [
        [[_lines(cell, (width + more * STEP - PADDING) / size) for cell in column] for more in range(steps + 1)]
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


def _width(word: str) -> float:
    return sum(WIDTHS.get(letter, LETTER) for letter in word)


def _measure_longest_word(column: Sequence[Cell]) -> float:
    return max((_width(word) for text in chain.from_iterable(column) for word in text.split()), default=0)


def _lines(cell: Cell, room: float) -> int:
    """How many lines the paragraphs take where a line has so much room, in em."""
    lines = 0
    for text in cell:
        at = room
        for word in text.split():
            width = _width(word)
            at += WIDTHS[" "] + width
            if at > room:
                lines, at = lines + 1, width
    return lines


def _list_shares(steps: int, columns: int) -> Iterator[tuple[int, ...]]:
    """All ways to give so many steps to the columns."""
    if columns == 1:
        yield (steps,)
        return
    for first in range(steps + 1):
        for rest in _list_shares(steps - first, columns - 1):
            yield (first, *rest)
