"""CSS declarations that hide words: which of them take what an element says out of sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import tinycss2

from pipeline.proof.boxes.hiding_shapes import is_clipped, is_filtered, is_moved_away, is_turned_away
from pipeline.proof.boxes.hiding_values import (
    has_word,
    is_faint,
    is_far,
    is_point,
    is_see_through,
    is_tight,
    is_tiny,
    read_colour,
)

_EDGES = frozenset(
    {"left", "right", "top", "bottom", "inset", "inset-block", "inset-inline", "text-indent", "translate"}
    | {f"{name}-{end}" for name in ("inset-block", "inset-inline") for end in ("start", "end")}
    | {f"margin-{end}" for end in ("left", "right", "top", "bottom", "inline-start", "block-start")}
    | {"margin", "margin-inline", "margin-block"}
)
_SIZES = frozenset(
    f"{most}{name}" for most in ("", "max-") for name in ("width", "height", "inline-size", "block-size")
)
_OVERFLOW = ("overflow", "overflow-x", "overflow-y", "overflow-inline", "overflow-block")

Declarations = Mapping[str, Sequence[Any]]
"""Properties with the tokens of their values."""


def read_declarations(content: Any, customs: Declarations | None = None) -> Declarations:
    """The declarations of a rule, or of a style attribute, by property in small letters; the last one counts. `customs`
    are the values that custom properties (`--name`) have elsewhere."""
    nodes = [
        node
        for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
        if node.type == "declaration"
    ]
    own = {node.name: node.value for node in nodes if node.name.startswith("--")}
    known = {**(customs or {}), **own}
    return {node.lower_name: list(_fill_in(node.value, known, depth=8)) for node in nodes}


def _fill_in(value: Iterable[Any], known: Declarations, depth: int) -> Iterator[Any]:
    """The tokens of a value without spaces, with those of custom properties in the place of `var()`."""
    for token in value:
        if token.type == "function" and token.lower_name == "var" and depth:
            name, *rest = [one for one in token.arguments if one.type not in ("whitespace", "comment")] or [token]
            filled = known.get(getattr(name, "value", ""), rest[1:])
            yield from _fill_in(filled, known, depth - 1)
        elif token.type not in ("whitespace", "comment"):
            yield token


def find_hiding(declarations: Declarations) -> tuple[str, ...]:
    """The properties that hide what an element says, with their values: "display: none"."""
    cut = any(has_word(declarations.get(name, ()), ("hidden", "clip")) for name in _OVERFLOW)
    return tuple(
        f"{name}: {tinycss2.serialize(_with_spaces(value))}"
        for name, value in declarations.items()
        if _hides(name, value)
        or (cut and name in _SIZES and is_point(value))
        or (name == "color" and _has_colour_of_ground(value, declarations))
    )


def _with_spaces(value: Sequence[Any]) -> list[Any]:
    """Tokens as people write them, with a space between words."""
    (space,) = tinycss2.parse_component_value_list(" ")
    spaced = [part for token in value for part in (space, token) if not (part is space and token == ",")]
    return spaced[1:]


def _hides(name: str, value: Sequence[Any]) -> bool:
    if name in _EDGES:
        return any(is_far(token) for token in value)
    test = _TESTS.get(name)
    return test is not None and test(value)


def _has_colour_of_ground(value: Sequence[Any], declarations: Declarations) -> bool:
    grounds = (read_colour(declarations.get(name, ())) for name in ("background-color", "background"))
    colour = read_colour(value)
    return colour is not None and any(colour == ground for ground in grounds)


_TESTS: Mapping[str, Callable[[Sequence[Any]], bool]] = {
    "display": lambda value: has_word(value, ("none",)),
    "visibility": lambda value: has_word(value, ("hidden", "collapse")),
    "content-visibility": lambda value: has_word(value, ("hidden",)),
    "color": is_see_through,
    "-webkit-text-fill-color": is_see_through,
    "opacity": is_faint,
    "font-size": is_tiny,
    "font": is_tiny,
    "zoom": is_faint,
    "letter-spacing": is_tight,
    "clip": lambda value: any(token.type == "function" for token in value),
    "clip-path": is_clipped,
    "filter": is_filtered,
    "transform": is_moved_away,
    "scale": lambda value: any(is_faint([token]) for token in value),
    "rotate": is_turned_away,
}
