"""Where everything stands, as text, JSON and a calendar."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from pipeline.desk.status.edition_status import EditionStatus, StatusOverview, Waiting
from pipeline.model.changes import Change
from pipeline.model.edition import Edition
from pipeline.model.settings.leaflet import ToCheck
from pipeline.model.sign_off import RoleSignOff
from pipeline.reports.review_calendar import render_review_calendar
from pipeline.reports.status_data import render_status_data
from pipeline.reports.status_text import COLUMNS, render_status_text

DAY = date(2026, 11, 29)
CHANGE = Change("clinical", "Doses", "5 mg", "10 mg", "a dose changed")
VOID = RoleSignOff("clinician", "void", "Ada Example", "Example Clinic", "2026-11-02", "ab" * 32, (CHANGE, CHANGE))
FEET = EditionStatus(
    leaflet="foot-care",
    edition=Edition("en"),
    title="Foot care; a leaflet, with \\ and commas",
    status="published",
    version="1.2.0",
    owner="Physiotherapy",
    deputy="Rehabilitation",
    sign_off=(VOID, RoleSignOff("patient", "missing")),
    last_reviewed="2024-12-01",
    next_review="2026-12-01",
    days=2,
    to_check=(ToCheck(about="daily-check", note="Check it."),),
    errors=1,
    warnings=2,
    stale=("day-3",),
    outputs="older",
    waits=(
        Waiting("sign-again", "Ada Example", "clinician", "to sign again: 2 clinical changes"),
        Waiting("sign", "", "patient", "to sign off the words"),
        Waiting("review", "Physiotherapy", "owner", "to review by 2026-12-01, in 2 days", "2026-12-01"),
    ),
)
LONG = "a-leaflet-whose-id-takes-more-room-than-a-table-has"
OVERVIEW = StatusOverview(
    today=DAY,
    editions=(
        EditionStatus("broken", Edition(""), "source/broken/leaflet.yaml:1: a value is missing", errors=1),
        FEET,
        EditionStatus(
            LONG,
            Edition("es-419", "riverside"),
            title="Pie",
            status="draft",
            version="0.1.0",
            sign_off=(RoleSignOff("clinician", "missing"),),
            waits=(Waiting("sign", "", "clinician", "to sign off the words"),),
        ),
        EditionStatus(
            "arms",
            Edition("en"),
            title="ذراع " * 30,
            status="in_review",
            version="0.1.0",
            next_review="2026-11-27",
            days=-2,
            waits=(Waiting("sign", "", "clinician", "to sign off the words"),),
        ),
        EditionStatus("old", Edition("en"), title="Old", status="withdrawn", version="3.0.0", next_review="2026-12-02"),
    ),
    shared_errors=1,
    publisher="The Example Trust",
    addresses={"foot-care": "https://example.org/foot-care/en/"},
    lasting_ids={"foot-care": "feet"},
)


def test_the_table_has_the_worst_first_and_says_what_waits_for_whom() -> None:
    lines = render_status_text(OVERVIEW).splitlines()
    summary, rest = " ".join(lines[: lines.index("")]), lines[lines.index("") + 1 :]
    counts = "1 cannot be read, 1 to be reviewed soon, 2 not signed off; 1 error in shared files."
    assert summary == f"2026-11-29: 5 leaflets, 5 editions; {counts}"
    assert rest[0].split() == ["LEAFLET", "STATUS", "SIGN-OFF", "NEXT", "REVIEW", "ERRORS"]
    assert rest[1].split()[:2] == ["broken", "unreadable"]
    assert rest[2] == "  Cannot be read: source/broken/leaflet.yaml:1: a value is missing"
    row = lines.index("  Foot care; a leaflet, with \\ and commas, version 1.2.0. Owner: Physiotherapy, deputy")
    assert re.split(r"\s{2,}", lines[row - 1]) == ["foot-care/en", "published", "void", "2026-12-01, in 2 days", "1"]
    assert "  1 point to check, 1 stale message, 2 warnings." in lines
    assert "  The outputs are older than the source." in lines
    text = " ".join(" ".join(lines).split())
    assert "clinician void (Ada Example, 2026-11-02, 27 days ago, 2 clinical changes); patient missing." in text
    assert "Nobody is named yet (clinician) to sign off the words: a-leaflet" in text
    at = lines.index("Ada Example (clinician)")
    assert lines[at + 1] == "  foot-care (en): to sign again: 2 clinical changes"


def test_the_table_fits_its_columns_and_draws_nothing() -> None:
    lines = render_status_text(OVERVIEW).splitlines()
    assert [line for line in lines if len(line) > COLUMNS] == []
    assert not re.search(r"[─-╿|+]", "\n".join(lines).replace("\\", ""))
    assert f"{LONG}/es-419/riverside" in lines, "a long name has a line of its own"


def test_the_json_has_its_keys_and_nothing_else() -> None:
    data = json.loads(render_status_data(OVERVIEW))
    assert list(data) == ["today", "publisher", "shared", "editions"]
    one = data["editions"][1]
    assert list(one) == [
        "leaflet", "language", "place", "unreadable", "title", "status", "version", "owner", "deputy", "sign_off",
        "last_reviewed", "next_review", "days_to_review", "to_check", "errors", "warnings", "stale_messages",
        "unpinned_messages", "open_comments", "outputs", "waits",
    ]  # fmt: skip
    assert one["sign_off"][0]["changes"] == {"clinical": 2, "content": 0, "editorial": 0, "format": 0}
    assert one["waits"][2] == {
        "kind": "review",
        "name": "Physiotherapy",
        "role": "owner",
        "what": "to review by 2026-12-01, in 2 days",
        "by": "2026-12-01",
    }
    assert data["editions"][0]["unreadable"] and data["editions"][2]["days_to_review"] is None


def read_calendar(text: str) -> list[list[tuple[str, str, str]]]:
    """The events of an iCalendar stream, each a list of (name, parameters, value) in its order, alarms in it. Whatever
    RFC 5545 forbids in what we write fails."""
    assert text.endswith("\r\n")
    raw = text[:-2].split("\r\n")
    assert not any("\n" in line or "\r" in line for line in raw), "lines end with CR and LF"
    assert all(len(line.encode()) <= 75 for line in raw), "a line has 75 octets at most"
    unfolded: list[str] = []
    for line in raw:
        if line.startswith(" "):
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    content = []
    for line in unfolded:
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^;:,\"]+)*):(.*)", line)
        assert match, line
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line)
        content.append(match.groups())
    assert content[0] == ("BEGIN", "", "VCALENDAR") and content[-1] == ("END", "", "VCALENDAR")
    open_parts: list[str] = []
    events: list[list[tuple[str, str, str]]] = []
    for name, parameters, value in content:
        if name == "BEGIN":
            open_parts.append(value)
            if value == "VEVENT":
                events.append([])
        elif name == "END":
            assert open_parts.pop() == value
        elif "VEVENT" in open_parts:
            events[-1].append(
                (f"{name}" if open_parts[-1] == "VEVENT" else f"{open_parts[-1]}.{name}", parameters, value)
            )
    assert open_parts == []
    return events


def unescape(value: str) -> str:
    assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", value), value
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def test_the_calendar_has_a_day_for_each_review_with_a_reminder() -> None:
    first, second = read_calendar(render_review_calendar(OVERVIEW))
    values = {name: (parameters, value) for name, parameters, value in second}
    assert [value for name, _, value in first if name == "DTSTART"] == ["20261127"]
    assert values["DTSTART"] == (";VALUE=DATE", "20261201") and values["DTEND"] == (";VALUE=DATE", "20261202")
    assert values["DTSTAMP"] == ("", "20261129T000000Z")
    assert unescape(values["SUMMARY"][1]) == "Review: Foot care; a leaflet, with \\ and commas"
    assert "Owner: Physiotherapy (deputy: Rehabilitation)" in unescape(values["DESCRIPTION"][1]).split("\n")
    assert values["URL"][1] == "https://example.org/foot-care/en/"
    assert values["VALARM.TRIGGER"] == ("", "-P90D") and values["VALARM.ACTION"] == ("", "DISPLAY")
    for event in (first, second):
        names = [name for name, *_ in event]
        assert len(names) == len(set(names)), "each property of an event stands once"
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(names)


def test_a_calendar_without_a_date_is_one_that_programs_read() -> None:
    text = render_review_calendar(StatusOverview(DAY, ()))
    assert read_calendar(text) == []
    assert re.findall(r"^BEGIN:(\w+)", text, re.MULTILINE) == ["VCALENDAR", "VTIMEZONE", "STANDARD"]


def test_an_event_keeps_its_name_when_its_day_moves() -> None:
    later = StatusOverview(
        date(2027, 1, 1), OVERVIEW.editions, publisher=OVERVIEW.publisher, lasting_ids={"foot-care": "feet"}
    )
    names = [
        {value for event in read_calendar(render_review_calendar(one)) for name, _, value in event if name == "UID"}
        for one in (OVERVIEW, later)
    ]
    assert names[0] == names[1] and len(names[0]) == 2
    assert any(name.startswith("feet-next-review-") for name in names[0])


@pytest.mark.parametrize("letter", ["ä", "ذ", "😀"])
def test_a_long_line_is_folded_between_characters(letter: str) -> None:
    one = EditionStatus("arms", Edition("en"), title=letter * 200, next_review="2026-11-27", days=-2)
    event = read_calendar(render_review_calendar(StatusOverview(DAY, (one,))))[0]
    assert [value for name, _, value in event if name == "SUMMARY"] == [f"Review: {letter * 200}"]
