"""Checks of how a leaflet is built: its summary, chunks, lists, and what catches the eye."""

from __future__ import annotations

from pipeline.model.document import Box, Bullets, Steps, plain, walk
from pipeline.validation.scorecards.material import Material, list_names
from pipeline.validation.scorecards.observations import Observation, count_of, met, not_met, skipped, unknown

MOST_ITEMS = 7
"""Items of a list that is not broken up (CDC CCI, item 8)."""
MOST_WORDS = 200
"""Words under one heading that are still a short section. No instrument gives a number; this one is ours."""


def has_summary(material: Material) -> Observation:
    """Key points stand before the first section."""
    box = material.document.key_points
    if box:
        items = count_items(box)
        return met(f"{count_of(items, 'key point')} before the first section")
    return skipped("two paragraphs or fewer") if material.is_very_short else not_met("there are no key points")


def says_purpose(material: Material) -> Observation:
    """What title and summary say is shown to whoever judges."""
    return unknown(f"the summary says: “{material.document.summary}”")


def says_audience(material: Material) -> Observation:
    """The readers that leaflet.yaml names are shown to whoever judges."""
    return unknown(f"in leaflet.yaml: “{material.leaflet.settings.audience}”")


def says_objective(material: Material) -> Observation:
    """The purpose that leaflet.yaml names is shown to whoever judges."""
    return unknown(f"in leaflet.yaml: “{material.leaflet.settings.purpose}”")


def has_short_chunks(material: Material) -> Observation:
    """No stretch of words under one heading is long."""
    if not material.chunks:
        return skipped("there are no words")
    heading, words = max(material.chunks, key=lambda chunk: chunk[1])
    seen = f"{count_of(len(material.chunks), 'heading')}; the longest stretch under one is “{heading}”, {words} words"
    if words <= MOST_WORDS:
        return met(seen)
    return skipped(seen) if material.is_very_short else not_met(f"{seen} (at most {MOST_WORDS})")


def has_headings(material: Material) -> Observation:
    """There are headings."""
    headings = len(material.chunks)
    if headings > 1:
        return met(count_of(headings, "heading"))
    return skipped("two paragraphs or fewer") if material.is_very_short else not_met("there is one heading or none")


def has_short_lists(material: Material) -> Observation:
    """There are lists, and none is long."""
    lengths = [len(one.items) for one in material.lists]
    if not lengths:
        return not_met("there is no list")
    seen = f"{count_of(len(lengths), 'list')}, the longest of {count_of(max(lengths), 'item')}"
    return met(seen) if max(lengths) <= MOST_ITEMS else not_met(f"{seen} (at most {MOST_ITEMS})")


def has_visual_cues(material: Material) -> Observation:
    """Boxes, cards or lists stand out from the words."""
    boxes = sum(box.name not in ("checklist", "questions") for box in material.of(Box))
    counted = {"box": boxes, "care card": len(material.cards), "list": len(material.lists)}
    parts = [count_of(number, name, "boxes" if name == "box" else "") for name, number in counted.items() if number]
    return met(", ".join(parts)) if parts else not_met("there is no box, care card or list")


def speaks_to_readers(material: Material) -> Observation:
    """Most sections have a word that speaks to the reader."""
    pattern = material.phrases and material.phrases.get("reader")
    if not pattern:
        return unknown("Plainleaf knows no words to look for in this language")
    spoken = {one.section for one in material.passages if one.section and pattern.search(one.words)}
    silent = [section for section in material.sections if section.id not in spoken]
    every = len(material.sections)
    seen = f"“you” or “your” stands in {every - len(silent)} of {count_of(every, 'section')}"
    names = list_names(tuple(plain(section.title) for section in silent))
    return met(seen) if 2 * len(silent) < every else not_met(f"{seen}, not in {names}")


def count_items(box: Box) -> int:
    """The items of the lists in a box."""
    return sum(len(node.items) for node in walk(box.blocks) if isinstance(node, Bullets | Steps))
