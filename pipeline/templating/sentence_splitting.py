"""Sentences of a text, as far as rules take it apart, and the words in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.sentence_words import SentenceWords
from pipeline.templating.languages import LanguagePack

_WORD = re.compile(r"\S+")
_OPENING = "\"'“‘«‹„([{¿¡*-–—•"
"""Signs in front of a word."""
_CLOSING = "\"'”’»›)]}*"
"""Signs that close behind the end of a sentence."""
_ENDS = ".!?…؟。।۔"
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d{1,3}\.")
_INITIAL = re.compile(r"[^\W\d_]\.")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,9}")
_COUNTED = re.compile(r"[^\W_]|\ufffc")
"""A sign that makes a word of what stands between two spaces: a letter, a figure, or words that are not at hand."""
_FIGURES = re.compile(r"[+(]*\d[\d().-]*")
_FOLLOWED = re.compile(r".*[\d)]")


def find_sentences(text: str, pack: LanguagePack | SentenceWords | None) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends, without the spaces between them; a new line begins one too. A
    language without a pack has no abbreviations that we know."""
    words = list(_WORD.finditer(text))
    first = 0
    for number in range(1, len(words)):
        before, here = words[number - 1], words[number]
        new_line = "\n" in text[before.end() : here.start()]
        if new_line or _ends([one.group() for one in words[max(first, number - 2) : number + 1]], number - first, pack):
            yield words[first].start(), before.end()
            first = number
    if words:
        yield words[first].start(), words[-1].end()


def count_words(text: str) -> int:
    """How many words a text has. Figures that stand side by side are one, as in a phone number; a dash is none."""
    count = 0
    figures = False
    for word in text.split():
        is_figures = _FIGURES.match(word) is not None
        if _COUNTED.search(word) and not (figures and is_figures):
            count += 1
        figures = is_figures and _FOLLOWED.fullmatch(word) is not None
    return count


def _ends(words: Sequence[str], length: int, pack: LanguagePack | SentenceWords | None) -> bool:
    """Whether a sentence ends between the last two of some words; it has so many up to there."""
    end, following = words[-2].rstrip(_CLOSING).lstrip(_OPENING), words[-1].lstrip(_OPENING)
    opening = _LETTERS.match(following)
    if not end.endswith(tuple(_ENDS)) or (opening is not None and opening.group().islower()):
        return False
    if not end.endswith(".") or pack is None:
        return True
    if end.casefold() in pack.abbreviations_of_numbers:
        return not following[:1].isdigit()
    if end.casefold() in pack.abbreviations or (length == 1 and _NUMBER.fullmatch(end)):
        return False
    if opening is not None and opening.group().casefold() in pack.opening_words:
        return True
    return not _is_initial(end, words[-3] if length > 1 else "")


def _is_initial(word: str, before: str) -> bool:
    """Whether a word with a full stop is a letter of a name, or several; “vitamin C.” is not, and “p.m.” no name."""
    if _INITIALS.fullmatch(word):
        return word.isupper()
    named = not before or before.lstrip(_OPENING)[:1].isupper()
    return _INITIAL.fullmatch(word) is not None and word.isupper() and named
