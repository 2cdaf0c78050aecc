"""Composer of the words that a clinical reviewer signs for, and their digest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

from pipeline.model.document import (
    Box,
    Include,
    Link,
    Section,
    TextMessage,
    canonical,
    plain,
    rewrite,
)
from pipeline.model.leaflet import Leaflet, OwnWords
from pipeline.model.memory import Latest
from pipeline.model.neighbours import Neighbours
from pipeline.model.placing import place_leaflet
from pipeline.model.taking_in import take_in
from pipeline.templating.compose.evidence import cite_evidence
from pipeline.templating.compose.films import link_transcripts
from pipeline.templating.compose.generated import make_glossary
from pipeline.templating.compose.messages import compose_messages
from pipeline.templating.compose.references import make_references, number_references
from pipeline.templating.compose.resolve import Resolver
from pipeline.templating.compose.sentences import Sentences
from pipeline.templating.languages import NO_WORDS, LanguagePack, language_pack
from pipeline.templating.telephone import join_digits

N = TypeVar("N")


@dataclass(frozen=True)
class ReviewedWords:
    """What a clinical reviewer reads: everything but the notice and the words about the leaflet itself. References
    stand there as they are written in references.yaml; `numbers` are those by which they are cited."""

    key_points: Box | None
    sections: tuple[Section, ...]
    messages: tuple[TextMessage, ...]
    numbers: Mapping[str, int]


def words_digest(leaflet: Leaflet, language: str) -> str:
    """The sha256 of the words that a clinical reviewer reads: the head, key points, sections and messages with their
    facts filled in. A reviewer's `digest` has to be equal to it; any later change of the words voids the review. What
    another leaflet is called is signed for there."""
    leaflet = leaflet.as_written
    front = leaflet.texts[language].front
    head = (front.title, front.medical_name, front.subtitle, front.summary)
    words = compose_words(replace(leaflet, neighbours=Neighbours()), load_pack(language, leaflet.library.own_words))
    sent = [(one.id, one.text, one.long) if one.long else (one.id, one.text) for one in words.messages]
    whole = canonical((head, *forget_dialling((words.key_points, words.sections)), sent))
    return sha256(json.dumps(whole, ensure_ascii=False).encode()).hexdigest()


def forget_dialling(nodes: N) -> N:
    """The nodes with each number dialled as it is written: people sign for the number that they read, and how it is
    dialled from elsewhere may change with the list of the world's numbers."""
    return rewrite(nodes, lambda node: _dial_as_written(node) if isinstance(node, Link) else node)


def _dial_as_written(link: Link) -> Link:
    dials = link.target.startswith("tel:")
    return replace(link, target=f"tel:{join_digits(plain(link.children))}") if dials else link


def compose_words(leaflet: Leaflet, pack: LanguagePack) -> ReviewedWords:
    """The words of a leaflet in one language, with the sections that we make of them."""
    return _LATEST.answer((leaflet, pack), lambda: _compose_words(leaflet, pack))


_LATEST: Latest[tuple[Leaflet, LanguagePack], ReviewedWords] = Latest(8)
"""A sign-off is judged by the words that a document then has."""


def _compose_words(leaflet: Leaflet, pack: LanguagePack) -> ReviewedWords:
    text = leaflet.texts[pack.tag]
    sections = _take_in_standing(leaflet, text.sections, pack.tag)
    cited, sections = cite_evidence(text.key_points, sections, leaflet, pack)
    numbers = number_references((cited, sections), leaflet)
    resolver = Resolver(leaflet, pack, numbers)
    made = (make_glossary((cited, sections), leaflet, pack), make_references(numbers, leaflet, pack))
    sentences = Sentences(pack.abbreviations)
    key_points = sentences.open_facts(resolver.resolve(cited))
    opened = (sentences.open_facts(resolver.resolve(section)) for section in sections)
    whole = (*link_transcripts(opened, pack.labels), *(section for section in made if section))
    return ReviewedWords(key_points, whole, compose_messages(leaflet, pack, key_points, whole), numbers)


def pin_as_for_everybody(
    messages: tuple[TextMessage, ...], leaflet: Leaflet, pack: LanguagePack
) -> tuple[TextMessage, ...]:
    """The messages with the digests of what they are about in the leaflet for everybody, and with the sign-offs that
    they have there: one pin, and one sign-off, is for all places."""
    general = compose_words(place_leaflet(leaflet.as_written), pack).messages
    same = {message.id: message for message in general}
    return tuple(replace(one, digest=same[one.id].digest, signed=same[one.id].signed) for one in messages)


def load_pack(language: str, own: OwnWords = NO_WORDS) -> LanguagePack:
    """The words of ours in a language, or those that the source has of its own (`Library.own_words`); a KeyError where
    there are none."""
    pack = language_pack(language, own)
    if pack is None:
        raise KeyError(language)
    return pack


def _take_in_standing(leaflet: Leaflet, parts: Iterable[Section | Include], language: str) -> tuple[Section, ...]:
    standing = leaflet.library.standing.get(language, {})
    return tuple(take_in(part, standing[part.section]) if isinstance(part, Include) else part for part in parts)
