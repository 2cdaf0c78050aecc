"""Rule of what a message tells everybody who sees the phone: a result, a medicine by its name, an illness."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.sms.lock_screen import cut_for_lock_screen
from pipeline.validation.prose import Prose, ProsePassage, Sentence
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.medicine_names import is_medicine_name
from pipeline.validation.rules.language.word_runs import WordRun, list_runs
from pipeline.validation.rules.phrases import find_phrases, opens_with
from pipeline.validation.rules.rule_data import RuleData

_LABEL = re.compile(r"\s*[:=]\s*|\s[-–—]\s")
_NAME_NEXT = re.compile(r"(?:[ \u00a0]|/|-| (?:and|&) )([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+")
_AMOUNT = re.compile(r"\d")
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_])")
_PLACEHOLDER = "(("
_CLAUSE = re.compile(r"[,;:()–—]|\s-\s")
_NEAR = 30
"""Characters behind what is measured in which its value stands."""


def messages_keep_secrets(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No message tells a result or an order to take a medicine by its name. An illness of the list stands in none,
    either, but behind what a lock screen shows of a message that is marked as sensitive."""
    for passage in prose.of("message"):
        for sentence in passage.sentences:
            yield from _diagnose(prose, passage, sentence, data)


def _diagnose(prose: Prose, passage: ProsePassage, sentence: Sentence, data: RuleData) -> Iterator[Diagnostic]:
    """The first thing that a sentence tells."""
    result = _find_result(sentence, data)
    order = None if result else _find_order(sentence, data)
    illness = None if result or order else _find_illness(prose, passage, sentence, data)
    if result:
        message = "everybody who sees the phone can read a result: “{}”"
        hint = "write “Your result is ready. Call us on”, and the fact of your number"
    elif order:
        message = "everybody who sees the phone can read which medicine somebody takes: “{}”"
        hint = "write “It is time for your medicine.”, without its name"
    else:
        message = "everybody who sees the phone can read the name of an illness: “{}”"
        hint = (
            "leave it out; or write sensitive=yes, begin with who sends it, and name it after what a lock screen shows"
        )
    place = result or order or illness
    if place:
        start, end = sentence.start + place[0], sentence.start + place[1]
        yield codes.PRIVATE_RESULT.at(passage.span(start, end), message.format(passage.words[start:end]), hint)


def _find_result(sentence: Sentence, data: RuleData) -> tuple[int, int] | None:
    """Where a sentence tells what came out of a test of somebody's."""
    words, lists = sentence.words, data.lists
    if words.rstrip().endswith("?") or any(find_phrases(words, lists["no_tests"])):
        return None
    organ = next(find_phrases(words, lists["organs"]), None)
    if organ and not _is_open(words, organ.start(), data):
        return organ.span()
    personal = _PLACEHOLDER in words or any(find_phrases(words, lists["persons"]))
    return _find_measure(words, personal, data) or _find_outcome(words, personal, data)


def _find_measure(words: str, personal: bool, data: RuleData) -> tuple[int, int] | None:
    for match in find_phrases(words, data.lists["measures"]) if personal else ():
        if any(find_phrases(words[: match.start()], data.lists["measuring"])):
            continue
        when = opens_with(words[match.end() :].lstrip(), data.lists["when_measured"])
        begins = words.index(when.group(), match.end()) + when.end() if when else match.end()
        gap = words[begins : begins + _NEAR].lstrip(" :,-–")
        value = opens_with(gap, data.lists["measured"])
        if value and not _is_open(words, match.start(), data):
            if opens_with(gap[value.end() :].lstrip(), data.lists["no_outcomes_before"]):
                continue
            start = words.index(gap, begins)
            return match.start(), start + value.end()
    return None


def _find_outcome(words: str, personal: bool, data: RuleData) -> tuple[int, int] | None:
    lists = data.lists
    outcomes, values = data.pattern("outcomes"), data.pattern("values")
    for test in find_phrases(words, lists["tests"]):
        label = _LABEL.search(words, test.end(), test.end() + 2 * _NEAR)
        value = values.match(words, label.end()) if label else None
        if value and _ends_there(words, value.end(), data) and not _is_open(words, test.start(), data):
            return test.start(), value.end()
        outcome = outcomes.search(words, test.end()) if personal else None
        if outcome is None or _is_open(words, outcome.start(), data):
            continue
        if not _ends_there(words, outcome.end(), data):
            continue
        if not _is_aside(words, test.start(), outcome.start(), data):
            return outcome.span()
    return None


def _ends_there(words: str, end: int, data: RuleData) -> bool:
    """Whether an outcome is one, and no part of what follows: “shows a map”, “is good practice”."""
    after = words[end:].lstrip()
    if opens_with(after, data.lists["no_outcomes_before"]) or opens_with(after, data.lists["no_findings"]):
        return False
    last, follows = words[:end].split()[-1].casefold(), _WORD.match(after)
    valued = data.pattern("values")
    if not valued.fullmatch(last) or follows is None:
        return True
    return follows.group().casefold() in data.lists["behind_a_value"]


def _is_open(words: str, end: int, data: RuleData) -> bool:
    """Whether the words before an outcome make it a condition, or something that can be."""
    return any(match.start() < end for match in find_phrases(words, data.lists["open"]))


def _is_aside(words: str, start: int, end: int, data: RuleData) -> bool:
    """Whether the test is named by the way, as in “to feel tired after your test is normal”."""
    if _CLAUSE.search(words, start, end):
        return False
    return any(word.casefold() in data.lists["prepositions"] for word in words[:start].split()[-2:])


def _find_order(sentence: Sentence, data: RuleData) -> tuple[int, int] | None:
    """Where a sentence says to take, or to change, a medicine that it names."""
    words = sentence.words
    runs = list_runs(words, 0, len(words))
    for number, run in enumerate(runs):
        follows = runs[number + 1].word if number + 1 < len(runs) and not runs[number + 1].is_apart else ""
        if not is_medicine_name(run.word, data) or follows in data.lists["no_medicine_behind"]:
            continue
        start = _find_verb(runs, number, data)
        if start is not None:
            return runs[start].start, run.end
        passive = opens_with(words[run.end :].lstrip(), data.lists["passive_orders"])
        reminds = any(find_phrases(words[: run.start], data.lists["reminders"]))
        reminds = reminds and (not follows or follows in data.lists["behind_a_reminder"])
        asked = any(match.end() < run.start for match in find_phrases(words, data.lists["asks"]))
        if asked or follows in data.lists["time_for_it"] or _has_amount(words, run, data):
            return run.start, run.end
        if passive or (reminds and not any(find_phrases(words, data.lists["no_reminders"]))):
            return run.start, run.end
    return None


def _has_amount(words: str, run: WordRun, data: RuleData) -> bool:
    """Whether a medicine stands beside its amount: “2 tablets of”, “warfarin 3mg”."""
    beside = words[max(0, run.start - _NEAR) : run.start], words[run.end : run.end + _NEAR]
    if any(find_phrases(words, data.lists["no_reminders"])):
        return False
    return any(
        _AMOUNT.search(part) and any(find_phrases(_GLUED.sub(" ", part), data.lists["amounts"])) for part in beside
    )


def _find_verb(runs: Sequence[WordRun], number: int, data: RuleData) -> int | None:
    """The verb of an order that a medicine belongs to."""
    lists = data.lists
    for index in range(number - 1, max(-1, number - 1 - int(data.thresholds["longest_order"])), -1):
        run = runs[index]
        if run.word in lists["not_between"] or runs[number].is_apart:
            return None
        if run.word in lists["orders_with_an_amount"] and not _has_unit(runs[index + 1 : number], data):
            return None
        if run.word in lists["orders"] and _is_order(runs, index, data):
            return index
        if run.is_apart:
            return None
    return None


def _has_unit(runs: Sequence[WordRun], data: RuleData) -> bool:
    return any(True for run in runs for _ in find_phrases(run.word, data.lists["amounts"]))


def _is_order(runs: Sequence[WordRun], index: int, data: RuleData) -> bool:
    if index == 0 or runs[index].is_apart:
        return not runs[index].word.endswith("ing")
    before = runs[index - 1].word
    if runs[index].word.endswith("ing"):
        return before in data.lists["before_taking"]
    if before == "to":
        return index > 1 and runs[index - 2].word in data.lists["before_to"]
    return before in data.lists["before_an_order"]


def _find_illness(prose: Prose, passage: ProsePassage, sentence: Sentence, data: RuleData) -> tuple[int, int] | None:
    """Where a sentence names an illness of the list; a name that it is a part of tells nothing of anybody."""
    publisher = prose.leaflet.library.publisher
    senders = [name for name in (publisher.sender or "", publisher.name_in(prose.language)) if name]
    own = [match.span() for match in find_phrases(sentence.words, senders)]
    limit = len(cut_for_lock_screen(passage.words)) if passage.block.sensitive else len(passage.words)
    for hit in data.find(sentence.words):
        vaccine = any(find_phrases(sentence.words, data.lists["vaccines"]))
        if vaccine and any(find_phrases(hit.words, data.lists["prevented"])):
            continue
        inside = any(start <= hit.start and hit.end <= end for start, end in own)
        if not inside and sentence.start + hit.start < limit and not _is_name(sentence.words, hit.start, hit.end, data):
            return hit.start, hit.end
    return None


def _is_name(words: str, start: int, end: int, data: RuleData) -> bool:
    """Whether it is a part of the name of a place or a fund: with a capital letter, and beside another one."""
    part, follows, before = words[start:end], _NAME_NEXT.match(words, end), words[:start].split()[-1:]
    beside = follows is not None and follows[1][:1].isupper()
    if part.isupper() and len(part) > 1:
        coded = any(one.casefold() in data.lists["before_a_code"] for one in before)
        return coded or (beside and any(one[:1].isupper() for one in before))
    return part[:1].isupper() and (beside or (start > 0 and part.casefold() not in data.lists["always_capital"]))


PRIVATE_RULES = (LanguageRule(codes.PRIVATE_RESULT, messages_keep_secrets),)
