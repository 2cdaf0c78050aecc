"""Rules of programmes (SRC): leaflet.yaml says nothing that only something to read can have."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.approvals import NEVER_ASKED
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet

_FOR_READING = {
    "cover": "a programme has no cover",
    "editions": "a programme has no short editions",
    "local": "a programme is the same in every place",
    "codes": "a programme has no code of a condition: the leaflets have that its messages are about",
}


def programmes_have_messages_only(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """The settings of a programme are about messages."""
    if not leaflet.settings.is_programme:
        return
    for key, message in _FOR_READING.items():
        if key in leaflet.places.keys_below():
            yield codes.OUT_OF_PLACE.at(leaflet.places.key(key), message, "take it out")
    for name in sorted(leaflet.places.keys_below("formats") - {"messages"}):
        message = f"a programme has no form `{name}`: it has messages only"
        yield codes.OUT_OF_PLACE.at(leaflet.places.key("formats", name), message, "take it out")


def approvals_are_of_languages(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What a messaging system has approved is in a language that the leaflet has."""
    for system, by_language in leaflet.settings.approval.items():
        if system in NEVER_ASKED:
            message = f"`{system}` is for people who review messages, and approves none"
            yield codes.OUT_OF_PLACE.at(leaflet.places.key("approval", system), message, "take it out")
        for language in by_language:
            if language not in leaflet.texts and language not in leaflet.library.publisher.languages:
                place = leaflet.places.key("approval", system, language)
                hint = "write it, or take the line out"
                yield codes.UNKNOWN_TARGET.at(place, f"there are no messages in `{language}`", hint)
