"""List of what differs from place to place, for those who sign a leaflet off once for all places."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import Difference, ForPlaces, Section, plain, walk
from pipeline.model.leaflet import Leaflet
from pipeline.model.placing import is_for
from pipeline.model.subjects import list_lines
from pipeline.templating.compose.facts import format_fact
from pipeline.templating.languages import LanguagePack
from pipeline.templating.locale_formats import LocaleFormats

_MOST = 60
"""Characters of the first words of a part."""


def list_differences(leaflet: Leaflet, pack: LanguagePack) -> tuple[Difference, ...]:
    """The facts that a place may set, and the parts for some places only. Of a leaflet for everybody it says only what
    the leaflet itself declares, so that nothing of it changes when a place does."""
    if not leaflet.as_written.differs_by_place:
        return ()
    return (*_list_facts(leaflet, pack), *_list_parts(leaflet, pack))


def _list_facts(leaflet: Leaflet, pack: LanguagePack) -> Iterator[Difference]:
    whole = leaflet.as_written
    used = whole.find_used_facts(pack.tag)
    for name in dict.fromkeys(whole.settings.local):
        if name in used:
            words = format_fact(whole.facts[name], whole, pack)
            here = format_fact(leaflet.facts[name], leaflet, pack) if leaflet.place else words
            if here != words:
                words = pack.labels["review_place_fact"].format(here=here, everybody=words)
            yield Difference(f"{{{{{name}}}}}", words)


def _list_parts(leaflet: Leaflet, pack: LanguagePack) -> Iterator[Difference]:
    chain = leaflet.library.list_chain(leaflet.place) if leaflet.place else ()
    formats = LocaleFormats(pack.tag, leaflet.settings.country, pack.typography.numbers)
    for node in walk(leaflet.as_written.printed(pack.tag)):
        if isinstance(node, ForPlaces | Section) and node.only:
            label = (
                "review_place_all"
                if not chain
                else "review_place_in"
                if is_for(node.only, chain)
                else "review_place_out"
            )
            words = pack.labels[label].format(places=formats.write_list(node.only))
            yield Difference(f"“{_find_first_words(node, pack)}”", words)


def _find_first_words(part: ForPlaces | Section, pack: LanguagePack) -> str:
    """The heading of a section, or how the first block begins, without what facts say."""
    if isinstance(part, Section):
        return plain(part.title)
    lines = (line for block in part.blocks for line in list_lines(block) if line.strip())
    words = next(lines, "")
    return words if len(words) <= _MOST else f"{words[:_MOST].rsplit(' ', 1)[0]} …"


def list_short_editions(leaflet: Leaflet, language: str) -> dict[str, tuple[str, ...]]:
    """The sections of each short edition, without those that are for other places."""
    gone: set[str] = set()
    if leaflet.whole is not None:
        gone = _list_sections(leaflet.whole, language) - _list_sections(leaflet, language)
    listed = leaflet.settings.editions.items()
    return {name: tuple(one for one in sections if one not in gone) for name, sections in listed}


def _list_sections(leaflet: Leaflet, language: str) -> set[str]:
    return {part.id for part in leaflet.printed(language) if isinstance(part, Section)}
