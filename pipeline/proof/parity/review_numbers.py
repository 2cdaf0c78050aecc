"""What the reviewers' page has to say in numbers: when each message is sent, how long it is and what it costs, and how
many there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext

from pipeline.model.document import Document, Story, TextMessage, plain, walk
from pipeline.proof.parity.review_times import format_time
from pipeline.sms import ROOM, Count, WorstCase, worst_case
from pipeline.sms.placeholders import with_letter_outside

_FIGURES = 200
"""More than a price and a number of parts have together, so that nothing is rounded."""


def expect_numbers(document: Document) -> Mapping[str, str]:
    """What stands under each name at the top: how many messages there are, how many somebody has compared with the
    leaflet, and what the publisher says of them."""
    labels, number = document.labels, len(document.messages)
    current = sum(bool(message.pin) and message.pin == message.digest for message in document.messages)
    comparable = sum(bool(message.pin or message.digest) for message in document.messages)
    return {
        labels["messages"]: str(number),
        labels["review_compared"]: labels["review_compared_some"].format(number=current, all=comparable),
        labels["review_price"]: format_cost(document, 1) or labels["review_no_price"],
        labels["review_sender"]: document.campaign.sender or labels["not_set"],
        labels["review_stop"]: document.campaign.opt_out or labels["not_set"],
        **_expect_feedback(document),
        **{labels["review_approval"].format(system=system): state for system, state, _ in list_approvals(document)},
        **_expect_differences(document),
    }


def _expect_feedback(document: Document) -> Mapping[str, str]:
    labels, reply = document.labels, document.campaign.feedback
    if reply is None:
        return {}
    return {labels["feedback_review"]: labels["feedback_keyword"].format(keyword=reply.keyword, text=reply.text)}


def list_approvals(document: Document) -> Iterator[tuple[str, str, str]]:
    """What each messaging system has said and when, and what is said of that where it is no approval."""
    labels = document.labels
    for system in sorted(document.campaign.approvals):
        approval = document.campaign.approvals[system]
        named = labels[f"review_approval_{approval.state}"]
        state = labels["review_approval_since"].format(state=named, date=approval.date)
        approved = approval.state == "approved"
        yield system, state, "" if approved else labels["review_not_approved"].format(system=system, state=state)


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
    parts, price = len(cases.sample.parts), format_cost(document, 1)
    cost = format_cost(document, parts)
    if parts > 1 and cost:
        cost = labels["review_amount"].format(parts=parts, price=price, cost=cost)
    lengths, values = [_format_length(document, cases.sample)], []
    declared = [one for one in document.campaign.placeholders if f"(({one.name}))" in message.text]
    if declared:
        declared.sort(key=lambda one: message.text.index(f"(({one.name}))"))
        for case in (cases.sample, cases.longest, cases.fallback, cases.outside):
            lengths.append(f"{_format_length(document, case)} {format_cost(document, len(case.parts))}".rstrip())
        values += [one.sample for one in declared] + [one.longest for one in declared]
        values += [one.fallback or labels["review_left_empty"] for one in declared]
        values += [with_letter_outside(one.longest) for one in declared]
    return {
        "when": format_time(document, message),
        "cost": cost or labels["review_no_price_short"],
        "lengths": lengths,
        "values": values,
    }


def count_cases(document: Document, message: TextMessage) -> WorstCase:
    """The length of a message with each kind of values. Raises KeyError and UncountableError as counting does."""
    return worst_case(message.text, {values.name: values for values in document.campaign.placeholders})


def _format_length(document: Document, count: Count) -> str:
    parts, room = len(count.parts), ROOM[count.encoding]
    most = room.alone if parts == 1 else room.each * parts
    of = document.labels["review_of"].format(units=count.units, room=most)
    return f"{format_parts(document, parts)} {count.encoding} {of}"


def format_parts(document: Document, parts: int) -> str:
    """How many parts, in words."""
    return document.labels["review_part"] if parts == 1 else document.labels["review_parts"].format(parts=parts)


def format_cost(document: Document, parts: int) -> str:
    """What so many parts cost; empty where no price is set."""
    price = document.campaign.price
    with localcontext(prec=_FIGURES):
        return f"{Decimal(price) * parts:f} {document.campaign.currency}" if price else ""
