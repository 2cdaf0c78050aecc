"""Names of editions, as reports for people write them."""

from __future__ import annotations

from pipeline.model.edition import Slot
from pipeline.reports.terminal_text import put_on_one_line


def name_edition(name: str) -> str:
    """A leaflet, or an edition of one (leaflet/language/place), in words: `muscle in en for riverside`."""
    return put_on_one_line(name).replace("/", " in ", 1).replace("/", " for ")


def name_edition_of(slot: Slot) -> str:
    """The edition that a form is of, in words."""
    return name_edition(f"{slot.leaflet}/{slot.edition.folder}")
