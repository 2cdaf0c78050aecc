"""Short edition of a document: the sections that the leaflet lists for it, and always the care cards.

Words stay as they are. What leads to a part that the edition does not have loses its link: a term of the glossary is
set as a stressed word, other links as plain words. Evidence comes along with what it is cited for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pipeline.model.document import (
    CareCard,
    Cite,
    Definition,
    Definitions,
    Document,
    Emphasis,
    Inlines,
    Link,
    Section,
    Term,
    Text,
    identified,
    plain,
    rewrite,
    walk,
)

KEY_POINTS = "key-points"
SAID_ANYWAY = {"glossary", "references", "about", "other-formats"}
"""Sections that nobody misses in a short edition: those that we make, and the offer of other formats, which each
edition makes in its own words."""
LETTER_AREA = 9.0
"""Square millimetres that a letter of 12 pt has at least, with its part of the space between lines."""
MOST_TITLES, MOST_IN_SHORT = 8, 2
"""Titles of missed sections that a panel has room for, and of those that are told in short."""


def keep_section(section: Section) -> Section:
    """The section as it is."""
    return section


def cut_edition(
    document: Document,
    name: str,
    taken: tuple[str, ...] = (),
    shorten: Callable[[Section], Section] = keep_section,
) -> Document:
    """The document with the sections of the edition `name`, in the order in which it lists them, behind them those that
    are `taken` in besides, the references that they cite and the part about the leaflet. Care cards that they leave out
    stand in front, under the heading of their own section. What to do in an emergency comes before the other care
    cards. What a section says in the edition, `shorten` may decide."""
    listed = (*document.editions[name], *taken)
    by_id = {section.id: section for section in document.sections}
    chosen = [shorten(by_id[one]) for one in listed if one in by_id]
    sections = _put_emergency_first([*_gather_left_out_cards(document, chosen), *chosen])
    sections += [section for section in _cut_references(document, sections) if section.id not in listed]
    sections += [by_id["about"]] if "about" in by_id and "about" not in listed else []
    key_points = document.key_points if KEY_POINTS in listed else None
    kept = (key_points, tuple(sections))
    targets = {f"#{name}" for name, _ in identified(kept)}
    key_points, kept_sections = rewrite(kept, lambda node: _replace_dead_link(node, targets))
    return replace(document, key_points=key_points, sections=kept_sections)


def cut_card(document: Document, taken: tuple[str, ...] = ()) -> Document:
    """The edition `card`, as `cut_edition` makes it; who answers for the leaflet stands in the whole one."""
    short = cut_edition(document, "card", taken)
    return replace(short, sections=tuple(section for section in short.sections if section.id != "about"))


def list_untaken(document: Document, short: Document, room: float) -> tuple[str, ...]:
    """The ids of the sections that an edition could take in besides, in the order of the document: those that it has no
    part of, without those that have surely no `room` (in square millimetres of paper)."""
    there = {section.id for section in short.sections} | SAID_ANYWAY
    return tuple(
        section.id
        for section in document.sections
        if section.id not in there and _count_letters(section) * LETTER_AREA <= room
    )


def _count_letters(section: Section) -> int:
    return sum(len(node.value) for node in walk(section) if isinstance(node, Text))


def list_left_out(document: Document, short: Document, shortened: Collection[str] = ()) -> tuple[Inlines, ...]:
    """The titles of the sections that are in the whole leaflet only and that a reader may miss, in plain words: what
    they cite and link to is not in the edition; of those that are `shortened`, that there is more. Of a long leaflet
    the first, and how many more there are."""
    labels, named = document.labels, shortened if len(shortened) <= MOST_IN_SHORT else ()
    there = {section.id for section in short.sections} - set(named)
    missed = [one for one in document.sections if one.id not in there | SAID_ANYWAY]
    more_on = labels["whole_part"]
    titles = [more_on.format(title=plain(one.title)) if one.id in named else plain(one.title) for one in missed]
    if len(titles) > MOST_TITLES:
        more = labels["whole_more"].format(number=len(titles) - MOST_TITLES + 1)
        titles = [*titles[: MOST_TITLES - 1], more]
    titles += [labels["whole_parts"]] if len(shortened) > MOST_IN_SHORT else []
    return tuple((Text(title),) for title in titles)


def _put_emergency_first(sections: list[Section]) -> list[Section]:
    """The sections, with those that have an emergency card before those that only have others."""
    start = next((at for at, section in enumerate(sections) if _find_levels(section)), len(sections))
    behind = sorted(sections[start:], key=lambda section: "emergency" not in _find_levels(section))
    return [*sections[:start], *behind]


def _find_levels(section: Section) -> set[str]:
    return {node.level for node in walk(section) if isinstance(node, CareCard)}


def _gather_left_out_cards(document: Document, chosen: Collection[Section]) -> Iterator[Section]:
    there = {node.id for node in walk(tuple(chosen)) if isinstance(node, CareCard)}
    for section in document.sections:
        cards = tuple(block for block in section.blocks if isinstance(block, CareCard) and block.id not in there)
        if cards:
            yield replace(section, blocks=cards)


def _cut_references(document: Document, sections: Collection[Section]) -> Iterator[Section]:
    """The list of references with those entries only that the sections cite, and those that these cite."""
    for section in document.sections:
        entries = {item.id: item for block in section.blocks if isinstance(block, Definitions) for item in block.items}
        cited = _find_cited(tuple(sections), entries) if section.id == "references" else ()
        if cited:
            kept = tuple(item for name, item in entries.items() if name in cited)
            yield replace(section, blocks=(Definitions(kept, "references"),))


def _find_cited(nodes: object, entries: Mapping[str, Definition]) -> set[str]:
    """The ids of the entries that some nodes cite, and that what is cited cites."""
    cited: set[str] = set()
    waiting = [nodes]
    for some in waiting:  # grows while it is gone through
        cites = (node for node in walk(some) if isinstance(node, Cite))
        new = {f"reference-{number}" for node in cites for number in node.numbers} & entries.keys() - cited
        cited |= new
        waiting += [entries[name] for name in sorted(new)]
    return cited


def _replace_dead_link(node: Any, targets: Collection[str]) -> Any:
    """What stands in the place of a node, so that nothing links to what is not in `targets`."""
    if isinstance(node, Link) and node.target.startswith("#") and node.target not in targets:
        return node.children
    if isinstance(node, Term) and f"#term-{node.key}" not in targets:
        return Emphasis(node.children)
    return node
