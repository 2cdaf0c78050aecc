"""Renderer of the review dates as a calendar (iCalendar, RFC 5545): a day for each leaflet, with a reminder 90 days
before it. The same dates give the same events, so that who subscribes to the file sees a date move, and not twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

from pipeline.desk.status.edition_status import EditionStatus, StatusOverview
from pipeline.validation.rules.dates import DAYS_BEFORE

_LINE = 75
"""Octets in a line at most, without its end."""
_NO_EVENTS = (
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""What stands in a calendar without a date, because one has to have some component (section 3.6)."""


def render_review_calendar(overview: StatusOverview) -> str:
    """The next review of each leaflet that has one and was not withdrawn, in the order of the days. Lines end with CR
    and LF."""
    dated: dict[str, list[EditionStatus]] = {}
    for one in overview.editions:
        if one.next_review and one.status != "withdrawn":
            dated.setdefault(one.leaflet, []).append(one)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Plainleaf//Review dates//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escape(f'Reviews of leaflets: {overview.publisher}')}",
    ]
    for editions in sorted(dated.values(), key=lambda some: (some[0].next_review, some[0].leaflet)):
        lines += _write_event(overview, editions)
    body = lines if dated else (*lines, *_NO_EVENTS)
    return "".join(f"{_fold(line)}\r\n" for line in (*body, "END:VCALENDAR"))


def _write_event(overview: StatusOverview, editions: list[EditionStatus]) -> Iterator[str]:
    one = min(editions, key=lambda edition: (bool(edition.edition.place), edition.edition.language))
    day, lasting = date.fromisoformat(one.next_review), overview.lasting_ids.get(one.leaflet, one.leaflet)
    whose = sha256(overview.publisher.encode()).hexdigest()[:12]
    title = f"Review: {one.title}"
    yield "BEGIN:VEVENT"
    yield f"UID:{lasting}-next-review-{whose}@plainleaf"
    yield f"DTSTAMP:{overview.today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escape(title)}"
    yield f"DESCRIPTION:{_escape(_describe(one, editions))}"
    if address := overview.addresses.get(one.leaflet):
        yield f"URL:{address}"
    yield "CATEGORIES:Leaflets"
    yield "TRANSP:TRANSPARENT"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:-P{DAYS_BEFORE}D"
    yield f"DESCRIPTION:{_escape(title)}"
    yield "END:VALARM"
    yield "END:VEVENT"


def _describe(one: EditionStatus, editions: list[EditionStatus]) -> str:
    """What whoever opens the day wants to know."""
    languages = dict.fromkeys(edition.edition.language for edition in editions)
    owner = f"{one.owner} (deputy: {one.deputy})" if one.deputy else one.owner or "nobody is named"
    lines = (
        f"Leaflet: {one.leaflet} ({', '.join(languages)})",
        f"Version {one.version}, {one.status}",
        f"Last reviewed: {one.last_reviewed or 'not set'}",
        f"Owner: {owner}",
    )
    return "\n".join(lines)


def _escape(text: str) -> str:
    """A value of the type TEXT (section 3.3.11)."""
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in lines.replace("\n", "\\n") if letter >= " " and letter != "\x7f")


def _fold(line: str) -> str:
    """A line in pieces of 75 octets at most; no character is cut, and each piece but the first begins with a space
    (section 3.1)."""
    pieces, room, piece = [], _LINE, ""
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(piece)
            piece, room = " ", _LINE - 1
        piece, room = piece + letter, room - size
    return "\r\n".join([*pieces, piece])
