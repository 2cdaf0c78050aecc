"""Colour palette, by what each is for. Text keeps a contrast of 7:1 or more on each ground it stands on (WCAG 1.4.6),
lines and edges 3:1 or more (WCAG 1.4.11), in both themes.

Red is for emergencies alone. Gold is a fill under ink and never text on white. Both are the same for every publisher,
as are ink, paper and lines. These are our own colours; those of a publisher are worked out in palette.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.colours import EMERGENCY, GROUND, INK, OURS, WHITE

LIGHT: Mapping[str, str] = {
    "page": GROUND,
    "surface": WHITE,
    "tint": "#E6F1ED",
    "ink": INK,
    "ink-2": "#3B4B50",
    "leaf": OURS.main,
    "line": "#6D7C80",
    "head": OURS.main,
    "head-text": "#FFFFFF",
    "band": OURS.main,
    "band-text": "#FFFFFF",
    "band-deep": "#0B3D39",
    "band-name": "#FBE3AE",
    "band-state": "#F5BE4F",
    "accent": OURS.accent,
    "emergency": EMERGENCY,
    "emergency-text": "#FFFFFF",
    "emergency-edge": EMERGENCY,
    "urgent": "#F5BE4F",
    "urgent-text": INK,
    "urgent-edge": "#5E3A00",
    "routine": "#1B4675",
    "gold": "#F5BE4F",
    "hatch": INK,
}
"""On white paper and on screens."""

DARK: Mapping[str, str] = {
    **LIGHT,
    "page": "#0F181B",
    "surface": "#182428",
    "tint": "#17322F",
    "ink": "#EDF3F1",
    "ink-2": "#BFCCC9",
    "leaf": "#8EDCCB",
    "line": "#7F9094",
    "band": "#12302D",
    "band-deep": "#0E2522",
    "emergency-edge": "#FF9E94",
    "urgent": "#FFCB66",
    "urgent-text": "#2A1B00",
    "urgent-edge": "#FFCB66",
    "routine": "#A9CDFB",
}
"""For readers who ask for dark screens."""

PAPER: Mapping[str, str] = {**LIGHT, "page": WHITE}
"""For print: the ground is the paper itself."""

MORE_CONTRAST: Mapping[str, str] = {"line": "var(--ink)", "ink-2": "var(--ink)", "tint": "var(--page)"}
"""For readers who ask for more contrast: lines become ink, tints the ground of the page. Over either theme."""


def write_properties(colours: Mapping[str, str]) -> str:
    """The colours as custom properties, for the inside of a CSS rule."""
    return "".join(f"--{name}:{value};" for name, value in colours.items())
