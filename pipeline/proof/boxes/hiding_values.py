"""Values of CSS that leave nothing to see: lengths, shares and colours (CSS Values 4, CSS Color 4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tinycss2 import color4

_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "em": 16.0, "rem": 16.0}
_PIXELS.update(q=96 / 101.6, ch=8.0, ex=8.0, lh=24.0, rlh=24.0)
_SCREEN = frozenset(f"{size}v{side}" for size in ("", "s", "l", "d") for side in ("w", "h", "i", "b", "min", "max"))
_FAR = -100.0
"""Pixels, or parts of a hundred of the screen, from which on a negative place is outside of it."""
_FAR_AHEAD = 3000.0
"""Pixels from which on a place is beyond the far edge of every screen."""
_UNREADABLE = 4.0
"""Pixels: letters under this size are no letters."""
_UNREADABLE_SHARE = 25.0
"""Parts of a hundred of the letters around."""
_FAINT = 0.1
_POINT = 1.0
"""Pixels: a box of this size shows nothing of what it holds."""
_TIGHT = -6.0
"""Pixels from letter to letter: less than that, and they stand on each other."""


def has_word(value: Iterable[Any], words: Sequence[str]) -> bool:
    """Whether one of these words is in a value."""
    return any(token.type == "ident" and token.lower_value in words for token in value)


def is_share(token: Any) -> bool:
    """Whether it is a part of a hundred, of what is around or of the screen."""
    return token.type == "percentage" or (token.type == "dimension" and token.lower_unit in _SCREEN)


def _read_pixels(token: Any) -> float | None:
    """A length in pixels, as far as it can be told without the page."""
    if token.type == "number" and token.value == 0:
        return 0.0
    if token.type == "dimension" and token.lower_unit in _PIXELS:
        return float(token.value * _PIXELS[token.lower_unit])
    return 0.0 if is_share(token) and token.value == 0 else None


def is_far(token: Any) -> bool:
    """Whether a place is outside of the screen."""
    if token.type == "function" and token.lower_name == "calc":
        return any(is_far(one) for one in token.arguments)
    if is_share(token):
        return bool(token.value <= _FAR or (token.type == "dimension" and token.value >= -_FAR))
    pixels = _read_pixels(token)
    return pixels is not None and (pixels <= _FAR or pixels >= _FAR_AHEAD)


def is_point(value: Sequence[Any]) -> bool:
    """Whether a box of this size shows nothing."""
    pixels = _read_pixels(value[0]) if len(value) == 1 else None
    return pixels is not None and 0 <= pixels <= _POINT


def is_faint(value: Sequence[Any]) -> bool:
    """Whether a part of one, or of a hundred, is next to nothing."""
    first = value[0] if value else None
    if first is None or first.type not in ("number", "percentage"):
        return False
    return bool(abs(first.value) < _FAINT * (100 if first.type == "percentage" else 1))


def is_tiny(value: Sequence[Any]) -> bool:
    """Whether letters have a size that nobody can read; the first length of `font` is its size."""
    for token in value:
        pixels = _read_pixels(token) if token.type != "number" or token.value == 0 else None
        if pixels is not None:
            return pixels < _UNREADABLE
        if is_share(token):
            return bool(token.value < (_UNREADABLE_SHARE if token.type == "percentage" else 1))
    return False


def is_tight(value: Sequence[Any]) -> bool:
    """Whether letters stand on each other."""
    pixels = _read_pixels(value[0]) if value else None
    return pixels is not None and pixels <= _TIGHT


def read_colour(value: Sequence[Any]) -> Any:
    """The one colour of a value; None where there is none, or where it is that of the words around."""
    colours = [colour for token in value if (colour := color4.parse_color(token)) is not None]
    return colours[0] if len(colours) == 1 and colours[0] != "currentcolor" else None


def is_see_through(value: Sequence[Any]) -> bool:
    """Whether a colour lets the ground through."""
    colour = read_colour(value)
    return colour is not None and colour.alpha < _FAINT
