"""Rules of comparisons: how much larger a chance is than another says little as long as nobody knows either, and two
chances can be compared where both are of as many people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.numerals import make_numerals
from pipeline.validation.rules.language.surroundings import (
    around,
    find_chance_data,
    name_counted,
    word_before,
    words_after,
)
from pipeline.validation.rules.phrases import write_either
from pipeline.validation.rules.rule_data import RuleData

_CLAUSE = re.compile(r"[;:.!?](?=\s)")
_PARTED = re.compile(r"[;:,.!?(](?=\s)")
_ADVERBS = 2
"""Words between a verb and “by half”, as in “fell again by half”."""


@dataclass(frozen=True)
class _MultiplePatterns:
    """What multiples, folds and shares are looked for with."""

    multiple: re.Pattern[str]
    fold: re.Pattern[str]
    share: re.Pattern[str]
    by: re.Pattern[str]


def risks_are_absolute(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No “twice as likely”, “fourfold risk” or “30% fewer strokes”: readers take a large multiple of a small chance for
    a large one."""
    people = find_chance_data(prose)
    if people is None:
        return
    for passage in prose.passages:
        for start, end in _merge(_find_relative(passage, data, people)):
            message = f"“{passage.words[start:end]}” does not say how likely it is"
            hint = "say how many of 100 people with it and without it, each by a fact of the kind `risk`"
            yield codes.RELATIVE_RISK.at(passage.span(start, end), message, hint)


def _merge(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches in order, those that meet being one."""
    before: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if before and start <= before[1] + 1:
            before = before[0], max(before[1], end)
            continue
        if before:
            yield before
        before = start, end
    if before:
        yield before


def _find_relative(passage: ProsePassage, data: RuleData, people: RuleData) -> Iterator[tuple[int, int]]:
    text, words = passage.typed, _compile(data, people)
    for match in words.multiple.finditer(text):
        end = _read_multiple(passage, match, data, people) or _stand_alone(passage, match, data)
        start = match.start() if end else _find_changed(passage, match, data) if match["times"] else None
        if start is not None:
            yield start, end or match.end()
    for match in words.fold.finditer(text):
        first, last = around(passage, match.start(), match.end())
        if data.finds("sure_chances", text[first:last]) or data.finds("beside_folds", text[match.end() : last]):
            yield match.span()
    for match in words.share.finditer(text):
        end = _read_share(passage, match, data, people)
        start = match.start() if end else _find_changed(passage, match, data)
        if start is not None:
            yield start, end or match.end()
    ratios = data.pattern("ratios")
    yield from (match.span() for match in ratios.finditer(text))
    yield from _find_multiplied(passage, data)
    for match in words.by.finditer(text):
        start = _find_changed(passage, match, data)
        if start is not None:
            yield start, match.end()


def _read_multiple(passage: ProsePassage, match: re.Match[str], data: RuleData, people: RuleData) -> int:
    """Where what is so many times as large ends; 0 where that is no chance."""
    text = passage.typed
    first, last = around(passage, match.start(), match.end())
    for name in ("as_likely", "more_likely", "the_chance", "larger_chance"):
        phrase = _match(data, name, text, match.end())
        if phrase:
            return phrase
    many = _match(data, "as_many", text, match.end())
    if many and name_counted(people, words_after(text, many)):
        return 0 if word_before(text, match.start()) in data.words("seen_by_us") else many
    often = _match(data, "as_often", text, match.end())
    if often and (data.finds("befalls", text[first : match.start()]) or data.finds("befalls", text[often:last])):
        return often
    large = _match(data, "as_large", text, match.end()) or _match(data, "that_of", text, match.end())
    ahead = _CLAUSE.split(text[first : match.start()])[-1]
    if large and data.finds("sure_chances", ahead) and not data.finds("harmless", ahead):
        return large
    return 0


def _stand_alone(passage: ProsePassage, match: re.Match[str], data: RuleData) -> int:
    """Where “double” ends that a chance is, as in “the risk is double in smokers”; 0 where it is none."""
    text = passage.typed
    first, _ = around(passage, match.start(), match.end())
    ahead = _CLAUSE.split(text[first : match.start()])[-1]
    behind = words_after(text, match.end(), 1)
    ends = not behind or behind[0] in data.words("stands_alone")
    is_said = ends and word_before(text, match.start()) in data.words("is_words")
    is_number = text[match.start()].isdigit()
    return match.end() if is_said and not is_number and data.finds("sure_chances", ahead) else 0


def _match(data: RuleData, name: str, text: str, start: int) -> int:
    """Where a phrase of a list ends that follows a place; 0 where none does."""
    pattern = data.pattern(name)
    while text[start : start + 1] in (" ", "\n", "\u00a0", "*"):
        start += 1
    match = pattern.match(text, start)
    return match.end() if match else 0


def _read_share(passage: ProsePassage, match: re.Match[str], data: RuleData, people: RuleData) -> int:
    """Where “30% more likely”, “30% higher risk” or “30% fewer deaths” ends; 0 where it is no chance."""
    text = passage.typed
    for name in ("more_likely", "larger_chance", "in_chance"):
        phrase = _match(data, name, text, match.end())
        if phrase:
            return phrase
    fewer = _match(data, "fewer", text, match.end())
    if fewer and name_counted(people, words_after(text, fewer)):
        return fewer
    first, _ = around(passage, match.start(), match.end())
    large = _match(data, "as_large", text, match.end())
    ahead = _CLAUSE.split(text[first : match.start()])[-1]
    return large if large and data.finds("sure_chances", ahead) and not data.finds("harmless", ahead) else 0


def _find_multiplied(passage: ProsePassage, data: RuleData) -> Iterator[tuple[int, int]]:
    """“Doubles your risk”, “the risk of a clot has doubled”."""
    text = passage.typed
    verbs = data.pattern("multiplies")
    chances = data.pattern("sure_chances")
    for match in verbs.finditer(text):
        of = _match(data, "the_chance", text, match.end()) or _match(data, "of_the_chance", text, match.end())
        if of:
            yield match.start(), of
            continue
        first, last = around(passage, match.start(), match.end())
        ahead = _CLAUSE.split(text[first : match.start()])[-1]
        subjects = [one.end() for one in chances.finditer(ahead)]
        behind = words_after(text[:last], match.end(), 1)
        if subjects and not data.finds("parts_clauses", ahead[subjects[-1] :]) and not _takes_object(behind, data):
            yield match.span()


def _takes_object(behind: tuple[str, ...], data: RuleData) -> bool:
    """Whether a verb is followed by what it doubles, so that what stands in front of it is not doubled."""
    return bool(behind) and behind[0] in data.words("determiners")


def _find_changed(passage: ProsePassage, match: re.Match[str], data: RuleData) -> int | None:
    """Where “cut the risk of a stroke” starts in front of “by half” or “30%”; None where no chance is cut."""
    text = passage.typed
    first, _ = around(passage, match.start(), match.end())
    verbs, chances = data.pattern("changes"), data.pattern("chances")
    changed = list(verbs.finditer(text, first, match.start()))
    is_regular = bool(data.words("regular") & set(words_after(text, match.end(), 1)))
    if not changed or (is_regular and "by" not in match.re.groupindex):
        return None
    is_number = bool(match.groupdict().get("bare"))
    for verb in reversed(changed):
        between = text[verb.end() : match.start()]
        if _parts(between, data):
            return None
        if chances.search(between):
            multiplied = data.finds("multiplies_by", f"{verb.group()} {match.group()}")
            return None if is_number and not multiplied else verb.start()
    return None if is_number else _find_subject(text, (first, match.start()), changed[-1], data)


def _find_subject(text: str, limits: tuple[int, int], verb: re.Match[str], data: RuleData) -> int | None:
    """Where a verb starts that is said of a chance, as in “the risk fell again by half”; None where it is not."""
    chances = data.pattern("chances")
    subjects = [one.end() for one in chances.finditer(text, limits[0], verb.start())]
    if not subjects or len(text[verb.end() : limits[1]].split()) > _ADVERBS:
        return None
    return None if _parts(text[subjects[-1] : verb.start()], data) else verb.start()


def _parts(between: str, data: RuleData) -> bool:
    """Whether what stands between two words says that the one is not said of the other."""
    return any(data.finds(name, between) for name in ("harmless", "parts_clauses")) or bool(_PARTED.search(between))


@cache
def _compile(data: RuleData, people: RuleData) -> _MultiplePatterns:
    number = make_numerals(people).pattern.pattern
    lists = {name: write_either(data.lists[name]) for name in ("multiples", "fractions", "times", "folds", "percent")}
    fraction = rf"(?:an?|one|two|three)[\s-](?:{lists['fractions']})"
    times = rf"{number}(?:\sand\sa\shalf)?[\s-]?(?:{lists['times']})"
    share = rf"{number}(?:\s?(?:to|–|-)\s?{number})?[\s\u00a0]?(?:{lists['percent']})"
    ones = write_either((*people.lists["ones"], *data.lists["many"]))
    some = "|".join(data.lists["about"])
    by = rf"(?P<by>{write_either(data.lists['by'])})\s(?:(?:{some})\s){{0,3}}(?:{share}|{times}|(?P<bare>{number}))"
    into = rf"(?:{write_either(data.lists['into'])})\s(?:(?:{some})\s){{0,3}}(?:half|{fraction})"
    return _MultiplePatterns(
        multiple=_compile_whole(rf"(?P<times>{times})|{lists['multiples']}|{fraction}"),
        fold=_compile_whole(rf"(?:{ones}|{number})[\s-]?(?:{lists['folds']})"),
        share=_compile_whole(share),
        by=_compile_whole(rf"(?:{by}|{into})"),
    )


def _compile_whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


COMPARISON_RULES = (LanguageRule(codes.RELATIVE_RISK, risks_are_absolute),)
