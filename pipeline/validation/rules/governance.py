"""Rules of governance (GOV): who answers for the leaflet, and until when. A note in a draft, an error in what is
published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.validation.reading.stand_ins import NO_VERSION
from pipeline.validation.rules.severity import find_severity

LONGEST_REVIEW = 3
"""Years from one review to the next: PIF TICK asks for a review at least every three years."""


def somebody_looks_after_it(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A leaflet that is published has an owner, who is asked when it is to be reviewed."""
    if leaflet.settings.owner is None and find_severity(leaflet, release) == "error":
        hint = "name a person, a team or a post: `owner: {name: …, deputy: …}`"
        yield codes.NO_OWNER.at(leaflet.places.key("owner"), "nobody looks after this leaflet", hint)


def readers_have_tested(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """The leaflet was tested with readers."""
    if not leaflet.settings.user_testing:
        place = leaflet.places.key("user_testing")
        message = "the leaflet has not been tested with readers"
        hint = "test it, and say so under `user_testing`"
        yield codes.NO_USER_TESTING.at(place, message, hint, find_severity(leaflet, release))


def readers_can_reach_the_publisher(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """The publisher says how."""
    if leaflet.library.publisher.contact is None:
        place = leaflet.library.places["publisher.yaml"].key("contact")
        message = "readers cannot reach the publisher"
        hint = "write an address or a number under `contact`"
        yield codes.NO_CONTACT.at(place, message, hint, find_severity(leaflet, release))


def review_dates_fit(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """The dates of review are set, in order, and not too far apart."""
    dates = leaflet.settings.dates
    if not (dates.last_reviewed and dates.next_review):
        message = "the dates of the last and the next review are not set"
        hint = "write `last_reviewed` and `next_review` when the review has been"
        yield codes.NO_REVIEW_DATE.at(leaflet.places.key("dates"), message, hint, find_severity(leaflet, release))
        return
    last, following = date.fromisoformat(dates.last_reviewed), date.fromisoformat(dates.next_review)
    place = leaflet.places.value("dates", "next_review")
    if following <= last:
        yield codes.REVIEW_OVERDUE.at(place, "the next review is not after the last one", "check the two dates")
    elif (following.year - last.year, following.month, following.day) > (LONGEST_REVIEW, last.month, last.day):
        message = f"the next review is more than {LONGEST_REVIEW} years after the last one"
        yield codes.REVIEW_OVERDUE.at(place, message, "set an earlier day")


def version_is_in_history(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """The version of the leaflet has its entry in the history: that is where its date comes from."""
    version = leaflet.settings.version
    if version not in [NO_VERSION, *(entry.version for entry in leaflet.settings.history)]:
        hint = f"add `{{version: {version}, date: …, class: …, summary: …}}` to `history`"
        message = f"version {version} is not in the history"
        yield codes.VERSION_HISTORY.at(leaflet.places.value("version"), message, hint)


def points_to_check_are_done(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """The points that a clinician has to look at are gone before the leaflet is published."""
    for number, point in enumerate(leaflet.settings.to_check):
        place = leaflet.places.value("to_check", number, "note")
        hint = "when it has been checked, take the point out"
        severity = find_severity(leaflet, release)
        yield codes.TO_CHECK.at(place, f"`{point.about}` is to be checked: {point.note}", hint, severity)
