"""SRC: links lead somewhere, ids that are named exist, and each language has our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Fact, Include, Link, Section, identified, plain, walk
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.suggestions import suggest
from pipeline.templating.languages import language_pack, languages

GENERATED = ("glossary", "references", "about", "key-points")
_HTTPS = re.compile(r"https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d+)?(?:[/?#][^\s<>\"{}|\\^`]*)?")
_MAIL = re.compile(r"mailto:[^\s@<>\"{}|\\^`?]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def ids(leaflet: Leaflet, text: LeafletText) -> set[str]:
    """Every id that a link of this language can lead to."""
    return {name for name, _ in identified(leaflet.printed(text.language))} | set(text.ids) | set(GENERATED)


def languages_known(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Each language of the leaflet is one of the publisher's, and one that we have our own words in."""
    source = leaflet.settings.source_language
    for text in leaflet.texts.values():
        if text.language not in leaflet.library.publisher.languages:
            message = f"`{text.language}` is not one of the publisher's languages"
            hint = f"add `{text.language}` to `languages` in publisher.yaml"
            yield codes.FILE_NAME.at(text.source.start, message, hint)
        if language_pack(text.language) is None:
            message = f"Plainleaf has no words of its own in `{text.language}` yet"
            yield codes.UNTRANSLATED.at(text.source.start, message, f"it has them in {', '.join(languages())}")
        if text.language != source and text.front.translation is None:
            hint = f"say where it comes from: `translation: {{of: {source}, digest: …, translator: …, status: draft}}`"
            yield codes.MISSING_KEY.at(text.source.start, "a translation needs the key `translation`", hint)


def links_lead(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A link goes to a part of the leaflet, to a safe web address or to a mail address, and has words."""
    for text in leaflet.texts.values():
        known = ids(leaflet, text)
        for node in walk(leaflet.printed(text.language)):
            if not isinstance(node, Link):
                continue
            if not plain(node.children).strip() and not any(isinstance(inside, Fact) for inside in walk(node.children)):
                yield codes.EMPTY_WORDS.at(node.span, "this link has no words", "say in the brackets where it leads")
            if node.target.startswith("#"):
                name = node.target[1:]
                if name not in known:
                    hint = suggest(name, known, "give the part that you mean this id", mark="#")
                    yield codes.UNKNOWN_TARGET.at(node.span, f"there is no `{node.target}` in this leaflet", hint)
            elif not (_HTTPS.fullmatch(node.target) or _MAIL.fullmatch(node.target)):
                message = f"`{node.target}` cannot be the address of a link"
                yield codes.LINK_ADDRESS.at(node.span, message, _hint(node.target))


def _hint(target: str) -> str:
    if target.startswith("tel:"):
        return "a phone number is a fact: `{kind: phone, service: …}`"
    if target.startswith("http:"):
        return "write https:"
    return "addresses start with https:, mailto: or #"


def ids_exist(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What a message, an edition and a point to check are about is there."""
    for text in leaflet.texts.values():
        known = ids(leaflet, text)
        for message in text.messages:
            if message.about and message.about not in known:
                hint = suggest(message.about, known, "name a section or a care card")
                said = f"the message is about `{message.about}`, which is not in this leaflet"
                place = text.source.within(message.span, f"about={message.about}")
                yield codes.UNKNOWN_ABOUT.at(place, said, hint)
    source = leaflet.texts.get(leaflet.settings.source_language)
    if source is None:
        return
    known = ids(leaflet, source)
    printed = leaflet.printed(source.language)
    sections = {part.id for part in printed if isinstance(part, Section)} | set(GENERATED)
    # A section with a mistake in it was not read, but its id is known.
    others = {name for name, _ in identified(printed)} - sections
    for edition, names in leaflet.settings.editions.items():
        for number, name in enumerate(names):
            if name not in sections and (name in others or name not in known):
                place = leaflet.places.value("editions", edition, number)
                yield codes.UNKNOWN_TARGET.at(place, f"there is no section `{name}`", "name a section of the leaflet")
    for number, point in enumerate(leaflet.settings.to_check):
        if point.about not in known and point.about not in leaflet.settings.facts:
            place = leaflet.places.value("to_check", number, "about")
            hint = "name a section, block or fact of the leaflet"
            yield codes.UNKNOWN_TARGET.at(place, f"there is no `{point.about}`", hint)


def standing_sections(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A standing section that is taken in is there, in the leaflet's language."""
    for text in leaflet.texts.values():
        standing = leaflet.library.standing.get(text.language, {})
        for part in text.sections:
            unread = f"shared/{text.language}.md" in leaflet.library.unread
            if isinstance(part, Include) and part.section not in standing and not unread:
                hint = suggest(part.section, standing, f"write it into shared/{text.language}.md")
                yield codes.UNKNOWN_SECTION.at(part.span, f"there is no standing section `{part.section}`", hint)
        yield from _ids_of_standing(leaflet, text)


def _ids_of_standing(leaflet: Leaflet, text: LeafletText) -> Iterator[Diagnostic]:
    standing = leaflet.library.standing.get(text.language, {})
    taken = dict(text.ids)
    for part in text.sections:
        section = standing.get(part.section) if isinstance(part, Include) else None
        for name, _ in identified(section.blocks) if section else ():
            if name in taken:
                message = f"`{name}` stands in the standing section too"
                yield codes.DUPLICATE_ID.at(taken[name], message, f"change it here or in shared/{text.language}.md")
            else:
                taken[name] = part.span
