"""Words of a row in both lengths of its message: those for SMS, and those for apps. Whether a reviewer changed them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pipeline.conversion.systems.message_bank.rows import OF_LONG
from pipeline.desk.reviewing.message_markdown import RestoreError, check_placeholders, tidy_spaces
from pipeline.desk.reviewing.sheet_reader import Row
from pipeline.model.document import TextMessage
from pipeline.model.subjects import digest_text
from pipeline.sms import UncountableError, count, normalise

_SPACES = re.compile(r"[ \t]+")
_BOUND = re.compile(r"\w+(?:[\u00a0\u202f]\w+)+")


@dataclass(frozen=True)
class Lengths:
    """The words of a message as they are sent, and those for apps; empty where it has none of its own for them."""

    text: str
    long: str


def find_new_words(row: Row, message: TextMessage) -> Lengths | None:
    """The words of a row; nothing where the reviewer changed none. Raises RestoreError where they cannot be those of
    the message."""
    new = _read_words(row, message)
    if new == Lengths(message.text, message.long):
        return None
    if row["text digest"] != digest_text(message.text, message.long):
        if row["text digest"] == digest_text(new.text, row.cells.get(OF_LONG, message.long)):
            return None  # the reviewer changed nothing, and the source has moved on
        raise RestoreError("the source has changed since the sheet was made; make a new one")
    _check_text(message, new.text)
    _check_long(message, new.long)
    return new


def find_signed_words(row: Row, message: TextMessage) -> Lengths | None:
    """The words that a reviewer read who changed none; nothing where the source has other ones by now."""
    same = _read_words(row, message).text == message.text
    known = not message.long or row["text digest"] == digest_text(message.text, message.long)
    return Lengths(message.text, message.long) if same and known else None


def tidy_paragraphs(text: str) -> str:
    """The text without spaces that Markdown cannot keep, each line of it a paragraph. Spaces that do not break stay:
    apps show them."""
    lines = (_SPACES.sub(" ", line).strip(" ") for line in unicodedata.normalize("NFC", text).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _read_words(row: Row, message: TextMessage) -> Lengths:
    """The words in a row. Those that are the message's but for spaces are the message's."""
    text = tidy_spaces(normalise(row["text"]).text)
    long = _bind(tidy_paragraphs(row.cells.get(OF_LONG, message.long)), message.long)
    same_text, same_long = text == tidy_spaces(message.text), long == tidy_paragraphs(message.long)
    return Lengths(message.text if same_text else text, message.long if same_long else long)


def _bind(text: str, before: str) -> str:
    """The text with the spaces that do not break in words that it had `before`, where somebody typed plain ones."""
    for bound in dict.fromkeys(_BOUND.findall(before)):
        text = text.replace(re.sub("[\u00a0\u202f]", " ", bound), bound)
    return text


def _check_text(message: TextMessage, text: str) -> None:
    try:
        count(text)
    except UncountableError as error:
        raise RestoreError(f"no message can carry it: {error}") from None
    check_placeholders(message.text, text)


def _check_long(message: TextMessage, long: str) -> None:
    if long and not message.long:
        raise RestoreError(
            f"`{OF_LONG}`: the source has no words for apps; write `::: {{.sms-long of={message.id}}}` there"
        )
    if message.long and not long:
        raise RestoreError(f"`{OF_LONG}`: the words for apps have gone; take them out in the source")
    check_placeholders(message.long, long)
