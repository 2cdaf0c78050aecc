"""What must not be torn apart when a message arrives in parts, which may come late, out of order or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.sms import Count
from pipeline.validation.rules.messages.made import Made, MessageCase, number_in
from pipeline.validation.rules.messages.phrases import any_of

_FIGURE = r"\+?\d(?:[\d.,:/ -]*\d)?"
_NUMBER = re.compile(rf"{_FIGURE}(?: [^\W\d_]{{1,4}} {_FIGURE})*(?: ?%| ?[^\W\d_]+)?")  # "1 in 3 people", "250 mg"
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_SENTENCE = re.compile(r"[^\s](?:[^.!?\n]|[.!?](?=\S))*[.!?]*")


def nothing_is_split(messages: Sequence[Made]) -> Iterator[Diagnostic]:
    """A number, a dose, a link, what follows "not", and a warning are never spread over two parts, whatever the
    placeholders hold and whether or not a gateway keeps clusters whole."""
    for made in messages:
        about_emergency = made.message.purpose == "alert" or made.message.about in made.emergency
        told: set[str] = set()
        for case in made.cases:
            for what, words, part in _torn(case, made, about_emergency):
                if words not in told:
                    told.add(words)
                    when = f" {case.values}" if case.values else ""
                    said = f"part {part} ends inside {what}{when}: “{words}”"
                    hint = "make the message one part, or put this where no part ends"
                    yield codes.SPLIT_DANGER.at(made.place(words), said, hint)


def numbers_come_first(messages: Sequence[Made]) -> Iterator[Diagnostic]:
    """A message that says the emergency number says it in its first part, and one about an emergency card says it."""
    for made in messages:
        for number in dict.fromkeys(made.emergency.values()):
            counts = [case.count for case in made.cases if case.count]
            if not number_in(number, made.words):
                if made.emergency.get(made.message.about) == number:
                    said = f"the message is about an emergency and does not say {number}"
                    yield codes.LATE_NUMBER.at(made.message.span, said, "write the fact of the number near its start")
            elif not all(number_in(number, first) for count in counts for first in _firsts(count)):
                said = f"the number {number} is not in the first part of the message"
                yield codes.LATE_NUMBER.at(made.place(number), said, "put it near the start")


def _firsts(count: Count) -> tuple[str, str]:
    return count.parts[0], count.cluster_parts[0]


def _torn(case: MessageCase, made: Made, about_emergency: bool) -> Iterator[tuple[str, str, int]]:
    """What it is, its words, and the number of the part that ends inside it."""
    if case.count is None or case.count.most_parts == 1:
        return
    whole = list(_whole(case.text, made, about_emergency))
    for parts in dict.fromkeys((case.count.parts, case.count.cluster_parts)):
        ends = list(accumulate(map(len, parts)))[:-1]
        for number, end in enumerate(ends, 1):
            for what, start, stop in whole:
                if start < end < stop:
                    yield what, case.text[start:stop], number


def _whole(text: str, made: Made, about_emergency: bool) -> Iterator[tuple[str, int, int]]:
    """What has to stay in one piece: its name, start and end. What is inside another one comes after it."""
    sentences = [found.span() for found in _SENTENCE.finditer(text)]
    if about_emergency:
        yield from (("a warning", *sentence) for sentence in sentences)
        return
    negation = any_of(made.pack.message_words("negation"))
    for start, end in sentences:
        said_not = negation.search(text, start, end) if negation else None
        if said_not:
            before = re.compile(r"\w+\s+\Z").search(text, start, said_not.start())
            yield "what is said with “not”", before.start() if before else said_not.start(), end
    for name, words in (("a fact", fact) for fact in made.facts):
        yield from ((name, *found.span()) for found in re.finditer(re.escape(words), text) if words)
    yield from (("a link", *found.span()) for found in _LINK.finditer(text))
    yield from (("a number", *found.span()) for found in _NUMBER.finditer(text))
