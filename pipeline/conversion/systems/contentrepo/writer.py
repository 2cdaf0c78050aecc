"""Writer of files for ContentRepo: a file of pages, and a file of one ordered set of them.

Columns and limits are read from ContentRepo's own code (home/export_content_pages.py, home/import_content_pages.py,
home/import_ordered_content_sets.py and SMSBlock in home/models.py).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from io import StringIO
from typing import Final

from pipeline.conversion.sheet_cells import is_run
from pipeline.conversion.systems.dialects import CONTENTREPO, find_template_refusals, write_template
from pipeline.conversion.systems.draft_names import DRAFT, is_draft, make_id, make_name, make_slug, write_read_me
from pipeline.conversion.systems.lengths import check_length, diagnose_length, fill_longest, take_app_texts
from pipeline.conversion.systems.replies import find_reply_refusals
from pipeline.conversion.systems.sending_times import (
    count_days,
    count_hours,
    describe_clock,
    describe_night,
    find_schedule,
    list_keywords,
    list_scheduled,
    name_anchor_field,
)
from pipeline.conversion.systems.unsendable import UnsendableError, catch_refusal, raise_first
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document, TextMessage
from pipeline.sms.schedules import WEEKDAYS, Schedule

MOST: Final = 459
"""Characters of a text message on a page."""
MOST_FOR_WHATSAPP: Final = 4096
"""Characters of a message for WhatsApp on a page."""

PAGE_COLUMNS: Final = (
    *("structure", "message", "page_id", "slug", "parent", "web_title", "web_subtitle", "web_body", "whatsapp_title"),
    *("whatsapp_body", "whatsapp_template_name", "variation_title", "variation_body", "list_title", "list_items"),
    *("sms_title", "sms_body", "ussd_title", "ussd_body", "messenger_title", "messenger_body", "viber_title"),
    *("viber_body", "translation_tag", "tags", "quick_replies", "triggers", "next_prompt", "buttons", "image_link"),
    *("doc_link", "media_link", "related_pages", "footer", "language_code"),
)
SET_COLUMNS: Final = (
    *("name", "profile_fields", "page_slugs", "time", "unit", "before_or_after", "contact_field", "slug"),
    "language_code",
)


def write_pages(document: Document) -> tuple[Artifact, ...]:
    """`messages/contentrepo/pages.csv` and `ordered-sets.csv` (UTF-8 without a mark, which the import would take for a
    part of the first column's name), and how to import them. Raises UnsendableError for a text that is too long, for a
    message that waits for an answer, and for one that comes on a day of the week."""
    raise_first(find_reply_refusals(document, CONTENTREPO.system))
    return (
        write_read_me(document, "contentrepo", _write_instructions(document)),
        Artifact(
            "messages/contentrepo/pages.csv", "text/csv", _write_csv(PAGE_COLUMNS, _make_pages(document)).encode()
        ),
        Artifact(
            "messages/contentrepo/ordered-sets.csv", "text/csv", _write_csv(SET_COLUMNS, _make_sets(document)).encode()
        ),
    )


def find_refusals(document: Document) -> Iterator[UnsendableError]:
    """All for which `write_pages` raises."""
    yield from find_reply_refusals(document, CONTENTREPO.system)
    for message, app in zip(document.messages, take_app_texts(document).messages, strict=True):
        for one, most in ((message, MOST), (app, MOST_FOR_WHATSAPP))[: 2 if message.long else 1]:
            yield from find_template_refusals(one, document.campaign, CONTENTREPO)
            yield from diagnose_length(one, "ContentRepo", most, document.campaign)
            yield from _find_formulas(one, one.text)
        yield from catch_refusal(_find_day, message)


def _make_pages(document: Document) -> list[dict[str, str]]:
    """An index page, and a page below it for each message."""
    index = {
        "structure": "Menu 1",
        "message": "0",
        "slug": make_slug(document),
        "web_title": make_name(document),
        "translation_tag": str(make_id(document, "index")),
        "language_code": document.language,
    }
    return [
        index,
        *(_make_page(document, message, number) for number, message in enumerate(document.messages, start=1)),
    ]


def _make_page(document: Document, message: TextMessage, number: int) -> dict[str, str]:
    text = _write_body(document, message, MOST)
    title = make_name(document, message.id, most=255)
    return {
        "structure": f"Sub 1.{number}",
        "message": "1",
        "slug": make_slug(document, message.id),
        "parent": make_name(document),
        "web_title": title,
        **_make_whatsapp_cells(document, message, title),
        "sms_title": title,
        "sms_body": text,
        "translation_tag": str(make_id(document, "message", message.id)),
        "tags": ", ".join([DRAFT.lower()] * is_draft(document) + [message.purpose]),
        "triggers": message.keyword,
        "language_code": document.language,
    }


def _make_whatsapp_cells(document: Document, message: TextMessage, title: str) -> dict[str, str]:
    """The words for apps; where any message has some, all have one for WhatsApp, so that none is left out."""
    if not any(one.long for one in document.messages):
        return {}
    app = replace(message, text=message.app_text)
    return {"whatsapp_title": title, "whatsapp_body": _write_body(document, app, MOST_FOR_WHATSAPP)}


def _write_body(document: Document, message: TextMessage, most: int) -> str:
    text = write_template(message, document.campaign, CONTENTREPO)
    check_length(message, "ContentRepo", most, text, fill_longest(message, document.campaign))
    raise_first(_find_formulas(message, text))
    return text


def _find_day(message: TextMessage) -> Schedule | None:
    """When a message is sent, in days or hours. Raises UnsendableError for a day of the week."""
    when = find_schedule(message)
    if when is not None and when.weekday is not None:
        reason = f"ContentRepo counts days and hours, and knows no {WEEKDAYS[when.weekday].capitalize()}"
        hint = "`rapidpro` and `cht` know days of the week; or write a message for each day, as `day 8 at 09:00`"
        raise UnsendableError(message.id, reason, hint)
    return when


def _find_formulas(message: TextMessage, text: str) -> Iterator[UnsendableError]:
    """A text that a spreadsheet would run: people open such files before they load them. An apostrophe in front would
    keep it from running, and be sent."""
    if is_run(text):
        hint = "let the message begin with a word"
        yield UnsendableError(message.id, f"a spreadsheet would take `{text[:20]}` for a formula", hint)


def _make_sets(document: Document) -> list[dict[str, str]]:
    """The scheduled messages in their order. ContentRepo keeps the day, or the hours that pass, and no time of day."""
    sent = list_scheduled(document)
    if not sent:
        return []
    for message, _ in sent:
        _find_day(message)
    counts = [_count_from_field(document, when) for _, when in sent]
    columns = {
        "page_slugs": [make_slug(document, message.id) for message, _ in sent],
        "time": [str(abs(count)) for count, _ in counts],
        "unit": [unit for _, unit in counts],
        "before_or_after": ["before" if count < 0 else "after" for count, _ in counts],
        "contact_field": [name_anchor_field(document, when) for _, when in sent],
    }
    lists = {name: ", ".join(values) for name, values in columns.items()}
    return [{"name": make_name(document), "slug": make_slug(document), "language_code": document.language, **lists}]


def _count_from_field(document: Document, when: Schedule) -> tuple[int, str]:
    hours = count_hours(document, when)
    return (count_days(document, when), "days") if hours is None else (hours, "hours")


def _write_csv(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """A text is not changed: what stands here is sent. None is a formula (`_find_formulas`)."""
    page = StringIO()
    writer = csv.DictWriter(page, list(columns), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue()


def _write_instructions(document: Document) -> list[str]:
    answers = [f"    {make_slug(document, message.id)}: {keyword}" for message, keyword in list_keywords(document)]
    flows = ["The flow that answers somebody sends the page of the keyword. Keywords:\n" + "\n".join(answers)]
    return [
        "CAUTION: the import of pages deletes every page that ContentRepo has, unless it is told not to. Choose not to "
        "purge, and export what is there before.",
        "First import pages.csv as content pages, and then ordered-sets.csv as ordered content sets. ContentRepo must "
        "be of a version whose files have the column language_code, and must have the language with a home page.",
        *_describe_times(document),
        *describe_clock(document),
        *_describe_hours(document),
        *(flows if answers else []),
        "Open these files in ContentRepo only: a spreadsheet may change them.",
    ]


def _describe_times(document: Document) -> Iterator[str]:
    """The times of day, which somebody builds into a flow; nothing where no message has one."""
    timed = [(message, when) for message, when in list_scheduled(document) if when.hours is None]
    lines = [f"    {make_slug(document, message.id)}: {when.time}" for message, when in timed]
    if lines:
        head = (
            "ContentRepo keeps days and no times of day: the flow that sends the pages has to wait for the hour. Hours:"
        )
        yield "\n".join((head, *lines))


def _describe_hours(document: Document) -> Iterator[str]:
    """What is counted in hours needs more than a day to be counted from, and can come at night."""
    night = describe_night(document, CONTENTREPO.system)
    for message, when in list_scheduled(document):
        if when.hours is not None:
            field, slug = name_anchor_field(document, when), make_slug(document, message.id)
            yield f"{slug} is counted in hours from `{field}`, which needs a time of day with its date.{night}"
