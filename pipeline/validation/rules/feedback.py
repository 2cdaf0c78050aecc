"""Rules of the way back (GOV): readers can say what they think of a leaflet, on paper and by text message too."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.addresses import strip_scheme
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import PLACES, Leaflet
from pipeline.model.source import Span
from pipeline.sms.keywords import STOP_WORDS, is_word, split_words
from pipeline.templating.compose.feedback import find_route, make_feedback_address
from pipeline.validation.rules.severity import find_severity

_ANSWERED = STOP_WORDS | {"HELP", "INFO", "START", "UNSTOP"}
"""Words that networks and gateways answer themselves."""
LONGEST = 100
"""Characters of an address that people type from paper: two or three lines of a print leaflet."""


def readers_can_say_what_they_think(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """There is somewhere to write. Where there is no contact at all, that is said elsewhere."""
    publisher = leaflet.library.publisher
    if (publisher.contact is None and publisher.feedback is None) or find_route(publisher) is not None:
        return
    place = leaflet.library.places["publisher.yaml"].key("feedback" if publisher.feedback else "contact")
    message = "readers are told nowhere to write what they think of the leaflet"
    hint = "write `feedback: {email: …}`, or a `url` or `postal` in it, in publisher.yaml"
    yield codes.NO_FEEDBACK.at(place, message, hint, find_severity(leaflet, release))


def feedback_can_be_typed(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """The address of the page for feedback is short enough to be typed from paper."""
    own = leaflet.library.publisher.feedback
    for language in leaflet.texts if own and own.url and not leaflet.settings.is_programme else ():
        address = strip_scheme(make_feedback_address(own.url or "", leaflet, language)) if own else ""
        if len(address) > LONGEST:
            message = f"`{address}` has {len(address)} characters, and people have to type it from paper"
            hint = f"choose a shorter page: at most {LONGEST} characters with what is added for the leaflet"
            yield codes.LONG_FEEDBACK_ADDRESS.at(_find(leaflet, "url"), message, hint)
            return


def feedback_keyword_is_free(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """The word for feedback by text message is one word, and means nothing else in these messages."""
    own = leaflet.library.publisher.feedback
    word = own.keyword if own else None
    if not word or not any(text.messages for text in leaflet.texts.values()):
        return
    if trouble := next(_list_troubles(word, leaflet), ""):
        hint = "choose another word, such as COMMENT"
        yield codes.FEEDBACK_KEYWORD.at(_find(leaflet, "keyword"), f"`{word}` {trouble}", hint)


def _list_troubles(word: str, leaflet: Leaflet) -> Iterator[str]:
    if not is_word(word):
        yield "is not one word of at most 16 letters"
    if word.upper() in _ANSWERED:
        yield "is a word that networks answer themselves"
    opt_out = leaflet.library.publisher.messaging.opt_out
    for language, text in leaflet.texts.items():
        named = {one for one in split_words(opt_out.get(language, "")) if one == one.upper() and len(one) > 1}
        if word.upper() in named:
            yield "is the word with which people stop the messages"
        for message in text.messages:
            if message.keyword.casefold() == word.casefold():
                yield f"is the keyword of the message `{message.id}` of `{leaflet.id}`"
            if any(reply.word.casefold() == word.casefold() for reply in message.replies):
                yield f"is an answer to the message `{message.id}` of `{leaflet.id}`"


def _find(leaflet: Leaflet, key: str) -> Span:
    """Where a key of `feedback` stands: at the nearest place that has one, or in publisher.yaml."""
    library = leaflet.library
    for name in library.list_chain(leaflet.place) if leaflet.place else ():
        if library.known_places[name].feedback is not None:
            return library.places[PLACES].value(name, "feedback", key)
    return library.places["publisher.yaml"].value("feedback", key)
