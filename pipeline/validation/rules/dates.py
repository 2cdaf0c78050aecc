"""Rules of dates that need to know the day (GOV): what has been cannot be in the future, and a review that is due
has to be done. `check` and a release ask them; a build does not, because it gives the same files on every day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings.sending import read_approval
from pipeline.model.source import Span


def diagnose_dates(leaflet: Leaflet, today: date, release: bool) -> Iterator[Diagnostic]:
    """All that is wrong on this day."""
    yield from past_is_past(leaflet, today)
    yield from review_is_not_overdue(leaflet, today, release)


def past_is_past(leaflet: Leaflet, today: date) -> Iterator[Diagnostic]:
    """What has been done was done today or before."""
    for name, place, day in _list_days(leaflet):
        if date.fromisoformat(day) > today:
            message = f"{name} is on {day}, which is still to come: today is {today.isoformat()}"
            yield codes.FUTURE_DATE.at(place, message, "write the day on which it was, or take it out until then")


def review_is_not_overdue(leaflet: Leaflet, today: date, release: bool) -> Iterator[Diagnostic]:
    """The day of the next review has not gone by; a release of a leaflet that is overdue is refused."""
    following = leaflet.settings.dates.next_review
    if following and date.fromisoformat(following) < today:
        place = leaflet.places.value("dates", "next_review")
        message = f"the leaflet was to be reviewed by {following}"
        hint = "review it and write the new dates, or set `status: withdrawn`"
        yield codes.OVERDUE_REVIEW.at(place, message, hint, "error" if release else "warning")


def _list_days(leaflet: Leaflet) -> Iterator[tuple[str, Span, str]]:
    """Every day on which something has been: what it is, its place, and the day (ISO 8601)."""
    settings, places = leaflet.settings, leaflet.places
    dates = (("first_published", settings.dates.first_published), ("last_reviewed", settings.dates.last_reviewed))
    for name, day in dates:
        if day:
            yield f"`{name}`", places.value("dates", name), day
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
    for text in leaflet.texts.values():
        for file in text.kept:
            yield f"what {file.content.by} said of the messages", file.places.value("date"), file.content.date
