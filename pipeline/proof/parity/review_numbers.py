"""What the reviewers' page has to say in numbers: when each message is sent, how long it is and what it costs, one by
one, for all together, and in the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from pipeline.model.document import Document, Story, TextMessage, plain, walk
from pipeline.proof.parity.reading_copy import list_as_sent
from pipeline.proof.parity.systems.schedule_facts import find_time
from pipeline.sms import ROOM, Count, WorstCase, worst_case
from pipeline.sms.placeholders import with_letter_outside
from pipeline.sms.schedules import START, Schedule

_DAYS = 7


def expect_numbers(document: Document) -> Mapping[str, str]:
    """What stands under each name at the top: the messages, their parts and cost for one person who gets each once, and
    what the publisher says of them."""
    labels, cases = document.labels, [count_cases(document, message) for message in document.messages]
    usual, most = sum(len(one.sample.parts) for one in cases), sum(one.most_parts for one in cases)
    current = sum(bool(message.pin) and message.pin == message.digest for message in document.messages)
    cost, at_worst = (_format_cost(document, parts) for parts in (usual, most))
    return {
        labels["messages"]: str(len(cases)),
        labels["review_part_count"]: _format_worst(labels, str(usual), str(most)),
        labels["review_cost_all"]: _format_worst(labels, cost, at_worst) or labels["review_no_price_short"],
        labels["review_compared"]: labels["review_compared_some"].format(number=current, all=len(cases)),
        labels["review_price"]: _format_cost(document, 1) or labels["review_no_price"],
        labels["review_sender"]: document.campaign.sender or labels["not_set"],
        labels["review_stop"]: document.campaign.opt_out or labels["not_set"],
        **_expect_differences(document),
    }


def _expect_differences(document: Document) -> dict[str, str]:
    """What differs between places, by the first words of each part; parts may begin alike."""
    differences: dict[str, str] = {}
    for one in document.differences:
        differences[one.name] = f"{differences.get(one.name, '')} {one.words}".strip()
    return differences


def expect_stories(document: Document) -> Mapping[str, str]:
    """Under the number and the name of who tells a story: the consent to tell it, or that it is no real one."""
    stories = [node for node in walk(document.sections) if isinstance(node, Story)]
    return {f"{number}. {plain(one.who.children)}": one.note or one.consent for number, one in enumerate(stories, 1)}


def expect_message(document: Document, message: TextMessage) -> dict[str, object]:
    """When a message is sent, its cost, how long it is with its usual values, and how long and dear with each kind of
    values."""
    labels, cases = document.labels, count_cases(document, message)
    parts, price = len(cases.sample.parts), _format_cost(document, 1)
    cost = _format_cost(document, parts)
    if parts > 1 and cost:
        cost = labels["review_amount"].format(parts=parts, price=price, cost=cost)
    lengths, values = [_format_length(document, cases.sample)], []
    declared = [one for one in document.campaign.placeholders if f"(({one.name}))" in message.text]
    if declared:
        declared.sort(key=lambda one: message.text.index(f"(({one.name}))"))
        for case in (cases.sample, cases.longest, cases.fallback, cases.outside):
            lengths.append(f"{_format_length(document, case)} {_format_cost(document, len(case.parts))}".rstrip())
        values += [one.sample for one in declared] + [one.longest for one in declared]
        values += [one.fallback or labels["review_left_empty"] for one in declared]
        values += [with_letter_outside(one.longest) for one in declared]
    return {
        "when": _format_time(document, message),
        "cost": cost or labels["review_no_price_short"],
        "lengths": lengths,
        "values": values,
    }


def expect_calendar(document: Document) -> Iterator[str]:
    """The lines of the calendar: headings, weeks, days, and what is sent on each."""
    sent = [(find_time(message), message) for message in list_as_sent(document)]
    timed = [(at, message) for at, message in sent if at is not None]
    for anchor, group in groupby(timed, key=lambda one: one[0].anchor):
        if anchor == START:
            yield document.labels["review_from_start"]
            yield from _expect_weeks(document, list(group))
        else:
            yield document.labels["review_round"].format(anchor=anchor)
            for days, several in groupby(group, key=lambda one: one[0].days):
                yield _format_day(document, anchor, days)
                yield from (_format_slot(document, at, message) for at, message in several)
    others = [message for at, message in sent if at is None]
    if others:
        yield document.labels["review_no_time"]
        yield from (_format_slot(document, None, message) for message in others)


def count_cases(document: Document, message: TextMessage) -> WorstCase:
    """The length of a message with each kind of values. Raises KeyError and UncountableError as counting does."""
    return worst_case(message.text, {values.name: values for values in document.campaign.placeholders})


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
    labels = document.labels
    weeks = labels["review_weeks"].format(first=first, last=last)
    name = labels["review_week"].format(week=first) if first == last else weeks
    return f"{name} {labels['review_days'].format(first=(first - 1) * _DAYS, last=last * _DAYS - 1)}"


def _format_slot(document: Document, at: Schedule | None, message: TextMessage) -> str:
    parts = len(count_cases(document, message).sample.parts)
    time = f"{at.hour:02}:{at.minute:02} " if at else ""
    return f"{time}{message.id}{f' {_format_parts(document, parts)}' if parts > 1 else ''}"


def _format_time(document: Document, message: TextMessage) -> str:
    labels, at = document.labels, find_time(message)
    if at is None:
        return message.send or labels["review_no_time"]
    day = labels["review_day"].format(day=at.days) if at.anchor == START else _format_day(document, at.anchor, at.days)
    return labels["review_at"].format(day=day, time=f"{at.hour:02}:{at.minute:02}")


def _format_day(document: Document, anchor: str, days: int) -> str:
    name = "review_on" if not days else f"review_{'before' if days < 0 else 'after'}{'_one' if abs(days) == 1 else ''}"
    return document.labels[name].format(days=abs(days), anchor=anchor)


def _format_length(document: Document, count: Count) -> str:
    parts, room = len(count.parts), ROOM[count.encoding]
    most = room.alone if parts == 1 else room.each * parts
    of = document.labels["review_of"].format(units=count.units, room=most)
    return f"{_format_parts(document, parts)} {count.encoding} {of}"


def _format_parts(document: Document, parts: int) -> str:
    return document.labels["review_part"] if parts == 1 else document.labels["review_parts"].format(parts=parts)


def _format_cost(document: Document, parts: int) -> str:
    price = document.campaign.price
    return f"{Decimal(price) * parts:f} {document.campaign.currency}" if price else ""


def _format_worst(labels: Mapping[str, str], number: str, most: str) -> str:
    return number if number == most else labels["review_or_most"].format(number=number, most=most)
