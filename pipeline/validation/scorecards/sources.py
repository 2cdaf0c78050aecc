"""Checks of where the facts come from, from when they are, and what is uncertain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.model.document import Cite, Fact, Groups, Link, Options, Section, plain, walk
from pipeline.model.settings.facts import RiskFact
from pipeline.validation.scorecards.material import Material, list_names
from pipeline.validation.scorecards.observations import Observation, count_of, met, not_met, unknown


def cites_sources(material: Material) -> Observation:
    """Sources are cited, in each section that has chances, choices or causes side by side."""
    keys = _list_cited(material)
    if not keys:
        return not_met("no source is cited")
    silent = tuple(plain(one.title) for one in material.sections if _needs_source(one, material) and not _cites(one))
    seen = f"{count_of(len(keys), 'source')} cited"
    return not_met(f"{seen}, none in {list_names(silent)}") if silent else met(seen)


def lists_sources(material: Material) -> Observation:
    """There is a list of what is cited."""
    listed = any(section.id == "references" for section in material.document.sections)
    keys = _list_cited(material)
    return met(f"{count_of(len(keys), 'source')} listed") if listed and keys else not_met("no source is listed")


def dates_sources(material: Material) -> Observation:
    """The leaflet has a date, and so has each of its sources."""
    keys, references = _list_cited(material), material.leaflet.library.references
    undated = tuple(key for key in keys if not _has_year(references.get(key, {})))
    seen = f"the leaflet is of {material.document.date}"
    if not keys:
        return not_met(f"{seen}; no source is cited")
    if undated:
        return not_met(f"{seen}; sources without a year: {', '.join(undated)}")
    return met(f"{seen}; {count_of(len(keys), 'source')} with a year")


def names_uncertainty(material: Material) -> Observation:
    """A block says what is not known."""
    boxes = len(material.boxes("uncertainty"))
    return met(count_of(boxes, "`uncertainty` block")) if boxes else not_met("no `uncertainty` block")


def names_known_and_unknown(material: Material) -> Observation:
    """There are sources for what is known, and a block on what is not."""
    both = (lists_sources(material), names_uncertainty(material))
    seen = "; ".join(one.seen for one in both)
    return met(seen) if all(one.state == "met" for one in both) else not_met(seen)


def names_other_help(material: Material) -> Observation:
    """Links to other websites and leaflets, and telephone numbers outside care cards, are shown to whoever judges."""
    links = [node for node in walk(material.sections) if isinstance(node, Link)]
    outside = sum(link.target.startswith(("https:", "leaflet:", "mailto:")) for link in links)
    phones = sum(fact.fact_kind == "phone" for fact in material.of(Fact))
    if not outside + phones:
        return not_met("no link to another website or leaflet, and no telephone number outside care cards")
    return unknown(f"{count_of(outside, 'link')} to others, {count_of(phones, 'telephone number')} outside care cards")


def _list_cited(material: Material) -> tuple[str, ...]:
    """The keys of what is cited, each once, in the order of first use."""
    return tuple(dict.fromkeys(key for node in material.of(Cite) for key in node.keys))


def _cites(section: Section) -> bool:
    return any(isinstance(node, Cite) for node in walk(section))


def _needs_source(section: Section, material: Material) -> bool:
    risks = {name for name, fact in material.leaflet.facts.items() if isinstance(fact, RiskFact)}
    return any(
        isinstance(node, Groups | Options) or (isinstance(node, Fact) and node.id in risks) for node in walk(section)
    )


def _has_year(item: Mapping[str, Any]) -> bool:
    issued = item.get("issued")
    return any(str(part)[:4].isdigit() for part in _list_scalars(issued))


def _list_scalars(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _list_scalars(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _list_scalars(part)
    elif value is not None:
        yield value
