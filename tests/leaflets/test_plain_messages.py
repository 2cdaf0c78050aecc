"""The messages of the first leaflet are short, come to one person day by day, and keep what they are about private."""

from __future__ import annotations

import re

from pipeline.model.document import Document, TextMessage
from pipeline.sms import count

SHOWN = 40
"""Letters that a lock screen shows of a message."""
ILLNESS = re.compile(r"wasting|atrophy|sarcopenia|cachexia|arthritis", re.IGNORECASE)


def sent(document: Document) -> list[TextMessage]:
    return [one for one in document.messages if one.send]


def test_each_is_one_part_and_shows_no_illness_on_a_locked_screen(real_document: Document) -> None:
    for message in real_document.messages:
        assert len(count(message.text).parts) == 1, message.id
        assert not ILLNESS.search(message.text[:SHOWN]), message.id


def test_the_first_says_who_writes_how_long_and_how_to_stop_and_get_help(real_document: Document) -> None:
    (first,) = (one for one in sent(real_document) if one.send.startswith("day 0 "))
    for said in (real_document.publisher, "9 weeks", "STOP", "HELP"):
        assert said in first.text
    assert max(int(one.send.split()[1]) for one in sent(real_document) if one.send.startswith("day ")) == 63


def test_one_cause_or_treatment_is_told_only_to_those_who_ask(real_document: Document) -> None:
    asked = {one.about for one in real_document.messages if one.keyword in ("AGE", "JOINTS", "NERVES")}
    assert asked == {"getting-older", "arthritis-and-myositis", "nerves"}
    for message in sent(real_document):
        assert not re.search(r"nerve|current|surgery|operation|as you get older", message.text), message.id


def test_every_word_that_a_message_offers_is_answered(real_document: Document) -> None:
    answered = {one.keyword for one in real_document.messages}
    offered = {word for one in real_document.messages for word in re.findall(r"\b[A-Z]{4,}\b", one.text)}
    assert offered <= answered and {"STOP", "START", "HELP", "SIGNS", "MORE", "TOPICS"} <= offered
