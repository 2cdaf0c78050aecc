"""Rules of care cards: what readers have to see at once is there, stands first, and is short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, takewhile

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import CareCard, Dose, ForPlaces, Section, walk
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings.dose import DoseFact
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrases import find_phrases
from pipeline.validation.rules.rule_data import RuleData

_WORD = re.compile(r"\d(?:[\d.,:\s]*\d)?\w*|[^\W\d_][\w’'-]*")
"""A word; a number with what parts its figures is one."""
_OTHERS = ("others", "settings")


@dataclass(frozen=True)
class _Placed:
    """A care card, whether it stands in the first section, and for which places it is: the names at each level that
    says so."""

    card: CareCard
    is_first: bool
    only: tuple[tuple[str, ...], ...]


def illnesses_have_an_emergency_card(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """A leaflet about an illness or a medicine says in a card when to call the emergency number. A number in the words
    is not seen by somebody who is afraid. Leaflets about visits, forms, money and rights need none."""
    if prose.leaflet.settings.is_programme or not prose.text.sections:
        return
    if any(one.card.level == "emergency" for one in _list_cards(prose)) or not _is_about_illness(prose, data):
        return
    message = "this leaflet is about an illness or a medicine, and has no emergency card"
    hint = "write a `care-card` with `level=emergency` into the first section, with the signs that need help at once"
    yield codes.NO_EMERGENCY_CARD.at(prose.text.places.value("title"), message, hint)


def _is_about_illness(prose: Prose, data: RuleData) -> bool:
    """Whether it is about an illness or a medicine: by its codes, medical name and doses, by what it is called, or by
    the words for illness in it. What the title says counts for more than what a heading says."""
    if _is_declared(prose, data):
        return True
    headings = [passage.words for passage in prose.of("heading")]
    for words, others in ((prose.text.front.title, ("others",)), (headings[0] if headings else "", _OTHERS)):
        if any(_has(words, data.lists[name]) for name in others):
            return False
        if any(data.find(words)):
            return True
    if _has(prose.text.front.title, data.lists["settings"]):
        return False
    if any(True for words in (prose.text.front.summary, *headings) for _ in data.find(words)):
        return True
    known = {
        hit.words.casefold()
        for passage in prose.but("message", "story", "alt", "explanation")
        for hit in data.find(passage.words)
    }
    return len(known) >= data.thresholds["least_words"]


def _has(words: str, phrases: tuple[str, ...]) -> bool:
    return any(True for _ in find_phrases(words, phrases))


def _is_declared(prose: Prose, data: RuleData) -> bool:
    leaflet, medical_name = prose.leaflet, prose.text.front.medical_name or ""
    coded = leaflet.settings.codes
    if (medical_name and not _has(medical_name, data.lists["others"])) or coded.icd10 or coded.snomed or coded.mesh:
        return True
    used = leaflet.find_used_facts(prose.language)
    return any(isinstance(leaflet.facts.get(name), DoseFact) for name in used) or any(
        isinstance(node, Dose) for node in leaflet.nodes(prose.language)
    )


def care_cards_come_first(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """Care cards stand in the first section: somebody who needs help does not read on to find them."""
    for one in _list_cards(prose):
        if not one.is_first:
            message = f"this {one.card.level} card stands behind the first section"
            hint = "move it into the first section, such as “When to get help”"
            yield codes.LATE_CARE_CARDS.at(one.card.span, message, hint)


def care_cards_are_one_of_a_level(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """There is one card of each level: nobody looks for a second one. Cards for different places do not meet."""
    first: dict[str, list[_Placed]] = {}
    for one in _list_cards(prose):
        if any(_meet(prose.leaflet, one, other) for other in first.setdefault(one.card.level, [])):
            message = f"this is one more {one.card.level} card"
            hint = "put its signs into the first one, so that they stand together"
            yield codes.DOUBLED_CARD_LEVEL.at(one.card.span, message, hint)
        first[one.card.level].append(one)


def _meet(leaflet: Leaflet, one: _Placed, other: _Placed) -> bool:
    """Whether some place has both cards."""
    chain = leaflet.library.list_chain
    return all(
        any(a in chain(b) or b in chain(a) for a in names for b in others)
        for names in one.only
        for others in other.only
    )


def care_cards_are_short(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """A card has no more signs than somebody can take in who is afraid."""
    most = int(data.thresholds["most_items"])
    for one in _list_cards(prose):
        count = len(one.card.items.items)
        if count > most:
            message, hint = f"this card has {count} signs", f"{most} are enough: leave out or join what is alike"
            yield codes.LONG_CARE_CARD.at(one.card.span, message, hint)


def signs_are_short(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """A sign in a card is taken in at a glance. What follows below the signs is no sign."""
    most = int(data.thresholds["most_words"])
    signs = (passage for passage in prose.of("care-card") if passage.parent is not None)
    for _, item in groupby(signs, key=lambda passage: (id(passage.parent), passage.number)):
        passages = tuple(item)
        count = sum(map(_count_words, passages))
        if count > most:
            hint = f"{most} are enough: leave out what does not help to see the sign, or make two signs of it"
            yield codes.LONG_CARD_ITEM.at(passages[0].whole, f"this sign has {count} words", hint)


def _count_words(passage: ProsePassage) -> int:
    return sum(1 for _ in _WORD.finditer(passage.words))


def _list_cards(prose: Prose) -> Iterator[_Placed]:
    """The care cards of a leaflet, in reading order. The first section is the first of every place: where it is for
    some places only, the next one is first for others."""
    sections = [part for part in prose.leaflet.printed(prose.language) if isinstance(part, Section)]
    leading = len(list(takewhile(lambda section: section.only, sections)))
    for number, section in enumerate(sections):
        only = (section.only,) if section.only else ()
        yield from _list_cards_in(section.blocks, number <= leading, only)


def _list_cards_in(blocks: object, is_first: bool, only: tuple[tuple[str, ...], ...]) -> Iterator[_Placed]:
    placed: dict[int, tuple[str, ...]] = {}
    for node in walk(blocks):
        if isinstance(node, ForPlaces):
            placed |= {id(below): node.only for below in walk(node.blocks) if isinstance(below, CareCard)}
        elif isinstance(node, CareCard):
            own = placed.get(id(node))
            yield _Placed(node, is_first, (*only, own) if own else only)


CARE_CARD_RULES = (
    LanguageRule(codes.NO_EMERGENCY_CARD, illnesses_have_an_emergency_card),
    LanguageRule(codes.LATE_CARE_CARDS, care_cards_come_first),
    LanguageRule(codes.DOUBLED_CARD_LEVEL, care_cards_are_one_of_a_level),
    LanguageRule(codes.LONG_CARE_CARD, care_cards_are_short),
    LanguageRule(codes.LONG_CARD_ITEM, signs_are_short),
)
