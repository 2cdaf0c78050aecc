"""Tables of phrases with what to write instead: many of them are looked for at once.

Each phrase is written as `phrases.py` says. Besides, a group right behind a word holds its endings, `occur(|s|ring)`,
and what to write has as many of them, `happen(|s|ing)`, or none. A phrase is looked for only where its first word
stands, so that the time that looking takes grows with the words and not with the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.validation.rules.phrases import Phrase, PhraseList, find_phrases, read_phrase, read_words

_ENDINGS = re.compile(r"(?<=[^\W\d_])\(([^()]*\|[^()]*)\)")


@dataclass(frozen=True)
class PhraseHit:
    """A phrase that stands in a text: where, as it stands there, and what to write instead (or nothing)."""

    start: int
    end: int
    words: str
    expected: str


class PhraseTable:
    """Phrases with what to write instead of each, and the harmless ones that they may be a part of."""

    def __init__(self, phrases: Iterable[tuple[str, str]], fine: Iterable[str] = ()) -> None:
        self._fine = tuple(fine)
        self._by_word: dict[str, list[tuple[Phrase, str]]] = {}
        self._others: list[tuple[PhraseList, str]] = []
        expanded = {words: written for phrase, other in phrases for words, written in expand_endings(phrase, other)}
        for words, written in sorted(expanded.items(), key=lambda entry: len(entry[0]), reverse=True):
            phrase = read_phrase(words)
            if phrase.firsts is None:
                self._others.append((PhraseList((words,)), written))
            for first in phrase.firsts or ():
                self._by_word.setdefault(first, []).append((phrase, written))

    def find(self, text: str) -> Iterator[PhraseHit]:
        """Where the phrases stand, in order and none over another, the longest one where several begin; harmless ones
        are left out."""
        harmless = [match.span() for match in find_phrases(text, self._fine)]
        done = 0
        for hit in sorted(self._list_hits(text), key=lambda one: (one.start, -one.end)):
            covered = any(start <= hit.start and hit.end <= end for start, end in harmless)
            if hit.start >= done and not covered:
                done = hit.end
                yield hit

    def _list_hits(self, text: str) -> Iterator[PhraseHit]:
        words = read_words(text)
        for word, start in () if words.known.isdisjoint(self._by_word) else words.placed:
            for phrase, written in self._by_word.get(word, ()):
                if match := phrase.match(text, start):
                    yield _make_hit(match, written)
                    break
        for others, written in self._others:
            yield from (_make_hit(match, written) for match in others.finditer(text))


def _make_hit(match: re.Match[str], written: str) -> PhraseHit:
    return PhraseHit(match.start(), match.end(), match.group(), match_case(written, match.group()))


def match_case(written: str, words: str) -> str:
    """What to write instead of some words, in capitals or with a capital letter where they are."""
    if sum(map(str.isupper, words)) > 1 and words == words.upper():
        return written.upper()
    return written[:1].upper() + written[1:] if words[:1].isupper() else written


def expand_endings(phrase: str, written: str) -> Iterator[tuple[str, str]]:
    """The phrases that one with endings stands for, each with what to write instead, which is left out where it has
    not as many."""
    group, other = _ENDINGS.search(phrase), _ENDINGS.search(written)
    if group is None:
        yield phrase, written
        return
    endings = group[1].split("|")
    others = other[1].split("|") if other else [""] * len(endings)
    for number, ending in enumerate(endings):
        words = phrase[: group.start()] + ending + phrase[group.end() :]
        if not endings_agree(phrase, written):
            yield words, ""
        else:
            yield words, (written[: other.start()] + others[number] + written[other.end() :] if other else written)


def endings_agree(phrase: str, written: str) -> bool:
    """Whether what to write has endings for each of those of the phrase, or none."""
    group, other = _ENDINGS.search(phrase), _ENDINGS.search(written)
    return other is None or (group is not None and group[1].count("|") == other[1].count("|"))
