"""Abbreviations in a passage: where they stand, which ones readers know, and where they are explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.validation.prose import ProsePassage
from pipeline.validation.rules.rule_data import RuleData

_CAPITALS = re.compile(r"(?<![\w&@./#\ufffc-])([A-Z]{2,6})(s?)(?![\w&@]|\.\w|[-‑]\d)")
_CAPITAL_WORD = re.compile(r"(?<!\w)[A-Z]+(?!\w)")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_STATE = re.compile(r"\s\d{5}(?!\d)")
_WORD = re.compile(r"[^\W\d_][^\W_]*")
_QUOTES = " \"“”‘’'*"
_AROUND = 120
"""Characters before an abbreviation, and behind it, that may explain it."""
_SHOUTED = 3
"""Words in capitals side by side that are loud, and no abbreviations."""


@dataclass(frozen=True)
class ShortForm:
    """An abbreviation in a passage: where it stands, without its plural ending, and whether it is explained there;
    `in_brackets` where it stands in brackets behind its long form."""

    start: int
    end: int
    letters: str
    explained: bool
    in_brackets: bool


def find_short_forms(passage: ProsePassage, data: RuleData) -> Iterator[ShortForm]:
    """The abbreviations of a passage that not every reader knows, in order. Words that are only loud, Roman numbers,
    initials, and what somebody is to send back are none."""
    known = {entry.phrase for entry in data.entries if entry.phrase == entry.written}
    if passage.is_in_capitals and len(passage.words.split()) > 1:
        return
    for match in _CAPITALS.finditer(passage.typed):
        if match[1] in known or match[1].casefold() in data.lists["shouted"] or _is_other(passage, match, data):
            continue
        in_brackets = _stands_in_brackets(passage, match, data)
        explained = in_brackets or _is_explained(passage, match, data)
        yield ShortForm(match.start(), match.end(), match[1], explained, in_brackets)


def _is_other(passage: ProsePassage, match: re.Match[str], data: RuleData) -> bool:
    """Whether capitals are no abbreviation: a number, initials, a state with its code, an answer, one of many words."""
    before = passage.typed[max(0, match.start() - _AROUND) : match.start()].rstrip(_QUOTES)
    last = before.split()[-1].strip("(,;:“\"'") if before.split() else ""
    if data.matches("reply", last) or data.matches("titles", last) or _STATE.match(passage.typed, match.end()):
        return True
    if _ROMAN.fullmatch(match[1]):
        is_name = last.istitle() and last.casefold() not in data.lists["shouted"]
        return match[1] != "IV" or data.matches("numbered", last) or is_name
    return _is_shouted(passage.typed, match)


def _is_shouted(words: str, match: re.Match[str]) -> bool:
    """Whether it is one of several words in capitals side by side."""
    around = words[max(0, match.start() - _AROUND) : match.end() + _AROUND]
    run = 0
    for word in around.split():
        run = run + 1 if _CAPITAL_WORD.fullmatch(word.strip(_QUOTES + ".,;:!?()")) else 0
        if run >= _SHOUTED and match[1] in around:
            return True
    return False


def _stands_in_brackets(passage: ProsePassage, match: re.Match[str], data: RuleData) -> bool:
    """Whether it stands alone in brackets behind some words, or with “also called” in front of it there."""
    before = passage.typed[max(0, match.start() - _AROUND) : match.start()]
    opening = before.rfind("(")
    if opening < 0 or not before[:opening].rstrip()[-1:].strip(_QUOTES + ",.;:"):
        return False
    inside = before[opening + 1 :].strip(_QUOTES + ",")
    behind = passage.typed[match.end() : match.end() + _AROUND].lstrip(_QUOTES)
    alone = behind.startswith(")") or behind.startswith("for short)")
    return alone and (not inside or data.matches("naming", inside))


def _is_explained(passage: ProsePassage, match: re.Match[str], data: RuleData) -> bool:
    """Whether its long form stands right behind it or before it, or it is a term or leads somewhere."""
    start, end = match.span()
    links = passage.marks_of("link")
    if passage.is_in("term", start, end) or any(
        link.name.startswith("#") and link.start <= start and end <= link.end for link in links
    ):
        return True
    after = passage.typed[end : end + _AROUND].lstrip(_QUOTES)
    return _is_explained_behind(after, match[1], data) or _is_explained_before(passage, match, data)


def _is_explained_behind(after: str, letters: str, data: RuleData) -> bool:
    if after.startswith("("):
        inside = after[1:].partition(")")[0]
        words = _WORD.findall(inside)
        opens = bool(words) and data.matches("not_explaining", words[0])
        return not opens and (len(words) > 1 or any(len(word) > 5 for word in words))
    meaning = data.pattern("meaning")
    if meaning and meaning.match(after.lstrip(" ,–—")):
        return True
    return after[:1] in (":", "–", "—", "=") and _begins_so(letters, after[1:])


def _is_explained_before(passage: ProsePassage, match: re.Match[str], data: RuleData) -> bool:
    """Whether “or”, “called” or the like stands in front of it, and its long form before that."""
    before = passage.typed[max(0, match.start() - _AROUND) : match.start()].rstrip(_QUOTES)
    words = before.split()
    for count in (3, 2, 1):
        naming = " ".join(words[-count:])
        if len(words) > count and data.matches("naming", naming):
            between_commas = words[-count - 1].endswith(",") and passage.typed[match.end() : match.end() + 1] == ","
            certain = data.matches("shortened", naming) or between_commas
            return certain or ends_so(match[1], " ".join(words[:-count]))
    return False


def ends_so(letters: str, words: str) -> bool:
    """Whether the last words of a text begin with the letters of an abbreviation, in order, and few do not."""
    initials = "".join(word[0] for word in _WORD.findall(words)[-len(letters) - 3 :]).casefold()
    at = initials.rfind(letters[0].casefold(), 0, max(1, len(initials) - len(letters) + 2))
    return at >= 0 and _stand_in_order(letters.casefold(), initials[at:])


def _begins_so(letters: str, words: str) -> bool:
    initials = "".join(word[0] for word in _WORD.findall(words)[: len(letters) + 3]).casefold()
    return initials[:1] == letters[:1].casefold() and _stand_in_order(letters.casefold(), initials)


def _stand_in_order(letters: str, initials: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)
