"""Rules of reaching: whoever has the messages of some weeks can reach somebody, and can stop them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, Rule
from pipeline.model.document import Fact, Message
from pipeline.model.leaflet import LeafletText
from pipeline.sms.keywords import STOP_WORDS, split_words
from pipeline.sms.schedules import START, sort_by_time
from pipeline.validation.rules.messages.prepared import PreparedMessage, has_number

LONGEST_SILENCE = 28
"""Days without a word from which on people are at a loss."""
_ADDRESS = re.compile(r"https?://\S|(?<![\w.])www\.\S|[\w.+-]+@[\w-]+\.\w")
_LONG_NUMBER = re.compile(r"(?<![\w.,])\+?\d(?:[ ().-]{0,2}\d){6,}(?!\w)")
"""What can only be a phone number: seven figures and more."""


@dataclass(frozen=True)
class DatedMessage:
    """A message on a day from its anchor, and its words; None where they cannot be prepared, which others say."""

    anchor: str
    day: int
    written: Message
    prepared: PreparedMessage | None


@dataclass(frozen=True)
class Silence:
    """Days, from the first to the last, in which nothing is said; and the message that would be the first to say it."""

    first: int
    last: int
    begins: DatedMessage


def people_can_reach_somebody(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """In any four weeks in which messages come, one of them says how to reach somebody."""
    what = "no message has a phone number, a word to text back, a link or an e-mail address"
    hint = "write the fact of a phone number, or a word to text back, in this message or a later one"
    yield from _diagnose(messages, _says_whom_to_reach, codes.NOBODY_TO_REACH, what, hint)


def people_learn_how_to_stop(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """In any four weeks in which messages come, one of them says how to stop them."""
    what = "no message says how to stop them"
    hint = "write “Text STOP to end these messages.”, unless your messaging system adds it to each"
    yield from _diagnose(messages, _says_how_to_stop, codes.NO_STOP_WORD, what, hint)


def _diagnose(
    messages: Sequence[PreparedMessage], says: Callable[[PreparedMessage], bool], rule: Rule, what: str, hint: str
) -> Iterator[Diagnostic]:
    for language, together in groupby(messages, key=lambda sms: sms.text.language):
        prepared = list(together)
        text = prepared[0].text
        assert text.language == language
        by_anchor = sorted(_list_sendings(text, prepared), key=lambda sending: (sending.anchor, sending.day))
        for anchor, sendings in groupby(by_anchor, key=lambda sending: sending.anchor):
            silences = find_silences([(one, one.prepared is None or says(one.prepared)) for one in sendings])
            for silence in silences:
                sms = silence.begins.written
                days = f"from {_name_day(anchor, silence.first)} to {_name_day(anchor, silence.last)}"
                yield rule.at(text.source.within(sms.span, sms.send), f"{days}, {what}", hint)


def _list_sendings(text: LeafletText, prepared: Sequence[PreparedMessage]) -> Iterator[DatedMessage]:
    by_id = {sms.written.id: sms for sms in prepared}
    for message, schedule in sort_by_time(text.messages, lambda message: message.send):
        if schedule:
            prepared_one = by_id.get(message.id)
            yield from (DatedMessage(schedule.anchor, day, message, prepared_one) for day in schedule.list_days())


def find_silences(sendings: Sequence[tuple[DatedMessage, bool]]) -> Iterator[Silence]:
    """The silences of 28 days and more between the first and the last of some sendings, which are in order of their
    days, each with whether it says what is looked for. Sets of no more than 28 days, and days on which nothing is sent
    at all, have none."""
    if not sendings or sendings[-1][0].day - sendings[0][0].day < LONGEST_SILENCE:
        return
    speaking = [sending.day for sending, says in sendings if says]
    starts = [sendings[0][0].day, *(day + 1 for day in speaking)]
    ends = [*(day - 1 for day in speaking), sendings[-1][0].day]
    for first, last in zip(starts, ends, strict=True):
        inside = (sending for sending, says in sendings if not says and first <= sending.day <= last)
        begins = next(inside, None)
        if begins and last - first + 1 >= LONGEST_SILENCE:
            yield Silence(first, last, begins)


def _name_day(anchor: str, day: int) -> str:
    if anchor == START:
        return f"day {day}"
    if day == 0:
        return f"the day of `{anchor}`"
    return f"{abs(day)} days {'before' if day < 0 else 'after'} `{anchor}`"


def _says_whom_to_reach(sms: PreparedMessage) -> bool:
    facts = (sms.leaflet.facts[node.id] for node in sms.written.children if isinstance(node, Fact))
    numbers = (service.number for service in sms.leaflet.services.values())
    keywords = {message.keyword.upper() for message in sms.text.messages if message.keyword} - STOP_WORDS
    replies = sms.written.replies  # which another rule wants to be offered in the words
    return (
        any(fact.kind == "phone" for fact in facts)
        or any(reply.word.upper() not in STOP_WORDS for reply in replies)
        or any(has_number(number, sms.words) for number in numbers)
        or not keywords.isdisjoint(split_words(sms.words))
        or _ADDRESS.search(sms.words) is not None
        or _LONG_NUMBER.search(sms.words) is not None
    )


def _says_how_to_stop(sms: PreparedMessage) -> bool:
    """Whether a message has the publisher's words for it, what those name, or a word that networks know."""
    opt_out = sms.leaflet.library.publisher.messaging.opt_out.get(sms.text.language, "")
    ways = (opt_out, *_list_ways(opt_out), *STOP_WORDS)
    return any(re.search(rf"(?<!\w){re.escape(way)}(?!\w)", sms.words) for way in ways if way)


def _list_ways(opt_out: str) -> list[str]:
    """What words on stopping name: pages; and a word to send, or where there is none, a number to call."""
    pages = [page.rstrip(".,;:!?") for page in re.findall(r"(?:https?://|www\.)\S+", opt_out)]
    capitals = [word for word in re.findall(r"[^\W\d_]{3,}", opt_out) if word.isupper()]
    known = [word for word in capitals if word in STOP_WORDS]
    return pages + (known or capitals or re.findall(r"\d[\d ]{3,}\d", opt_out))
