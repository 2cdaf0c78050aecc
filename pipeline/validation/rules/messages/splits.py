"""Rules of splits: what must not be torn apart when a message arrives in parts, which may come late, out of order or
not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.sms import Count
from pipeline.validation.rules.messages.prepared import MessageCase, PreparedMessage, has_number
from pipeline.validation.rules.phrases import compile_phrases

_FIGURE = r"\+?\d(?:[\d.,:/ -]*\d)?"
_NUMBER = re.compile(rf"{_FIGURE}(?: [^\W\d_]{{1,4}} {_FIGURE})*(?: ?%| ?[^\W\d_]+)?")  # "1 in 3 people", "250 mg"
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_SENTENCE = re.compile(r"[^\s](?:[^.!?؟۔।。！？\n]|[.!?](?=\S))*[.!?؟۔।。！？]*")


def nothing_is_torn_apart(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """A number, a dose, a link, what follows "not", and a warning are never spread over two parts, whatever the
    placeholders hold and whether or not a gateway keeps clusters whole."""
    for sms in messages:
        about_emergency = sms.written.purpose == "alert" or sms.written.about in sms.emergency
        reported: set[str] = set()
        for case in sms.declared_cases:
            for what, words, part in _find_torn(case, sms, about_emergency):
                if words not in reported:
                    reported.add(words)
                    when = f" {case.values}" if case.values else ""
                    message = f"part {part} ends inside {what}{when}: “{words}”"
                    hint = "make the message one part, or put this where no part ends"
                    yield codes.SPLIT_DANGER.at(sms.place(words), message, hint)


def emergency_numbers_come_first(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """A message that says the emergency number says it in its first part, and one about an emergency card says it."""
    for sms in messages:
        for number in dict.fromkeys(sms.emergency.values()):
            counts = [case.count for case in sms.cases if case.count]
            if not has_number(number, sms.words):
                if sms.emergency.get(sms.written.about) == number:
                    message = f"the message is about an emergency and does not say {number}"
                    yield codes.LATE_NUMBER.at(sms.written.span, message, "write the fact of the number near its start")
            elif not all(has_number(number, first) for count in counts for first in _list_first_parts(count)):
                message = f"the number {number} is not in the first part of the message"
                yield codes.LATE_NUMBER.at(sms.place(number), message, "put it near the start")


def _list_first_parts(count: Count) -> tuple[str, str]:
    return count.parts[0], count.cluster_parts[0]


def _find_torn(case: MessageCase, sms: PreparedMessage, about_emergency: bool) -> Iterator[tuple[str, str, int]]:
    """What it is, its words, and the number of the part that ends inside it."""
    if case.count is None or case.count.most_parts == 1:
        return
    units = list(_find_units(case.text, sms, about_emergency))
    for parts in dict.fromkeys((case.count.parts, case.count.cluster_parts)):
        ends = list(accumulate(map(len, parts)))[:-1]
        for number, end in enumerate(ends, 1):
            for what, start, stop in units:
                if start < end < stop:
                    yield what, case.text[start:stop], number


def _find_units(text: str, sms: PreparedMessage, about_emergency: bool) -> Iterator[tuple[str, int, int]]:
    """What has to stay in one piece: its name, start and end. What is inside another one comes after it."""
    sentences = [match.span() for match in _SENTENCE.finditer(text)]
    if about_emergency:
        yield from (("a warning", *sentence) for sentence in sentences)
        return
    negation = compile_phrases(sms.pack.message_words("negation"))
    for start, end in sentences:
        negated = negation.search(text, start, end) if negation else None
        if negated:
            before = re.compile(r"\w+\s+\Z").search(text, start, negated.start())
            yield "what is said with “not”", before.start() if before else negated.start(), end
    for name, words in (("a fact", fact) for fact in sms.facts):
        yield from ((name, *match.span()) for match in re.finditer(re.escape(words), text) if words)
    yield from (("a link", *match.span()) for match in _LINK.finditer(text))
    yield from (("a number", *match.span()) for match in _NUMBER.finditer(text))
