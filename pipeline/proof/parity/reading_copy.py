"""Reader of messages.txt, and what it has to say: the two lines at its head, then messages between rules."""

from __future__ import annotations

import re

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.expected_front import format_version
from pipeline.proof.parity.systems.schedule_facts import find_time, list_timed
from pipeline.sms import ROOM, Count, UncountableError, count, fill, find_placeholders
from pipeline.sms.limits import MOST_APP_LETTERS
from pipeline.sms.placeholders import split_template

_RULE = re.compile(r"^-{20,}\n", re.MULTILINE)
_GOES_ON = " …"
_APPS = "apps: "


def expect_head(document: Document) -> dict[str, str]:
    """The lines at the top: the state, which nobody may overlook, and what this file is."""
    labels, number = document.labels, len(document.messages)
    many = labels["sends_one"] if number == 1 else labels["sends_many"].format(number=number)
    what = f"{document.file_title}. {labels['messages']} ({document.language}). {format_version(document)}. {many}."
    head = {"first line": _format_state(document), "second line": what}
    usual = list_usual(document)
    values = ", ".join(f"{name} = {value}" for name, value in usual.items())
    head |= {"line on lengths": labels["counted_with"].format(values=values)} if usual else {}
    reply = document.campaign.feedback
    line = labels["feedback_by_text"].format(keyword=reply.keyword, text=reply.text) if reply else ""
    return head | ({"line on feedback": line} if reply else {})


def list_usual(document: Document) -> dict[str, str]:
    """What messages are counted with: the usual value of each placeholder in them, in the order of first use."""
    samples = {declared.name: declared.sample for declared in document.campaign.placeholders}
    names = [
        place.name
        for message in document.messages
        for template in (message.text, message.long)
        for place in find_placeholders(template)
    ]
    return {name: samples[name] for name in dict.fromkeys(names) if name in samples}


def count_usual(document: Document, text: str) -> tuple[Count, tuple[str, ...]]:
    """How long a message is with its usual values, and the pieces of the text itself that its parts have. What is not
    declared stands for itself."""
    values = _find_usual(document, text)
    counted = count(fill(text, values))
    return counted, split_template(text, values, counted.parts)


def _find_usual(document: Document, text: str) -> dict[str, str]:
    """The usual value of each placeholder in a text, by name; what is not declared stands for itself."""
    samples = {declared.name: declared.sample for declared in document.campaign.placeholders}
    return {place.name: samples.get(place.name, f"(({place.name}))") for place in find_placeholders(text)}


def read_reading_copy(text: str, document: Document) -> tuple[list[str], list[dict[str, object]]]:
    """The lines of the head, and what is said of each message: `id`, `send`, `about`, `text`, and the other lines
    about it under their own labels. Its words for apps, which follow it, are its `long`, and what is said of them
    stands under labels with `apps` in front."""
    top, *pieces = _RULE.split(text)
    rows: list[dict[str, object]] = []
    for piece in pieces:
        row = _read_message(piece, document)
        if document.labels["message_for_apps"] in row and rows and rows[-1].get("id") == row.get("id"):
            rows[-1] |= {_APPS + name: value for name, value in row.items() if name not in ("id", "text")}
            rows[-1]["long"] = row["text"]
        else:
            rows.append(row)
    return [line for line in top.split("\n") if line], rows


def expect_in_reading_copy(document: Document, message: TextMessage, row: dict[str, object]) -> dict[str, object]:
    """What the file has to say of a message. How much of a part's beginning it shows is free: `row` is what stands
    there."""
    labels = document.labels
    replies = [f"{reply.word}: {reply.message}" for reply in message.replies]
    some = {
        "send": message.send,
        "about": message.about,
        labels["review_keyword"]: message.keyword,
        labels["message_answers"]: ", ".join(list_questions(document, message)),
        labels["message_replies"]: ", ".join(replies),
        labels["filled_in"]: _name_values(message.text),
        **(_expect_for_apps(document, message) if message.long else {}),
    }
    facts: dict[str, object] = {"id": message.id, "text": message.text}
    facts |= {name: value for name, value in some.items() if value}
    return facts | _expect_counts(document, message, row)


def list_questions(document: Document, message: TextMessage) -> list[str]:
    """In words, what leads to a message: what is texted back, and to which message."""
    label = document.labels["message_answers_to"]
    return [
        label.format(word=reply.word, message=other.id)
        for other in document.messages
        for reply in other.replies
        if reply.message == message.id
    ]


def _expect_for_apps(document: Document, message: TextMessage) -> dict[str, str]:
    labels, words = document.labels, fill(message.long, _find_usual(document, message.long))
    letters = labels["app_letters"].format(letters=len(words), room=MOST_APP_LETTERS)
    return {
        "long": message.long,
        _APPS + labels["message_for_apps"]: letters,
        _APPS + labels["filled_in"]: _name_values(message.long),
    }


def _name_values(text: str) -> str:
    return ", ".join(dict.fromkeys(place.name for place in find_placeholders(text)))


def _expect_counts(document: Document, message: TextMessage, row: dict[str, object]) -> dict[str, object]:
    labels = document.labels
    facts: dict[str, object] = {}
    try:
        counted, pieces = count_usual(document, message.text)
    except UncountableError:
        return facts
    room, parts = ROOM[counted.encoding], len(counted.parts)
    facts[labels["message_length"]] = labels["one_part" if parts == 1 else "many_parts"].format(
        encoding=counted.encoding,
        units=counted.units,
        room=room.alone if parts == 1 else parts * room.each,
        parts=parts,
    )
    for number, part in enumerate(pieces[1:], start=2):
        label = labels["part_begins"].format(part=number)
        facts[label] = _expect_beginning(part, str(row.get(label, "")))
    return facts


def list_as_sent(document: Document) -> tuple[TextMessage, ...]:
    """The messages in the order in which they are sent; those without a time, which answer somebody, are the last."""
    timed = [message for message, _ in list_timed(document)]
    return (*timed, *(message for message in document.messages if find_time(message) is None))


def _expect_beginning(part: str, actual: str) -> str:
    """It stands on one line, with a space for each line end in it."""
    words = actual.removesuffix(_GOES_ON)
    return actual if words and " ".join(part.split()).startswith(words) else part


def _read_message(piece: str, document: Document) -> dict[str, object]:
    """A line that comes twice is read as two, so that neither hides the other."""
    row: dict[str, object] = {}
    labels = document.labels
    names = {labels["message_id"]: "id", labels["message_when"]: "send", labels["message_about"]: "about"}
    facts, _, words = piece.partition("\n\n")
    for line in facts.split("\n"):
        label, _, value = line.partition(": ")
        name = names.get(label, label)
        row[name] = f"{row[name]}\n{value}" if name in row else value
    return row | {"text": words.removesuffix("\n").removesuffix("\n")}


def _format_state(document: Document) -> str:
    if document.notice is None:
        return f"{document.status.upper()}: {document.file_title}"
    label = document.notice.word.upper()
    return f"{label}: {document.notice.text} {document.labels['do_not_send']}"
