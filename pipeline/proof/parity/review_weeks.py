"""What the reviewers' page has to say of weeks: the calendar, and under which week each message is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.model.document import Document
from pipeline.proof.parity.review_days import expect_days, name_weeks
from pipeline.proof.parity.review_reasons import list_named
from pipeline.proof.parity.review_times import DAYS, Coming, counts_weeks, list_comings, name_event, name_round
from pipeline.proof.parity.systems.schedule_facts import find_time
from pipeline.sms.schedules import START

_ON_ONE_PAGE = 12
"""So many messages are shown below each other, and more by week; so many round a date are one page."""


@dataclass(frozen=True)
class ExpectedWeek:
    """A week that is a page: the heading of all that are counted from one date, its own heading, what links to it may
    say, and the messages: those that come for the first time, and those that come again. Without messages it is a gap
    in the calendar, whose line is then the one link."""

    title: str
    heading: str
    links: tuple[str, ...]
    ids: tuple[str, ...] = ()
    again: tuple[str, ...] = ()


def expect_calendar(document: Document) -> Iterator[str]:
    """The lines of the calendar: day by day, or where each week is a page, week by week."""
    if len(document.messages) <= _ON_ONE_PAGE:
        yield from expect_days(document)
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
    labels, named = document.labels, list_named(document)
    weeks = []
    for title, (name, cell), detail, comings in _part(document):
        if not comings:
            weeks.append(ExpectedWeek(title, "", (f"{cell} {labels['review_nothing_sent']}",)))
            continue
        number, looks = len(comings), sum(one in named for one, _ in comings)
        many = labels["review_message"] if number == 1 else labels["review_many_messages"].format(number=number)
        line = f"{cell} {many}{' ' + labels['review_week_looks'].format(number=looks) if looks else ''}"
        turns = (labels[f"review_{way}"].format(name=name) for way in ("previous", "next"))
        ids, again = (tuple(id for id, before in comings if bool(before) == repeated) for repeated in (False, True))
        weeks.append(ExpectedWeek(title, f"{name} {detail}".strip(), (line, *turns), ids, again))
    return weeks


_Week = tuple[str, tuple[str, str], str, list[tuple[str, int]]]
"""The title, the name on the page and in the calendar, the days and the messages of a week, each with how often it has
come before."""


def _part(document: Document) -> Iterator[_Week]:
    labels = document.labels
    for anchor, group in groupby(list_comings(document), key=lambda one: one.at.anchor):
        comings = list(group)
        yield from _part_start(document, comings) if anchor == START else _part_round(document, anchor, comings)
    answers = [(message.id, 0) for message in document.messages if find_time(message) is None]
    if answers:
        yield labels["review_no_time"], (labels["review_no_time"], labels["review_cell_all"]), "", answers


def _part_start(document: Document, comings: Sequence[Coming]) -> Iterator[_Week]:
    labels, before = document.labels, 0
    for number, several in groupby(comings, key=lambda one: one.day // DAYS + 1):
        if number > before + 1:
            gap = name_weeks(document, before + 1, number - 1)
            yield labels["review_from_start"], (gap, gap), "", []
        days = labels["review_days"].format(first=(number - 1) * DAYS, last=number * DAYS - 1)
        ids = [(one.message.id, one.number) for one in several]
        name = name_weeks(document, number, number)
        yield labels["review_from_start"], (name, name), days, ids
        before = number


def _part_round(document: Document, anchor: str, comings: Sequence[Coming]) -> Iterator[_Week]:
    labels, event, counted = document.labels, name_event(document, anchor), counts_weeks(document, anchor)
    title = name_round(document, anchor)
    if len(comings) <= _ON_ONE_PAGE:
        yield title, (title, labels["review_cell_all"]), "", [(one.message.id, one.number) for one in comings]
        return
    for week, several in groupby(comings, key=lambda one: one.day // DAYS):
        if week < 0:
            name = labels["review_week_before"].format(week=-week, anchor=event)
            cell = labels["review_cell_before"].format(week=-week)
        elif counted:
            name = labels["review_week_of"].format(week=week, anchor=event)
            cell = labels["review_week"].format(week=week)
        else:
            name = labels["review_week_after"].format(week=week + 1, anchor=event)
            cell = labels["review_cell_after"].format(week=week + 1)
        yield title, (name, cell), "", [(one.message.id, one.number) for one in several]
