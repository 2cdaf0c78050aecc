"""What a drawing may hold (SVG 1.1): elements, attributes and properties of CSS, each with the values that every form
draws alike. What is not listed is refused: what a renderer could make of it is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pipeline.validation.reading.drawing_values import (
    check_numbers,
    check_path,
    check_transform,
    is_length,
    is_number,
    is_paint,
    is_reference,
)

Check = Callable[[str], str]
"""What is wrong with a value, in words; empty where nothing is."""

ELEMENTS = frozenset(
    {"svg", "g", "defs", "symbol", "use", "title", "desc", "style"}
    | {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"}
    | {"linearGradient", "radialGradient", "stop", "pattern", "clipPath", "marker"}
)
WORDS = frozenset({"title", "desc", "style", "text", "tspan"})
"""Elements in which words may stand."""
ACTIVE = frozenset(
    {"script", "handler", "foreignobject", "iframe", "a", "image", "animate", "animatecolor", "animatetransform"}
    | {"animatemotion", "set", "mpath", "listener", "video", "audio", "object", "embed", "form", "feimage", "link"}
)
"""Elements that run, move, ask or fetch, in small letters."""
LEFT_OUT = frozenset({"metadata"})
"""Elements that draw nothing and may tell of people: they are left out, as everything of a drawing program is."""
UNPRINTABLE = frozenset(
    {"filter", "mask", "mix-blend-mode", "isolation", "mask-image", "clip", "perspective", "rotate"}
)
"""Properties that paper does not have; only their first value will do."""
_FIRST_VALUES = ("none", "normal", "auto", "inherit", "")


def _make_check(test: Callable[[str], object], hint: str) -> Check:
    return lambda value: "" if test(value.strip()) else hint


def _one_of(*words: str) -> Check:
    return _make_check({*words, "inherit"}.__contains__, f"it can be {', '.join(words)}")


def _matching(pattern: str, hint: str) -> Check:
    compiled = re.compile(pattern)
    return _make_check(compiled.fullmatch, hint)


_LENGTH = _make_check(is_length, "it can be a number with or without a unit (px, mm, cm, in, pt, em, %)")
_LENGTHS = _make_check(
    lambda value: all(is_length(part) for part in re.split(r"[\s,]+", value)), "it can be a row of lengths"
)
_NUMBER = _make_check(is_number, "it can be a number")
_SHARE = _make_check(
    lambda value: value == "inherit" or is_number(value.removesuffix("%")), "it can be a number from 0 to 1"
)
_PAINT = _make_check(is_paint, "it can be a colour, none, or url(#id) of a gradient or a pattern")
_REFERENCE = _make_check(is_reference, "it can be none or url(#id)")
_PLAIN = _matching(r"[^()\\<>{}@;]*", "it can be plain words")
_NAME = _matching(r"[A-Za-z_][\w.:-]*", "it begins with a letter, and has letters, digits and hyphens")

PROPERTIES: Mapping[str, Check] = {
    **dict.fromkeys(("fill", "stroke", "color", "stop-color"), _PAINT),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity", "stop-opacity"), _SHARE),
    **dict.fromkeys(("fill-rule", "clip-rule"), _one_of("nonzero", "evenodd")),
    **dict.fromkeys(("stroke-width", "stroke-dashoffset", "letter-spacing", "word-spacing"), _LENGTH),
    **dict.fromkeys(("clip-path", "marker", "marker-start", "marker-mid", "marker-end"), _REFERENCE),
    "stroke-linecap": _one_of("butt", "round", "square"),
    "stroke-linejoin": _one_of("miter", "round", "bevel"),
    "stroke-miterlimit": _NUMBER,
    "stroke-dasharray": _make_check(
        lambda value: value in ("none", "inherit") or not check_numbers(value), "it can be none or a row of numbers"
    ),
    "font-size": _LENGTH,
    "font-weight": _matching(r"normal|bold|inherit|[1-9]00", "it can be normal, bold or 100 to 900"),
    "font-style": _one_of("normal", "italic", "oblique"),
    "text-anchor": _one_of("start", "middle", "end"),
    "letter-spacing": _make_check(lambda value: value == "normal" or is_length(value), "it can be a length"),
    "word-spacing": _make_check(lambda value: value == "normal" or is_length(value), "it can be a length"),
    "direction": _one_of("ltr", "rtl"),
    "transform": check_transform,
    "vector-effect": _one_of("none"),
    "paint-order": _one_of("normal"),
    "text-orientation": _one_of("mixed"),
    "writing-mode": _one_of("lr-tb", "lr", "horizontal-tb"),
    "visibility": _one_of("visible", "hidden", "collapse"),
    "overflow": _one_of("visible", "hidden", "auto", "scroll"),
}
"""Properties of CSS, as attributes or in a style; another one may have plain words as its value."""
PLAIN_ATTRIBUTES = frozenset(
    {"class", "role", "lang", "version", "baseProfile", "enable-background", "type", "media", "contentStyleType"}
    | {"preserveAspectRatio", "spreadMethod", "gradientUnits", "patternUnits", "patternContentUnits", "clipPathUnits"}
    | {"markerUnits", "lengthAdjust", "zoomAndPan", "tabindex", "focusable", "space", "display", "font-family"}
    | {"font-variant", "font-stretch", "font", "text-decoration", "text-rendering", "shape-rendering", "unicode-bidi"}
    | {"image-rendering", "color-rendering", "color-interpolation", "dominant-baseline", "alignment-baseline"}
    | {
        "baseline-shift",
        "pointer-events",
        "cursor",
        "stroke-alignment",
        "white-space",
        "kerning",
        "style",
        "solid-color",
    }
)
"""Attributes that take plain words; what is in a `style` is looked at by itself."""
ATTRIBUTES: Mapping[str, Check] = {
    **PROPERTIES,
    **dict.fromkeys(PLAIN_ATTRIBUTES, _PLAIN),
    **dict.fromkeys(UNPRINTABLE, _make_check(_FIRST_VALUES.__contains__, "paper cannot show it")),
    **dict.fromkeys(("width", "height", "r", "cx", "cy", "x1", "y1", "x2", "y2", "fx", "fy", "fr"), _LENGTH),
    **dict.fromkeys(("refX", "refY", "markerWidth", "markerHeight", "textLength", "startOffset"), _LENGTH),
    **dict.fromkeys(("x", "y", "dx", "dy"), _LENGTHS),
    **dict.fromkeys(("rx", "ry"), _make_check(lambda value: value == "auto" or is_length(value), "it can be a length")),
    **dict.fromkeys(("gradientTransform", "patternTransform"), check_transform),
    "d": check_path,
    "points": lambda value: check_numbers(value, pairs=True),
    "viewBox": lambda value: check_numbers(value, count=4),
    "rotate": lambda value: check_numbers(value),
    "offset": _SHARE,
    "orient": _make_check(
        lambda value: value in ("auto", "auto-start-reverse") or is_number(value), "it can be auto or a number"
    ),
    "id": _NAME,
    "href": _matching(r"#.+", "it can be # and the id of a part of the drawing"),
    "style": lambda _: "",
}


def check_property(name: str, value: str) -> str:
    """What is wrong with a declaration of CSS; empty where nothing is."""
    value = re.sub(r"\s*!\s*important$", "", value.strip())
    if name in UNPRINTABLE:
        return "" if value in _FIRST_VALUES else "paper cannot show it"
    return PROPERTIES.get(name, _PLAIN)(value)
