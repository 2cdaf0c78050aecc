"""Writer of the list of references: what the citations point to, in the order of the first of them.

What people sign for are the references as they are written in references.yaml (`make_references`): how a style prints
them may change with its release. The Document has them in the words of the style (`print_references`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.model.document import Cite, Definition, Definitions, Inlines, Paragraph, Section, Text, walk
from pipeline.model.leaflet import Leaflet
from pipeline.model.references import find_source, follow_sources
from pipeline.templating.compose.evidence import find_evidence, list_cited
from pipeline.templating.compose.rich_text import join_nodes
from pipeline.templating.languages import LanguagePack

REFERENCES = "references"
"""The id of the section."""


def number_references(nodes: object, leaflet: Leaflet) -> dict[str, int]:
    """The number of each reference that some nodes cite: by their order, one that is known only through another before
    that other, unless it has been cited already."""
    keys: dict[str, None] = {}
    for node in walk(nodes):
        for key in node.keys if isinstance(node, Cite) else ():
            through: str | None = key
            while through is not None and through not in keys:
                keys[through] = None
                through = find_source(leaflet.library.references, through)
    return {key: number for number, key in enumerate(keys, 1)}


def find_references(nodes: object, leaflet: Leaflet) -> dict[str, None]:
    """The references that are listed where some nodes are printed: those that they cite, those on which their facts
    rest, and those through which these are known."""
    return follow_sources(
        {**dict.fromkeys(list_cited(nodes)), **find_evidence(nodes, leaflet)}, leaflet.library.references
    )


def make_references(numbers: Mapping[str, int], leaflet: Leaflet, pack: LanguagePack) -> Section | None:
    """The list as it is written: the values of each reference by their names."""
    references = leaflet.library.references
    entries = {key: (Text("; ".join(_list_values(references[key]))),) for key in numbers}
    return _make_list(numbers, entries, leaflet, pack)


def print_references(
    sections: Iterable[Section], numbers: Mapping[str, int], leaflet: Leaflet, pack: LanguagePack
) -> Iterator[Section]:
    """The sections with the list of references in the words of its style. A KeyError where a reference cannot be
    written."""
    for section in sections:
        printed = section.id == REFERENCES and _make_list(numbers, leaflet.bibliography[pack.tag], leaflet, pack)
        yield printed or section


def _make_list(
    numbers: Mapping[str, int], entries: Mapping[str, Inlines], leaflet: Leaflet, pack: LanguagePack
) -> Section | None:
    if not numbers:
        return None
    incomplete = Text(pack.labels["incomplete"])
    items = []
    for key, number in numbers.items():
        words, blocks = entries[key], list(_tell_source(key, numbers, leaflet, pack))
        if leaflet.library.references[key].get("note") == "incomplete" or not words:
            words = join_nodes((*words, Text(" "), incomplete) if words else (incomplete,))
        items.append(Definition((Text(f"[{number}]"),), (Paragraph(words), *blocks), f"reference-{number}"))
    return Section(REFERENCES, (Text(pack.labels["references"]),), (Definitions(tuple(items), "references"),))


def _tell_source(key: str, numbers: Mapping[str, int], leaflet: Leaflet, pack: LanguagePack) -> Iterator[Paragraph]:
    """What readers are told of a reference that is known only through another."""
    through = find_source(leaflet.library.references, key)
    if through is not None:
        before, _, after = pack.labels["known_through"].partition("{reference}")
        yield Paragraph((Text(before), Cite((through,), (numbers[through],)), Text(after)))


def _list_values(value: Any, name: str = "") -> Iterator[str]:
    """What stands in a reference, each value with the names that lead to it."""
    if isinstance(value, Mapping):
        for key in sorted(value, key=str):
            if value[key] is not None and key not in ("id", "note"):
                yield from _list_values(value[key], f"{name} {key}".strip())
    elif isinstance(value, list):
        for one in value:
            yield from _list_values(one, name)
    else:
        yield f"{name}: {value}"
