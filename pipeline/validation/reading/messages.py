"""Reader of text messages as they are written: plain words, facts, and placeholders that stay as typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.model import codes
from pipeline.model.document import Block, Break, Fact, Inline, Inlines, Message, Text
from pipeline.model.settings import ID
from pipeline.model.source import Span
from pipeline.model.suggestions import suggest
from pipeline.validation.reading.attributes import Attributes
from pipeline.validation.reading.message_attributes import (
    read_keyword,
    read_parts,
    read_pin,
    read_purpose,
    read_replies,
    read_sensitive,
)
from pipeline.validation.reading.openings import Opening

if TYPE_CHECKING:
    from pipeline.validation.reading.blocks import BlockReader

MESSAGE_TAKES = ("#id", "about", "send", "purpose", "keyword", "parts", "sensitive", "pin", "replies")
"""The attributes of a message."""
LONG_TAKES = ("of",)
"""The attributes of the same message for apps."""
_SIGNS = "phones show plain words only; a star is written `\\*`, an underscore `\\_`"
_NAMES = {
    "strong": ("bold words", _SIGNS),
    "emphasis": ("words in italics", _SIGNS),
    "link": ("a link", "write the address itself, without brackets: https://…"),
    "cite": ("a citation", "take it out: evidence stands in the leaflet"),
    "term": ("a glossary term", "write the words alone, and explain them where they need it"),
    "foreign": ("words that are marked as another language", "write the words alone"),
}
_LISTS = ("BulletList", "OrderedList")


def read_message(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    """Put a `::: {.sms …}` block aside as a message: paragraphs are joined by one line feed, a soft line end is a
    space, and formatting is a mistake."""
    attributes = opening.attributes
    _take_message_id(reader, attributes)
    before = len(reader.diagnostics)
    children = _read_children(reader, nodes, here)
    if not children and len(reader.diagnostics) == before:
        reader.report(codes.EMPTY_MESSAGE, here, "this message has no words", "write them or take the message out")
    message = Message(
        id=attributes.id,
        about=attributes.values.get("about", reader.around),
        send=attributes.values.get("send", ""),
        children=children,
        purpose=read_purpose(reader, attributes),
        keyword=read_keyword(reader, attributes),
        most_parts=read_parts(reader, attributes),
        sensitive=read_sensitive(reader, attributes),
        pin=read_pin(reader, attributes),
        replies=read_replies(reader, attributes),
        span=here,
    )
    reader.messages.append(message)
    return None


def read_long_message(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    """Put a `::: {.sms-long of=…}` block aside: the words for apps of another message, whose paragraphs stay."""
    of = opening.attributes.values.get("of", "")
    before = len(reader.diagnostics)
    children = _read_children(reader, nodes, here, breaks=2)
    if not of:
        hint = "write `::: {.sms-long of=its-message}`"
        reader.report(codes.ATTRIBUTE, opening.attributes.span, "it does not say which message it is", hint)
    elif of in reader.long_messages:
        message = f"`{of}` has words for apps twice; the first are on line {reader.long_messages[of][1].line}"
        reader.report(codes.DUPLICATE_ID, opening.attributes.at("of"), message, "keep one of them")
    elif not children and len(reader.diagnostics) == before:
        reader.report(codes.EMPTY_MESSAGE, here, "this message has no words", "write them or take the message out")
    reader.long_messages.setdefault(of, (children, here))
    return None


def join_long_messages(reader: BlockReader) -> tuple[Message, ...]:
    """The messages that were read, each with its words for apps."""
    for of, (_, here) in reader.long_messages.items():
        if of and of not in reader.message_ids:
            hint = suggest(of, reader.message_ids, "name a message of this file")
            reader.report(codes.UNKNOWN_TARGET, here, f"there is no message `{of}`", hint)
    longs = reader.long_messages
    return tuple(
        replace(one, long=longs[one.id][0], long_span=longs[one.id][1]) if one.id in longs else one
        for one in reader.messages
    )


def _take_message_id(reader: BlockReader, attributes: Attributes) -> None:
    """Note the id of a message, where it is well made and new. Messages have ids of their own, apart from blocks."""
    name, place = attributes.id, attributes.at("#")
    if not name:
        hint = "write `::: {.sms #its-id …}`"
        reader.report(codes.ATTRIBUTE, attributes.span, "a message needs an id", hint)
    elif not ID.fullmatch(name):
        hint = "start with a letter; at most 50 small letters, digits and hyphens"
        reader.report(codes.BAD_ID, place, f"`{name}` cannot be an id", hint)
    elif name in reader.message_ids:
        first = reader.message_ids[name].line
        message = f"the message `{name}` stands twice; the first is on line {first}"
        reader.report(codes.DUPLICATE_ID, place, message, "change one of them")
    reader.message_ids.setdefault(name, place)


def _read_children(reader: BlockReader, nodes: list[Any], here: Span, breaks: int = 1) -> Inlines:
    """The words of a message, with so many line feeds between its paragraphs."""
    children: list[Inline] = []
    for node in nodes:
        place = _find_place(reader, node, here)
        while node["t"] == "Div" and len(node["c"][1]) == 1 and not _opens_block(reader, place):
            node = node["c"][1][0]
            place = _find_place(reader, node, place)
        if node["t"] in _LISTS:
            _report_formatting(
                reader, place, ("a list", "write sentences; a sign at the start of a line is `\\-` or `1\\.`")
            )
            continue
        if node["t"] not in ("Para", "Plain"):
            _report_formatting(reader, place, ("a heading or another block", _SIGNS))
            continue
        if reader.inlines.find_picture(node["c"]):
            _report_formatting(reader, place, ("a picture", "take it out, and say what it shows"))
            continue
        if children:
            children += [Break(here)] * breaks
        children += _read_plain(reader, node["c"], here)
    return tuple(children)


def _opens_block(reader: BlockReader, place: Span) -> bool:
    """Whether a block is opened there, in a message, which can hold none."""
    if place.line in reader.openings:
        reader.opened.add(place.line)
    return place.line in reader.openings


def _read_plain(reader: BlockReader, nodes: list[Any], here: Span) -> list[Inline]:
    kept: list[Inline] = []
    for child in reader.inlines.read_unlinked(nodes, here):
        if isinstance(child, Text | Fact | Break):
            kept.append(child)
        else:
            _report_formatting(reader, child.span, _NAMES[child.kind])
    return kept


def _report_formatting(reader: BlockReader, span: Span, what: tuple[str, str]) -> None:
    """Report something that a message cannot hold: what it is, and what to write."""
    reader.report(codes.MESSAGE_MARKUP, span, f"a message cannot hold {what[0]}", what[1])


def _find_place(reader: BlockReader, node: Any, here: Span) -> Span:
    content = node.get("c")
    attributes = content[1] if node["t"] == "Header" else content[0] if node["t"] in ("Div", "Table") else None
    return reader.inlines.place(attributes, here) if attributes else here
