"""Reader of a text message's attributes that take only some values: purpose, keyword, parts, sensitivity and pin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from pipeline.model import codes
from pipeline.model.document import Purpose, Reply
from pipeline.model.settings import ID
from pipeline.model.suggestions import suggest
from pipeline.sms import STOP_PARTS
from pipeline.sms.keywords import LONGEST_WORD, STOP_WORDS, is_word
from pipeline.validation.reading.attributes import Attributes

if TYPE_CHECKING:
    from pipeline.validation.reading.blocks import BlockReader

PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
_REPLIES_HINT = 'write replies="yes:its-message no:its-message"'
PIN = re.compile(r"[0-9a-f]{12}")


def read_purpose(reader: BlockReader, attributes: Attributes) -> Purpose:
    """What a message is for; education where it does not say."""
    written = attributes.values.get("purpose")
    for purpose in PURPOSES:
        if written == purpose:
            return purpose
    if written is not None:
        hint = suggest(written, PURPOSES, f"purposes are {', '.join(PURPOSES)}")
        reader.report(codes.ATTRIBUTE, attributes.at("purpose"), f"`{written}` is not a purpose of a message", hint)
    return "education"


def read_keyword(reader: BlockReader, attributes: Attributes) -> str:
    """The word that a person texts to get the message."""
    keyword = attributes.values.get("keyword", "")
    place = attributes.at("keyword")
    if "keyword" in attributes.values and not is_word(keyword):
        hint = f"write one word of at most {LONGEST_WORD} letters and digits"
        reader.report(codes.ATTRIBUTE, place, f"`{keyword}` cannot be a keyword", hint)
    elif keyword.upper() in STOP_WORDS and attributes.values.get("purpose") != "reply":
        message = f"networks take `{keyword}` as the wish to get no more messages"
        hint = "choose another word; the answer to it is written with purpose=reply"
        reader.report(codes.ATTRIBUTE, place, message, hint)
    return keyword


def read_replies(reader: BlockReader, attributes: Attributes) -> tuple[Reply, ...]:
    """What people may text back: `yes:q1-yes no:q1-no`, each word with the message that answers it."""
    place, replies = attributes.at("replies"), dict[str, Reply]()
    if "replies" in attributes.values and not attributes.values["replies"].strip():
        reader.report(codes.ATTRIBUTE, place, "`replies` is empty", f"{_REPLIES_HINT}, or take it out")
    for written in attributes.values.get("replies", "").split():
        word, colon, name = written.partition(":")
        if not (colon and ID.fullmatch(name) and is_word(word)):
            hint = f"{_REPLIES_HINT}: words of at most {LONGEST_WORD} letters and digits, with ids of messages"
            reader.report(codes.ATTRIBUTE, place, f"`{written}` is not an answer and its message", hint)
        elif word.upper() in STOP_WORDS:
            message = f"networks take `{word}` as the wish to get no more messages"
            reader.report(codes.ATTRIBUTE, place, message, "choose another word")
        elif word.casefold() in replies:
            reader.report(codes.ATTRIBUTE, place, f"`{word}` stands twice", "keep one of them")
        else:
            replies[word.casefold()] = Reply(word, name)
    return tuple(replies.values())


def read_parts(reader: BlockReader, attributes: Attributes) -> int | None:
    """How many parts the message may have; None where it does not say."""
    written = attributes.values.get("parts")
    if written is None:
        return None
    if not (re.fullmatch("[0-9]", written) and 1 <= int(written) <= STOP_PARTS):
        message = f"`{written}` is not a number of parts"
        reader.report(codes.ATTRIBUTE, attributes.at("parts"), message, f"write a number from 1 to {STOP_PARTS}")
        return None
    return int(written)


def read_sensitive(reader: BlockReader, attributes: Attributes) -> bool:
    """Whether others who see the phone should not read the message."""
    written = attributes.values.get("sensitive", "no")
    if written not in ("yes", "no"):
        message = f"`{written}` is neither yes nor no"
        reader.report(codes.ATTRIBUTE, attributes.at("sensitive"), message, "write sensitive=yes or take it out")
    return written == "yes"


def read_pin(reader: BlockReader, attributes: Attributes) -> str:
    """The digest of what the message is about when somebody last looked at both."""
    pin = attributes.values.get("pin", "")
    if "pin" in attributes.values and not PIN.fullmatch(pin):
        message = f"`{pin}` cannot be a pin"
        reader.report(codes.ATTRIBUTE, attributes.at("pin"), message, "`plainleaf messages pin` writes it")
    return pin
