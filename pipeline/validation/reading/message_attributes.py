"""The attributes of a text message that take only some values: its purpose, keyword, parts, sensitivity and pin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from pipeline.model import codes
from pipeline.model.document import Purpose
from pipeline.model.suggestions import suggest
from pipeline.sms import STOP_PARTS
from pipeline.validation.reading.attributes import Attributes

if TYPE_CHECKING:
    from pipeline.validation.reading.blocks import BlockReader

PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
LONGEST_KEYWORD = 16
"""Characters of a keyword: RapidPro takes no longer one."""
STOP_WORDS = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
"""Words that networks and gateways answer themselves: whoever texts one wants no more messages."""
PIN = re.compile(r"[0-9a-f]{12}")


def read_purpose(reader: BlockReader, attributes: Attributes) -> Purpose:
    """What a message is for; education where it does not say."""
    said = attributes.values.get("purpose")
    for purpose in PURPOSES:
        if said == purpose:
            return purpose
    if said is not None:
        hint = suggest(said, PURPOSES, f"purposes are {', '.join(PURPOSES)}")
        reader.say(codes.ATTRIBUTE, attributes.at("purpose"), f"`{said}` is not a purpose of a message", hint)
    return "education"


def read_keyword(reader: BlockReader, attributes: Attributes) -> str:
    """The word that a person texts to get the message."""
    said = attributes.values.get("keyword", "")
    place = attributes.at("keyword")
    if "keyword" in attributes.values and not (said.isalnum() and len(said) <= LONGEST_KEYWORD):
        hint = f"write one word of at most {LONGEST_KEYWORD} letters and digits"
        reader.say(codes.ATTRIBUTE, place, f"`{said}` cannot be a keyword", hint)
    elif said.upper() in STOP_WORDS and attributes.values.get("purpose") != "reply":
        message = f"networks take `{said}` as the wish to get no more messages"
        hint = "choose another word; the answer to it is written with purpose=reply"
        reader.say(codes.ATTRIBUTE, place, message, hint)
    return said


def read_parts(reader: BlockReader, attributes: Attributes) -> int | None:
    """How many parts the message may have; None where it does not say."""
    said = attributes.values.get("parts")
    if said is None:
        return None
    if not (re.fullmatch("[0-9]", said) and 1 <= int(said) <= STOP_PARTS):
        message = f"`{said}` is not a number of parts"
        reader.say(codes.ATTRIBUTE, attributes.at("parts"), message, f"write a number from 1 to {STOP_PARTS}")
        return None
    return int(said)


def read_sensitive(reader: BlockReader, attributes: Attributes) -> bool:
    """Whether others who see the phone should not read the message."""
    said = attributes.values.get("sensitive", "no")
    if said not in ("yes", "no"):
        message = f"`{said}` is neither yes nor no"
        reader.say(codes.ATTRIBUTE, attributes.at("sensitive"), message, "write sensitive=yes or take it out")
    return said == "yes"


def read_pin(reader: BlockReader, attributes: Attributes) -> str:
    """The digest of what the message is about when somebody last looked at both."""
    said = attributes.values.get("pin", "")
    if "pin" in attributes.values and not PIN.fullmatch(said):
        message = f"`{said}` cannot be a pin"
        reader.say(codes.ATTRIBUTE, attributes.at("pin"), message, "`plainleaf messages pin` writes it")
    return said
