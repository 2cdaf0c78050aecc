"""Rules of a leaflet, as tables. Each is a function whose name is the sentence that has to hold; it yields a diagnostic
wherever it does not, and changes nothing. The page of each code is in rules/pages/."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, has_errors
from pipeline.model.leaflet import Leaflet, Library
from pipeline.validation.rules.accessibility import characters_have_glyphs, do_not_items_say_do_not
from pipeline.validation.rules.chronology import dates_are_possible
from pipeline.validation.rules.comparing import compared_risks_are_of_one_source, compared_risks_can_be_drawn
from pipeline.validation.rules.contact import publisher_can_be_reached, services_exist
from pipeline.validation.rules.doses import dose_blocks_lay_out_doses, doses_stand_in_text
from pipeline.validation.rules.fact_values import facts_are_translated, facts_make_sense
from pipeline.validation.rules.facts import (
    brackets_hold_no_facts,
    facts_are_used,
    facts_exist,
    facts_stand_in_one_file,
)
from pipeline.validation.rules.feedback import (
    feedback_can_be_typed,
    feedback_keyword_is_free,
    readers_can_say_what_they_think,
)
from pipeline.validation.rules.governance import (
    points_to_check_are_done,
    readers_can_reach_the_publisher,
    readers_have_tested,
    review_dates_fit,
    somebody_looks_after_it,
    version_is_in_history,
)
from pipeline.validation.rules.history import history_says_what_changed
from pipeline.validation.rules.languages import languages_are_known
from pipeline.validation.rules.leaflet_links import (
    earlier_ids_are_free,
    links_between_leaflets_lead_somewhere,
    links_to_leaflets_stand_in_the_text,
    messages_link_to_no_leaflet,
)
from pipeline.validation.rules.library import (
    logo_is_described,
    publisher_is_named,
    shared_facts_can_be_taken_in,
    shared_words_have_glyphs,
)
from pipeline.validation.rules.links import (
    editions_list_sections,
    films_have_their_words,
    links_lead_somewhere,
    points_to_check_are_about_a_part,
    standing_sections_exist,
)
from pipeline.validation.rules.messages import (
    MESSAGE_RULES,
    keywords_differ_between,
    messages_are_safe,
    messages_hold_when_composed,
    people_can_stop,
    systems_have_approved,
)
from pipeline.validation.rules.own_colours import colours_can_be_used
from pipeline.validation.rules.places import (
    everybody_gets_a_whole_leaflet,
    local_facts_can_be_set,
    parts_are_whole,
    place_facts_are_local,
    places_are_described,
    places_that_are_named_exist,
    what_differs_is_harmless,
)
from pipeline.validation.rules.plain_language import (
    language_is_plain,
    publishers_words_work,
    shared_entries_are_right,
)
from pipeline.validation.rules.programmes import approvals_are_of_languages, programmes_have_messages_only
from pipeline.validation.rules.reading_trend import words_stay_as_easy
from pipeline.validation.rules.references import sources_are_known
from pipeline.validation.rules.releases import history_is_as_released, record_holds_together
from pipeline.validation.rules.shared_entries import (
    citations_exist,
    references_are_complete,
    terms_are_explained,
)
from pipeline.validation.rules.sign_off import nobody_signs_twice, signatures_are_of_roles, words_are_signed_off
from pipeline.validation.rules.signs import answers_are_words
from pipeline.validation.rules.subjects import leaflets_behind_messages_are_published, messages_are_about_a_part
from pipeline.validation.rules.translations import do_not_items_are_confirmed, translations_say_what_their_source_says
from pipeline.validation.rules.withdrawals import reasons_are_translated, withdrawals_fit, withdrawals_name_what_holds
from pipeline.validation.waivers import Waivers, waivers_are_possible

Rule = Callable[[Leaflet, bool], Iterable[Diagnostic]]
"""A rule of a leaflet; the second argument says whether it has to be fit for release."""

LEAFLET_RULES: tuple[Rule, ...] = (
    languages_are_known,
    translations_say_what_their_source_says,
    programmes_have_messages_only,
    approvals_are_of_languages,
    facts_exist,
    facts_stand_in_one_file,
    brackets_hold_no_facts,
    citations_exist,
    terms_are_explained,
    services_exist,
    facts_make_sense,
    facts_are_translated,
    dose_blocks_lay_out_doses,
    doses_stand_in_text,
    compared_risks_can_be_drawn,
    compared_risks_are_of_one_source,
    facts_are_used,
    links_lead_somewhere,
    links_between_leaflets_lead_somewhere,
    links_to_leaflets_stand_in_the_text,
    messages_link_to_no_leaflet,
    earlier_ids_are_free,
    films_have_their_words,
    messages_are_about_a_part,
    editions_list_sections,
    points_to_check_are_about_a_part,
    standing_sections_exist,
    do_not_items_say_do_not,
    characters_have_glyphs,
    answers_are_words,
    *MESSAGE_RULES,
    places_that_are_named_exist,
    what_differs_is_harmless,
    everybody_gets_a_whole_leaflet,
    local_facts_can_be_set,
    signatures_are_of_roles,
    nobody_signs_twice,
    waivers_are_possible,
    withdrawals_fit,
    withdrawals_name_what_holds,
    reasons_are_translated,
    feedback_keyword_is_free,
    feedback_can_be_typed,
)
WITHDRAWN_RULES: tuple[Rule, ...] = (
    withdrawals_fit,
    withdrawals_name_what_holds,
    reasons_are_translated,
    earlier_ids_are_free,
)
"""What is asked of a leaflet that is withdrawn, whose words reach nobody any more."""
PLACED_RULES: tuple[Rule, ...] = (
    services_exist,
    facts_are_translated,
    links_lead_somewhere,
    messages_are_safe,
    parts_are_whole,
    feedback_keyword_is_free,
    feedback_can_be_typed,
)
"""What is asked of a leaflet as each place hands it out."""
PUBLISHING_RULES: tuple[Rule, ...] = (
    references_are_complete,
    readers_have_tested,
    readers_can_reach_the_publisher,
    readers_can_say_what_they_think,
    review_dates_fit,
    dates_are_possible,
    somebody_looks_after_it,
    version_is_in_history,
    history_is_as_released,
    points_to_check_are_done,
    people_can_stop,
    do_not_items_are_confirmed,
    systems_have_approved,
    leaflets_behind_messages_are_published,
    language_is_plain,
    words_stay_as_easy,
)
COMPOSED_RULES: tuple[Rule, ...] = (
    words_are_signed_off,
    history_says_what_changed,
    messages_hold_when_composed,
)
"""What is asked only of words without errors: others cannot be composed, so nobody is asked to sign them off or to look
at their messages."""
ASKED_OF_COMPOSED = frozenset(
    {
        codes.NOT_REVIEWED.code,
        codes.UNDERSTATED_CHANGE.code,
        codes.STALE_MESSAGE.code,
        codes.LOST_WORD.code,
        codes.VOIDED_SIGN_OFF.code,
    }
)
"""The codes of these rules."""


def diagnose_leaflet(leaflet: Leaflet, release: bool = False, readable: bool = True) -> Iterator[Diagnostic]:
    """What is wrong with a leaflet by all rules. One in which reading reported errors is not `readable`."""
    diagnostics = [diagnostic for rule in LEAFLET_RULES for diagnostic in rule(leaflet, release)]
    yield from diagnostics
    yield from diagnose_publishing(leaflet, release)
    if readable and not has_errors(diagnostics):
        yield from diagnose_composed(leaflet, release)


def diagnose_withdrawn(leaflet: Leaflet, release: bool = False) -> Iterator[Diagnostic]:
    """What is wrong with a leaflet that is withdrawn."""
    for rule in WITHDRAWN_RULES:
        yield from rule(leaflet, release)


def diagnose_publishing(leaflet: Leaflet, release: bool = False) -> Iterator[Diagnostic]:
    """What keeps a leaflet from being published, whose words may be in order."""
    for rule in PUBLISHING_RULES:
        yield from rule(leaflet, release)


def diagnose_composed(leaflet: Leaflet, release: bool = False) -> Iterator[Diagnostic]:
    """What is wrong by the rules that are asked only of words without errors."""
    for rule in COMPOSED_RULES:
        yield from rule(leaflet, release)


def diagnose_library(
    library: Library, leaflets: Sequence[Leaflet], whole: bool = False, release: bool = False
) -> Iterator[Diagnostic]:
    """What is wrong with the files that all leaflets share, as far as these leaflets use them. What none of them uses
    is known where they are the `whole` source, read without an error."""
    yield from record_holds_together(library, release)
    yield from publisher_can_be_reached(library, leaflets)
    yield from logo_is_described(library, leaflets)
    yield from publisher_is_named(library, leaflets)
    yield from colours_can_be_used(library)
    yield from shared_words_have_glyphs(library, leaflets)
    yield from place_facts_are_local(library, leaflets)
    yield from places_are_described(library, leaflets)
    yield from shared_facts_can_be_taken_in(library, leaflets)
    yield from sources_are_known(library, leaflets)
    yield from keywords_differ_between([leaflet.standing for leaflet in leaflets])
    yield from publishers_words_work(library, leaflets)
    yield from shared_entries_are_right(leaflets, whole)
    yield from Waivers.of_publisher(library).diagnose()
