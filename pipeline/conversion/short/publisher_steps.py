"""What gives way on the folded leaflet to a publisher that says much of itself, step by step.

On the cover: the logo and the lines of the name become smaller, then the drawing goes where it says nothing. On the
back: who answers for the leaflet is told in short, and the rest stands on its page; lines come closer and the address
goes below its code; then the parts that are missed are no longer named. What always stays is the notice that it is a
draft, the telephone number, the code and the address: where there is no room for them, the form is not made.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from pipeline.conversion.print.typesetting import write_logo_rule
from pipeline.model.document import Document

COVER, BACK = "the cover", "the back panel"
SMALL_LOGO = (5.5, 15.0)
"""Millimetres: how high and how wide a logo is at most that gives way."""
CLOSE_COVER = (
    ".publisher{font-size:12pt;line-height:5mm}.cover{padding-block-start:8mm}.cover h1{margin-block-start:5mm}"
    ".subtitle{margin-block-start:2.4mm}"
)
NO_DRAWING = ".cover-picture{display:none}"
CLOSE_BACK = (
    ".back{line-height:1.24}.back p,.back li,.back dd,.back dt{font-size:12pt;line-height:1.24}"
    ".back p,.back ul{margin-block-end:1mm}.back .section{margin-block-end:2mm}"
    ".back .section-title{font-size:16pt;margin-block-end:1mm}.left-out li{margin-block-end:0}"
    ".back .web{display:block;padding:2mm}.back .web .qr{width:22mm;height:22mm;margin-block-end:1mm}"
)


@dataclass(frozen=True)
class PublisherSteps:
    """How many steps the `cover` and the `back` have given way."""

    LAST: ClassVar[int] = 3
    """The last step of the back: what is missed is not named."""
    cover: int = 0
    back: int = 0

    @property
    def brief(self) -> bool:
        """Whether who answers for the leaflet is told in short."""
        return self.back > 0

    def give_way(self, part: str) -> PublisherSteps | None:
        """One step more for a part that has no room; None where that part has no other, or is none of these."""
        if part == COVER and self.cover < 2:
            return replace(self, cover=self.cover + 1)
        if part == BACK and self.back < self.LAST:
            return replace(self, back=self.back + 1)
        return None

    def write_rules(self, document: Document) -> str:
        """CSS of the steps."""
        logo = write_logo_rule(document.logo, *SMALL_LOGO) if self.cover and document.logo else ""
        cover = CLOSE_COVER + logo if self.cover else ""
        bare = NO_DRAWING if self.cover > 1 and not document.cover_alt else ""
        return cover + bare + (CLOSE_BACK if self.back > 1 else "")
