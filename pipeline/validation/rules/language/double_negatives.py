"""Rule of double negatives: two words that deny, and a reader who has to work out that they say yes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.word_runs import WordRun, list_runs
from pipeline.validation.rules.phrases import find_phrases
from pipeline.validation.rules.rule_data import RuleData

_CONTRACTED = re.compile(r"n['’]t$")
_LEAD = 5
"""Words between “not” and the adjective that it turns round, at most."""


@dataclass(frozen=True)
class _Pair:
    """Two words that deny: where they begin and end, and what to write for all of it, where that is known."""

    start: int
    end: int
    written: str = ""


def negatives_stand_alone(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No two negatives say yes together: “not uncommon”, “no reason not to”, “unless you are not told”. The words of a
    story are somebody's own, and are not judged."""
    for passage in prose.but("story"):
        done = 0
        for pair in sorted(_find_pairs(passage, data), key=lambda one: (one.start, -one.end)):
            if pair.start >= done:
                done = pair.end
                message = f"“{passage.words[pair.start : pair.end]}” says “no” two times"
                hint = "" if pair.written else "say what is so, or what to do, with one “not” or none"
                span = passage.span(pair.start, pair.end)
                yield codes.DOUBLE_NEGATIVE.at(span, message, hint, expected=pair.written)


def _find_pairs(passage: ProsePassage, data: RuleData) -> Iterator[_Pair]:
    for match in find_phrases(passage.typed, data.lists["pairs"]):
        yield _Pair(*match.span())
    hits = list(data.find(passage.typed))
    for sentence in passage.sentences:
        runs = list_runs(passage.typed, sentence.start, sentence.end)
        if sum(_denies(run, data) for run in runs) == 0:
            continue
        places = {run.start: number for number, run in enumerate(runs)}
        for hit in hits:
            if hit.start in places:
                yield from _find_turned(passage, runs, places[hit.start], hit.end, hit.expected, data)
        yield from _find_unless(runs, data)
        for number in range(len(runs)):
            yield from _find_second(runs, number, data)


def _denies(run: WordRun, data: RuleData) -> bool:
    words = data.lists["deniers"]
    return run.word in words or run.word in data.lists["negations"] or _CONTRACTED.search(run.word) is not None


def _is_not(run: WordRun, data: RuleData) -> bool:
    return run.word in data.lists["negations"] or _CONTRACTED.search(run.word) is not None


def _find_turned(
    passage: ProsePassage, runs: Sequence[WordRun], number: int, end: int, written: str, data: RuleData
) -> Iterator[_Pair]:
    """An adjective that denies, with what denies it before it."""
    index = number
    while index > 0 and number - index < _LEAD and not runs[index].is_apart:
        before = runs[index - 1]
        if _is_not(before, data):
            gap = passage.words[before.end : runs[number].start].strip()
            whole = before.word in ("not", "nor") and written
            yield _Pair(before.start, end, _write(gap, written) if whole else "")
            return
        if before.word in data.lists["links"] and (subject := _find_subject(runs, index - 1, data)):
            yield _Pair(subject.start, end)
            return
        if before.word not in data.lists["between"]:
            return
        index -= 1


def _write(gap: str, written: str) -> str:
    """What to write for “not be impossible”: “be possible”. Between them, an article fits the other word only."""
    article = re.fullmatch(r"an?", gap)
    if article:
        return f"{'an' if written[:1] in 'aeiou' else 'a'} {written}"
    return f"{gap} {written}" if gap in ("be", "been", "seem", "look", "feel", "appear") else written


def _find_subject(runs: Sequence[WordRun], number: int, data: RuleData) -> WordRun | None:
    """The subject that denies, if the clause of a verb begins with one."""
    for index in range(number - 1, max(-1, number - 1 - int(data.thresholds["longest_gap"])), -1):
        if runs[index].word in data.lists["subjects"] and _opens_clause(runs, index, data):
            return runs[index]
        if runs[index].is_apart or runs[index].word in data.lists["boundaries"]:
            return None
    return None


def _opens_clause(runs: Sequence[WordRun], number: int, data: RuleData) -> bool:
    run = runs[number]
    return number == 0 or run.is_apart or runs[number - 1].word in ("and", "but", "that", "because", "so", "then")


def _find_unless(runs: Sequence[WordRun], data: RuleData) -> Iterator[_Pair]:
    """ "Unless" is "if not", and has no other "not" behind it; nor has the "until" of what is not to be done."""
    for number, run in enumerate(runs):
        waits = run.word in ("until", "till") and any(_denies(one, data) for one in runs[:number])
        if run.word != "unless" and not waits:
            continue
        for place, other in enumerate(runs[number + 1 :]):
            if other.is_apart or other.word in ("and", "but", "because", "if", "who", "which"):
                break
            if _denies(other, data):
                if not _is_harmless(runs, number + 1 + place, data):
                    yield _Pair(run.start, other.end)
                break


def _is_harmless(runs: Sequence[WordRun], index: int, data: RuleData) -> bool:
    """Whether the words behind one that denies make it deny nothing: “no longer”, “not only”."""
    return any(one.word in data.lists["harmless_behind"] for one in runs[index + 1 : index + 2])


def _find_second(runs: Sequence[WordRun], number: int, data: RuleData) -> Iterator[_Pair]:
    """What denies again, in the clause of what denies already."""
    first = runs[number]
    subject = first.word in data.lists["subjects"] and _opens_clause(runs, number, data)
    if not subject and not (_is_not(first, data) and _is_main(runs, number, data)):
        return
    for index in range(number + 1, min(len(runs), number + 1 + int(data.thresholds["longest_gap"]))):
        other, before = runs[index], runs[index - 1]
        if other.is_apart or (other.word in data.lists["boundaries"] and other.word != "without"):
            return
        if subject and other.word == "without" and before.word in (*data.lists["links"], "comes", "come"):
            yield _Pair(first.start, other.end)
            return
        if _denies(other, data) and other.word not in ("hardly", "scarcely", "nor"):
            if _counts(runs, index, subject, index == number + 1, data):
                yield _Pair(first.start, other.end)
            return


def _counts(runs: Sequence[WordRun], index: int, subject: bool, adjacent: bool, data: RuleData) -> bool:
    """Whether a second word that denies turns the first one round."""
    before, follows = runs[index - 1], runs[index + 1 : index + 2]
    if _is_harmless(runs, index, data) or before.word in data.lists["prepositions"]:
        return False
    if before.word in data.lists["told"] and any(one.word == "to" for one in follows):
        return False
    if not follows and runs[index].word == "no":
        return False
    own_verb = before.word in data.lists["helpers"] or _CONTRACTED.search(runs[index].word) is not None
    return subject or adjacent or not (own_verb and runs[index].word not in ("no", "nothing", "nobody", "none"))


def _is_main(runs: Sequence[WordRun], number: int, data: RuleData) -> bool:
    """Whether “not” belongs to a verb of a clause that stands by itself, or begins the sentence as “never” does."""
    word = runs[number].word
    if word == "not" and (number == 0 or runs[number - 1].word not in data.lists["helpers"]):
        return False
    for index in range(number - 1, -1, -1):
        if runs[index].word in data.lists["subordinators"]:
            return False
        if runs[index + 1].is_apart:
            break
    return word not in ("hardly", "scarcely", "nor")


DOUBLE_NEGATIVE_RULES = (LanguageRule(codes.DOUBLE_NEGATIVE, negatives_stand_alone),)
