"""Rules of the items of care cards: who is frightened reads one sign an item, and can tell whether they have it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import NOT_TYPED, Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.surroundings import AROUND, word_before, words_after
from pipeline.validation.rules.phrase_tables import PhraseHit
from pipeline.validation.rules.phrases import write_either
from pipeline.validation.rules.rule_data import RuleData

_ALIKE = ("parts", "people", "times", "foods", "doings")
"""Lists of words of which two may be joined: one sign is in both."""
_LAST_CAPITAL = re.compile(r"\s[^\W\d_a-z]\w*\s*$")
_FIGURE = re.compile(r"\d")
_HEAD = 4
"""Words behind “and” in which what is joined ends."""
_CLAUSE = 60
"""Characters behind “and” that say whether a clause tells more of the same sign."""


def signs_stand_alone(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No item joins two signs by “and”: those who have one of them do not know whether it counts. Parts of the body in
    which one sign is, and a clause that tells more of the sign, are no second one."""
    for passage in _list_items(prose):
        hit = next((hit for hit in data.find(passage.typed) if _joins_signs(passage, hit, data)), None)
        if hit:
            message = f"“{hit.words}” joins two signs, and a reader may have only one of them"
            hint = "write an item for each; where only both together are a sign, a clinical reviewer may allow it"
            yield codes.JOINED_SIGNS.at(passage.span(hit.start, hit.end), message, hint)


def _list_items(prose: Prose) -> Iterator[ProsePassage]:
    """The signs of care cards, without the sentence that closes a card."""
    return (passage for passage in prose.of("care-card") if passage.parent is not None)


def _joins_signs(passage: ProsePassage, hit: PhraseHit, data: RuleData) -> bool:
    text = passage.typed
    ahead, after = text[max(0, hit.start - AROUND) : hit.start], words_after(text, hit.end, _HEAD)
    before = word_before(text, hit.start)
    if not after or before == after[0] or data.finds("between", ahead):
        return False
    behind = text[hit.end : hit.end + _CLAUSE].lstrip()
    if behind[:1].isupper() and _LAST_CAPITAL.search(ahead):
        return False
    pattern = data.pattern("more_of_it")
    if pattern.match(behind):
        return False
    head = _find_head(after, data)
    if after[0] in data.words("prepositions"):
        return False
    if ahead.rstrip().endswith(","):
        before = word_before(text, hit.start - len(ahead) + len(ahead.rstrip()) - 1)
    does = any(word in data.words("said_of_it") for word in after)
    if does and data.finds("subjects", ahead):
        return True
    if data.finds("unable", ahead) and after[0] in data.words("doings"):
        return False
    return not _are_alike(before, head, data)


def _are_alike(before: str, head: str, data: RuleData) -> bool:
    """Whether two words may be joined, because one sign is in both: “arms and legs”, “the ring and little finger”."""
    if before in data.words("sorts") and (head in data.words("sorts") or head in data.words("parts")):
        return True
    return any(before in data.words(name) and head in data.words(name) for name in _ALIKE)


def _find_head(after: tuple[str, ...], data: RuleData) -> str:
    """The word that counts of what is joined: “arm” of “your left arm hurts”, “pain” of “chest pain”."""
    head = ""
    for word in after:
        if word in data.words("passed_over") and not head:
            continue
        if word in data.words("ends"):
            break
        head = word
    return head


def signs_have_times(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No item says that something has happened without saying when, how long or how often: it may be years ago."""
    for passage in _list_items(prose):
        text = passage.typed
        match = next((match for match in _compile_perfect(data).finditer(text) if _is_perfect(text, match, data)), None)
        if match and not _FIGURE.search(text) and NOT_TYPED not in text and not data.finds("when", text):
            message = f"“{passage.words[match.start() : match.end()]}” may be long ago"
            hint = "say since when, within what time, or how often: “in the last 2 days”"
            yield codes.SIGN_WITHOUT_TIME.at(passage.span(match.start(), match.end()), message, hint)


@cache
def _compile_perfect(data: RuleData) -> re.Pattern[str]:
    have, adverbs, endings = (write_either(data.lists[name]) for name in ("have", "adverbs", "endings"))
    words = write_either(data.lists["participles"])
    participle = rf"(?P<participle>(?:{words})(?!\w)|[^\W\d_]{{3,30}}(?:{endings})(?!\w))"
    return re.compile(rf"(?:(?<!\w)|(?=['’]))(?:{have})\s(?:(?:{adverbs})\s){{0,3}}{participle}(?!-)", re.IGNORECASE)


def _is_perfect(text: str, match: re.Match[str], data: RuleData) -> bool:
    """Whether a participle is one, and not what describes a thing: “you have swollen ankles”."""
    word = match["participle"].casefold()
    if word in data.words("no_participles"):
        return False
    after = words_after(text, match.end(), 1)
    if word in data.words("got"):
        return bool(after) and after[0] in data.words("got_so")
    return word not in data.words("describing") or not after or after[0] in data.words("objects")


def severity_is_plain(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No item says “very unwell” or “severe pain” without saying what one can no longer do, or how much it is."""
    for passage in _list_items(prose):
        text = passage.typed
        if _FIGURE.search(text) or any(data.finds(name, text) for name in ("explained", "measured")):
            continue
        hit = next(iter(data.find(text)), None)
        if hit and NOT_TYPED not in text:
            message = f"“{hit.words}” is more or less to each reader"
            hint = "say what one sees, counts or can no longer do: “you cannot walk because of the pain”"
            yield codes.VAGUE_SEVERITY.at(passage.span(hit.start, hit.end), message, hint)


CARD_ITEM_RULES = (
    LanguageRule(codes.JOINED_SIGNS, signs_stand_alone),
    LanguageRule(codes.SIGN_WITHOUT_TIME, signs_have_times),
    LanguageRule(codes.VAGUE_SEVERITY, severity_is_plain),
)
