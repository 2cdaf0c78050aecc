"""Pages of the reviewer's page: the messages by week, where they are more than a page holds."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.conversion.review.answering import place_answers
from pipeline.conversion.review.calendar import Calendar, Day, Round, Sending, Weeks
from pipeline.conversion.review.sending_words import has_counted_weeks, name_event, name_round
from pipeline.model.document import Document
from pipeline.sms.schedules import WEEK

_Answers = Mapping[str, Sequence[Sending]]
ON_ONE_PAGE = 12
"""So many messages stand on one page, below each other."""


@dataclass(frozen=True)
class WeekPage:
    """Messages that are shown together: those of a week, of the days round a date, or without a time; each is followed
    by the answers to it. A week (or
    several in a row) on which nothing is sent is a place in the calendar, and no page: it has no id. `cell` is what it
    is called in the calendar, below what it is counted from."""

    id: str
    name: str
    cell: str
    detail: str
    sendings: tuple[Sending, ...]

    def count_first(self, ids: Container[str]) -> int:
        """How many messages with these ids it shows; one that only comes again is shown elsewhere."""
        return sum(one.preview.message.id in ids for one in self.sendings if not one.number)


@dataclass(frozen=True)
class Stretch:
    """Pages that are counted from the same date, under a heading."""

    id: str
    title: str
    pages: tuple[WeekPage, ...]


def split_into_pages(calendar: Calendar, sent: Sequence[Sending], document: Document) -> tuple[Stretch, ...]:
    """The pages of the calendar of some messages, in the order in which they are sent."""
    labels, answers = document.labels, place_answers(sent)
    stretches = []
    if calendar.weeks:
        weeks = tuple(_make_week(week, answers, labels) for week in calendar.weeks)
        stretches.append(Stretch("start", labels["review_from_start"], weeks))
    for number, one in enumerate(calendar.rounds, 1):
        title = name_round(document, one.anchor)
        pages = tuple(_split_round(one, f"round-{number}", title, answers, document))
        stretches.append(Stretch(str(number), title, pages))
    placed = {answer.preview.message.id for several in answers.values() for answer in several}
    unset = tuple(one for one in calendar.unset if one.preview.message.id not in placed)
    if unset:
        title = labels["review_no_time"]
        stretches.append(Stretch("unset", title, (WeekPage("no-time", title, labels["review_cell_all"], "", unset),)))
    return tuple(stretches)


def _make_week(week: Weeks, answers: _Answers, labels: Mapping[str, str]) -> WeekPage:
    several = labels["review_weeks"].format(first=week.first, last=week.last)
    name = labels["review_week"].format(week=week.first) if week.first == week.last else several
    return WeekPage(
        id=f"week-{week.first}" if week.days else "",
        name=name,
        cell=name,
        detail=labels["review_days"].format(first=week.first_day, last=week.last_day),
        sendings=_join_days(week.days, answers),
    )


def _split_round(one: Round, id: str, title: str, answers: _Answers, document: Document) -> Iterator[WeekPage]:
    """One page with each message once, or one for each week before and after the date; or for each completed week,
    where those are counted."""
    whole = tuple(sending for sending in _join_days(one.days, answers) if not sending.number)
    if len(whole) <= ON_ONE_PAGE:
        yield WeekPage(id, title, document.labels["review_cell_all"], "", whole)
        return
    for week, days in groupby(one.days, key=lambda day: day.number // WEEK):
        side, number = ("before", -week) if week < 0 else ("after", week + 1)
        if side == "after" and has_counted_weeks(document, one.anchor):
            side, number = "of", week
        cell = document.labels["review_week" if side == "of" else f"review_cell_{side}"].format(week=number)
        name = document.labels[f"review_week_{side}"].format(week=number, anchor=name_event(document, one.anchor))
        yield WeekPage(f"{id}-{side}-{number}", name, cell, "", _join_days(days, answers))


def _join_days(days: Iterable[Day], answers: _Answers) -> tuple[Sending, ...]:
    """Answers stand below the first sending alone."""
    sendings = [sending for day in days for sending in day.sendings]
    below = [() if one.number else answers[one.preview.message.id] for one in sendings]
    return tuple(each for one, several in zip(sendings, below, strict=True) for each in (one, *several))
