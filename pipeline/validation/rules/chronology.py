"""Rules of dates that contradict each other, whatever day it is (GOV). What is to come is judged in `dates.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings.leaflet import HistoryEntry
from pipeline.validation.rules.dates import list_days

EARLIEST = date(1950, 1, 1)
"""No leaflet that is still handed out is older: a year before it was mistyped."""
_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def dates_are_possible(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """No day is a slip of the pen: each version came after the one before it, and the leaflet was published while its
    review held. A release with such a day is refused, because readers are shown them."""
    severity: Severity = "error" if release else "warning"
    yield from _find_old_days(leaflet, severity)
    yield from _find_late_publication(leaflet, severity)
    yield from _find_disorder(leaflet, severity)


def _find_old_days(leaflet: Leaflet, severity: Severity) -> Iterator[Diagnostic]:
    days = [*list_days(leaflet)]
    if following := leaflet.settings.dates.next_review:
        days.append(("`next_review`", leaflet.places.value("dates", "next_review"), following))
    for name, place, day in days:
        if date.fromisoformat(day) < EARLIEST:
            message = f"{name} is on {day}, before there was such a leaflet"
            yield codes.IMPOSSIBLE_DATES.at(place, message, "look at the year", severity)


def _find_late_publication(leaflet: Leaflet, severity: Severity) -> Iterator[Diagnostic]:
    dates = leaflet.settings.dates
    if dates.first_published and dates.next_review and dates.first_published > dates.next_review:
        place = leaflet.places.value("dates", "first_published")
        message = (
            f"the leaflet was first published on {dates.first_published}, after its next review ({dates.next_review})"
        )
        yield codes.IMPOSSIBLE_DATES.at(place, message, "check the two dates", severity)


def _find_disorder(leaflet: Leaflet, severity: Severity) -> Iterator[Diagnostic]:
    """Entries of the history of which a later version has an earlier day, in whatever order they are written."""
    entries = leaflet.settings.history
    numbered = sorted((number, place) for place, entry in enumerate(entries) if (number := _read_version(entry)))
    for (number, before), (following, after) in pairwise(numbered):
        earlier, later = entries[before], entries[after]
        where = leaflet.places.value("history", after, "date")
        if number == following:
            message = f"version {later.version} stands in the history twice, on {earlier.date} and on {later.date}"
            yield codes.IMPOSSIBLE_DATES.at(where, message, "each version has one entry", severity)
        elif later.date < earlier.date:
            message = f"version {later.version} is on {later.date}, before version {earlier.version} ({earlier.date})"
            yield codes.IMPOSSIBLE_DATES.at(where, message, "check the two dates", severity)


def _read_version(entry: HistoryEntry) -> tuple[int, ...]:
    """The numbers of a version; none where it is written in a way of its own."""
    version = _VERSION.fullmatch(entry.version)
    return tuple(map(int, version.groups())) if version else ()
