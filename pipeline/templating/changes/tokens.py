"""Words, figures and signs of a sentence, apart from each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.templating.changes.sentences import Stretch

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "−": "-", "µ": "μ"}
)
"""Signs that nobody tells apart, each with the plainest of them."""
_LETTER = r"[^\W\d_]"
_PUNCTUATION = ".,;:!?'\"()[]{}«»‹›¿¡…|·•_-–—"
"""Signs that only part words from each other; of any other, nobody knows that it says nothing."""
_TOKEN = re.compile(
    rf"(?P<between>(?<=\d)\s*[-–—,;:.]+\s*(?=\d))"
    rf"|(?P<minus>(?<![\w-])[-–](?=\d))"
    rf"|(?P<number>\d+(?:[.,:/]\d+)*)"
    rf"|(?P<word>{_LETTER}(?:\.{_LETTER})+(?!{_LETTER})|{_LETTER}+(?:['-]{_LETTER}+)*)"
    rf"|(?P<sign>[^\s{re.escape(_PUNCTUATION)}])"
)
_ENDS = re.compile(r"[.!?:]")
_DASHES = re.compile(r"\s*[-–—]\s*")


@dataclass(frozen=True)
class Token:
    """A word, figure or sign: as it is compared (`key`), as it is typed, and whether it is of a fact. The `first` of
    a sentence may have a capital letter for that alone."""

    key: str
    typed: str
    of_fact: bool = False
    first: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it has letters only, but for what joins them."""
        return self.key.replace("-", "").replace("'", "").replace(".", "").isalpha()


def level_signs(words: str) -> str:
    """Words without what nobody sees: the same signs for the same, one space between words."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", words)).translate(_ALIKE).split())


def split_words(words: str, facts: Sequence[Stretch] = ()) -> list[Token]:
    """The words, figures and signs of a sentence in order. A dash between two numbers reads "to"; any other sign there
    stays, as it may be a part of one number."""
    return list(_split(_split_by_facts(words, facts)))


def _split_by_facts(words: str, facts: Sequence[Stretch]) -> Iterator[tuple[str, bool]]:
    end = 0
    for begin, close in facts:
        yield words[end:begin], False
        yield words[begin:close], True
        end = close
    yield words[end:], False


def _split(pieces: Iterator[tuple[str, bool]]) -> Iterator[Token]:
    first = True
    for piece, of_fact in pieces:
        level, end = level_signs(piece), 0
        for match in _TOKEN.finditer(level):
            typed = match.group()
            first = first or _ENDS.search(level, end, match.start()) is not None
            dash = match.lastgroup == "between" and _DASHES.fullmatch(typed)
            yield Token("to" if dash else typed.strip().casefold(), typed.strip(), of_fact, first)
            first, end = False, match.end()
