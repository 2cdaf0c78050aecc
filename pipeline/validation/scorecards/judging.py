"""Judging of scorecards: what the checks see is put beside each item of each instrument."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.document import Document
from pipeline.model.leaflet import Leaflet
from pipeline.model.placing import place_leaflet
from pipeline.model.readability import Readability
from pipeline.model.scorecards import ItemState, Scorecard, ScoredItem
from pipeline.validation.scorecards import (
    actions,
    choices,
    identification,
    numbers,
    pictures,
    sources,
    structure,
    wording,
)
from pipeline.validation.scorecards.instruments import Instrument, InstrumentItem, read_instruments
from pipeline.validation.scorecards.material import Material
from pipeline.validation.scorecards.observations import ItemCheck, Observation, unknown

CHECKS: Mapping[str, ItemCheck] = {
    "action": actions.has_action,
    "active-instructions": actions.has_active_instructions,
    "addressed": actions.is_addressed,
    "audience": structure.says_audience,
    "authors": identification.names_authors,
    "benefits-and-risks": choices.has_benefits_and_risks,
    "benefits-in-numbers": choices.check_in_numbers("benefits", "benefits"),
    "bibliography": sources.lists_sources,
    "calculation-shown": numbers.shows_calculation,
    "captioned-picture": pictures.has_captioned_picture,
    "captions": pictures.has_captions,
    "chances": numbers.names_chances,
    "chances-drawn": numbers.draws_chances,
    "charts": pictures.has_charts,
    "cited-sources": sources.cites_sources,
    "contact": identification.has_contact,
    "costs": choices.names_costs,
    "danger-signs": actions.has_danger_signs,
    "date": identification.has_date,
    "dated-sources": sources.dates_sources,
    "directions": actions.has_directions,
    "each-benefits": choices.check_each("benefits", "benefits"),
    "each-happens": choices.check_each("happens", "what happens"),
    "each-life": choices.check_each("life", "everyday life"),
    "each-risks": choices.check_each("risks", "risks"),
    "each-works": choices.check_each("works", "how it works"),
    "explained-words": wording.explains_words,
    "funding": identification.names_funding,
    "headings": structure.has_headings,
    "known-and-unknown": sources.names_known_and_unknown,
    "logo": identification.has_logo,
    "medicines": identification.names_medicines,
    "no-calculation": numbers.needs_no_calculation,
    "no-consent-form": actions.has_no_consent_form,
    "no-treatment": choices.has_no_treatment,
    "numbers": numbers.has_numbers,
    "numbers-compared": numbers.compares_numbers,
    "objective": structure.says_objective,
    "other-help": sources.names_other_help,
    "passives-counted": actions.counts_passives,
    "pictures": pictures.has_pictures,
    "pictures-counted": pictures.counts_pictures,
    "precautions": actions.has_precautions,
    "purpose": structure.says_purpose,
    "questions-to-ask": actions.has_questions,
    "reading-grade": wording.measures_grade,
    "reader-tests": identification.names_reader_tests,
    "recommendation": actions.has_recommendation,
    "respect": wording.is_respectful,
    "risks-in-numbers": choices.check_in_numbers("risks", "risks"),
    "several-choices": choices.has_several_choices,
    "short-chunks": structure.has_short_chunks,
    "short-heads": pictures.has_short_heads,
    "short-lists": structure.has_short_lists,
    "short-sentences": wording.has_short_sentences,
    "space-for-notes": actions.has_space_for_notes,
    "speaks-to-readers": structure.speaks_to_readers,
    "steps": actions.has_steps,
    "summary": structure.has_summary,
    "tool": actions.has_tool,
    "uncertainty": sources.names_uncertainty,
    "visual-cues": structure.has_visual_cues,
    "whole-numbers": numbers.has_whole_numbers,
}
"""The checks that items name. One check may serve several instruments."""
UNDECIDED = "whether it is so"
"""What is left to a person where a check that should decide could not."""


def judge_scorecards(leaflet: Leaflet, document: Document, readability: Readability) -> tuple[Scorecard, ...]:
    """The machine's part of each instrument for a leaflet in the language, and for the place, of its document. A
    programme of messages is nothing to read, and has none; nor has what is withdrawn."""
    if leaflet.settings.is_programme or leaflet.is_withdrawn(document.language):
        return ()
    placed = leaflet if leaflet.place or leaflet.whole else place_leaflet(leaflet, document.place)
    material = Material(placed, document, readability)
    return tuple(_judge(instrument, material) for instrument in read_instruments())


def _judge(instrument: Instrument, material: Material) -> Scorecard:
    items = tuple(judge_item(item, material) for item in instrument.items)
    return Scorecard(instrument.key, instrument.name, instrument.short, instrument.source, items)


def judge_item(item: InstrumentItem, material: Material) -> ScoredItem:
    """What became of an item. A machine can find that one which is left to a person is not met, and never that it is
    met; and only what the instrument lets raters skip does not apply."""
    observation = CHECKS[item.check](material) if item.check else unknown("")
    state = _decide(item, observation)
    left = (item.person or item.unsure or UNDECIDED) if state == "needs a person" else ""
    return ScoredItem(item.number, item.part, item.asks, state, seen=observation.seen, left=left)


def _decide(item: InstrumentItem, observation: Observation) -> ItemState:
    if observation.state == "does not apply":
        return "does not apply" if item.skips else "not met"
    if observation.state == "not met":
        return "not met"
    return "met" if observation.state == "met" and not item.person else "needs a person"
