"""Values of CSS that cut words off, or move, turn or filter them away (CSS Masking, Transforms, Filter Effects)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.proof.boxes.hiding_values import is_faint, is_far

_QUARTERS = {"deg": 90.0, "grad": 100.0, "turn": 0.25}
"""A quarter of a turn in each unit: seen from its edge, a page shows nothing."""


def _read_numbers(function: Any) -> list[Any]:
    return [one for one in function.arguments if one.type in ("number", "percentage", "dimension")]


def is_clipped(value: Sequence[Any]) -> bool:
    """A shape without size, or one that leaves nothing between its edges."""
    return any(_is_nothing(token.lower_name, _read_numbers(token)) for token in value if token.type == "function")


def _is_nothing(shape: str, numbers: list[Any]) -> bool:
    values = [float(one.value) for one in numbers]
    if not values:
        return False
    if shape == "inset":
        top, right, bottom, left = _fill_edges(numbers)
        return any(
            all(edge.type == "percentage" or edge.value == 0 for edge in (one, other))
            and one.value + other.value >= 100
            for one, other in ((top, bottom), (right, left))
        )
    if shape in ("circle", "ellipse"):
        return values[0] == 0
    if shape == "xywh":
        return 0 in values[2:4]
    return shape == "polygon" and (len(set(values[::2])) == 1 or len(set(values[1::2])) <= 1)


def _fill_edges(numbers: list[Any]) -> list[Any]:
    """Four edges from one to four values, as CSS takes them."""
    top = numbers[0]
    right = numbers[1] if len(numbers) > 1 else top
    bottom = numbers[2] if len(numbers) > 2 else top
    return [top, right, bottom, numbers[3] if len(numbers) > 3 else right]


def is_filtered(value: Sequence[Any]) -> bool:
    """A filter that leaves no colour."""
    functions = [token for token in value if token.type == "function"]
    return any(one.lower_name == "opacity" and is_faint(_read_numbers(one)) for one in functions)


def is_moved_away(value: Sequence[Any]) -> bool:
    """Moved off the screen, made a point of, or turned edge on."""
    return any(_moves_away(token.lower_name, _read_numbers(token)) for token in value if token.type == "function")


def _moves_away(name: str, numbers: list[Any]) -> bool:
    if name.startswith("translate"):
        return any(is_far(one) for one in numbers)
    if name.startswith("scale"):
        return any(is_faint([one]) for one in numbers)
    if name in ("rotatex", "rotatey"):
        return any(_find_quarters(numbers))
    if name == "matrix" and len(numbers) == 6:
        a, b, c, d = (float(one.value) for one in numbers[:4])
        return abs(a * d - b * c) < 0.01
    return False


def is_turned_away(value: Sequence[Any]) -> bool:
    """`x 90deg`: turned about an axis that lies in the page."""
    axis = any(token.type == "ident" and token.lower_value in ("x", "y") for token in value)
    return axis and any(_find_quarters(value))


def _find_quarters(tokens: Sequence[Any]) -> Iterator[bool]:
    """For each angle whether it is one quarter of a turn or three."""
    for token in tokens:
        if token.type == "dimension" and token.lower_unit in _QUARTERS:
            yield abs(token.value / _QUARTERS[token.lower_unit]) % 2 == 1
