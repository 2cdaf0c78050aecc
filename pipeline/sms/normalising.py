"""Normalisation: what a build does to the text of a message before it counts and sends it.

The text is composed (Unicode normalisation form C), and a short closed list of typographic characters gives way to
plain ones, where that cannot change a meaning. Everything that is done is reported. Accents are never stripped.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.sms.clinical import find_clinical_characters
from pipeline.sms.typography import Edit, drop_idle_joiners, drop_invisible, find_range_dashes, replace_typography
from pipeline.sms.unicode_composition import compose_pieces

STEPS: Final[tuple[Callable[[str], Iterator[Edit]], ...]] = (
    compose_pieces,  # first, because the others look at neighbours
    drop_invisible,
    drop_idle_joiners,
    replace_typography,
    compose_pieces,  # again, because a base and its mark may have met
)

RANGE_WORDING: Final = '"to", as in "1 to 2"'

_CONTROLS: Final = {"\r": "CARRIAGE RETURN", "\n": "LINE FEED"}  # Unicode gives these no names


@dataclass(frozen=True, slots=True)
class LetterChange:
    """One kind of change: `characters` of the given text are now `replacement`, "" where they were taken out.

    `name` is for people: "U+2019 RIGHT SINGLE QUOTATION MARK". `count`: how often. `index`: where the first one stood
    in the given text, in code points from 0.
    """

    characters: str
    name: str
    replacement: str
    count: int
    index: int


@dataclass(frozen=True, slots=True)
class Rewording:
    """One kind of character that was left alone because a person has to reword it; `use` says what to write instead.
    The other fields are as in LetterChange."""

    character: str
    name: str
    use: str
    count: int
    index: int


@dataclass(frozen=True, slots=True)
class Normalised:
    """The text to count and send, and what was done or seen on the way: each kind once, in the order of first places.

    `refused`: characters with a clinical meaning, which a message must not have. `suggested`: dashes between digits.
    """

    text: str
    changes: tuple[LetterChange, ...]
    refused: tuple[Rewording, ...]
    suggested: tuple[Rewording, ...]


def normalise(text: str) -> Normalised:
    """Normalises the text of a message. A second time changes nothing; no text raises an error."""
    given: Sequence[int] = range(len(text))  # given[i]: where character i came from
    made: list[tuple[str, str, int]] = []
    for step in STEPS:
        edits = list(step(text))
        made += [(text[edit.start : edit.end], edit.replacement, given[edit.start]) for edit in edits]
        text, given = _apply_edits(text, given, edits)
    refused = [(text[place], use, given[place]) for place, use in find_clinical_characters(text)]
    suggested = [(text[place], RANGE_WORDING, given[place]) for place in find_range_dashes(text)]
    return Normalised(
        text,
        tuple(
            LetterChange(old, name_characters(old), new, count, index)
            for old, new, count, index in _group_by_kind(made)
        ),
        _list_rewordings(refused),
        _list_rewordings(suggested),
    )


def _list_rewordings(noted: Iterable[tuple[str, str, int]]) -> tuple[Rewording, ...]:
    kinds = _group_by_kind(noted)
    return tuple(Rewording(old, name_characters(old), use, count, index) for old, use, count, index in kinds)


def name_characters(characters: str) -> str:
    """U+XXXX NAME of each character, joined by " + "."""
    return " + ".join(f"U+{ord(c):04X} {unicodedata.name(c, _CONTROLS.get(c, ''))}".rstrip() for c in characters)


def _apply_edits(text: str, given: Sequence[int], edits: Sequence[Edit]) -> tuple[str, Sequence[int]]:
    """The text after the edits, and where each of its characters came from."""
    if not edits:
        return text, given
    pieces: list[str] = []
    places: list[int] = []
    here = 0
    for start, end, replacement in edits:
        pieces += text[here:start], replacement
        places += given[here:start]
        places += [given[start]] * len(replacement)
        here = end
    return "".join([*pieces, text[here:]]), [*places, *given[here:]]


def _group_by_kind(noted: Iterable[tuple[str, str, int]]) -> Iterator[tuple[str, str, int, int]]:
    """(characters, words, count, first index) of each kind, from (characters, words, index) of each case."""
    places: dict[tuple[str, str], list[int]] = {}
    for characters, words, index in noted:
        places.setdefault((characters, words), []).append(index)
    for (characters, words), indexes in sorted(places.items(), key=lambda kind: min(kind[1])):
        yield characters, words, len(indexes), min(indexes)
