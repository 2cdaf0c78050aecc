"""Rules of text messages (MSG): they arrive as they were meant."""

from collections.abc import Iterator
from functools import cache, partial

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose import compose
from pipeline.validation.rules.messages.agreement import messages_say_what_the_leaflet_says
from pipeline.validation.rules.messages.approvals import systems_have_approved
from pipeline.validation.rules.messages.fitting import (
    emergency_cards_have_messages,
    messages_fit,
    placeholders_stand_in_messages,
)
from pipeline.validation.rules.messages.kept import (
    comments_are_answered,
    reviewers_speak_of_messages,
    sign_offs_are_of_these_words,
)
from pipeline.validation.rules.messages.lengths import two_lengths_agree, two_lengths_fit
from pipeline.validation.rules.messages.lock_screens import lock_screens_keep_secrets
from pipeline.validation.rules.messages.pins import messages_are_current
from pipeline.validation.rules.messages.prepared import prepare_messages
from pipeline.validation.rules.messages.reaching import people_can_reach_somebody, people_learn_how_to_stop
from pipeline.validation.rules.messages.replies import replies_are_offered, replies_lead_somewhere
from pipeline.validation.rules.messages.splits import emergency_numbers_come_first, nothing_is_torn_apart
from pipeline.validation.rules.messages.standing_alone import (
    days_are_named,
    messages_open_with_their_topic,
    messages_stand_alone,
)
from pipeline.validation.rules.messages.timing import (
    events_are_described,
    keywords_differ,
    keywords_differ_between,
    messages_begin_on_day_0,
    messages_do_not_come_too_often,
    people_can_stop,
    quiet_hours_are_kept,
    schedules_are_known,
)
from pipeline.validation.rules.messages.wording import (
    gaps_are_translated,
    gaps_read_well,
    links_open,
    nothing_is_shouted,
)

_PREPARED_RULES = (
    messages_fit,
    nothing_is_torn_apart,
    emergency_numbers_come_first,
    links_open,
    nothing_is_shouted,
    gaps_read_well,
    gaps_are_translated,
    messages_stand_alone,
    messages_open_with_their_topic,
    days_are_named,
    two_lengths_fit,
    two_lengths_agree,
    replies_are_offered,
    lock_screens_keep_secrets,
    people_can_reach_somebody,
    people_learn_how_to_stop,
)
"""The rules of messages as they are prepared for sending."""


def messages_are_safe(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Each message fits, can be read and trusted, and does no harm when its parts come apart."""
    prepared = tuple(prepare_messages(leaflet))
    for rule in _PREPARED_RULES:
        yield from rule(prepared)


def messages_hold_when_composed(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Each message is still of the words that it was pinned to, says what they say, and has the words that were signed.
    Asked only of words without errors, which are composed once for all of these rules."""
    once = cache(partial(compose, leaflet))
    yield from messages_are_current(leaflet, release, once)
    yield from messages_say_what_the_leaflet_says(leaflet, release, once)
    yield from sign_offs_are_of_these_words(leaflet, release, once)


MESSAGE_RULES = (
    messages_are_safe,
    placeholders_stand_in_messages,
    emergency_cards_have_messages,
    schedules_are_known,
    events_are_described,
    replies_lead_somewhere,
    messages_do_not_come_too_often,
    quiet_hours_are_kept,
    messages_begin_on_day_0,
    keywords_differ,
    comments_are_answered,
    reviewers_speak_of_messages,
)
"""The rules of a leaflet's messages. Those are apart that depend on its status (`people_can_stop`,
`systems_have_approved`) or need words without errors (`messages_hold_when_composed`)."""

__all__ = [
    "MESSAGE_RULES",
    "keywords_differ_between",
    "messages_are_safe",
    "messages_hold_when_composed",
    "people_can_stop",
    "systems_have_approved",
]
