"""Opinions about a leaflet: each rule looks and says, and changes nothing. Its page is in rules/pages/."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.model.diagnostics import Diagnostic, has_errors
from pipeline.model.leaflet import Leaflet, Library
from pipeline.validation.rules.accessibility import do_not_words, missing_glyphs
from pipeline.validation.rules.facts import (
    facts_make_sense,
    facts_used,
    phones_in_text,
    references_complete,
    words_refer,
)
from pipeline.validation.rules.governance import (
    dates_fit,
    points_to_check,
    sign_off,
    tested_and_reachable,
    version_in_history,
)
from pipeline.validation.rules.library import library_glyphs, library_services
from pipeline.validation.rules.links import ids_exist, languages_known, links_lead, standing_sections
from pipeline.validation.rules.messages import MESSAGE_RULES, messages_are_current, people_can_stop

Rule = Callable[[Leaflet, bool], Iterable[Diagnostic]]
"""A rule of a leaflet; the second argument says whether it has to be fit for release."""

LEAFLET_RULES: tuple[Rule, ...] = (
    languages_known,
    words_refer,
    facts_make_sense,
    facts_used,
    phones_in_text,
    links_lead,
    ids_exist,
    standing_sections,
    do_not_words,
    missing_glyphs,
    *MESSAGE_RULES,
)
PUBLISHING_RULES: tuple[Rule, ...] = (
    references_complete,
    tested_and_reachable,
    dates_fit,
    version_in_history,
    points_to_check,
    people_can_stop,
)


def judge(leaflet: Leaflet, release: bool = False, readable: bool = True) -> Iterator[Diagnostic]:
    """What all rules say of one leaflet. One in which reading found errors is not `readable`; its words, and those with
    errors found here, cannot be composed, so nobody is asked to sign them off or to look at their messages."""
    found = [said for rule in LEAFLET_RULES for said in rule(leaflet, release)]
    yield from found
    for rule in PUBLISHING_RULES:
        yield from rule(leaflet, release)
    if readable and not has_errors(found):
        yield from sign_off(leaflet, release)
        yield from messages_are_current(leaflet, release)


def judge_library(library: Library, leaflets: Sequence[Leaflet]) -> Iterator[Diagnostic]:
    """What the rules say of the files that all leaflets share, as far as these leaflets use them."""
    yield from library_services(library, leaflets)
    yield from library_glyphs(library, leaflets)
