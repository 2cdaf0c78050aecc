"""CSS of the page footer: which leaflet a loose sheet belongs to, in which version and state, and its page of how
many."""

from __future__ import annotations

import re

from pipeline.conversion.look.lettering import estimate_lines
from pipeline.conversion.print.paper import MEASURE
from pipeline.conversion.print.sizes import SMALLEST_SIZE
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.model.document import Definitions, Document, Paragraph, plain

ABOVE, BELOW = 6.6, 4.0
"""Millimetres: what is between the words of a page and those of its footer, and what printers leave at the edge."""
LEADING = 1.2
SURE = 0.95
"""The part of a line that is counted on, because widths of letters are estimates."""


def write_footer_rules(
    document: Document, *, size: float = SMALLEST_SIZE, dated: bool = True, numbered: bool = True
) -> str:
    """CSS for the margin boxes at the bottom. Page numbers stand at the end of the line, in bold, where the pages are
    `numbered`. `size` is in points; without `dated` the version stands without its date."""
    start, end = ("left", "right") if document.direction == "ltr" else ("right", "left")
    shared = f"vertical-align:top;padding-top:2.6mm;margin-top:4mm;border-top:1pt solid var(--leaf);font-size:{size}pt;"
    shared += f"line-height:{LEADING};"
    number = _measure_number(size)
    counter = _write_page_counter(document.labels["page_of"]) if numbered else '""'
    return (
        f"@page{{@bottom-{start}{{{shared}width:{MEASURE - number}mm;text-align:{start};color:var(--ink-2);"
        f"content:{write_css_string(write_footer_words(document, dated))}}}"
        f"@bottom-{end}{{{shared}width:{number}mm;text-align:{end};font-weight:700;color:var(--ink);"
        f"content:{counter}}}}}"
    )


def measure_footer(document: Document, size: float = SMALLEST_SIZE, dated: bool = True) -> float:
    """Millimetres that the foot of a page needs, so that no line of a long title falls off the sheet."""
    room = (MEASURE - _measure_number(size)) / (size * MM_PER_POINT)
    lines = estimate_lines(write_footer_words(document, dated), room * SURE)
    return ABOVE + lines * size * LEADING * MM_PER_POINT + BELOW


def _measure_number(size: float) -> int:
    """Millimetres that the page numbers have."""
    return round(size * 38 / SMALLEST_SIZE)


def write_footer_words(document: Document, dated: bool = True) -> str:
    """Title, version with its date, state, and the next review where it is set."""
    return f"{document.title} | {describe_version(document, dated)}"


def describe_version(document: Document, dated: bool = True) -> str:
    """The version with its date, the state, and the next review where it is set."""
    version = (dated and find_in_about(document, "about_version")) or document.version
    words = document.labels["version"].format(version=version)
    if document.notice:
        words += ", " + document.notice.label.rstrip(". ").lower()
    if document.next_review:
        words += " | " + document.labels["next_review"].format(date=find_in_about(document, "about_next_review"))
    return words


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
