"""Rule of address: a part about what to do speaks to whoever is to do it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Box, Heading
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.address import speaks_to_reader
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrases import opens_with
from pipeline.validation.rules.rule_data import RuleData

_NOT_READ = ("heading", "alt", "caption", "story", "message")
_ACTING = ("do", "do-not", "questions")


def actions_are_told_to_somebody(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """A section about what to do says “you”, or tells its reader what to do. Each section is one finding at most. What
    happens by itself, what staff do, and lists of things to bring speak to nobody by right."""
    in_sections = (passage for passage in prose.passages if passage.section)
    for _, group in groupby(in_sections, key=lambda passage: passage.section):
        passages = tuple(group)
        headings = [passage for passage in passages if passage.kind == "heading"]
        words = [passage for passage in passages if passage.kind not in _NOT_READ and not _is_checklist(passage)]
        if not words or not _is_about_acting(headings, words, data):
            continue
        if not any(speaks_to_reader(passage, data) for passage in words):
            place = headings[0] if headings and not isinstance(headings[0].node, Heading) else words[0]
            message, hint = "nobody is told what to do here", "speak to the reader: “Take …”, “You can …”"
            yield codes.NOBODY_ADDRESSED.at(place.whole, message, hint)


def _is_about_acting(headings: list[ProsePassage], words: list[ProsePassage], data: RuleData) -> bool:
    if any(passage.kind in _ACTING for passage in words):
        return True
    return any(
        opens_with(passage.words.strip(), data.lists["acting"]) and not data.finds("not_acting", passage.words)
        for passage in headings
    )


def _is_checklist(passage: ProsePassage) -> bool:
    return isinstance(passage.block, Box) and passage.block.name == "checklist"


ADDRESS_RULES = (LanguageRule(codes.NOBODY_ADDRESSED, actions_are_told_to_somebody),)
