"""Composer: a leaflet in one language becomes a Document."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from pipeline.model.colours import OURS
from pipeline.model.document import (
    Document,
    Figure,
    walk,
)
from pipeline.model.edition import Edition
from pipeline.model.leaflet import Leaflet
from pipeline.model.memory import Latest
from pipeline.model.placing import place_leaflet
from pipeline.model.settings import Publisher
from pipeline.templating.compose.abbreviations import find_abbreviations, mark_abbreviations
from pipeline.templating.compose.contact import ContactComposer
from pipeline.templating.compose.differences import list_differences, list_short_editions
from pipeline.templating.compose.edition_code import make_edition_code
from pipeline.templating.compose.feedback import compose_feedback_reply, make_feedback
from pipeline.templating.compose.generated import make_about, name_authors
from pipeline.templating.compose.language_editions import list_language_editions
from pipeline.templating.compose.messages import compose_campaign, compose_readable_messages
from pipeline.templating.compose.notices import add_advice, compose_notice, write_strip
from pipeline.templating.compose.other_leaflets import make_address
from pipeline.templating.compose.partners import list_partner_pictures
from pipeline.templating.compose.references import print_references
from pipeline.templating.compose.reviewed_words import (
    compose_words,
    load_pack,
    pin_as_for_everybody,
)
from pipeline.templating.compose.sign_off import judge_sign_off, list_reviewers
from pipeline.templating.compose.withdrawn import compose_withdrawn
from pipeline.templating.languages import LanguagePack


def compose(leaflet: Leaflet, language: str) -> Document:
    """The document of a leaflet without errors, for everybody or as it was placed (see `place_leaflet`); a KeyError
    where it refers to something that is not there.

    Of one that is withdrawn, or withdrawn in this language, nothing is left but what says so.
    """
    leaflet = place_leaflet(leaflet)
    return _LATEST.answer((leaflet, language), lambda: _compose(leaflet, language))


_LATEST: Latest[tuple[Leaflet, str], Document] = Latest(8)
"""Rules ask for the documents of a leaflet shortly before they are made."""


def _compose(leaflet: Leaflet, language: str) -> Document:
    pack = load_pack(language, leaflet.library.own_words)
    if leaflet.is_withdrawn(language):
        left = compose_withdrawn(compose_without_words(leaflet, pack), leaflet, pack)
        return replace(left, code=make_edition_code(left, None, left.sections))
    sign_off = judge_sign_off(leaflet, language)
    signed = list_reviewers(sign_off, pack)
    notice = compose_notice(leaflet, pack, sign_off)
    document = replace(compose_without_words(leaflet, pack), notice=notice, reviewers=signed)
    reply = compose_feedback_reply(leaflet, pack)
    document = replace(document, campaign=replace(document.campaign, sign_off=sign_off.state, feedback=reply))
    return _add_words(document, leaflet, pack)


def _add_words(document: Document, leaflet: Leaflet, pack: LanguagePack) -> Document:
    """The document with its words, pictures and messages, and the short code of what stands on paper."""
    words = compose_words(leaflet, pack)
    messages = words.messages
    if leaflet.place and messages:
        messages = pin_as_for_everybody(messages, leaflet, pack)
    cover = leaflet.settings.cover or ""
    used = {node.image for node in walk((words.key_points, words.sections)) if isinstance(node, Figure)} | {cover}
    own = (picture for name, picture in leaflet.pictures.items() if name in used)
    pictures = (*own, *list_partner_pictures(leaflet.library))
    document = replace(document, messages=messages, cover=cover, pictures=pictures)
    about = partial(make_about, leaflet, pack, document.reviewers, document.date)
    printed = [*print_references(words.sections, words.numbers, leaflet, pack)]
    printed += [one] if (one := make_feedback(leaflet, pack)) else []
    sent = messages if leaflet.settings.is_programme else ()
    code = make_edition_code(document, words.key_points, (*printed, about()), sent)
    sections = (*printed, about(code))
    # Marked here and not in the words: a review and a pin are of what is read, and that does not change.
    abbreviations = find_abbreviations((words.key_points, sections))
    publisher = leaflet.library.publisher
    telephones = ContactComposer(publisher.own_services, publisher.country, pack).compose_telephones(publisher.contact)
    key_points, sections, telephones = mark_abbreviations((words.key_points, sections, telephones), abbreviations)
    return replace(
        document,
        notice=add_advice(document.notice, sections, leaflet, pack),
        strip=write_strip(sections, leaflet, pack),
        key_points=key_points,
        sections=sections,
        code=code,
        telephones=telephones,
        differences=list_differences(leaflet, pack),
    )


def compose_messages_alone(leaflet: Leaflet, language: str) -> Document:
    """The document of a leaflet that may have errors, with nothing in it but those messages whose facts are known."""
    leaflet = place_leaflet(leaflet)
    pack = load_pack(language, leaflet.library.own_words)
    return replace(compose_without_words(leaflet, pack), messages=tuple(compose_readable_messages(leaflet, pack)))


def compose_without_words(leaflet: Leaflet, pack: LanguagePack) -> Document:
    """What holds for the whole document: what it is called, whose it is, and where it stands."""
    front, settings, publisher = leaflet.texts[pack.tag].front, leaflet.settings, leaflet.library.publisher
    document = Document(
        leaflet=leaflet.id,
        language=pack.tag,
        direction=pack.direction,
        title=front.title,
        medical_name=front.medical_name or "",
        subtitle=front.subtitle or "",
        summary=front.summary,
        keywords=tuple(front.keywords),
        publisher=publisher.name_in(pack.tag),
        lasting_publisher=publisher.lasting_name,
        version=settings.version,
        status=settings.status,
        date=find_version_date(leaflet),
        next_review=settings.dates.next_review or "",
        notice=None,
        strip="",
        key_points=None,
        sections=(),
        messages=(),
        cover="",
        cover_alt=front.cover_alt or "",
        pictures=(),
        labels=pack.labels,
        quotes=pack.quotes,
        campaign=compose_campaign(leaflet, pack.tag),
        licence=publisher.licence or "",
        editions=list_short_editions(leaflet, pack.tag),
        paper=publisher.paper,
        address=make_address(publisher, leaflet.id, Edition(pack.tag, leaflet.place)),
        languages=tuple(list_language_editions(leaflet, pack.tag)),
        last_reviewed=settings.dates.last_reviewed or "",
        most_pages=settings.most_pages,
        logo=leaflet.library.logo,
    )
    document = _add_language(_add_identity(document, leaflet), pack)
    return _add_place(_add_publisher(document, publisher), leaflet, pack)


_CODING_SYSTEMS = {"icd10": "ICD-10", "snomed": "SNOMED-CT", "mesh": "MeSH"}
"""What schema.org calls the systems of codes, by their keys in leaflet.yaml."""


def _add_identity(document: Document, leaflet: Leaflet) -> Document:
    """The document with its source language, its authors and topics, the codes of its condition, and the ids that the
    leaflet had before."""
    settings = leaflet.settings
    return replace(
        document,
        source_language=settings.source_language,
        authors=tuple(name_authors(leaflet, document.language)),
        subjects=tuple(settings.topics),
        codes={system: tuple(getattr(settings.codes, key)) for key, system in _CODING_SYSTEMS.items()},
        was=tuple(settings.was),
    )


def _add_publisher(document: Document, publisher: Publisher) -> Document:
    """The document with what its publisher looks like, and in which sizes it prints."""
    return replace(
        document,
        large_print=tuple(publisher.large_print),
        colours=publisher.colours.pair if publisher.colours else OURS,
        logo_alt="" if isinstance(publisher.logo, str | None) else publisher.logo.alt.get(document.language, ""),
    )


def _add_place(document: Document, leaflet: Leaflet, pack: LanguagePack) -> Document:
    """The document with the place that hands it out."""
    return replace(document, place=leaflet.place, place_name=leaflet.place_name.get(pack.tag, ""))


def _add_language(document: Document, pack: LanguagePack) -> Document:
    """The document with how its language is set, and with what tells sentences apart."""
    return replace(document, typography=pack.typography, sentence_words=pack.sentence_words)


def find_version_date(leaflet: Leaflet) -> str:
    """The day of this version in the history; without an entry, the latest day in it."""
    days = [entry.date for entry in leaflet.settings.history if entry.version == leaflet.settings.version]
    return max(days or [entry.date for entry in leaflet.settings.history])
