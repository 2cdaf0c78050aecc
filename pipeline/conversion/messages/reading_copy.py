"""Writer of the reading copy (plain text): each message stands alone, so that it can be copied and sent."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.conversion.messages.message_counts import CountedMessages, count_app_letters, list_usual_values
from pipeline.model.document import Document, Question, TextMessage, find_questions
from pipeline.sms import ROOM, Count, find_placeholders
from pipeline.sms.limits import MOST_APP_LETTERS
from pipeline.sms.schedules import sort_by_time

RULE = "-" * 60
BEGINNING = 24
"""How many characters show where a part begins."""


def write_reading_copy(document: Document, messages: CountedMessages) -> str:
    """The state of the leaflet, what this is, then message after message in the order in which they are sent: some
    lines about it, and between empty lines its text, unwrapped and with nothing put before it. Its words for apps
    follow in the same way, under a rule of their own."""
    asked = find_questions(document.messages)
    blocks = [f"{_describe_state(document)}\n{_write_heading(document, len(messages))}"]
    for (message, count), _ in sort_by_time(messages, lambda counted: counted[0].send, document.campaign.events):
        blocks += [f"{RULE}\n{_describe_message(document, message, count, asked[message.id])}", message.text]
        if message.long:
            blocks += [f"{RULE}\n{_describe_long(document, message)}", message.long]
    return "\n\n".join(blocks) + "\n"


def _describe_state(document: Document) -> str:
    if document.notice is None:
        return f"{document.status.upper()}: {document.file_title}"
    word = document.notice.word.upper()
    return f"{word}: {document.notice.text} {document.labels['do_not_send']}"


def _write_heading(document: Document, number: int) -> str:
    labels = document.labels
    many = labels["sends_one"] if number == 1 else labels["sends_many"].format(number=number)
    version = labels["version"].format(version=document.coded_version)
    what = f"{document.file_title}. {labels['messages']} ({document.language}). {version}. {many}."
    usual = ", ".join(f"{name} = {value}" for name, value in list_usual_values(document).items())
    lines = [what, *([labels["counted_with"].format(values=usual)] if usual else [])]
    if reply := document.campaign.feedback:
        lines.append(labels["feedback_by_text"].format(keyword=reply.keyword, text=reply.text))
    return "\n".join(lines)


def _describe_message(document: Document, message: TextMessage, count: Count, asked: Sequence[Question]) -> str:
    labels = document.labels
    answers = [labels["message_answers_to"].format(word=word, message=id) for word, id in asked]
    lines = [
        (labels["message_id"], message.id),
        (labels["message_when"], message.send),
        (labels["review_keyword"], message.keyword),
        (labels["message_answers"], ", ".join(answers)),
        (labels["message_about"], message.about),
        (labels["message_length"], _describe_length(document, count)),
    ]
    for part, text in enumerate(count.parts[1:], start=2):
        beginning = " ".join(text[:BEGINNING].split())
        lines.append((labels["part_begins"].format(part=part), beginning + " …" * (len(text) > BEGINNING)))
    lines += [
        (labels["message_replies"], message.written_replies),
        (labels["filled_in"], _list_names(message.text)),
    ]
    return _write_lines(lines)


def _describe_long(document: Document, message: TextMessage) -> str:
    labels = document.labels
    letters = labels["app_letters"].format(letters=count_app_letters(document, message), room=MOST_APP_LETTERS)
    return _write_lines(
        [
            (labels["message_id"], message.id),
            (labels["message_for_apps"], letters),
            (labels["filled_in"], _list_names(message.long)),
        ]
    )


def _list_names(text: str) -> str:
    return ", ".join(dict.fromkeys(place.name for place in find_placeholders(text)))


def _write_lines(lines: list[tuple[str, str]]) -> str:
    """What there is to say, each under its name."""
    return "\n".join(f"{name}: {value}" for name, value in lines if value)


def _describe_length(document: Document, count: Count) -> str:
    parts = len(count.parts)
    room = ROOM[count.encoding].alone if parts == 1 else parts * ROOM[count.encoding].each
    label = document.labels["one_part" if parts == 1 else "many_parts"]
    return label.format(encoding=count.encoding, units=count.units, room=room, parts=parts)
