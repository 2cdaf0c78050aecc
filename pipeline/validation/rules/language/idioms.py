"""Rule of idioms that are dangerous when they are translated: “hold your tablets” becomes “keep your tablets”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.medicine_names import is_medicine_name
from pipeline.validation.rules.language.word_runs import WordRun, list_runs
from pipeline.validation.rules.phrase_tables import PhraseHit
from pipeline.validation.rules.phrases import opens_with
from pipeline.validation.rules.rule_data import RuleData, find_rule_data


def idioms_can_be_translated(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No medicine is held, skipped, doubled up on or come off, and nobody passes or blacks out. The words of a story
    are somebody's own, and are not judged."""
    names = find_rule_data(prose.language, codes.PRIVATE_RESULT.name, prose.leaflet.library.style) or data
    for passage in prose.but("story"):
        for hit in data.find(passage.typed):
            sentence = passage.sentence_at(hit.start)
            runs = list_runs(passage.typed, sentence.start, sentence.end) if sentence else []
            if runs and _is_idiom(passage, hit, runs, data, names):
                message = f"“{hit.words}” says something else when it is translated word by word"
                span = passage.span(hit.start, hit.end)
                yield codes.DANGEROUS_IDIOM.at(span, message, expected=hit.expected)


def _is_idiom(passage: ProsePassage, hit: PhraseHit, runs: Sequence[WordRun], data: RuleData, names: RuleData) -> bool:
    first = next((number for number, run in enumerate(runs) if run.start == hit.start), None)
    last = next((number for number, run in enumerate(runs) if run.end == hit.end), None)
    if first is None or last is None:
        return False
    before = runs[first - 1].word if first else ""
    verb = runs[first].word
    if verb.startswith(("pass", "black")):
        return _is_faint(runs, last, before, data)
    if before in data.lists["no_idioms"] or (verb.startswith("h") and before in data.lists["containers"]):
        return False
    if verb == "held" and before in data.lists["passives"]:
        return _is_held_back(runs, first, last, data, names)
    place = _find_medicine(runs, last + 1, data, names)
    if place is None:
        return False
    follows = runs[place + 1].word if place + 1 < len(runs) and not runs[place + 1].is_apart else ""
    if follows in data.lists["containers"]:
        return False
    if not verb.startswith("h"):
        return True
    if runs[place].word in data.lists["forms"]:
        gap = passage.typed[runs[place].end :].lstrip(" *")
        return opens_with(gap, data.lists["times"]) is not None
    return follows not in data.lists["in_the_hand"]


def _find_medicine(runs: Sequence[WordRun], start: int, data: RuleData, names: RuleData) -> int | None:
    """The medicine that a verb has for its object; the last word of what it is called."""
    place = None
    for number in range(start, min(len(runs), start + int(data.thresholds["longest_object"]))):
        run = runs[number]
        if run.is_apart or run.word in data.lists["boundaries"]:
            break
        if run.word in data.lists["medicines"] or run.word in data.lists["forms"] or is_medicine_name(run.word, names):
            place = number
    return place


def _is_held_back(runs: Sequence[WordRun], first: int, last: int, data: RuleData, names: RuleData) -> bool:
    """Whether a medicine “is held”, and not with a hand."""
    start = max((number for number in range(first) if runs[number].is_apart), default=0)
    subject = [run.word for run in runs[max(start, first - 1 - int(data.thresholds["longest_object"])) : first]]
    medicine = any(
        word in data.lists["medicines"] or word in data.lists["forms"] or is_medicine_name(word, names)
        for word in subject
    )
    follows = runs[last + 1].word if last + 1 < len(runs) and not runs[last + 1].is_apart else ""
    held = any(word in data.lists["containers"] for word in subject)
    return medicine and not held and follows not in data.lists["in_the_hand"]


def _is_faint(runs: Sequence[WordRun], last: int, before: str, data: RuleData) -> bool:
    """Whether somebody faints, and nothing is handed out, made dark or leaves the body."""
    follows = runs[last + 1].word if last + 1 < len(runs) and not runs[last + 1].is_apart else ""
    return follows not in data.lists["no_faints_behind"] and before not in data.lists["no_faints_before"]


IDIOM_RULES = (LanguageRule(codes.DANGEROUS_IDIOM, idioms_can_be_translated),)
