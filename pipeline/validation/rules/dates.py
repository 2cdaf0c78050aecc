"""Rules of dates that need to know the day (GOV): what has been cannot be in the future, and a review that is due
has to be done. `check`, `status` and a release ask them; a build does not, because it gives the same files on every
day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings.sending import read_approval
from pipeline.model.source import Span
from pipeline.validation.rules.plain_language import evidence_holds
from pipeline.validation.rules.references import references_are_past
from pipeline.validation.rules.withdrawals import list_withdrawals

DAYS_BEFORE = 90
"""Days before the next review from which on it is called for: as long as it takes to find a clinician and to ask
readers."""


def diagnose_dates(leaflet: Leaflet, today: date, release: bool) -> Iterator[Diagnostic]:
    """All that is wrong on this day."""
    yield from past_is_past(leaflet, today)
    yield from review_is_not_due(leaflet, today, release)


def diagnose_ages(leaflet: Leaflet, today: date) -> Iterator[Diagnostic]:
    """What has grown too old by this day or is dated later, and may be allowed."""
    yield from evidence_holds(leaflet, today)
    yield from references_are_past(leaflet, today)


def past_is_past(leaflet: Leaflet, today: date) -> Iterator[Diagnostic]:
    """What has been done was done today or before."""
    for name, place, day in list_days(leaflet):
        if date.fromisoformat(day) > today:
            message = f"{name} is on {day}, which is still to come: today is {today.isoformat()}"
            yield codes.FUTURE_DATE.at(place, message, "write the day on which it was, or take it out until then")


def review_is_not_due(leaflet: Leaflet, today: date, release: bool) -> Iterator[Diagnostic]:
    """The next review is a while ahead; a release of a leaflet for which it has gone by is refused. Nobody reviews what
    has been withdrawn."""
    following = leaflet.settings.dates.next_review
    if not following or leaflet.settings.status == "withdrawn":
        return
    place, days = leaflet.places.value("dates", "next_review"), (date.fromisoformat(following) - today).days
    if days < 0:
        message = f"the leaflet was to be reviewed by {following}"
        hint = "review it and write the new dates, or set `status: withdrawn`"
        yield codes.OVERDUE_REVIEW.at(place, message, hint, "error" if release else "warning")
    elif days <= DAYS_BEFORE:
        left = "today" if not days else "tomorrow" if days == 1 else f"in {days} days"
        message = f"the leaflet is to be reviewed by {following}, which is {left}"
        yield codes.REVIEW_DUE.at(place, message, "begin the review now, and write the new dates when it is done")


def list_days(leaflet: Leaflet) -> Iterator[tuple[str, Span, str]]:
    """Every day on which something has been: what it is, its place, and the day (ISO 8601)."""
    settings, places = leaflet.settings, leaflet.places
    dates = (("first_published", settings.dates.first_published), ("last_reviewed", settings.dates.last_reviewed))
    for name, day in dates:
        if day:
            yield f"`{name}`", places.value("dates", name), day
    for path, withdrawal, _ in list_withdrawals(leaflet):
        yield "the withdrawal", places.value(*path, "date"), withdrawal.date
    for number, entry in enumerate(settings.history):
        yield f"version {entry.version}", places.value("history", number, "date"), entry.date
    for number, reviewer in enumerate(settings.clinical_reviewers):
        yield f"the sign-off of {reviewer.name}", places.value("clinical_reviewers", number, "date"), reviewer.date
    for system, by_language in settings.approval.items():
        for language, written in by_language.items():
            place = places.value("approval", system, language)
            yield f"what `{system}` said of the messages", place, read_approval(written).date
    for number, test in enumerate(settings.user_testing):
        yield "a test with readers", places.value("user_testing", number, "date"), test.date
    yield from _list_days_kept(leaflet)


def _list_days_kept(leaflet: Leaflet) -> Iterator[tuple[str, Span, str]]:
    """Those on which somebody said something of the messages, or signed."""
    for text in leaflet.texts.values():
        for file in text.kept:
            yield f"what {file.content.by} said of the messages", file.places.value("date"), file.content.date
        for signature in text.signatures:
            signed = signature.content
            yield f"the signature of {signed.name}", signature.places.value("date"), signed.date
