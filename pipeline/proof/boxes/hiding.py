"""CSS declarations that hide words: which of them take what an element says out of sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import tinycss2

_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "em": 16.0, "rem": 16.0}
_SHARES = {"%", "vw", "vh", "vi", "vb", "vmin", "vmax"}
_FAR = -100.0
"""Pixels, or parts of a hundred of the screen, from which on a negative place is outside of it."""
_UNREADABLE = 4.0
"""Pixels: letters under this size are no letters."""
_FAINT = 0.1
_POINT = 1.0
"""Pixels: a box of this size shows nothing of what it holds."""
_EDGES = frozenset(
    {"left", "right", "top", "bottom", "inset", "inset-block", "inset-inline", "text-indent", "translate"}
    | {f"{name}-{end}" for name in ("inset-block", "inset-inline") for end in ("start", "end")}
    | {f"margin-{end}" for end in ("left", "right", "top", "bottom", "inline-start", "block-start")}
    | {"margin", "margin-inline", "margin-block"}
)
_SIZES = frozenset(
    f"{most}{name}" for most in ("", "max-") for name in ("width", "height", "inline-size", "block-size")
)

Declarations = Mapping[str, Sequence[Any]]
"""Properties with the tokens of their values."""


def read_declarations(content: Any) -> Declarations:
    """The declarations of a rule, or of a style attribute, by property in small letters; the last one counts."""
    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return {
        node.lower_name: [token for token in node.value if token.type not in ("whitespace", "comment")]
        for node in nodes
        if node.type == "declaration"
    }


def find_hiding(declarations: Declarations) -> tuple[str, ...]:
    """The properties that hide what an element says, with their values: "display: none"."""
    cut = any(_has_word(declarations.get(name, ()), ("hidden", "clip")) for name in _OVERFLOW)
    return tuple(
        f"{name}: {tinycss2.serialize(value)}"
        for name, value in declarations.items()
        if _hides(name, value) or (cut and name in _SIZES and _is_point(value))
    )


_OVERFLOW = ("overflow", "overflow-x", "overflow-y")


def _hides(name: str, value: Sequence[Any]) -> bool:
    if name in _EDGES:
        return any(_is_far(token) for token in value)
    test = _TESTS.get(name)
    return test is not None and test(value)


def _has_word(value: Iterable[Any], words: Sequence[str]) -> bool:
    return any(token.type == "ident" and token.lower_value in words for token in value)


def _read_pixels(token: Any) -> float | None:
    """A length in pixels, as far as it can be told without the page."""
    if token.type == "number" and token.value == 0:
        return 0.0
    if token.type == "dimension" and token.lower_unit in _PIXELS:
        return float(token.value * _PIXELS[token.lower_unit])
    return 0.0 if token.type in ("dimension", "percentage") and token.value == 0 else None


def _is_far(token: Any) -> bool:
    if token.type == "percentage" or (token.type == "dimension" and token.lower_unit in _SHARES):
        return bool(token.value <= _FAR)
    pixels = _read_pixels(token)
    return pixels is not None and pixels <= _FAR


def _is_point(value: Sequence[Any]) -> bool:
    pixels = _read_pixels(value[0]) if len(value) == 1 else None
    return pixels is not None and 0 <= pixels <= _POINT


def _is_faint(value: Sequence[Any]) -> bool:
    first = value[0] if value else None
    if first is None or first.type not in ("number", "percentage"):
        return False
    return bool(first.value < _FAINT * (100 if first.type == "percentage" else 1))


def _is_tiny(value: Sequence[Any]) -> bool:
    pixels = _read_pixels(value[0]) if len(value) == 1 else None
    return pixels is not None and pixels < _UNREADABLE


def _is_clipped(value: Sequence[Any]) -> bool:
    """`inset(50%)` and more, or a shape without size (CSS Masking 1)."""
    for token in value:
        if token.type == "function":
            numbers = [one for one in token.arguments if one.type in ("number", "percentage", "dimension")]
            first = numbers[0] if numbers else None
            if token.lower_name == "inset" and first is not None and first.type == "percentage":
                return bool(first.value >= 50)
            if token.lower_name in ("circle", "ellipse") and first is not None:
                return bool(first.value == 0)
    return False


def _is_moved_away(value: Sequence[Any]) -> bool:
    for token in value:
        if token.type == "function" and token.lower_name.startswith(("translate", "scale")):
            scaled = token.lower_name.startswith("scale")
            if any(one.type == "number" and one.value == 0 if scaled else _is_far(one) for one in token.arguments):
                return True
    return False


_TESTS: Mapping[str, Callable[[Sequence[Any]], bool]] = {
    "display": lambda value: _has_word(value, ("none",)),
    "visibility": lambda value: _has_word(value, ("hidden", "collapse")),
    "content-visibility": lambda value: _has_word(value, ("hidden",)),
    "color": lambda value: _has_word(value, ("transparent",)),
    "-webkit-text-fill-color": lambda value: _has_word(value, ("transparent",)),
    "opacity": _is_faint,
    "font-size": _is_tiny,
    "clip": lambda value: any(token.type == "function" for token in value),
    "clip-path": _is_clipped,
    "transform": _is_moved_away,
}
