"""Rules of links between leaflets, and of the ids that leaflets had before (SRC)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.model import codes
from pipeline.model.addresses import shorten
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Box, CareCard, Group, Heading, Link, Option, Section, Text, plain, walk
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.neighbours import SCHEME, Neighbour, NeighbourText, is_leaflet_address, split_address
from pipeline.model.suggestions import suggest
from pipeline.validation.folder import RESERVED

_BARE = re.compile(r"(?<![\w:/.-])leaflet:[a-z][a-z0-9-]*(?:#[a-z0-9-]*)?")
_WRITE = "write `[words](leaflet:its-id)`, or `[](leaflet:its-id)` for its title"


def links_between_leaflets_lead_somewhere(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A link to another leaflet names one that readers can get, and a part of it that is there."""
    for text in leaflet.texts.values():
        in_links: set[int] = set()
        for node in walk(leaflet.printed(text.language)):
            if isinstance(node, Link) and is_leaflet_address(node.target):
                in_links |= {id(inside) for inside in node.children}
                yield from _judge_link(node, leaflet, text)
            elif isinstance(node, Text) and id(node) not in in_links:
                yield from _find_bare(node, text)


def links_to_leaflets_stand_in_the_text(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Key points, care cards and headings, which short forms and lists repeat, link to no other leaflet."""
    for text in leaflet.texts.values():
        for node in walk(leaflet.printed(text.language)):
            where, inside = _find_place(node, text)
            for link in walk(inside) if where else ():
                if isinstance(link, Link) and is_leaflet_address(link.target):
                    message = f"a link to another leaflet cannot stand in {where}"
                    yield codes.OUT_OF_PLACE.at(link.span, message, "put it into the text of a section")


def messages_link_to_no_leaflet(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A text message cannot lead to another leaflet but by its address on the web."""
    for text in leaflet.texts.values():
        for message in text.messages:
            for node in walk(message.children):
                if isinstance(node, Text) and (bare := _BARE.search(node.value)):
                    place = text.source.within(node.span, bare.group())
                    what = f"`{bare.group()}` would be sent as it stands"
                    yield codes.LEAFLET_LINK.at(place, what, "write the address of its page, as in https://…")


def earlier_ids_are_free(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """An id that the leaflet had before is no other leaflet's now, and only this one claims it."""
    seen: set[str] = set()
    for number, name in enumerate(leaflet.settings.was):
        place = leaflet.places.value("was", number)
        others = [one for one in leaflet.neighbours.claims.get(name, ()) if one != leaflet.id]
        if name in RESERVED:
            yield codes.EARLIER_ID.at(place, f"`{name}` cannot be a leaflet's id", "name an id that the leaflet had")
        elif name == leaflet.id:
            message = f"`{name}` is the id that the leaflet has now"
            yield codes.EARLIER_ID.at(place, message, "name an id that it had before, or take it out")
        elif name in leaflet.neighbours.names:
            message = f"there is a leaflet `{name}`, so its place cannot say where another one went"
            yield codes.EARLIER_ID.at(place, message, f"take it out, or take the folder `{name}` away")
        elif others:
            message = f"`{name}` is claimed by `{others[0]}` too"
            yield codes.EARLIER_ID.at(place, message, "only one leaflet can have taken its place")
        elif name in seen:
            yield codes.EARLIER_ID.at(place, f"`{name}` stands twice", "take one of them out")
        seen.add(name)


def _find_place(node: Any, text: LeafletText) -> tuple[str, Any]:
    """What no link to another leaflet can stand in, and the nodes in it; nothing for other nodes."""
    match node:
        case Box() if node is text.key_points:
            return "key points", node.blocks
        case CareCard():
            return "a care card", (node.items, node.closing) if node.closing else node.items
        case Section() | Group() | Option():
            return "a heading", node.title
        case Heading():
            return "a heading", node.children
    return "", ()


def _find_bare(node: Text, text: LeafletText) -> Iterator[Diagnostic]:
    for bare in _BARE.finditer(node.value):
        message = f"`{bare.group()}` is no link, and would be printed as it stands"
        yield codes.LEAFLET_LINK.at(text.source.within(node.span, bare.group()), message, _WRITE)


def _judge_link(node: Link, leaflet: Leaflet, text: LeafletText) -> Iterator[Diagnostic]:
    named = split_address(node.target)
    if plain(node.children).strip().startswith(SCHEME):
        yield codes.LEAFLET_LINK.at(node.span, f"`{shorten(node.target)}` is shown to readers as it stands", _WRITE)
        return
    if named is None:
        message = f"`{shorten(node.target)}` cannot be the address of another leaflet"
        yield codes.LEAFLET_LINK.at(node.span, message, "write `leaflet:its-id` or `leaflet:its-id#its-section`")
        return
    name, section = named
    if name == leaflet.id:
        hint = f"write `[words](#{section})`" if section else "link to a part of it, as in `[words](#its-id)`"
        yield codes.LEAFLET_LINK.at(node.span, f"`{node.target}` leads to the leaflet that it stands in", hint)
        return
    neighbour = leaflet.neighbours.find(name)
    if neighbour is None:
        hint = suggest(name, leaflet.neighbours.names - {leaflet.id}, "name a folder beside this one", mark=SCHEME)
        yield codes.UNKNOWN_TARGET.at(node.span, f"there is no leaflet `{name}`", hint)
        return
    if neighbour.id == leaflet.id:
        hint = f"link to a part of it, as in `[words](#{section or 'its-id'})`"
        yield codes.LEAFLET_LINK.at(node.span, f"`{name}` is an earlier id of the leaflet that it stands in", hint)
        return
    if neighbour.id != name:
        hint = f"write `{SCHEME}{neighbour.id}{f'#{section}' if section else ''}`"
        yield codes.MOVED_LEAFLET.at(node.span, f"the leaflet `{name}` is now called `{neighbour.id}`", hint)
    yield from _judge_neighbour(node, neighbour, section, leaflet, text)


def _judge_neighbour(
    node: Link, neighbour: Neighbour, section: str, leaflet: Leaflet, text: LeafletText
) -> Iterator[Diagnostic]:
    """What keeps readers from getting the leaflet or the section that a link names: the first of what is wrong."""
    name, language = neighbour.id, neighbour.choose_language(text.language)
    there = neighbour.texts.get(language, NeighbourText(""))
    known, mend = there.targets, f"mend {name}/{language}.md, and check it first"
    withdrawn = neighbour.status == "withdrawn" and leaflet.settings.status != "withdrawn"
    unknown = suggest(section, known or (), "name a part of it", mark="#")
    judged = (
        (withdrawn, f"the leaflet `{name}` has been withdrawn", "link to another one, or take the link out"),
        (neighbour.is_programme, f"`{name}` is a programme of messages, and nothing to read", "take the link out"),
        (not neighbour.has_page, f"the leaflet `{name}` has no page", "it is turned off under `formats` there"),
        (not language, f"the leaflet `{name}` has no words", "write them, or take the link out"),
        (not there.title, f"what the leaflet `{name}` is called cannot be told", mend),
        (section and known is None, f"whether there is a `#{section}` in `{name}` cannot be told", mend),
        (section and section not in (known or ()), f"there is no `#{section}` in the leaflet `{name}`", unknown),
        (section not in ("", *there.headings), f"what `#{section}` of `{name}` is called cannot be told", mend),
    )
    for wrong, message, hint in judged:
        if wrong:
            yield codes.UNKNOWN_TARGET.at(node.span, message, hint)
            return
