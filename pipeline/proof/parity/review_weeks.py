"""What the reviewers' page has to say of weeks: the calendar, and under which week each message is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.reading_copy import list_as_sent
from pipeline.proof.parity.review_numbers import count_cases, format_day, format_parts
from pipeline.proof.parity.review_reasons import list_named
from pipeline.proof.parity.systems.schedule_facts import find_time
from pipeline.sms.schedules import START, Schedule

_DAYS = 7
_ON_ONE_PAGE = 12
"""So many messages are shown below each other, and more by week; so many round a date are one page."""
_Timed = tuple[TextMessage, Schedule | None]


@dataclass(frozen=True)
class ExpectedWeek:
    """A week that is a page: the heading of all that are counted from one date, its own heading, what links to it may
    say, and the messages. Without messages it is a gap in the calendar, whose line is then the one link."""

    title: str
    heading: str
    links: tuple[str, ...]
    ids: tuple[str, ...]


def expect_calendar(document: Document) -> Iterator[str]:
    """The lines of the calendar: day by day, or where each week is a page, week by week."""
    if len(document.messages) <= _ON_ONE_PAGE:
        yield from _expect_days(document)
        return
    for title, weeks in groupby(list_weeks(document), key=lambda week: week.title):
        yield title
        yield from (week.links[0] for week in weeks)


def name_pages(document: Document) -> Mapping[str, str]:
    """The heading of the week under which each message is shown, by its id; nothing where all are on one page."""
    if len(document.messages) <= _ON_ONE_PAGE:
        return {}
    return {id: week.heading for week in list_weeks(document) for id in week.ids}


def list_weeks(document: Document) -> Sequence[ExpectedWeek]:
    """The weeks in the order in which a person gets their messages."""
    named = list_named(document)
    weeks = []
    for title, name, detail, ids in _part(document):
        labels = document.labels
        if not ids:
            weeks.append(ExpectedWeek(title, "", (f"{name} {labels['review_nothing_sent']}",), ()))
            continue
        number, looks = len(ids), sum(id in named for id in ids)
        many = labels["review_message"] if number == 1 else labels["review_many_messages"].format(number=number)
        line = f"{name} {many}{' ' + labels['review_week_looks'].format(number=looks) if looks else ''}"
        turns = (labels[f"review_{way}"].format(name=name) for way in ("previous", "next"))
        weeks.append(ExpectedWeek(title, f"{name} {detail}".strip(), (line, *turns), tuple(ids)))
    return weeks


def _part(document: Document) -> Iterator[tuple[str, str, str, list[str]]]:
    """The title, the name, the days and the messages of each week, gaps among them."""
    labels = document.labels
    sent: list[_Timed] = [(message, find_time(message)) for message in list_as_sent(document)]
    for anchor, group in groupby(sent, key=lambda one: one[1].anchor if one[1] else ""):
        timed = [(message, at) for message, at in group if at is not None]
        if anchor == START:
            before = 0
            for number, several in groupby(timed, key=lambda one: one[1].days // _DAYS + 1):
                if number > before + 1:
                    yield labels["review_from_start"], _name_weeks(document, before + 1, number - 1), "", []
                days = labels["review_days"].format(first=(number - 1) * _DAYS, last=number * _DAYS - 1)
                yield labels["review_from_start"], _name_weeks(document, number, number), days, _list_ids(several)
                before = number
        elif anchor:
            yield from _part_round(document, labels["review_round"].format(anchor=anchor), timed)
    answers = [message.id for message, at in sent if at is None]
    if answers:
        yield labels["review_no_time"], labels["review_no_time"], "", answers


def _part_round(
    document: Document, title: str, timed: Sequence[tuple[TextMessage, Schedule]]
) -> Iterator[tuple[str, str, str, list[str]]]:
    if len(timed) <= _ON_ONE_PAGE:
        yield title, title, "", _list_ids(timed)
        return
    for week, several in groupby(timed, key=lambda one: one[1].days // _DAYS):
        label = document.labels["review_week_before" if week < 0 else "review_week_after"]
        name = label.format(week=-week if week < 0 else week + 1, anchor=timed[0][1].anchor)
        yield title, name, "", _list_ids(several)


def _list_ids(timed: Iterable[tuple[TextMessage, Schedule]]) -> list[str]:
    return [message.id for message, _ in timed]


def _expect_days(document: Document) -> Iterator[str]:
    """Headings, weeks, days, and what is sent on each."""
    sent = [(find_time(message), message) for message in list_as_sent(document)]
    timed = [(at, message) for at, message in sent if at is not None]
    for anchor, group in groupby(timed, key=lambda one: one[0].anchor):
        if anchor == START:
            yield document.labels["review_from_start"]
            yield from _expect_weeks(document, list(group))
        else:
            yield document.labels["review_round"].format(anchor=anchor)
            for days, several in groupby(group, key=lambda one: one[0].days):
                yield format_day(document, anchor, days)
                yield from (_format_slot(document, at, message) for at, message in several)
    others = [message for at, message in sent if at is None]
    if others:
        yield document.labels["review_no_time"]
        yield from (_format_slot(document, None, message) for message in others)


def _expect_weeks(document: Document, sent: Sequence[tuple[Schedule, TextMessage]]) -> Iterator[str]:
    before = 0
    for week, group in groupby(sent, key=lambda one: one[0].days // _DAYS + 1):
        if week > before + 1:
            yield _format_weeks(document, before + 1, week - 1)
            yield document.labels["review_nothing_sent"]
        yield _format_weeks(document, week, week)
        for days, several in groupby(group, key=lambda one: one[0].days):
            yield document.labels["review_day"].format(day=days)
            yield from (_format_slot(document, at, message) for at, message in several)
        before = week


def _format_weeks(document: Document, first: int, last: int) -> str:
    days = document.labels["review_days"].format(first=(first - 1) * _DAYS, last=last * _DAYS - 1)
    return f"{_name_weeks(document, first, last)} {days}"


def _name_weeks(document: Document, first: int, last: int) -> str:
    labels = document.labels
    weeks = labels["review_weeks"].format(first=first, last=last)
    return labels["review_week"].format(week=first) if first == last else weeks


def _format_slot(document: Document, at: Schedule | None, message: TextMessage) -> str:
    parts = len(count_cases(document, message).sample.parts)
    time = f"{at.hour:02}:{at.minute:02} " if at else ""
    answers = f" {document.labels['review_answers'].format(keyword=message.keyword)}" if message.keyword else ""
    return f"{time}{message.id}{answers}{f' {format_parts(document, parts)}' if parts > 1 else ''}"
