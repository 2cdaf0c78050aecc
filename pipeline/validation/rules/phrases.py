"""Phrases of a language that the rules look for.

A phrase is written as it reads. `{number}` in one stands for figures, `{name}` for a placeholder or a word with a
capital letter, `{words}` for up to six words, `*ing` for any word that ends so, `(a|b)` for one of several wordings,
and `(a|)` for words in front of others that may be missing. A word with two capitals is found as it is written: AIDS is
no hearing aids.

A pattern is made of a phrase only where its words stand in a text, which those of most phrases never do: making the
patterns of a whole language takes longer than everything else that a check does.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

_PIECES = re.compile(r"(\([^()]*\)|\s+)")
_GROUP = re.compile(r"\(([^()]*)\)(\s*)")
_GROUP_WITH_ITS_WORD = re.compile(r"(?:[^\s()]*\([^()]*\))+[^\s()]*")
_GROUP_ALONE = re.compile(r"(?<!\S)\(([^()]*)\)(?!\S)")
_RUN = re.compile(r"\w+")
_STANDS_FOR = {
    "{words}": r"\S+(?:\s+\S+){0,5}?",
    "{number}": r"\d+",
    "{name}": r"(?-i:\(\([a-z][\w-]*\)\)|[^\W\d_a-zß-öø-ÿ][\w-]*)",
}

MOST_TEXTS = 2048
"""Texts of which the words are remembered: a leaflet has some hundreds, which each rule looks through."""


@dataclass(frozen=True)
class TextWords:
    """The words of a text, folded, each with where it begins, and which there are."""

    placed: tuple[tuple[str, int], ...]
    known: frozenset[str]


@lru_cache(maxsize=MOST_TEXTS)
def read_words(text: str) -> TextWords:
    """The words of a text, which many rules ask for."""
    placed = tuple(list_words(text))
    return TextWords(placed, frozenset(word for word, _ in placed))


def list_words(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[tuple[str, int]]:
    """The words of a text, or of a part of it, folded, each with where it begins."""
    for run in _RUN.finditer(text, start, end):
        yield fold_word(run.group()), run.start()


def fold_word(word: str) -> str:
    """A word in the form that it shares with those that a pattern takes for it in any case. To a pattern, a dotted İ
    and a dotless ı are an i too."""
    return word.casefold().replace("i\u0307", "i").replace("ı", "i")


class Phrase:
    """One phrase: with which words it may begin, if that can be said, and its pattern, once that is needed."""

    def __init__(self, written: str) -> None:
        self.firsts = _list_first_words(written)
        self._written = written
        self._pattern: re.Pattern[str] | None = None

    def match(self, text: str, start: int, end: int = sys.maxsize) -> re.Match[str] | None:
        """The phrase at a place of a text, or of a part of it."""
        if self._pattern is None:
            cut = end < sys.maxsize  # perhaps within a word
            if not ((cut or self._may_stand_in(text)) and self._has_its_words(text, start, end)):
                return None
            self._pattern = _compile((self._written,))
        return self._pattern.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The phrase, where a text is nothing else."""
        return self._pattern.fullmatch(text) if self.match(text, 0) and self._pattern else None

    @cached_property
    def _needed(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """What a text needs for it to stand anywhere: the words in no group, and of each group between spaces
        those of one of its wordings. Nothing is asked of what has a sign of ours, or of a group that may be left."""
        groups = [match[1].split("|") for match in _GROUP_ALONE.finditer(self._written)]
        pieces = _GROUP_WITH_ITS_WORD.sub(" ", self._written).split()
        wordings = [*groups, *([piece] for piece in pieces)]
        known = (some for some in wordings if "" not in some and not {*"".join(some)} & {*"{*"})
        return tuple(tuple(frozenset(word for word, _ in list_words(one)) for one in some) for some in known)

    def _may_stand_in(self, text: str) -> bool:
        known = read_words(text).known
        return all(any(words <= known for words in some) for some in self._needed)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """The words of the phrase, of which each has to follow the other; of one with signs of ours, none are known."""
        return () if {*self._written} & {*"({*"} else tuple(word for word, _ in list_words(self._written))

    def _has_its_words(self, text: str, start: int, end: int) -> bool:
        return all(word == there for word, (there, _) in zip(self._words, list_words(text, start, end), strict=False))


class PhraseList:
    """Phrases of which one is looked for as whole words in any case, the longest where several begin. It finds what one
    pattern of all of them would find, and is asked in the same way."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = tuple(sorted(phrases, key=len, reverse=True))
        self._by_word: dict[str, list[Phrase]] = {}
        self._is_anywhere = False
        for phrase in map(read_phrase, self._phrases):
            self._is_anywhere = self._is_anywhere or phrase.firsts is None
            for first in phrase.firsts or ():
                self._by_word.setdefault(first, []).append(phrase)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The phrase that stands at a place of a text."""
        if self._is_anywhere:
            return self._whole.match(text, start)
        return next((match for one in self._list_at(text, start) if (match := one.match(text, start))), None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The phrase that a text is."""
        if self._is_anywhere:
            return self._whole.fullmatch(text)
        return next((match for one in self._list_at(text, 0) if (match := one.fullmatch(text))), None)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first phrase in a text, or in a part of it."""
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The phrases in a text, or in a part of it: in order and none over another."""
        if self._is_anywhere:
            yield from self._whole.finditer(text, start, end)
            return
        words: Iterable[tuple[str, int]] = list_words(text, start, end)
        if end == sys.maxsize:
            whole = read_words(text)
            words = () if whole.known.isdisjoint(self._by_word) else whole.placed
        for word, place in words:
            if place >= start and word in self._by_word:
                matches = (phrase.match(text, place, end) for phrase in self._by_word[word])
                if match := next(filter(None, matches), None):
                    start = match.end()
                    yield match

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        """One pattern of all phrases: for lists with one that may begin anywhere."""
        return _compile(self._phrases)

    def _list_at(self, text: str, start: int) -> Sequence[Phrase]:
        """The phrases that may stand at a place of a text, the longest first."""
        run = _RUN.match(text, start)
        return self._by_word.get(fold_word(run.group()), ()) if run else ()


@cache
def read_phrase(written: str) -> Phrase:
    """A phrase, which is one however many lists it is in."""
    return Phrase(written)


def compile_phrases(phrases: Iterable[str]) -> PhraseList | None:
    """What finds one of the phrases as whole words, in any case. Nothing where there are no phrases."""
    return _list_phrases(tuple(phrases))


def find_phrases(text: str, phrases: Iterable[str], fine: Iterable[str] = ()) -> Iterator[re.Match[str]]:
    """Where the phrases stand in a text, in order, but for those that are a part of a `fine` one."""
    pattern, harmless = compile_phrases(phrases), compile_phrases(fine)
    covered = [match.span() for match in harmless.finditer(text)] if harmless else []
    for match in pattern.finditer(text) if pattern else ():
        if not any(start <= match.start() and match.end() <= end for start, end in covered):
            yield match


def opens_with(text: str, phrases: Iterable[str], start: int = 0) -> re.Match[str] | None:
    """The phrase that a text opens with from `start` on; None where it is none of these."""
    pattern = compile_phrases(phrases)
    return pattern.match(text, start) if pattern else None


def write_either(words: Iterable[str]) -> str:
    """A pattern of one of some words, each as it is written, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _list_phrases(phrases: tuple[str, ...]) -> PhraseList | None:
    return PhraseList(phrases) if phrases else None


@cache
def _list_first_words(phrase: str) -> frozenset[str] | None:
    """What a phrase may begin with, folded; None where it may begin with what is no word of its own."""
    group = _GROUP.match(phrase)
    if group is None:
        first = _RUN.match(phrase)
        follows = phrase[first.end() : first.end() + 1] if first else ""
        return None if first is None or follows in {*"*("} else frozenset([fold_word(first.group())])
    every: set[str] = set()
    wordings, behind = group[1].split("|"), phrase[group.end() :]
    for wording in wordings:
        words = _list_first_words(wording or behind)
        if words is None or (behind and not group[2] and "" not in wordings):
            return None
        every |= words
    return frozenset(every)


def _compile(longest_first: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_write_pattern, longest_first))})(?!\w)", re.IGNORECASE)


def _write_pattern(phrase: str) -> str:
    written = ""
    optional = False
    for piece in _PIECES.split(phrase):
        if piece.isspace():
            written += "" if optional else r"\s+"
            optional = False
        elif piece.startswith("("):
            wordings = [one for one in piece[1:-1].split("|") if one]
            optional = len(wordings) < len(piece[1:-1].split("|"))
            either = "|".join(_write_words(one) for one in sorted(wordings, key=len, reverse=True))
            written += rf"(?:(?:{either})\s+)?" if optional else f"(?:{either})"
        else:
            written += _write_words(piece)
    return written


def _write_words(words: str) -> str:
    return r"\s+".join(_STANDS_FOR.get(word) or _write_word(word) for word in words.split())


def _write_word(word: str) -> str:
    escaped = re.escape(word).replace(r"\*", r"\w+")
    return f"(?-i:{escaped})" if sum(map(str.isupper, word)) > 1 else escaped
