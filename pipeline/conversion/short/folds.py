"""Folds of a sheet across: where its six panels lie on both sides, and how wide they are."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.conversion.short.panels import Panel, Sheet

NARROWER = 3.0
"""Millimetres that the flap is narrower than the other panels."""
FLAP = 5
"""The page that becomes the flap: before it are the cover and three panels inside, behind it is the back."""


@dataclass(frozen=True)
class Folds:
    """The sheet in millimetres, and how wide its panels are. The flap, which is what is seen first when the leaflet is
    opened, may be read first too (`flap_first`)."""

    width: float
    height: float
    flap_first: bool = False

    @property
    def panel(self) -> float:
        """The width of the cover, the back and the first two panels inside."""
        return (self.width + NARROWER) / 3

    @property
    def flap(self) -> float:
        """The width of the flap and of the panel behind it."""
        return self.panel - NARROWER

    def list_panels(self, mirrored: bool) -> list[Panel]:
        """Where the pages go: cover, inside, flap, back, or with the flap behind the cover. The outside is the first
        side."""
        widths = [self.panel, self.panel, self.panel, self.flap, self.flap, self.panel]
        lefts = [self.width - self.panel, 0.0, self.panel, 2 * self.panel, 0.0, self.flap]
        if mirrored:
            lefts = [self.width - left - width for left, width in zip(lefts, widths, strict=True)]
        panels = [Panel(side, left) for side, left in zip((0, 1, 1, 1, 0, 0), lefts, strict=True)]
        if self.flap_first:
            panels.insert(1, panels.pop(FLAP - 1))
        return panels

    def list_sheets(self, mirrored: bool) -> list[Sheet]:
        """The two sides with their folds."""
        outside, inside = (self.flap, self.flap + self.panel), (self.panel, 2 * self.panel)
        if mirrored:
            outside, inside = inside, outside
        return [Sheet(self.width, self.height, outside), Sheet(self.width, self.height, inside)]

    def write_rules(self) -> str:
        """CSS for the pages that become panels. The back is as wide as it will be, whatever its number is before there
        are lines to write on."""
        narrow = f"size:{self.flap:.3f}mm {self.height:.3f}mm"
        wide = f"size:{self.panel:.3f}mm {self.height:.3f}mm"
        first = 2 if self.flap_first else FLAP - 1
        return (
            f"@page{{{wide};margin:0}}@page back{{{wide}}}"
            f"@page :nth({first}){{{narrow}}}@page :nth({FLAP}){{{narrow}}}"
            f".front{{height:{self.height:.3f}mm}}"
        )
