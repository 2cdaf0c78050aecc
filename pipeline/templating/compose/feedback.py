"""Composer of the way back: where readers say what they think of a leaflet, in the words of the leaflet's language.

Feedback is about one leaflet, in one language and version, for one place. Each way names these and nothing else, so
that nobody can tell one reader from another.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from pipeline.model.document import Block, FeedbackReply, Inlines, Link, Paragraph, QrCode, Section, Text
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import Contact, Feedback, Publisher
from pipeline.sms import normalise
from pipeline.templating.compose.contact_links import link_addresses
from pipeline.templating.languages import LanguagePack

FEEDBACK = "leaflet-feedback"
"""The id of the section."""


def find_route(publisher: Publisher) -> Feedback | None:
    """Where readers write: what the publisher, or the place, says under `feedback`; else the first e-mail address of
    the contact, or its first postal address or web page. Nothing where there is none of these."""
    own = publisher.feedback
    if own and own.has_address:
        return own
    contact = publisher.contact
    rows = (contact,) if isinstance(contact, Contact) else tuple(contact or ())
    for way in ("email", "postal", "url"):
        for row in rows:
            if value := getattr(row, way, None):
                return Feedback.model_construct(**{way: value, "keyword": own.keyword if own else None})
    return None


def name_subject(leaflet: Leaflet, language: str) -> str:
    """What feedback is about, as it stands in the subject of a letter: `muscle-atrophy, en, 1.0.0, riverside`."""
    parts = (leaflet.id, language, leaflet.settings.version, leaflet.place)
    return ", ".join(part for part in parts if part)


def make_feedback_address(url: str, leaflet: Leaflet, language: str) -> str:
    """The address of the page for feedback, with the leaflet, its language and version, and the place if it has one."""
    named = {"leaflet": leaflet.id, "language": language, "version": leaflet.settings.version, "place": leaflet.place}
    query = urlencode({key: value for key, value in named.items() if value})
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=f"{parts.query}&{query}" if parts.query else query))


def make_feedback(leaflet: Leaflet, pack: LanguagePack) -> Section | None:
    """The section that asks readers what they think; nothing where nobody says where to write, and in a programme,
    which is no page."""
    route = find_route(leaflet.library.publisher)
    if route is None or leaflet.settings.is_programme:
        return None
    blocks = (Paragraph((Text(pack.labels["feedback_ask"]),)), *_list_ways(route, leaflet, pack))
    return Section(FEEDBACK, (Text(pack.labels["feedback"]),), blocks)


def _list_ways(route: Feedback, leaflet: Leaflet, pack: LanguagePack) -> Iterator[Block]:
    labels, subject = pack.labels, name_subject(leaflet, pack.tag)
    if route.url:
        link = Link(_choose_address(route.url, leaflet, pack.tag), (Text(labels["feedback_web"]),))
        yield QrCode("leaflet-feedback-code", link, paper_only=True)
    if route.email:
        target = f"mailto:{route.email}?subject={quote(subject, safe='')}"
        link = Link(target, (Text(route.email),))
        yield Paragraph(_fill_in(labels["feedback_email"], (link,), subject))
    if route.postal:
        yield Paragraph(_fill_in(labels["feedback_post"], link_addresses(route.postal), subject))


def _choose_address(url: str, leaflet: Leaflet, language: str) -> str:
    """The page for feedback; a page that is only a contact is none, and takes nothing of what we would tell it."""
    own = leaflet.library.publisher.feedback
    return make_feedback_address(url, leaflet, language) if own and own.url else url


def _fill_in(pattern: str, address: Inlines, subject: str) -> Inlines:
    before, _, after = pattern.partition("{address}")
    return (Text(before.format(subject=subject)), *address, Text(after.format(subject=subject)))


def compose_feedback_reply(leaflet: Leaflet, pack: LanguagePack) -> FeedbackReply | None:
    """What is texted back to whoever texts the publisher's word for feedback; nothing where there is none."""
    own, route = leaflet.library.publisher.feedback, find_route(leaflet.library.publisher)
    if own is None or not own.keyword or not leaflet.texts[pack.tag].messages:
        return None
    where = ""
    if route and route.url:
        where = _choose_address(route.url, leaflet, pack.tag)
    elif route:
        where = route.email or route.postal or ""
    thanks = pack.labels["feedback_thanks"]
    text = pack.labels["feedback_thanks_more"].format(thanks=thanks, address=where) if where else thanks
    return FeedbackReply(own.keyword, normalise(text).text, name_subject(leaflet, pack.tag))
