"""Links to other leaflets: what those are called and where they stand, and how each form says it.

A page stands beside the pages of the other leaflets, and its links lead there. An e-book or a sheet of paper may be all
that a reader has: it names the other leaflet, and leads to it where it stands on the web.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pipeline.model.document import Document, Foreign, Inlines, Link, LinkedLeaflet, Text, plain, rewrite
from pipeline.model.edition import Edition
from pipeline.model.leaflet import Leaflet, OwnWords
from pipeline.model.neighbours import split_address
from pipeline.model.settings import Publisher
from pipeline.templating.languages import NO_WORDS, LanguagePack, language_pack


def make_address(publisher: Publisher, leaflet: str, edition: Edition) -> str:
    """Where an edition of a leaflet stands on the web; empty where the publisher has not said."""
    return f"{publisher.url.rstrip('/')}/{leaflet}/{edition.folder}/" if publisher.url else ""


def name_leaflet(link: Link, leaflet: Leaflet, pack: LanguagePack) -> Link:
    """The link with the other leaflet that it leads to; one that has no words gets its title. A link elsewhere, or to a
    leaflet of which nothing is known, stays as it is."""
    named = split_address(link.target)
    neighbour = leaflet.neighbours.find(named[0]) if named else None
    if named is None or neighbour is None:
        return link
    language = neighbour.choose_language(pack.tag)
    text = neighbour.texts[language]
    address = make_address(leaflet.library.publisher, neighbour.id, Edition(language))
    own, theirs = pack.name, language_name(language, leaflet.library.own_words)
    other = LinkedLeaflet(
        leaflet=neighbour.id,
        language=language,
        section=named[1],
        title=text.title,
        heading=text.headings[named[1]] if named[1] else "",
        address=f"{address}#{named[1]}" if address and named[1] else address,
        language_name="" if own == theirs else theirs,
        pattern=pack.linked_leaflet,
    )
    return replace(link, children=link.children or _mark(other, other.title), other=other)


def language_name(tag: str, own: OwnWords = NO_WORDS) -> str:
    """What a language calls itself; its tag where neither we nor the source have words in it."""
    pack = language_pack(tag, own)
    return pack.name if pack else tag


def settle_links(document: Document, *, beside: bool) -> Document:
    """The document with its links to other leaflets as a form says them: one that stands `beside` the pages of those
    leads there, every other one names them, and leads to the web if they stand there."""

    def settle(node: Any) -> Any:
        if not isinstance(node, Link) or node.other is None:
            return node
        return _lead_beside(node, node.other, document.edition) if beside else _name(node, node.other)

    whole = rewrite((document.key_points, document.sections), settle)
    return replace(document, key_points=whole[0], sections=whole[1])


def _lead_beside(link: Link, other: LinkedLeaflet, edition: Edition) -> Link:
    name = (Text(" ("), _mark_name(other), Text(")")) if other.language_name else ()
    own = "" if other.language == edition.language else other.language
    return replace(link, target=other.find_path(edition), children=(*link.children, *name), other=None, language=own)


def _name(link: Link, other: LinkedLeaflet) -> Any:
    named = (*link.children, *_write_note(other, plain(link.children)))
    return replace(link, target=other.address, children=named, other=None) if other.address else named


def _write_note(other: LinkedLeaflet, words: str) -> Iterator[Any]:
    """What the words of a link do not say of where it leads, in brackets: the leaflet, its section, its language."""
    parts: list[Inlines] = []
    if other.title.casefold() not in words.casefold():
        before, _, after = other.pattern.partition("{title}")
        parts.append((Text(before), *_mark(other, other.title), Text(after)))
    if other.heading and other.heading.casefold() not in words.casefold():
        parts.append((Text('"'), *_mark(other, other.heading), Text('"')))
    if other.language_name:
        parts.append((_mark_name(other),))
    for number, part in enumerate(parts):
        yield Text(", " if number else " (")
        yield from part
    if parts:
        yield Text(")")


def _mark(other: LinkedLeaflet, words: str) -> Inlines:
    """Words of the other leaflet, marked where they are in another language than the reader's."""
    return (Foreign(other.language, (Text(words),)),) if other.language_name else (Text(words),)


def _mark_name(other: LinkedLeaflet) -> Foreign:
    return Foreign(other.language, (Text(other.language_name),))
