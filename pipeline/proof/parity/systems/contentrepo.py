"""Comparison of the files for ContentRepo: its pages, and the ordered set of those that are sent (CSV)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.file_check import FileCheck, Verify
from pipeline.proof.parity.messages import Row, compare_rows
from pipeline.proof.parity.systems.draft_marks import compare_mark, make_slug
from pipeline.proof.parity.systems.read_me import list_read_me
from pipeline.proof.parity.systems.schedule_facts import (
    count_from_field,
    expect_night,
    find_time,
    list_clock_line,
    list_timed,
    name_field,
)
from pipeline.proof.parity.systems.templates import read_braces

_LISTS = ("page_slugs", "time", "unit", "before_or_after", "contact_field")


def list_files(document: Document) -> Iterator[tuple[str, Verify]]:
    """The pages, and the set."""
    yield "messages/contentrepo/pages.csv", _verify_pages
    yield "messages/contentrepo/ordered-sets.csv", _verify_sets
    yield from list_read_me("contentrepo", expect=_list_flow_facts)


def _list_flow_facts(document: Document) -> Iterator[str]:
    """The hours and the keywords, which somebody builds into a flow; what is counted in hours has no hour, and needs
    one in its field."""
    yield from list_clock_line(document)
    night = expect_night(document, "ContentRepo")
    for message, when in list_timed(document):
        slug = make_slug(document, message.id)
        if when.hours is None:
            yield f"    {slug}: {when.hour:02}:{when.minute:02}"
        else:
            field = name_field(document, when)
            yield f"{slug} is counted in hours from `{field}`, which needs a time of day with its date.{night}"
    for message in document.messages:
        if message.keyword:
            yield f"    {make_slug(document, message.id)}: {message.keyword}"


def _read_rows(file: FileCheck) -> list[dict[str, str]] | None:
    text = file.read_text()
    if text is None:
        return None
    try:
        rows = list(csv.DictReader(StringIO(text, newline=""), strict=True, restval="", restkey=""))
    except csv.Error as error:
        file.report(f"the file is not CSV: {error}")
        return None
    return [{name: cell for name, cell in row.items() if isinstance(cell, str)} for row in rows]


def _verify_pages(file: FileCheck) -> None:
    rows = _read_rows(file)
    if rows is None:
        return
    for row in rows:
        compare_mark(file, "the page", row.get("web_title", ""))
    pages = [row for row in rows if row.get("structure", "").startswith("Sub")]
    if len(rows) - len(pages) != 1:
        file.report("the file should have one page above the messages")
    compare_rows(file, [_read_page(file.document, row) for row in pages], _expect_page)


def _read_page(document: Document, row: dict[str, str]) -> Row:
    bodies = [row.get(name, "") for name in ("ussd_body", "messenger_body", "viber_body", "web_body")]
    return {
        "id": _read_slug(document, row.get("slug", "")),
        "text": read_braces(row.get("sms_body", ""), document).text,
        "long": read_braces(row.get("whatsapp_body", ""), document).text,
        "triggers": row.get("triggers", ""),
        "purpose": row.get("tags", "").rpartition(", ")[2],
        "language": row.get("language_code", ""),
        "other texts": "".join(bodies),
    }


def _expect_page(document: Document, message: TextMessage, _: Row) -> Row:
    return {
        "id": message.id,
        "text": message.text,
        "long": (message.long or message.text) if any(one.long for one in document.messages) else "",
        "triggers": message.keyword,
        "purpose": message.purpose,
        "language": document.language,
        "other texts": "",
    }


def _verify_sets(file: FileCheck) -> None:
    sets = _read_rows(file)
    if sets is None:
        return
    rows: list[Row] = []
    for one in sets:
        compare_mark(file, "the set", one.get("name", ""))
        columns = [one.get(name, "").split(", ") for name in _LISTS]
        if len({len(column) for column in columns}) > 1:
            file.report(f"the set “{one.get('name', '')}” has not as many {', '.join(_LISTS[1:])} as pages")
        for slug, *facts in zip(*columns, strict=False):
            rows.append({"id": _read_slug(file.document, slug), **dict(zip(_LISTS[1:], facts, strict=True))})
    compare_rows(file, rows, _expect_time, tuple(message for message, _ in list_timed(file.document)))


def _expect_time(document: Document, message: TextMessage, _: Row) -> Row:
    when = find_time(message)
    if when is None:
        return {"id": message.id}
    count, unit = count_from_field(document, when)
    facts = (str(abs(count)), unit, "before" if count < 0 else "after", name_field(document, when))
    return {"id": message.id, **dict(zip(_LISTS[1:], facts, strict=True))}


def _read_slug(document: Document, slug: str) -> str:
    return slug.removeprefix(f"{make_slug(document)}-")
