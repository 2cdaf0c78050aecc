"""Geometry of the page: rectangles in points, from the lower left corner (ISO 32000-1, 8.3.2.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle in points: `bottom` is lower than `top`, as on paper."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From the left to the right, in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the bottom to the top, in points."""
        return self.top - self.bottom

    def measure_overlap(self, other: Rectangle) -> tuple[float, float]:
        """How wide and how high the part is that two rectangles share; negative where they are apart."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.top, other.top) - max(self.bottom, other.bottom),
        )

    def encloses(self, other: Rectangle, slack: float = 0.0) -> bool:
        """Whether the other one lies inside, or no more than `slack` points outside."""
        return (
            self.left - slack <= other.left
            and self.bottom - slack <= other.bottom
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )

    def shrink(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        """What is left when strips are cut off at the edges, in millimetres."""
        return Rectangle(
            self.left + left * POINTS_PER_MM,
            self.bottom + bottom * POINTS_PER_MM,
            self.right - right * POINTS_PER_MM,
            self.top - top * POINTS_PER_MM,
        )


def intersect(first: Rectangle, second: Rectangle) -> Rectangle:
    """The part that two rectangles share; without width or height where they are apart."""
    left, bottom = max(first.left, second.left), max(first.bottom, second.bottom)
    right, top = min(first.right, second.right), min(first.top, second.top)
    return Rectangle(left, bottom, max(left, right), max(bottom, top))


def unite(rectangles: Iterable[Rectangle]) -> Rectangle:
    """The smallest rectangle that holds all of these; there has to be one at least."""
    lefts, bottoms, rights, tops = zip(*((one.left, one.bottom, one.right, one.top) for one in rectangles), strict=True)
    return Rectangle(min(lefts), min(bottoms), max(rights), max(tops))


def format_mm(points: float) -> str:
    """A length as people measure it: "4.2 mm"."""
    return f"{points / POINTS_PER_MM:.1f} mm"
