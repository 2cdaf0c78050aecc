"""Phone numbers as people write them: which figures of a passage are to be dialled.

A number is known by its shape (a plus, a nought and nine figures more, the groups of North America), by what speaks of
a call before it, or as one of the short numbers of services. Figures behind what names something (an NHS number, a bus,
a page) are none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pipeline.validation.prose import ProsePassage
from pipeline.validation.rules.language.phone_figures import (
    FIGURES,
    SHORT,
    WORD_BEHIND,
    Figures,
    cut_figures,
    has_shape,
    is_date,
    is_other,
)
from pipeline.validation.rules.language.side_by_side import join_neighbours
from pipeline.validation.rules.phrases import write_either
from pipeline.validation.rules.rule_data import RuleData

_INSIDE = re.compile(r",?[ \u00a0]\(?(?:ext\.?|extension|x|option)[ \u00a0]?\d{1,6}(?!\w)", re.IGNORECASE)
"""What is dialled behind a number to reach somebody in a house."""
_IN_BRACKETS = re.compile(r"\s\(")
"""What stands between a number in words and the same in figures."""
_LETTERS = re.compile(r"[ \u00a0-](?=[A-Z-]*[A-Z]{3})[A-Z]+(?:-[A-Z]+)*(?!\w)")
_WORDS_BEFORE = re.compile(r"([^\W\d_][^\W\d_&.’'-]*)[^\w]*$")
_TO_ANOTHER = re.compile(r"\s(?:to|or)\s\d")
_NEAR = 45
_LONGEST = 15
"""Figures of the longest whole number (E.164)."""


def find_phone_numbers(passage: ProsePassage, data: RuleData, known: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Where the numbers stand that people are to call, in order. `known` are the figures of numbers that are in use."""
    spelt = ((hit.start, hit.end) for hit in data.find(passage.typed))
    stretches = sorted([*_find_in_figures(passage, data, known), *spelt])

    def join(before: tuple[int, int], one: tuple[int, int]) -> tuple[int, int] | None:
        if one[0] < before[1]:
            return before
        again = _IN_BRACKETS.fullmatch(passage.typed, before[1], one[0])
        return (before[0], one[1] + passage.typed.startswith(")", one[1])) if again else None

    yield from join_neighbours(((start, _pass_inside(passage, end)) for start, end in stretches), join)


def _pass_inside(passage: ProsePassage, end: int) -> int:
    """Where a number ends with what is dialled inside a house behind it."""
    inside = _INSIDE.match(passage.typed, end)
    return inside.end() if inside else end


def _find_in_figures(passage: ProsePassage, data: RuleData, known: Collection[str]) -> Iterator[tuple[int, int]]:
    for match in FIGURES.finditer(passage.typed):
        letters = _LETTERS.match(passage.typed, match.end())
        figures = cut_figures(passage, match, data.lists["counted"])
        if letters and match.group() in data.lists["lettered"]:
            yield match.start(), letters.end()
        elif figures and _is_phone_number(passage, figures, data, known):
            yield figures.start, figures.end


def _is_phone_number(passage: ProsePassage, figures: Figures, data: RuleData, known: Collection[str]) -> bool:
    if _is_named(figures, data) or is_date(figures) or is_other(figures):
        return False
    if len(figures.groups) > 1 and figures.groups[0] in data.lists["certain"]:
        return True
    if SHORT < len(figures.digits) <= _LONGEST:
        in_use = figures.digits in known or f"+{figures.digits}" in known
        return in_use or has_shape(figures) or _is_whole(passage, figures, data)
    return len(figures.digits) <= SHORT and _is_short_number(passage, figures, data, known)


def _is_named(figures: Figures, data: RuleData) -> bool:
    """Whether what was said last before the figures is what they name, and not a call."""
    names, calls = data.pattern("identifiers"), data.pattern("whole_cues")
    named = max((match.end() for match in names.finditer(figures.before)), default=-1)
    called = max((match.end() for match in calls.finditer(figures.before)), default=-1)
    return named > -1 and named >= called


def _is_whole(passage: ProsePassage, figures: Figures, data: RuleData) -> bool:
    """Whether a call is spoken of not far before figures that are as long as a whole number, and nothing is counted."""
    if "." in figures.text and len(figures.groups) < 3:
        return False
    thousands = len(figures.groups) > 1 and len(figures.groups[0]) <= 3 and set(figures.lengths[1:]) == {3}
    behind = WORD_BEHIND.match(passage.typed, figures.end)
    counted = behind is not None and behind[1].islower() and behind[1] not in data.lists["behind"]
    if counted and (thousands or len(figures.groups) == 1):
        return False
    american = figures.lengths in ((3, 4), (3, 3, 4))
    cues = data.pattern("whole_cues").search(figures.before)
    return cues is not None or (american and data.pattern("desks").search(figures.before) is not None)


def _is_short_number(passage: ProsePassage, figures: Figures, data: RuleData, known: Collection[str]) -> bool:
    """Whether few figures are the number of a service, or follow a verb of calling; what is behind them shows that they
    count nothing."""
    digits, parted = figures.digits, len(figures.groups) > 1
    is_code = digits in data.lists["short_numbers"] or digits in known
    if parted and ((len(digits) < 5 and set(figures.lengths) != {1}) or "." in figures.text):
        return False  # “9-11” is an age, and 1.5 a decimal
    if len(digits) < 2 or not _stands_alone(passage, figures, data):
        return False
    if _fills_passage(passage, figures, data):
        return True
    if _names_service(passage, figures, data):
        return True
    if digits in data.lists["certain"] or _ends_with(figures.before, data, "inside"):
        return True
    if not is_code and len(digits) < 4 and _TO_ANOTHER.match(passage.typed, figures.end):
        return False
    if _is_sent_to(figures, data) or _follows_call(figures, data):
        return is_code or len(digits) > (4 if parted else 2)
    last = _WORDS_BEFORE.search(figures.before)
    served = len(digits) > 2 and last is not None and data.pattern("cues").fullmatch(last[1]) is not None
    if is_code and (served or _ends_with(figures.before, data, "told")):
        return True
    is_known = digits in data.lists["well_known"] or (is_code and len(digits) > 4)
    return is_known and _is_spoken_of(passage, figures, data)


def _ends_with(words: str, data: RuleData, name: str) -> bool:
    """Whether one of some phrases is the last thing that is said."""
    tail = words[-_NEAR:].rstrip(" \n\u00a0:(“‘\"'*") + " "
    return any(not tail[match.end() :].strip() for match in data.pattern(name).finditer(tail))


def _is_sent_to(figures: Figures, data: RuleData) -> bool:
    """Whether a word is sent to a number: “text SHOUT to 85258”, and not “text us from 0900 to 1700”."""
    sent = re.search(
        rf"(?<!\w)(?:{write_either(data.lists['sends'])})\W[^.!?]*?(\w+)\W+to\W*$", figures.before, re.IGNORECASE
    )
    return sent is not None and not sent[1].isdigit() and len(figures.digits) > 2


def _stands_alone(passage: ProsePassage, figures: Figures, data: RuleData) -> bool:
    """Whether no noun follows that the figures count, and they are no day and no house in a street."""
    behind = WORD_BEHIND.match(passage.typed, figures.end)
    if behind is None or behind[1] in data.lists["behind"]:
        return True
    if passage.typed[figures.end : behind.start(1)].count("\n"):
        return True
    known = figures.digits in data.lists["well_known"]
    return known and (behind[1][:1].isupper() or behind[1] in data.lists["of_services"])


def _fills_passage(passage: ProsePassage, figures: Figures, data: RuleData) -> bool:
    """Whether a cell or an item has nothing but a short number that is no amount."""
    alone = len(passage.typed) < _NEAR and not any(character.isalpha() for character in passage.typed)
    digits, amounts = figures.text, data.lists["small"]
    return alone and digits in data.lists["well_known"] and digits not in amounts and digits != "000"


def _names_service(passage: ProsePassage, figures: Figures, data: RuleData) -> bool:
    """Whether the short number of a service stands in front of what belongs to it: “a 999 call”."""
    behind = WORD_BEHIND.match(passage.typed, figures.end)
    known = figures.digits in data.lists["well_known"]
    return known and behind is not None and behind[1] in data.lists["of_services"]


def _follows_call(figures: Figures, data: RuleData) -> bool:
    """Whether only words that lead from a verb of calling to a number stand between the two: “the dial” is none."""
    words = [word.casefold() for word in re.findall(r"[^\W_][^\W_&’']*", figures.before)[-7:]]
    while words:
        word = words.pop()
        if word in data.words("calls"):
            return not (words and words[-1] in data.lists["articles"])
        if word not in data.words("between") and not word.isdigit():
            return False
    return False


def _is_spoken_of(passage: ProsePassage, figures: Figures, data: RuleData) -> bool:
    """Whether services or calls are spoken of near a short number, or behind one that opens a sentence."""
    cues, near = data.pattern("cues"), figures.before[-_NEAR:]
    last = _WORDS_BEFORE.search(near)
    if last and last[1].casefold() in data.lists["amounts"]:
        return False
    spoken = max((match.end() for match in cues.finditer(near)), default=-1)
    parted = figures.digits in data.lists["small"] and data.pattern("parting").search(near, max(spoken, 0))
    if spoken >= 0 and not parted:
        return True
    opens = figures.opens or near.rstrip()[-1:] in (":", "-", "–", "—", "(")
    return opens and cues.search(passage.typed, figures.end, figures.end + _NEAR) is not None
