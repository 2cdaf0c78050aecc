"""Composer: a leaflet in one language becomes a Document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

from pipeline.model.document import (
    Box,
    CareCard,
    Cite,
    Document,
    Figure,
    Include,
    Link,
    Notice,
    Reviewer,
    Section,
    TextMessage,
    canonical,
    plain,
    rewrite,
    walk,
)
from pipeline.model.leaflet import Leaflet
from pipeline.model.neighbours import Neighbours
from pipeline.model.settings import Publisher, Settings
from pipeline.templating.compose.abbreviations import find_abbreviations, mark_abbreviations
from pipeline.templating.compose.contact import ContactComposer
from pipeline.templating.compose.generated import make_about, make_glossary, make_references
from pipeline.templating.compose.messages import compose_campaign, compose_messages, compose_readable_messages
from pipeline.templating.compose.other_leaflets import make_address
from pipeline.templating.compose.resolve import Resolver
from pipeline.templating.compose.sentences import Sentences
from pipeline.templating.languages import LanguagePack, language_pack
from pipeline.templating.telephone import join_digits

N = TypeVar("N")


@dataclass(frozen=True)
class _Words:
    """What a clinical reviewer reads: everything but the notice and the words about the leaflet itself."""

    key_points: Box | None
    sections: tuple[Section, ...]
    messages: tuple[TextMessage, ...]


def compose(leaflet: Leaflet, language: str) -> Document:
    """The document of a leaflet without errors; a KeyError where it refers to something that is not there.

    A withdrawn leaflet has its title and notice only.
    """
    pack = _load_pack(language)
    signed = find_reviewers(leaflet, language)
    notice = _compose_notice(leaflet, pack, bool(signed))
    document = replace(compose_without_words(leaflet, pack), notice=notice, reviewers=signed)
    if leaflet.settings.status == "withdrawn":
        return document
    words = _compose_words(leaflet, pack)
    sections = (*words.sections, make_about(leaflet, pack, signed, document.date))
    # Marked here and not in the words: a review and a pin are of what is read, and that does not change.
    abbreviations = find_abbreviations((words.key_points, sections))
    publisher = leaflet.library.publisher
    telephones = ContactComposer(publisher.own_services, publisher.country, pack).compose_telephones(publisher.contact)
    marked = mark_abbreviations((words.key_points, sections, telephones), abbreviations)
    key_points, sections, telephones = marked
    cover = leaflet.settings.cover or ""
    used = {node.image for node in walk((key_points, sections)) if isinstance(node, Figure)} | {cover}
    return replace(
        document,
        strip=_write_strip(sections, leaflet, pack),
        key_points=key_points,
        sections=sections,
        messages=words.messages,
        cover=cover,
        pictures=tuple(picture for name, picture in leaflet.pictures.items() if name in used),
        telephones=telephones,
    )


def compose_messages_alone(leaflet: Leaflet, language: str) -> Document:
    """The document of a leaflet that may have errors, with nothing in it but those messages whose facts are known."""
    pack = _load_pack(language)
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
        publisher=publisher.name,
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
        authors=tuple(author.name for author in settings.authors),
        subjects=tuple(settings.topics),
        editions={name: tuple(ids) for name, ids in settings.editions.items()},
        paper=publisher.paper,
        address=make_address(publisher, leaflet.id, pack.tag),
        addresses=tuple(_list_addresses(leaflet)),
        last_reviewed=settings.dates.last_reviewed or "",
        most_pages=settings.most_pages,
        logo=leaflet.library.logo,
    )
    return _add_publisher(_add_identity(document, settings), publisher)


_CODING_SYSTEMS = {"icd10": "ICD-10", "snomed": "SNOMED-CT", "mesh": "MeSH"}
"""What schema.org calls the systems of codes, by their keys in leaflet.yaml."""


def _add_identity(document: Document, settings: Settings) -> Document:
    """The document with the codes of its condition, and the ids that the leaflet had before."""
    codes = {system: tuple(getattr(settings.codes, key)) for key, system in _CODING_SYSTEMS.items()}
    return replace(document, codes=codes, was=tuple(settings.was))


def _add_publisher(document: Document, publisher: Publisher) -> Document:
    """The document with what its publisher looks like."""
    return replace(
        document,
        logo_alt="" if isinstance(publisher.logo, str | None) else publisher.logo.alt.get(document.language, ""),
    )


def _list_addresses(leaflet: Leaflet) -> Iterator[tuple[str, str]]:
    """Where the leaflet stands on the web in each language, the source language first."""
    publisher, first = leaflet.library.publisher, leaflet.settings.source_language
    for tag in sorted(leaflet.texts, key=lambda one: (one != first, one)) if publisher.url else ():
        yield tag, make_address(publisher, leaflet.id, tag)


def words_digest(leaflet: Leaflet, language: str) -> str:
    """The sha256 of the words that a clinical reviewer reads: the head, key points, sections and messages with their
    facts filled in. A reviewer's `digest` has to be equal to it; any later change of the words voids the review. What
    another leaflet is called is signed for there."""
    front = leaflet.texts[language].front
    head = (front.title, front.medical_name, front.subtitle, front.summary)
    words = _compose_words(replace(leaflet, neighbours=Neighbours()), _load_pack(language))
    sent = [(message.id, message.text) for message in words.messages]
    whole = canonical((head, *_forget_dialling((words.key_points, words.sections)), sent))
    return sha256(json.dumps(whole, ensure_ascii=False).encode()).hexdigest()


def _forget_dialling(nodes: N) -> N:
    """The nodes with each number dialled as it is written: people sign for the number that they read, and how it is
    dialled from elsewhere may change with the list of the world's numbers."""
    return rewrite(nodes, lambda node: _dial_as_written(node) if isinstance(node, Link) else node)


def _dial_as_written(link: Link) -> Link:
    dials = link.target.startswith("tel:")
    return replace(link, target=f"tel:{join_digits(plain(link.children))}") if dials else link


def _compose_words(leaflet: Leaflet, pack: LanguagePack) -> _Words:
    text = leaflet.texts[pack.tag]
    sections = _take_in_standing(leaflet, text.sections, pack.tag)
    numbers = _number_citations((text.key_points, sections))
    resolver = Resolver(leaflet, pack, numbers)
    made = (make_glossary((text.key_points, sections), leaflet, pack), make_references(numbers, leaflet, pack))
    sentences = Sentences(pack.abbreviations)
    key_points = sentences.open_facts(resolver.resolve(text.key_points))
    opened = (sentences.open_facts(resolver.resolve(section)) for section in sections)
    whole = (*opened, *(section for section in made if section))
    return _Words(key_points, whole, compose_messages(leaflet, pack, key_points, whole))


def find_reviewers(leaflet: Leaflet, language: str) -> tuple[Reviewer, ...]:
    """The named reviewers who signed off exactly these words."""
    named = leaflet.settings.clinical_reviewers
    digest = words_digest(leaflet, language) if named else ""
    return tuple(Reviewer(who.name, who.role, who.organisation) for who in named if who.digest == digest)


def is_reviewed(leaflet: Leaflet, language: str) -> bool:
    """True when a named reviewer signed off exactly these words."""
    return bool(find_reviewers(leaflet, language))


def find_version_date(leaflet: Leaflet) -> str:
    """The day of this version in the history; without an entry, the latest day in it."""
    days = [entry.date for entry in leaflet.settings.history if entry.version == leaflet.settings.version]
    return max(days or [entry.date for entry in leaflet.settings.history])


def _load_pack(language: str) -> LanguagePack:
    pack = language_pack(language)
    if pack is None:
        raise KeyError(language)
    return pack


def _take_in_standing(leaflet: Leaflet, parts: Iterable[Section | Include], language: str) -> tuple[Section, ...]:
    standing = leaflet.library.standing.get(language, {})
    return tuple(standing[part.section] if isinstance(part, Include) else part for part in parts)


def _number_citations(nodes: object) -> dict[str, int]:
    keys = dict.fromkeys(key for node in walk(nodes) if isinstance(node, Cite) for key in node.keys)
    return {key: number for number, key in enumerate(keys, 1)}


def _compose_notice(leaflet: Leaflet, pack: LanguagePack, reviewed: bool) -> Notice | None:
    status = leaflet.settings.status
    if status == "published" and reviewed:
        return None
    state = "unreviewed" if status == "published" else status
    return Notice(state, *pack.notice(state))


def _write_strip(sections: tuple[Section, ...], leaflet: Leaflet, pack: LanguagePack) -> str:
    """What to do in an emergency: every number that an emergency card has, with its name where there are several."""
    cards = (node for node in walk(sections) if isinstance(node, CareCard) and node.level == "emergency")
    services = {card.number: leaflet.services[card.service].name for card in cards if card.number}
    return pack.emergency_line([(number, name.get(pack.tag, "")) for number, name in services.items()])
