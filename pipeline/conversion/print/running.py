"""Running heads: in a long leaflet each page says at its top which section it belongs to."""

from __future__ import annotations

from pipeline.conversion.look.lettering import estimate_width
from pipeline.conversion.print.footer import SURE, write_css_string
from pipeline.conversion.print.paper import MEASURE
from pipeline.conversion.print.sizes import SMALLEST_SIZE
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.model.document import Document, plain

LONG = 12
"""Pages of three sheets folded once, or of six printed on both sides: so many are leafed through. In a leaflet with
more nobody finds a part without its name and the page on which it begins."""
UNPRINTED = 4
"""Millimetres at the edge that printers leave blank."""
CUT = "…"


def write_running_rules(document: Document, *, size: float = SMALLEST_SIZE, measure: float = MEASURE) -> str:
    """CSS for the head of each page but the first: the name of the section that its first words are of, in letters of a
    `size` (points) and one line of a `measure` (millimetres)."""
    side = "left" if document.direction == "ltr" else "right"
    room = SURE * measure / (size * MM_PER_POINT)
    names = "".join(
        f"#{section.id} > .section-title{{string-set:section {write_css_string(_cut(plain(section.title), room))}}}"
        for section in document.sections
    )
    return (
        f'{names}.notes > .section-title,#visit_form > .section-title,#full-1 > .section-title{{string-set:section ""}}'
        f"@page{{@top-{side}{{content:string(section,start);width:{measure}mm;padding-top:{UNPRINTED}mm;"
        f"vertical-align:middle;text-align:{side};font-size:{size}pt;line-height:1.2;color:var(--ink-2)}}}}"
        f"@page :first{{@top-{side}{{content:none}}}}"
    )


def _cut(title: str, room: float) -> str:
    """As many words of a title as there is room for, in em; what is missing is marked."""
    words = title.split()
    if estimate_width(" ".join(words)) <= room:
        return " ".join(words)
    while len(words) > 1 and estimate_width(" ".join(words) + f" {CUT}") > room:
        words.pop()
    return " ".join(words) + f" {CUT}"
