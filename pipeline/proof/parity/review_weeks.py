"""What the reviewers' page has to say of weeks: the calendar, and under which week each message is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.reading_copy import list_as_sent
from pipeline.proof.parity.review_days import expect_days, name_weeks
from pipeline.proof.parity.review_reasons import list_named
from pipeline.proof.parity.review_times import DAYS, Coming, counts_weeks, list_comings, name_event, name_round
from pipeline.proof.parity.systems.schedule_facts import find_time, list_timed
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


def list_in_order(document: Document) -> Sequence[TextMessage]:
    """The messages in the order in which the page shows them: as they are sent, or where each week is a page, those
    without a time behind what they answer."""
    if len(document.messages) <= _ON_ONE_PAGE:
        return list_as_sent(document)
    by_id = {message.id: message for message in document.messages}
    return [by_id[id] for week in list_weeks(document) for id in week.ids]


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
        number, looks = len(comings), sum(one in named for one, before in comings if not before)
        many = labels["review_message"] if number == 1 else labels["review_many_messages"].format(number=number)
        line = f"{cell} {many}{' ' + labels['review_week_looks'].format(number=looks) if looks else ''}"
        turns = (labels[f"review_{way}"].format(name=name) for way in ("previous", "next"))
        ids, again = (tuple(id for id, before in comings if bool(before) == repeated) for repeated in (False, True))
        weeks.append(ExpectedWeek(title, f"{name} {detail}".strip(), (line, *turns), ids, again))
    return weeks


_Answers = Mapping[str, Sequence[str]]
_Week = tuple[str, tuple[str, str], str, list[tuple[str, int]]]
"""The title, the name on the page and in the calendar, the days and the messages of a week, each with how often it has
come before."""


def _part(document: Document) -> Iterator[_Week]:
    labels, answers = document.labels, list_answers(document)
    for anchor, group in groupby(list_comings(document), key=lambda one: one.at.anchor):
        comings = list(group)
        if anchor == START:
            yield from _part_start(document, answers, comings)
        else:
            yield from _part_round(document, answers, anchor, comings)
    below = {id for ids in answers.values() for id in ids}
    untimed = [message.id for message in document.messages if find_time(message) is None and message.id not in below]
    if untimed:
        title = labels["review_no_time"]
        yield title, (title, labels["review_cell_all"]), "", [(id, 0) for id in untimed]


def _part_start(document: Document, answers: _Answers, comings: Sequence[Coming]) -> Iterator[_Week]:
    labels, before = document.labels, 0
    for number, several in groupby(comings, key=lambda one: one.day // DAYS + 1):
        if number > before + 1:
            gap = name_weeks(document, before + 1, number - 1)
            yield labels["review_from_start"], (gap, gap), "", []
        days = labels["review_days"].format(first=(number - 1) * DAYS, last=number * DAYS - 1)
        name = name_weeks(document, number, number)
        yield labels["review_from_start"], (name, name), days, _add_answers(answers, several)
        before = number


def _part_round(document: Document, answers: _Answers, anchor: str, comings: Sequence[Coming]) -> Iterator[_Week]:
    labels, event, counted = document.labels, name_event(document, anchor), counts_weeks(document, anchor)
    title = name_round(document, anchor)
    first = _add_answers(answers, (one for one in comings if not one.number))
    if len(first) <= _ON_ONE_PAGE:
        yield title, (title, labels["review_cell_all"]), "", first
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
        yield title, (name, cell), "", _add_answers(answers, several)


def _add_answers(answers: _Answers, comings: Iterable[Coming]) -> list[tuple[str, int]]:
    """The messages with how often each has come before; behind one that comes for the first time, its answers."""
    ids = []
    for one in comings:
        ids.append((one.message.id, one.number))
        if not one.number:
            ids += [(answer, 0) for answer in answers[one.message.id]]
    return ids


def list_answers(document: Document) -> Mapping[str, Sequence[str]]:
    """The ids of the answers that stand behind each message with a time, by its id: what somebody gets who replies to
    it, and then to that. Each answer stands behind the first that leads to it; what people ask for with a keyword does
    not."""
    replies = {message.id: message.replies for message in document.messages}
    free = {message.id for message in document.messages if find_time(message) is None and not message.keyword}
    answers: dict[str, list[str]] = {}
    for message, _ in list_timed(document):
        behind = answers[message.id] = []
        ways = [iter(message.replies)]
        while ways:
            reply = next(ways[-1], None)
            if reply is None:
                ways.pop()
            elif reply.message in free:
                free.remove(reply.message)
                behind.append(reply.message)
                ways.append(iter(replies[reply.message]))
    return answers
