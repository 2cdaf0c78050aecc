"""CSS of the page footer: which leaflet a loose sheet belongs to, in which version and state, and its page of how
many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.conversion.look.lettering import estimate_lines
from pipeline.conversion.print.paper import MEASURE
from pipeline.conversion.print.sizes import SMALLEST_SIZE
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.model.document import Definitions, Document, Paragraph, plain

ABOVE, BELOW = 5.6, 5.0
"""Millimetres: what is between the words of a page and those of its footer, and what is free at the edge, where
printers may leave paper blank."""
LEADING = 1.2
NO_BREAK = "\u00a0"
NUMBER_WIDTH, NARROW_NUMBER_WIDTH = 38 / SMALLEST_SIZE, 30 / SMALLEST_SIZE
"""Millimetres that the page numbers have for each point of their size, and in a small book and in letters larger than
`USUAL`, with which there is less room for the title."""
USUAL = 18
SURE = 0.95
"""The part of a line that is counted on, because widths of letters are estimates."""


def write_footer_rules(
    document: Document,
    *,
    size: float = SMALLEST_SIZE,
    dated: bool = True,
    numbered: bool = True,
    measure: float = MEASURE,
    outside: bool = False,
) -> str:
    """CSS for the margin boxes at the bottom of pages with words of a `measure` (millimetres). Page numbers stand at
    the end of the line, in bold, where the pages are `numbered`; in a bound book, of which the first page is a cover,
    at the edge that is `outside`. `size` is in points; without `dated` the version stands without its date."""
    shared = "vertical-align:top;padding-top:2.2mm;margin-top:3.4mm;border-top:1pt solid var(--leaf);"
    shared += f"font-size:{size}pt;line-height:{LEADING};"
    number = _measure_number(size, outside)
    counter = _write_page_counter(document.labels["page_of"]) if numbered else '""'
    lines = ' "\\A" '.join(map(write_css_string, _list_lines(document, dated, _measure_room(size, measure, number))))
    words = f"{shared}width:{measure - number}mm;white-space:pre-line;color:var(--ink-2);content:{lines}"
    counted = f"{shared}width:{number}mm;font-weight:700;color:var(--ink);content:{counter}"
    if not outside:
        sides = ("left", "right") if document.direction == "ltr" else ("right", "left")
        return _write_boxes("@page", sides, words, counted)
    cover = "@page :first{@bottom-left{content:none;border:0}@bottom-right{content:none;border:0}}"
    left, right = (_write_boxes(f"@page :{side}", _turn(side), words, counted) for side in ("left", "right"))
    return left + right + cover


def _turn(side: str) -> tuple[str, str]:
    """The inner and the outer edge of a page that lies on this side of the fold."""
    return ("left", "right") if side == "right" else ("right", "left")


def _write_boxes(page: str, sides: tuple[str, str], words: str, counted: str) -> str:
    start, end = sides
    return f"{page}{{@bottom-{start}{{{words};text-align:{start}}}@bottom-{end}{{{counted};text-align:{end}}}}}"


def measure_footer(
    document: Document,
    *,
    size: float = SMALLEST_SIZE,
    dated: bool = True,
    measure: float = MEASURE,
    outside: bool = False,
) -> float:
    """Millimetres that the foot of a page needs, so that no line of a long title falls off the sheet."""
    room = _measure_room(size, measure, _measure_number(size, outside))
    lines = sum(estimate_lines(line, room) for line in _list_lines(document, dated, room))
    leading = LEADING * document.typography.line_height
    return ABOVE + lines * size * leading * MM_PER_POINT + BELOW


def _measure_room(size: float, measure: float, number: float) -> float:
    """How long a line of words is beside the page numbers, in the size of its letters."""
    return (measure - number) / (size * MM_PER_POINT) * SURE


def _measure_number(size: float, narrow: bool) -> int:
    """Millimetres that the page numbers have."""
    return round(size * (NARROW_NUMBER_WIDTH if narrow or size > USUAL else NUMBER_WIDTH))


def write_footer_words(document: Document, dated: bool = True) -> str:
    """Title, version with its date, short code, state, and the next review where it is set."""
    return f"{document.title} | {describe_version(document, dated)}"


def describe_version(document: Document, dated: bool = True) -> str:
    """The version with its date, the short code, the state, and the next review where it is set."""
    return " | ".join(_list_parts(document, dated))


def _list_lines(document: Document, dated: bool, room: float) -> tuple[str, ...]:
    """The words in one line, where that is long enough; else the code begins a line of its own, and is in no margin
    parted from its label. The title has a line to itself where that makes the lines more alike."""
    whole = write_footer_words(document, dated)
    if not document.code or estimate_lines(whole, room) <= 1:
        return (whole,)
    version, *rest = _list_parts(document, dated)
    ways = (
        (f"{document.title} | {version}", " | ".join(rest)),
        (document.title, " | ".join((version, *rest))),
    )
    return min(ways, key=lambda lines: (sum(estimate_lines(line, room) for line in lines), max(map(len, lines))))


def _list_parts(document: Document, dated: bool) -> Iterator[str]:
    """The version, and what is said beside it: the state stands behind the code, or else behind the version."""
    labels = document.labels
    version = (dated and find_in_about(document, "about_version")) or document.version
    if document.code:
        version = version.removesuffix(labels["about_version_code"].format(version="", code=document.code))
    state = f", {document.notice.word.lower()}" if document.notice else ""
    parts = [labels["version"].format(version=version)]
    parts += [labels["code"].format(code=document.code).replace(" ", NO_BREAK)] if document.code else []
    yield from (*parts[:-1], parts[-1] + state)
    if document.next_review:
        yield labels["next_review"].format(date=find_in_about(document, "about_next_review"))


def write_css_string(text: str) -> str:
    """A text as a CSS string: what is not a letter, a digit or a space is written as its code point."""
    return '"' + re.sub(r"[^A-Za-z0-9 ]", lambda match: f"\\{ord(match.group()):X} ", text) + '"'


def _write_page_counter(label: str) -> str:
    counters = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
    parts = re.split(r"(\{pages?\})", label)
    return " ".join(counters.get(part) or write_css_string(part) for part in parts if part)


def find_in_about(document: Document, label: str) -> str:
    """What the box at the end says under a label: dates stand there in words."""
    for block in document.sections[-1].blocks if document.sections else ():
        if isinstance(block, Definitions):
            for item in block.items:
                if plain(item.term) == document.labels[label]:
                    return " ".join(plain(part.children) for part in item.blocks if isinstance(part, Paragraph))
    return ""
