"""What the reviewers' page has to say of days, where all messages stand on one page: the calendar, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.reading_copy import list_questions
from pipeline.proof.parity.review_numbers import count_cases, format_parts
from pipeline.proof.parity.review_times import DAYS, Coming, format_clock, format_day, list_comings, name_round
from pipeline.proof.parity.systems.schedule_facts import find_time
from pipeline.sms.schedules import START


def expect_days(document: Document) -> Iterator[str]:
    """Headings, weeks, days, and what is sent on each."""
    for anchor, group in groupby(list_comings(document), key=lambda one: one.at.anchor):
        if anchor == START:
            yield document.labels["review_from_start"]
            yield from _expect_weeks(document, list(group))
        else:
            yield name_round(document, anchor)
            yield from _expect_slots(document, group)
    others = [message for message in document.messages if find_time(message) is None]
    if others:
        yield document.labels["review_no_time"]
        yield from (_format_slot(document, message) for message in others)


def name_weeks(document: Document, first: int, last: int) -> str:
    """A week from the start, or several in a row."""
    labels = document.labels
    weeks = labels["review_weeks"].format(first=first, last=last)
    return labels["review_week"].format(week=first) if first == last else weeks


def _expect_weeks(document: Document, comings: Sequence[Coming]) -> Iterator[str]:
    before = 0
    for week, group in groupby(comings, key=lambda one: one.day // DAYS + 1):
        if week > before + 1:
            yield _format_weeks(document, before + 1, week - 1)
            yield document.labels["review_nothing_sent"]
        yield _format_weeks(document, week, week)
        yield from _expect_slots(document, group)
        before = week


def _expect_slots(document: Document, comings: Iterable[Coming]) -> Iterator[str]:
    for day, several in groupby(comings, key=lambda one: one.day):
        slots = list(several)
        yield format_day(document, slots[0].at.anchor, day)
        yield from (f"{format_clock(document, one.at)} {_format_slot(document, one.message)}" for one in slots)


def _format_weeks(document: Document, first: int, last: int) -> str:
    days = document.labels["review_days"].format(first=(first - 1) * DAYS, last=last * DAYS - 1)
    return f"{name_weeks(document, first, last)} {days}"


def _format_slot(document: Document, message: TextMessage) -> str:
    labels, parts = document.labels, len(count_cases(document, message).sample.parts)
    words = [message.id]
    words += [labels["review_answers"].format(keyword=message.keyword)] if message.keyword else []
    words += list_questions(document, message)
    return " ".join((*words, *([format_parts(document, parts)] if parts > 1 else [])))
