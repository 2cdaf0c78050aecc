"""Counts of a document's text messages: encoding, length and parts of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from pipeline.model.document import Document, TextMessage
from pipeline.sms import Count, count, fill, find_placeholders
from pipeline.sms.placeholders import split_template

CountedMessages: TypeAlias = tuple[tuple[TextMessage, Count], ...]


def count_messages(document: Document) -> CountedMessages:
    """The messages in the document's order, counted as they are with their usual values, like everywhere else. The
    parts are those of the text with its placeholders, as it goes to the messaging system, and join to it. Raises
    Uncountable for a text that no message can carry."""
    usual = list_usual_values(document)
    return tuple((message, _count_message(message.text, usual)) for message in document.messages)


def list_usual_values(document: Document) -> Mapping[str, str]:
    """The usual value of each declared placeholder that the messages use, by name, in the order of first use."""
    declared = {values.name: values.sample for values in document.campaign.placeholders}
    texts = [text for message in document.messages for text in (message.text, message.long)]
    used = dict.fromkeys(place.name for text in texts for place in find_placeholders(text))
    return {name: declared[name] for name in used if name in declared}


def count_app_letters(document: Document, message: TextMessage) -> int:
    """The letters of the words for apps, with their usual values."""
    declared = {values.name: values.sample for values in document.campaign.placeholders}
    names = (place.name for place in find_placeholders(message.long))
    return len(fill(message.long, {name: declared.get(name, f"(({name}))") for name in names}))


def _count_message(text: str, usual: Mapping[str, str]) -> Count:
    """One that is not declared stands for itself: the checks refuse it before it gets here."""
    values = {place.name: f"(({place.name}))" for place in find_placeholders(text)} | {**usual}
    counted = count(fill(text, values))
    return replace(counted, parts=split_template(text, values, counted.parts))
