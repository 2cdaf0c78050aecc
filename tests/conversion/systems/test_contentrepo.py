"""The files for ContentRepo, against what its import does with them."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest

from pipeline.conversion.sheet_cells import is_run
from pipeline.conversion.systems.contentrepo.writer import find_refusals, write_pages
from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model.document import Document, TextMessage
from tests.conversion.programme import without_replies, without_weekdays
from tests.conversion.systems.made import MESSAGES, checked, draft, files, shown, text

GOLDEN = Path(__file__).parent / "golden"
LISTS = ("page_slugs", "time", "unit", "before_or_after", "contact_field")
Rows = list[dict[str, str]]


def tables(document: Document) -> tuple[Rows, Rows]:
    """Pages and sets, as home/import_helpers.py reads them: decoded as UTF-8, by the names in the first line."""
    found = files(write_pages(document))
    pages, sets = (
        list(csv.DictReader(StringIO(found[f"messages/contentrepo/{name}.csv"], newline="")))
        for name in ("pages", "ordered-sets")
    )
    return pages, sets


def findings(pages: Rows, sets: Rows) -> list[str]:
    """What the import refuses (ContentRepo, home/import_content_pages.py, home/import_ordered_content_sets.py, and
    SMSBlock and OrderedContentSet in home/models.py)."""
    found = []
    titles: list[str] = []
    for row in pages:
        if not re.fullmatch(r"[-a-zA-Z0-9_]{1,255}", row["slug"]):
            found.append(f"the slug {row['slug']}")
        if row["parent"] and titles.count(row["parent"]) != 1:
            found.append(f"the parent {row['parent']}")
        titles.append(row["web_title"])
        if not row["web_title"] or len(row["web_title"]) > 255:
            found.append(f"the title {row['web_title']}")
        if len(row["sms_body"]) > 459 or row["sms_body"] != row["sms_body"].strip():
            found.append(f"the text {row['sms_body']}")
        if row["parent"] and not (row["sms_body"] and row["sms_title"]):
            found.append(f"no message in {row['slug']}")
        UUID(row["translation_tag"])
    for name in ("slug", "web_title", "translation_tag"):
        if len({row[name] for row in pages}) != len(pages):
            found.append(f"{name} stands twice")
    slugs = {row["slug"] for row in pages}
    for row in sets:
        lists = {name: [one.strip() for one in row[name].split(",")] for name in LISTS}
        if len({len(values) for values in lists.values()}) != 1:
            found.append("lists of different lengths")
        found += [f"no page {slug}" for slug in lists["page_slugs"] if slug not in slugs]
        found += [f"the time {time}" for time in lists["time"] if not time.isdecimal()]
        found += [unit for unit in lists["unit"] if unit not in ("minutes", "hours", "days", "months")]
        found += [side for side in lists["before_or_after"] if side not in ("before", "after")]
    return found


@pytest.mark.parametrize("made", [draft, checked])
def test_the_import_takes_it(made: Callable[[], Document]) -> None:
    pages, sets = tables(made())
    assert not findings(pages, sets)
    assert [row["sms_body"] for row in pages[1:]] == [
        message.text.replace("((name))", "{{name}}").replace("((visit-date))", "{{visit_date}}") for message in MESSAGES
    ]
    assert {row["language_code"] for row in pages + sets} == {"en"}


def test_the_import_takes_the_real_leaflet(real_document: Document) -> None:
    pages, sets = tables(real_document)
    assert len(pages) == len(real_document.messages) + 1
    assert not findings(pages, sets)


def test_it_is_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "contentrepo.txt", shown(write_pages(draft())))


def test_the_set_keeps_the_order_and_both_sides_of_a_date() -> None:
    _, (row,) = tables(checked())
    assert row["page_slugs"].split(", ") == [
        *("specimen-welcome", "specimen-call-now", "specimen-help", "specimen-visit", "specimen-after-visit")
    ]
    assert row["time"] == "0, 0, 3, 2, 7"
    assert row["before_or_after"] == "after, after, after, before, after"
    assert row["contact_field"] == "specimen_start, specimen_start, specimen_start, visit, visit"


def test_it_says_that_the_import_deletes_pages() -> None:
    said = files(write_pages(checked()))["messages/contentrepo/README.txt"]
    assert "deletes every page" in said
    assert "specimen-visit: 17:00" in said


def test_where_all_is_counted_in_hours_no_hours_of_the_day_are_listed() -> None:
    after = TextMessage("after", "", "3 hours after visit", "Muscle wasting: how was it?")
    said = files(write_pages(checked(after)))["messages/contentrepo/README.txt"]
    assert "Hours:" not in said and "times of day" not in said
    assert "specimen-after is counted in hours from `visit`" in said


def test_a_page_is_the_same_in_all_languages() -> None:
    english, french = (tables(replace(checked(), language=tag))[0] for tag in ("en", "fr"))
    assert [row["translation_tag"] for row in english] == [row["translation_tag"] for row in french]


def test_limits() -> None:
    assert write_pages(draft(text("a" * 459)))
    with pytest.raises(UnsendableError, match="at most 459") as refused:
        write_pages(draft(text("a" * 441 + "((name))")))
    assert refused.value.message_id == "one"
    assert tables(draft(text("a", send="")))[1] == []


@pytest.mark.parametrize("words", ["=1+1 apples", "+44 is Britain", "- one", "@all", "＝1", "'=1", "\t=1"])
def test_a_text_that_a_spreadsheet_would_run_is_refused(words: str) -> None:
    """People open such a file before they load it. An apostrophe in front of the text would be sent."""
    document = checked(text(words))
    with pytest.raises(UnsendableError, match="formula"):
        write_pages(document)
    (refusal,) = find_refusals(document)
    assert refusal.hint == "let the message begin with a word"


def test_no_cell_of_its_files_is_a_formula() -> None:
    for rows in tables(checked(*MESSAGES)):
        assert not [cell for row in rows for cell in row.values() if is_run(cell)]


def test_a_programme_is_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "contentrepo-programme.txt", shown(write_pages(without_weekdays())))


def test_the_import_takes_a_programme_with_its_words_for_apps() -> None:
    pages, sets = tables(without_weekdays())
    assert not findings(pages, sets)
    words = {row["slug"].partition("specimen-")[2]: row["whatsapp_body"] for row in pages[1:]}
    assert words["welcome"].startswith("Hello {{name}}.\n\nStrong writes to you")
    assert words["visit"] == next(row["sms_body"] for row in pages if row["slug"].endswith("-visit"))
    assert all(words.values()), "none is left out where people are written to on WhatsApp"
    assert not any(row["whatsapp_body"] for row in tables(checked())[0]), "nobody wrote for apps"


def test_events_are_counted_from_their_fields_in_days_and_hours() -> None:
    _, (row,) = tables(without_weekdays())
    columns = [row[name].split(", ") for name in ("page_slugs", "time", "unit", "before_or_after", "contact_field")]
    assert list(zip(*columns, strict=True)) == [
        ("draft-specimen-welcome", "0", "days", "after", "specimen_start"),
        ("draft-specimen-call-now", "0", "days", "after", "specimen_start"),
        ("draft-specimen-week-20", "140", "days", "before", "due_date"),
        ("draft-specimen-week-40", "0", "days", "after", "due_date"),
        ("draft-specimen-visit", "2", "days", "before", "visit"),
        ("draft-specimen-after-visit", "3", "hours", "after", "visit"),
    ]
    said = files(write_pages(without_weekdays()))["messages/contentrepo/README.txt"]
    assert "Times are those of clocks in Africa/Nairobi." in said
    assert "draft-specimen-after-visit is counted in hours from `visit`" in said
    assert "draft-specimen-after-visit:" not in said


def test_a_day_of_the_week_is_refused_at_its_message() -> None:
    (refusal,) = find_refusals(without_replies())
    assert (refusal.message_id, refusal.reason) == (
        "monday",
        "ContentRepo counts days and hours, and knows no Monday",
    )
    with pytest.raises(UnsendableError, match="no Monday"):
        write_pages(without_replies())


def test_words_for_apps_are_judged_as_they_are_sent() -> None:
    for long, reason in (("{{x", "would not read"), ("=1+1", "formula"), ("a" * 4097, "at most 4096")):
        document = draft(replace(text("Come."), long=long))
        assert [one.reason for one in find_refusals(document) if reason in one.reason]
        with pytest.raises(UnsendableError, match=reason):
            write_pages(document)
