"""Rules of references (FCT): one that is known only through another leads to a source that somebody has read, and none
is dated in the future."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet, Library
from pipeline.model.references import KNOWN_THROUGH, find_circles
from pipeline.model.suggestions import suggest
from pipeline.templating.compose.references import find_references
from pipeline.validation.reference_dates import find_first_day

REFERENCES = "references.yaml"
_SHOWN = 6
"""So many references of a circle are named."""


def sources_are_known(library: Library, leaflets: Sequence[Leaflet]) -> Iterator[Diagnostic]:
    """A reference through which another is known is there, and none is known through itself."""
    circles = find_circles(library.references)
    for number, (key, item) in enumerate(library.references.items()):
        through = item.get(KNOWN_THROUGH)
        if not through:
            continue
        place = library.places[REFERENCES].value(number, KNOWN_THROUGH)
        circle = circles.get(key, ())
        if through not in library.references:
            hint = suggest(through, library.references, "write it into references.yaml")
            yield codes.UNKNOWN_CITATION.at(place, f"there is no reference `{through}`", hint)
        elif circle:
            way = " → ".join(f"`{one}`" for one in circle[:_SHOWN]) + (" → …" if len(circle) > _SHOWN else "")
            message = f"these references are known only through each other: {way}"
            hint = f"take `{KNOWN_THROUGH}` out of the one that somebody has read"
            yield codes.SECOND_HAND_CIRCLE.at(place, message, hint)


def references_are_past(leaflet: Leaflet, today: date) -> Iterator[Diagnostic]:
    """A reference that is listed came out, and was looked up, on this day or before."""
    listed: dict[str, None] = {}
    for language in leaflet.texts:
        listed |= find_references(leaflet.printed(language), leaflet)
    for number, (key, item) in enumerate(leaflet.library.references.items()):
        for name in ("issued", "accessed") if key in listed else ():
            day = find_first_day(item.get(name))
            if day is not None and day > today:
                place = leaflet.library.places[REFERENCES].value(number, name)
                message = f"`{name}` of the reference `{key}` is still to come: today is {today.isoformat()}"
                yield codes.FUTURE_REFERENCE.at(place, message, "write the day on which it was")
