"""Rules of the sections of a leaflet: in which order they come, and how much of it each takes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Include, Section
from pipeline.model.source import Span
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.prose.passages import PassageKind
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.rule_data import RuleData

_MARKS_AT_END = re.compile(r"[\s?!.:;…]+$")
_ORDER = (
    "get_help",
    "what_it_is",
    "symptoms",
    "causes",
    "tests",
    "treatment",
    "living_with",
    "questions",
    "contact",
)
"""The parts in the order in which readers look for them, as the data name them."""
_UNREAD: tuple[PassageKind, ...] = ("message", "fact", "explanation", "alt")


def parts_are_in_order(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """Sections come in the order in which readers ask: where to get help, what it is, symptoms, causes, tests,
    treatment, living with it, questions, contact. Each that steps back is one finding."""
    if prose.leaflet.settings.is_programme:
        return
    before = -1
    for number, (passage, place) in enumerate(_list_section_headings(prose)):
        rank = _find_rank(passage, number, before, data)
        if rank < 0:
            continue
        if rank < before or (rank == 0 and number > 0 and before < 0):
            yield codes.PART_ORDER.at(place, _describe(rank, before), f"move it {_say_where(rank)}")
        before = rank


def _describe(rank: int, before: int) -> str:
    part, other = _say_part(rank), _say_part(before) if before >= 0 else "other sections"
    return f"{part} stands behind {other}"


def _say_part(rank: int) -> str:
    return ("where to get help", "what it is", "symptoms", "causes", "tests", "treatment", "living with it",
            "questions to ask", "contact")[rank]  # fmt: skip


def _say_where(rank: int) -> str:
    return "to the start" if rank == 0 else f"in front of {_say_part(rank + 1)}"


def _list_section_headings(prose: Prose) -> Iterator[tuple[ProsePassage, Span]]:
    """The heading of each section, and where the section is put into the leaflet."""
    passages = {id(passage.node): passage for passage in prose.of("heading") if isinstance(passage.node, Section)}
    taken_in = {part.section: part.span for part in prose.text.sections if isinstance(part, Include)}
    for passage in passages.values():
        yield passage, taken_in.get(passage.section, passage.whole)


def _find_rank(passage: ProsePassage, number: int, before: int, data: RuleData) -> int:
    """Which part a section is, by its heading; -1 for one of no known part."""
    words = _MARKS_AT_END.sub("", passage.words[:200]).strip()
    for rank, name in enumerate(_ORDER):
        pattern, others = data.pattern(name), data.pattern(f"not_{name}")
        if pattern.fullmatch(words) and not others.search(words):
            return rank
    opens = data.pattern("what_it_is_first")
    is_first = number == 0 or (number == 1 and before == 0)
    return 1 if is_first and opens.fullmatch(words) else -1


def sections_are_in_proportion(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No section takes so much of a leaflet that the others are lost beside it. Care cards take what they need."""
    if prose.leaflet.settings.is_programme:
        return
    counts: Counter[str] = Counter()
    cards: Counter[str] = Counter()
    for passage in prose.but(*_UNREAD, "key-point"):
        if passage.section:
            counts[passage.section] += len(passage.words.split())
        if passage.kind == "care-card":
            cards[passage.section] += len(passage.words.split())
    limits, every = data.thresholds, sum(counts.values())
    if len(counts) < limits["least_sections"] or every < limits["least_words"]:
        return
    for passage, place in _list_section_headings(prose):
        share = (counts[passage.section] - cards[passage.section]) / every
        if share > limits["largest_share"]:
            message = f"this section has {share:.0%} of the words of the leaflet"
            hint = f"part it in two, or shorten it to {limits['largest_share']:.0%} or less"
            yield codes.LARGE_SECTION.at(place, message, hint)


PART_RULES = (
    LanguageRule(codes.PART_ORDER, parts_are_in_order),
    LanguageRule(codes.LARGE_SECTION, sections_are_in_proportion),
)
