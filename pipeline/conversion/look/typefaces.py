"""Web fonts (WOFF2): Atkinson Hyperlegible Next in four weights, each in a file for Latin and one for the rest of the
European letters, and a third with signs that it lacks, from Noto. Of the faces of other scripts a page gets what it
needs: a cut that was made in advance where one has all of its letters, or one that is cut out when the page is written,
which can take as long as all the rest of it. A character that no file has is left to the fonts of the reader's own
device."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from pipeline.assets import FONTS
from pipeline.model.typography import ENGLISH, Typography
from pipeline.templating.faces import Family, list_ranges, read_cut, read_families, share_letters

FAMILY = "Atkinson Hyperlegible Next"
SUBSETS = ("latin", "latin-ext", "signs")
REGULAR, MEDIUM, BOLD, HEAVY = 400, 600, 700, 800
JOINERS = frozenset((0x200C, 0x200D))
"""What keeps the letters of some scripts apart, or joins them: a face draws them rightly if it knows both."""


@dataclass(frozen=True)
class Face:
    """One WOFF2 file. `ranges` are the characters it has, as CSS writes a `unicode-range`; a face of another script
    has none, and is a cut that was made in advance or is cut out for the `letters`."""

    weight: int
    subset: str
    ranges: tuple[str, ...]
    family: str = FAMILY
    letters: str = ""

    @property
    def file(self) -> str:
        """The name of the file, in assets/fonts if it is ours."""
        if self.subset == "signs":
            return f"PlainleafSigns-{self.weight}.woff2"
        return f"{'-'.join((self.family.replace(' ', ''), str(self.weight), self.subset)).rstrip('-')}.woff2"

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return cut_out(self.family, self.weight, self.letters) if self.letters else (FONTS / self.file).read_bytes()


def choose_faces(text: str, weights: Iterable[int], typography: Typography = ENGLISH) -> tuple[Face, ...]:
    """The files that a text needs in these weights, by family in the order in which a letter is looked for. Of ours:
    Latin always, other letters and signs where the text has one."""
    wanted, families = sorted(weights), read_families()
    return tuple(
        face
        for name, has in share_letters(text, typography).items()
        for face in (_choose_ours(text, wanted) if name == FAMILY else _choose_others(has, families[name], wanted))
    )


def list_families(faces: Iterable[Face]) -> str:
    """The families of some faces in their order, as CSS names them."""
    return name_families(dict.fromkeys(face.family for face in faces))


def name_families(names: Iterable[str]) -> str:
    """Families as CSS names them."""
    return ",".join(f'"{name}"' for name in names)


def _choose_ours(text: str, weights: list[int]) -> Iterator[Face]:
    letters = frozenset(map(ord, text))
    for weight in weights:
        for subset in SUBSETS:
            if subset == "latin" or letters & read_cut(subset):
                yield Face(weight, subset, list_ranges(subset))


def _choose_others(has: frozenset[int], family: Family, weights: list[int]) -> Iterator[Face]:
    """The faces of another script, which has fewer weights: of those it has, the nearest to each."""
    points = has | family.covers & JOINERS
    cut = next((name for name, others in family.cuts.items() if points <= others), "")
    letters = "" if cut else "".join(map(chr, sorted(points)))
    nearest = {min(family.weights, key=lambda known: abs(known - weight)) for weight in weights}
    for weight in sorted(nearest):
        yield Face(weight, cut, (), family.name, letters)


@lru_cache(16)
def cut_out(family: str, weight: int, letters: str) -> bytes:
    """WOFF2 of a face with no more than these letters, and with what joins and places them."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.flavor = "woff2"
    options.notdef_outline = True
    made = BytesIO()
    with TTFont(FONTS / f"{family.replace(' ', '')}-{weight}.ttf", recalcTimestamp=False, lazy=True) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(made)
    return made.getvalue()
