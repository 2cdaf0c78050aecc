"""The words of a PDF and where they stand, as Poppler reads them: a reader that is not ours."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from pipeline.conversion.a5.writer import write as write_small
from pipeline.conversion.large_print.writer import write as write_large_print
from pipeline.conversion.print.writer import write as write_leaflet
from pipeline.conversion.short.card import write as write_card
from pipeline.conversion.short.folded import write as write_folded
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document
from tests.needs import need

Write = Callable[[Document], tuple[Artifact, ...]]
PAPER: dict[str, Write] = {
    "pdf": write_leaflet,
    "large-print": write_large_print,
    "a5": write_small,
    "folded": write_folded,
    "card": write_card,
}


@dataclass(frozen=True)
class Word:
    """A word on a page and its box, in points from the upper left corner; `width` is that of the page."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    width: float

    def stands_on(self, other: Word) -> bool:
        """True when the two boxes share more than a hair of a point in both directions."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return self.page == other.page and across > 0.5 and down > 0.3 * (self.bottom - self.top)


def boxes(path: Path) -> list[Word]:
    """The words of a PDF and their boxes."""
    need(shutil.which("pdftotext"), "pdftotext")
    run = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True)
    words_of = []
    for number, page in enumerate(re.findall(r"<page .*?</page>", run.stdout, re.DOTALL), start=1):
        width = float(re.findall(r'width="([\d.]+)"', page)[0])
        for *sides, text in re.findall(r'Min="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>', page):
            left, top, right, bottom = map(float, sides)
            words_of.append(Word(number, text, left, top, right, bottom, width))
    return words_of


def list_collisions(found: Sequence[Word]) -> list[tuple[str, str]]:
    """Pairs of words that stand on each other, and words that leave the paper."""
    pairs = [(one.text, other.text) for one, other in combinations(found, 2) if one.stands_on(other)]
    return pairs + [(word.text, "the edge") for word in found if word.right > word.width - 18 or word.left < 18]


def read(found: Sequence[Word]) -> str:
    """The words in one line, with ordinary spaces."""
    return " ".join(word.text for word in found).replace("\N{NO-BREAK SPACE}", " ")
