"""Rules of links and ids (SRC, MSG): links lead somewhere, and ids that are named exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model import codes
from pipeline.model.addresses import UnsafeAddressError, check_address
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Fact, Film, Include, Link, Section, identified, plain, walk
from pipeline.model.leaflet import FACTS, Leaflet, LeafletText
from pipeline.model.neighbours import is_leaflet_address
from pipeline.model.source import Span
from pipeline.model.suggestions import suggest

GENERATED = ("glossary", "references", "about", "key-points")


def list_targets(leaflet: Leaflet, text: LeafletText) -> set[str]:
    """Every id that a link of this language can lead to."""
    return {name for name, _ in identified(leaflet.printed(text.language))} | set(text.ids) | set(GENERATED)


def links_lead_somewhere(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A link goes to a part of the leaflet, to a safe web address or to a mail address, and has words."""
    for text in leaflet.texts.values():
        known = list_targets(leaflet, text)
        for node in walk(leaflet.printed(text.language)):
            if not isinstance(node, Link):
                continue
            if is_leaflet_address(node.target):
                continue  # such a link may be without words: leaflet_links.py
            if not plain(node.children).strip() and not any(isinstance(inside, Fact) for inside in walk(node.children)):
                yield codes.EMPTY_WORDS.at(node.span, "this link has no words", "say in the brackets where it leads")
            if node.target.startswith("#"):
                name = node.target[1:]
                if name not in known:
                    hint = suggest(name, known, "give the part that you mean this id", mark="#")
                    yield codes.UNKNOWN_TARGET.at(node.span, f"there is no `{node.target}` in this leaflet", hint)
            else:
                yield from (_name_ways(one, node.target) for one in diagnose_address(node.target, node.span))


def _name_ways(diagnostic: Diagnostic, target: str) -> Diagnostic:
    """The diagnostic of an address; of one that names a file or a folder, with how parts and leaflets are linked to."""
    hint = "a part of this leaflet is `#its-id`, another leaflet `leaflet:its-id`, a web page https://…"
    return diagnostic if ":" in target or "//" in target else replace(diagnostic, hint=hint)


def diagnose_address(address: str, place: Span) -> Iterator[Diagnostic]:
    """An error where an address cannot be a link."""
    try:
        check_address(address)
    except UnsafeAddressError as error:
        yield codes.LINK_ADDRESS.at(place, str(error), error.hint)


def films_have_their_words(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What is named as the transcript of a film is a section of this leaflet, in each language."""
    for text in leaflet.texts.values():
        listable = _list_sections(leaflet, text) - set(GENERATED)
        for node in walk(leaflet.printed(text.language)):
            if isinstance(node, Film) and node.transcript and node.transcript not in listable:
                hint = suggest(node.transcript, listable, "write the words of the film into a section of their own")
                place = text.source.within(node.span, f"transcript={node.transcript}")
                yield codes.UNKNOWN_TARGET.at(place, f"there is no section `{node.transcript}`", hint)


def editions_list_sections(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What a short edition lists is a section."""
    source = leaflet.texts.get(leaflet.settings.source_language)
    if source is None:
        return
    listable = _list_sections(leaflet, source)
    for edition, names in leaflet.settings.editions.items():
        for number, name in enumerate(names):
            if name not in listable:
                place = leaflet.places.value("editions", edition, number)
                hint = suggest(name, listable, "name a section of the leaflet")
                yield codes.UNKNOWN_TARGET.at(place, f"there is no section `{name}`", hint)


def _list_sections(leaflet: Leaflet, text: LeafletText) -> set[str]:
    """The ids of the sections of a language. A section with a mistake in it was not read, but its id is known."""
    printed = leaflet.printed(text.language)
    sections = {part.id for part in printed if isinstance(part, Section)} | set(GENERATED)
    others = {name for name, _ in identified(printed)} - sections
    return sections | (list_targets(leaflet, text) - others)


def points_to_check_are_about_a_part(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What a clinician has to look at is a part or a fact of the leaflet."""
    source = leaflet.texts.get(leaflet.settings.source_language)
    if source is None:
        return
    known = list_targets(leaflet, source) | set(leaflet.facts) | leaflet.written_facts  # a fact with a mistake is there
    for number, point in enumerate(leaflet.settings.to_check):
        if point.about not in known and FACTS not in leaflet.library.unread:
            place = leaflet.places.value("to_check", number, "about")
            hint = suggest(point.about, known, "name a section, block or fact of the leaflet")
            yield codes.UNKNOWN_TARGET.at(place, f"there is no `{point.about}`", hint)


def standing_sections_exist(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A standing section that is taken in is there, in the leaflet's language."""
    for text in leaflet.texts.values():
        standing = leaflet.library.standing.get(text.language, {})
        for part in text.sections:
            unread = f"shared/{text.language}.md" in leaflet.library.unread
            if isinstance(part, Include) and part.section not in standing and not unread:
                hint = suggest(part.section, standing, f"write it into shared/{text.language}.md")
                yield codes.UNKNOWN_SECTION.at(part.span, f"there is no standing section `{part.section}`", hint)
        yield from _diagnose_doubled_ids(leaflet, text)


def _diagnose_doubled_ids(leaflet: Leaflet, text: LeafletText) -> Iterator[Diagnostic]:
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
