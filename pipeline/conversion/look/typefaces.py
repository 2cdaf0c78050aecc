"""Web fonts (WOFF2): Atkinson Hyperlegible Next in four weights, each in a file for Latin and one for the rest of the
European letters, and a third with signs that it lacks, from Noto. A character that no file has is left to the fonts of
the reader's own device."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from pipeline.assets import COVERAGE, FONTS

FAMILY = "Atkinson Hyperlegible Next"
SUBSETS = ("latin", "latin-ext", "signs")
REGULAR, MEDIUM, BOLD, HEAVY = 400, 600, 700, 800


@dataclass(frozen=True)
class Face:
    """One WOFF2 file. `ranges` are the characters it has, as CSS writes a `unicode-range`."""

    weight: int
    subset: str
    ranges: tuple[str, ...]

    @property
    def file(self) -> str:
        """The name of the file in assets/fonts."""
        if self.subset == "signs":
            return f"PlainleafSigns-{self.weight}.woff2"
        return f"{FAMILY.replace(' ', '')}-{self.weight}-{self.subset}.woff2"

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return (FONTS / self.file).read_bytes()

    def has(self, text: str) -> bool:
        """True when one of the characters of the text is in this file."""
        return any(_is_within(ord(character), self.ranges) for character in set(text))


def choose_faces(text: str, weights: Iterable[int]) -> tuple[Face, ...]:
    """The files that a text needs in these weights: Latin always, other letters and signs where it has one."""
    faces = []
    for weight in sorted(weights):
        for subset in SUBSETS:
            face = Face(weight, subset, _read_coverage()[subset])
            if subset == "latin" or face.has(text):
                faces.append(face)
    return tuple(faces)


@cache
def _read_coverage() -> dict[str, tuple[str, ...]]:
    covers = json.loads(COVERAGE.read_text("utf-8"))["covers"]
    return {subset: tuple(cast(list[str], ranges)) for subset, ranges in covers.items()}


def _is_within(point: int, ranges: tuple[str, ...]) -> bool:
    for stretch in ranges:
        first, _, last = stretch.removeprefix("U+").partition("-")
        if int(first, 16) <= point <= int(last or first, 16):
            return True
    return False
