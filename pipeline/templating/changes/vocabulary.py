"""What a language says of its words: which kinds of them matter to a patient's safety, and which ways to write are the
same. The data stands in `pipeline/assets/changes/<language>.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

from pipeline.assets import CHANGES
from pipeline.parsers.own_yaml import read_own_yaml
from pipeline.templating.changes.tokens import Token, level_signs, split_words

_FORMS = ("s", "es", "ed", "d", "ing", "ly")
"""How the forms of a word end; only used to take more words for those that matter."""
_LONG_ENOUGH = 5
"""Letters of the shortest word of which a slip of the pen can be known."""


@dataclass(frozen=True)
class WordKind:
    """A kind of words of which any change is clinical, and what they say. A sentence that is new is clinical where it
    has one of a `heavy` kind."""

    name: str
    says: str
    heavy: bool = False
    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()

    def has(self, word: str) -> bool:
        """Whether a word, in small letters, is of this kind in one of its forms."""
        pieces = (word, *word.replace("'", "-").split("-")) if "-" in word or "'" in word else (word,)
        return any(self._has(piece) for piece in pieces)

    def _has(self, word: str) -> bool:
        if not self.words.isdisjoint(_list_stems(word)):
            return True
        ends = any(word.removesuffix("s").endswith(ending) and len(word) > len(ending) for ending in self.endings)
        return ends or word.startswith(self.beginnings)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What one language says of its words; empty where nobody has written it down, so that every change is clinical.
    `same` has ways to write, each with the one that stands for them, by their words."""

    kinds: tuple[WordKind, ...] = ()
    everyday: frozenset[str] = frozenset()
    same: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)
    slips: frozenset[str] = frozenset()
    no_slips: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    hyphens: frozenset[str] = frozenset()
    referring: frozenset[str] = frozenset()

    def find_kind(self, word: str) -> WordKind | None:
        """The kind that a word is of."""
        return next((kind for kind in self.kinds if kind.has(word)), None)

    def level(self, tokens: Sequence[Token]) -> list[Token]:
        """The words with one way to write in the place of all that are the same."""
        levelled: list[Token] = []
        number = 0
        while number < len(tokens):
            length, written = self._find_same(tokens, number)
            if written:
                typed = " ".join(one.typed for one in tokens[number : number + length])
                of_fact = any(one.of_fact for one in tokens[number : number + length])
                levelled += [Token(key, typed, of_fact, tokens[number].first) for key in written]
            else:
                levelled.append(replace(tokens[number], key=self._spell(tokens[number].key)))
            number += length
        return levelled

    def is_slip(self, one: str, other: str) -> bool:
        """Whether one of two words is the other with a slip of the pen: two letters that changed places, one too many,
        or one that is missing, inside a word that everybody knows."""
        right = [word for word in (one, other) if word in self._known]
        if len(right) != 1 or min(len(one), len(other)) < _LONG_ENOUGH - 1 or len(right[0]) < _LONG_ENOUGH:
            return False
        wrong = other if right[0] == one else one
        misses = wrong in self.no_slips or self.find_kind(wrong) is not None or not wrong.isalpha()
        return not misses and _is_near(wrong, right[0])

    @cached_property
    def _known(self) -> frozenset[str]:
        return self.slips | self.everyday

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.same), default=0)

    def _find_same(self, tokens: Sequence[Token], number: int) -> tuple[int, tuple[str, ...]]:
        for length in range(self._longest, 0, -1):
            keys = tuple(one.key for one in tokens[number : number + length])
            if len(keys) == length and keys in self.same:
                return length, self.same[keys]
        return 1, ()

    def _spell(self, word: str) -> str:
        for written, other in self.spellings.items():
            if word.startswith(written):
                return word
            if word.startswith(other):
                return written + word[len(other) :]
        return word


def _list_stems(word: str) -> list[str]:
    return [word, *(word.removesuffix(end) for end in _FORMS if word.endswith(end) and len(word) > len(end) + 1)]


def _is_near(wrong: str, right: str) -> bool:
    """Whether only one letter inside a word is missing, doubled or has changed places with the next."""
    if wrong == right or wrong[0] != right[0] or wrong[-1] != right[-1]:
        return False
    if len(wrong) == len(right):
        apart = [number for number, (one, other) in enumerate(zip(wrong, right, strict=True)) if one != other]
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1
        return swapped and (wrong[apart[0]], wrong[apart[1]]) == (right[apart[1]], right[apart[0]])
    short, long = sorted((wrong, right), key=len)
    return len(long) == len(short) + 1 and any(
        long[:number] + long[number + 1 :] == short for number in range(1, len(long) - 1)
    )


@cache
def read_vocabulary(language: str) -> Vocabulary:
    """What is known of the words of a language, or of the language without its script and region."""
    for name in (language, language.split("-")[0]):
        path = CHANGES / f"{name}.yaml"
        if path.is_file():
            return _make_vocabulary(read_own_yaml(path))
    return Vocabulary()


def _make_vocabulary(data: Mapping[str, Any]) -> Vocabulary:
    return Vocabulary(
        kinds=tuple(_make_kind(name, kind) for name, kind in data["kinds"].items()),
        everyday=_list_words(data["everyday"]),
        same=dict(_list_same(data["same"])),
        spellings=data["spellings"],
        slips=_list_words(data["slips"]),
        no_slips=_list_words(data["no_slips"]),
        capitals=_list_words(data["capitals"]),
        hyphens=_list_words(data["hyphens"]),
        referring=_list_words(data["referring"]),
    )


def _make_kind(name: str, kind: Mapping[str, Any]) -> WordKind:
    return WordKind(
        name=name,
        says=kind["says"],
        heavy=kind.get("heavy", False),
        words=_list_words(kind.get("words", "")),
        beginnings=tuple(kind.get("beginnings", "").split()),
        endings=tuple(kind.get("endings", "").split()),
    )


def _list_words(text: str) -> frozenset[str]:
    return frozenset(level_signs(text).casefold().split())


def _list_same(groups: Sequence[Sequence[str]]) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    for group in groups:
        written, *others = (tuple(token.key for token in split_words(str(phrase))) for phrase in group)
        yield from ((other, written) for other in others)
