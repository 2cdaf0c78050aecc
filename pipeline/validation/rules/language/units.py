"""Rule of units: amounts and times of taking are written out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.side_by_side import join_neighbours
from pipeline.validation.rules.phrase_tables import PhraseTable
from pipeline.validation.rules.phrases import PhraseList, write_either
from pipeline.validation.rules.rule_data import RuleData

_BETWEEN = re.compile(r"[\s,]{1,3}|\s?[/–-]\s?|,?\s(?:and|or|to)\s")
_WORD_AFTER = re.compile(r"\s([^\W_]+)")
_BEHIND = re.compile(r"[\s,*]{1,3}")
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_])")
"""Between a figure and its unit, as in “50mg”."""
_NEAR = 40
"""Characters behind a shortening in which its explanation begins."""
_AROUND = 200
"""Characters around a shortening, in its sentence, that may speak of medicine."""
_WINDOW = 12
"""Words in front of a time of taking that may say what is taken."""


@dataclass(frozen=True)
class _Shortening:
    """Where something is shortened, and how it is written out."""

    start: int
    end: int
    written: str


def units_are_written_out(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No unit and no time of taking is shortened to letters that look like others: “mcg” like “mg”, “OD” like an
    overdose. Where several stand side by side, they are one finding."""
    for passage in prose.passages:
        shortened = sorted(_find_shortened(passage, data), key=lambda one: one.start)
        for one in _join(shortened, passage.typed):
            if _is_explained(passage, one, data):
                continue
            words = passage.words[one.start : one.end]
            message = f"“{words}” can be misread, and few readers know it"
            yield codes.ABBREVIATED_UNIT.at(passage.span(one.start, one.end), message, expected=one.written)


def _is_explained(passage: ProsePassage, one: _Shortening, data: RuleData) -> bool:
    """Whether it stands in brackets behind what it stands for, or the words behind it say what it means, as where a
    leaflet explains a label."""
    before = passage.typed[max(0, one.start - _NEAR) : one.start].rstrip(" (“‘\"'*").casefold()
    if passage.typed[one.end : one.end + 1] == ")" and before.endswith(one.written.casefold()):
        return True
    meaning = data.pattern("meaning")
    sentence = passage.sentence_at(one.start)
    end = min(sentence.end if sentence else one.end, one.end + _NEAR)
    return meaning.search(passage.typed, one.end, end) is not None


def _find_shortened(passage: ProsePassage, data: RuleData) -> Iterator[_Shortening]:
    yield from _find_units(passage, data)
    for hit in _make_table_of_times(data).find(passage.typed):
        certain = hit.words.islower() and hit.words not in data.lists["only_by_a_dose"]
        if certain or _stands_by_a_dose(passage, hit.start, hit.end, data):
            yield _Shortening(hit.start, hit.end, hit.expected.casefold())


def _find_units(passage: ProsePassage, data: RuleData) -> Iterator[_Shortening]:
    """Units behind a figure, or alone where they are no name. One letter is a unit where its sentence speaks of
    medicine."""
    pattern, written = _compile_units(data)
    medicine = data.pattern("signs_of_a_dose")
    for match in pattern.finditer(passage.typed):
        unit, figure, start = match["unit"], match["figure"], match.start("unit")
        if not unit.isupper():  # Iu is a name
            certain = len(unit) > 1 and bool(figure or unit.islower())
        elif figure:
            follows = _WORD_AFTER.match(passage.typed, match.end())
            around = _GLUED.sub(" ", passage.typed[max(0, start - _AROUND) : match.end() + _AROUND])
            beside_medicine = medicine.search(around) is not None
            alone = follows is None or follows[1].casefold() in data.lists["behind_a_unit"]
            certain = beside_medicine or (alone and len(unit) > 1)
        else:
            before = passage.typed[max(0, start - _NEAR) : start].split()[-1:]
            counted = bool(before) and before[0].casefold() in data.lists["before_a_unit"]
            certain = counted and _stands_by_a_dose(passage, start, match.end(), data)
        if certain:
            words = f"{figure or ''} {written[unit.casefold()]}".lstrip()
            yield _Shortening(match.start("figure" if figure else "unit"), match.end(), words)


def _join(shortened: Iterable[_Shortening], words: str) -> Iterator[_Shortening]:
    """Those that stand side by side as one; of two that overlap, the first."""

    def join(before: _Shortening, one: _Shortening) -> _Shortening | None:
        if one.start < before.end:
            return before
        gap = words[before.end : one.start]
        written = f"{before.written}{gap}{one.written}"
        return _Shortening(before.start, one.end, written) if _BETWEEN.fullmatch(gap) else None

    return join_neighbours(shortened, join)


def _stands_by_a_dose(passage: ProsePassage, start: int, end: int, data: RuleData) -> bool:
    """Whether letters that may be a name or a word are a time of taking: a medicine, its form or its amount stands not
    far before them, or what follows says how it is taken; and they are no part of a name and have no article."""
    sentence = passage.sentence_at(start)
    medicine, behind = (data.pattern(name) for name in ("signs_of_a_dose", "signs_behind"))
    if sentence is None:
        return False
    letters = passage.typed[start:end]
    in_capitals = letters.isupper()
    if letters[:1].isupper() and not in_capitals:  # Tid is a name
        return False
    opening, closing = max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND)
    before = passage.typed[opening:start].rstrip(" (*“‘\"'[,:").rsplit(maxsplit=_WINDOW)[-_WINDOW:]
    follows = _WORD_AFTER.match(passage.typed, end)
    if in_capitals and ((follows and medicine.fullmatch(follows[1])) or _fills_its_cell(passage, before, end)):
        return True
    last = before[-1].strip("*(,;:").casefold() if before else ""
    if last in data.lists["articles"] or not (last or in_capitals):
        return False
    named = in_capitals and len(before) > 1 and before[-1][:1].isupper() and not medicine.fullmatch(before[-2])
    near = before if in_capitals else before[-1:]
    signs = medicine.search(_GLUED.sub(" ", " ".join(near))) or _matches_behind(behind, passage.typed, end)
    if in_capitals and before:
        signs = signs or medicine.search(passage.typed, end, closing)
    return last.endswith(data.lists["drug_endings"]) or (not named and signs is not None)


def _fills_its_cell(passage: ProsePassage, before: Sequence[str], end: int) -> bool:
    """Whether a cell begins with it, alone or with something about it behind it."""
    if passage.kind != "cell" or before:
        return False
    return passage.typed[end : end + _NEAR].lstrip(" *")[:1] in ("", ",", "(", ";")


def _matches_behind(phrases: PhraseList, words: str, end: int) -> re.Match[str] | None:
    gap = _BEHIND.match(words, end)
    return phrases.match(words, gap.end()) if gap else None


@cache
def _compile_units(data: RuleData) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the units, behind a figure or alone, and how each is written out."""
    written = {entry.phrase: entry.written for entry in data.entries if entry.phrase in data.lists["units"]}
    either = write_either(written)
    pattern = rf"(?:(?<![\w.,])(?P<figure>\d[\d.,]*)\s?|(?<![\w.@]))(?P<unit>{either})(?![\w@]|\.\w)"
    folded = {phrase.casefold(): words for phrase, words in written.items()}
    return re.compile(pattern, re.IGNORECASE), folded


@cache
def _make_table_of_times(data: RuleData) -> PhraseTable:
    times = [(entry.phrase, entry.written) for entry in data.entries if entry.phrase not in data.lists["units"]]
    return PhraseTable(times, data.fine)


UNIT_RULES = (LanguageRule(codes.ABBREVIATED_UNIT, units_are_written_out),)
