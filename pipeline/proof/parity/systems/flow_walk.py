"""Walk through a flow of RapidPro beside the messages of a document: whatever is answered, what is sent is what the
source has for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.messages import name_message
from pipeline.proof.parity.systems.flow_reader import FlowReader, FlowStep, split_words
from pipeline.proof.parity.systems.templates import expect_fallbacks, read_rapidpro

_UNKNOWN = "xqz"
"""A word that means nothing; it is made longer while it is one that somebody may answer."""


def expect_answers(document: Document, message: TextMessage) -> dict[str, TextMessage]:
    """The words that people may answer to a message, in small letters, each with the message that answers it."""
    known = {one.id: one for one in document.messages}
    answers = {}
    if message.purpose == "menu":
        words = set(split_words(message.text.casefold()))
        named = (one for one in document.messages if one.keyword and one.id != message.id)
        answers = {one.keyword.lower(): one for one in named if one.keyword.casefold() in words}
    return answers | {one.word.lower(): known[one.message] for one in message.replies if one.message in known}


def compare_flow(
    file: FileCheck, flow: Mapping[str, Any], message: TextMessage, begun_by: Mapping[str, Collection[str]]
) -> None:
    """Follow every answer that leads on from a message, and to those that answer them, also where they lead back; and
    one that leads nowhere. Where one leads into another flow, that begins with the message that answers it: `begun_by`
    has the ids of the messages with which each flow is compared, by the flow's id."""
    reader, name = FlowReader(flow), flow.get("name", "")
    breaks = [*reader.find_breaks(), *["begins in another flow"] * bool(reader.begin().enters)]
    for broken in dict.fromkeys(breaks):
        file.report(f"{name_message(file, message)}: the flow `{name}` {broken}")
    begun = reader.begin()
    waiting, seen = [(message, begun)], {(message.id, begun)}
    while waiting:
        one, step = waiting.pop(0)
        if step.enters:
            differences = list(_compare_entering(one, step, begun_by))
        else:
            differences = [*_compare_step(file.document, one, step), *_compare_words(file.document, one, step, reader)]
        file.needed += 1
        file.matched += not differences
        for difference in differences:
            file.report(f"{name_message(file, one)}: in the flow `{name}` {difference}")
        ends = differences or breaks or step.enters
        following = [] if ends else list(_list_following(file.document, one, step, reader))
        waiting += [entry for entry in following if (entry[0].id, entry[1]) not in seen]
        seen |= {(other.id, reached) for other, reached in following}


def _compare_entering(message: TextMessage, step: FlowStep, begun_by: Mapping[str, Collection[str]]) -> Iterator[str]:
    """The flow that is entered is that of the message, which it sends itself."""
    if step != FlowStep(enters=step.enters):
        yield "something is done before another flow is entered"
    if message.id not in begun_by.get(step.enters, ()):
        yield "the flow of another message is entered"


def _compare_step(document: Document, message: TextMessage, step: FlowStep) -> Iterator[str]:
    """The message is sent, and nothing else; and who wants no more is taken out of the group."""
    templates = [read_rapidpro(text, document) for text in step.sent]
    if [template.text for template in templates] != [message.text]:
        actual = " and ".join(f"“{template.text}”" for template in templates) or "nothing"
        yield f"{actual} is sent; the source says “{message.text}”"
    elif templates[0].fallbacks != expect_fallbacks(message, document):
        yield f"another word stands in for a missing value: {templates[0].fallbacks!r}"
    if step.leaves_group != _means_stop(document, message):
        yield f"the person {'leaves' if step.leaves_group else 'stays in'} the group"


def _compare_words(document: Document, message: TextMessage, step: FlowStep, reader: FlowReader) -> Iterator[str]:
    answers = expect_answers(document, message)
    known = reader.list_words(step.waiting) if step.waiting else ()
    if set(known) != set(answers):
        yield f"the answers {_join(known)} lead on; in the source it is {_join(answers)}"
    if step.waiting and reader.answer(step.waiting, _make_unknown(answers)) != FlowStep():
        yield "an answer that nobody knows does not end it"


def _list_following(
    document: Document, message: TextMessage, step: FlowStep, reader: FlowReader
) -> Iterator[tuple[TextMessage, FlowStep]]:
    """What comes after each answer, written in small letters, in capitals, and among other words."""
    answers = expect_answers(document, message)
    other = _make_unknown(answers)
    for word, following in answers.items():
        for text in (word, word.upper(), f"{other}: {word.capitalize()}, {other}!"):
            yield following, reader.answer(step.waiting, text)


def _make_unknown(answers: Mapping[str, TextMessage]) -> str:
    unknown = _UNKNOWN
    while unknown in answers:
        unknown += _UNKNOWN
    return unknown


def _means_stop(document: Document, message: TextMessage) -> bool:
    """Whether its keyword is what people text to stop, which stands in capitals where a sentence has any."""
    words = [word for word in split_words(document.campaign.opt_out) if not word.isdecimal()]
    in_capitals = [word for word in words if word.upper() == word and len(word) > 1]
    return message.keyword.upper() in {"STOP", *(word.upper() for word in in_capitals or words)}


def _join(words: Mapping[str, TextMessage] | tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words) or "none"
