"""Which characters our fonts can print: read from the list that was made with them, so that no font is opened."""

from __future__ import annotations

import json
from functools import cache

from pipeline.assets import COVERAGE


@cache
def covered(subset: str = "print") -> frozenset[int]:
    """The code points that every weight of the typeface covers: in a subset for screens (`latin`, `latin-ext`,
    `signs`), or in the whole face for print."""
    ranges: dict[str, list[str]] = json.loads(COVERAGE.read_text(encoding="utf-8"))["covers"]
    points: set[int] = set()
    for entry in ranges[subset]:
        first, _, last = entry.removeprefix("U+").partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(points)
