"""MSG: text messages that arrive as they were meant."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.validation.rules.messages.fitting import cards_have_messages, messages_fit, placeholders_elsewhere
from pipeline.validation.rules.messages.made import made_messages
from pipeline.validation.rules.messages.pins import messages_are_current
from pipeline.validation.rules.messages.splits import nothing_is_split, numbers_come_first
from pipeline.validation.rules.messages.timing import (
    keywords_differ,
    not_too_often,
    people_can_stop,
    quiet_hours,
    schedules_are_known,
    there_is_a_starter,
)
from pipeline.validation.rules.messages.wording import gaps_read_well, links_open, no_shouting, stands_alone

_LOOKS = (
    messages_fit,
    nothing_is_split,
    numbers_come_first,
    links_open,
    no_shouting,
    gaps_read_well,
    stands_alone,
)
"""What is looked at in each message as it is made for sending."""


def messages_are_safe(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Each message fits, can be read and trusted, and does no harm when its parts come apart."""
    made = tuple(made_messages(leaflet))
    for look in _LOOKS:
        yield from look(made)


MESSAGE_RULES = (
    messages_are_safe,
    placeholders_elsewhere,
    cards_have_messages,
    schedules_are_known,
    not_too_often,
    quiet_hours,
    there_is_a_starter,
    keywords_differ,
)
"""The rules of a leaflet's messages. `people_can_stop` depends on its status, and `messages_are_current` needs words
without errors; so they are apart."""

__all__ = ["MESSAGE_RULES", "messages_are_current", "people_can_stop"]
