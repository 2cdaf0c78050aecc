"""Messages as they are prepared for sending: what the rules of messages look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.model.document import CareCard, Fact, Message, walk
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.source import Span
from pipeline.sms import Count, UncountableError, count, fill, find_placeholders, normalise
from pipeline.sms.placeholders import with_letter_outside
from pipeline.templating.compose.messages import list_message_words
from pipeline.templating.languages import LanguagePack, language_pack

DECLARED_CASES = 3
"""So many cases of a message come from the values that are declared, and stand first."""


@dataclass(frozen=True)
class MessageCase:
    """A message with one kind of value in all of its placeholders. There is no count where nothing is left to send."""

    values: str
    text: str
    count: Count | None


@dataclass(frozen=True)
class PreparedMessage:
    """A message as it is written, its words as typed with the facts filled in, and as they are sent. `facts` are the
    words of its facts, `emergency` the number of each emergency card, by the id of the card. There are no cases where
    a placeholder is not declared."""

    leaflet: Leaflet
    text: LeafletText
    pack: LanguagePack
    written: Message
    typed: str
    words: str
    facts: tuple[str, ...]
    emergency: Mapping[str, str]
    cases: tuple[MessageCase, ...]

    @property
    def declared_cases(self) -> tuple[MessageCase, ...]:
        """The usual, the longest and the fallback values: those that are declared. A value in other letters, which no
        wording can prevent, would condemn every message of more than 70 characters."""
        return self.cases[:DECLARED_CASES]

    def place(self, words: str) -> Span:
        """Where these words stand in the message; the message where they are not written so (a fact, say)."""
        span = self.written.span
        for number in range(span.line + 1, span.end_line + 1):
            column = self.text.source.line(number).find(words) if words else -1
            if column >= 0:
                return self.text.source.span(number, column + 1, column + 1 + len(words))
        return span

    def attribute(self, words: str) -> Span:
        """Where these words stand in the opening line; the message where they do not."""
        line = self.written.span.line
        column = self.text.source.line(line).find(words)
        place = self.text.source.span(line, column + 1, column + 1 + len(words))
        return place if column >= 0 and words else self.written.span


def prepare_messages(leaflet: Leaflet) -> Iterator[PreparedMessage]:
    """Every message with words whose facts and language are known; what is wrong with others is said by other rules."""
    for text in leaflet.texts.values():
        pack = language_pack(text.language)
        numbers = _find_emergency_numbers(leaflet, text.language)
        for message in text.messages if pack else ():
            named = [node.id for node in message.children if isinstance(node, Fact)]
            if pack is None or any(name not in leaflet.facts for name in named):
                continue
            try:
                parts = list(list_message_words(message, leaflet, pack))
            except KeyError:  # a fact whose service or words are missing
                continue
            typed = "".join(part for _, part in parts)
            facts = tuple(normalise(part).text for node, part in parts if isinstance(node, Fact))
            words = normalise(typed).text
            if words.strip():
                cases = tuple(_fill_cases(words, leaflet))
                yield PreparedMessage(
                    leaflet=leaflet,
                    text=text,
                    pack=pack,
                    written=message,
                    typed=typed,
                    words=words,
                    facts=facts,
                    emergency=numbers,
                    cases=cases,
                )


def _fill_cases(words: str, leaflet: Leaflet) -> Iterator[MessageCase]:
    declared = leaflet.settings.placeholders
    names = {placeholder.name for placeholder in find_placeholders(words)}
    if not names <= set(declared):
        return
    given = {
        "": {name: declared[name].sample for name in names},
        "with the longest values": {name: declared[name].longest for name in names},
        "with the fallback": {name: declared[name].fallback for name in names},
        "with a value in other letters": {name: with_letter_outside(declared[name].longest) for name in names},
    }
    for kind, values in given.items() if names else [("", {})]:
        text = fill(words, values)
        try:
            yield MessageCase(kind, text, count(text))
        except UncountableError:
            yield MessageCase(kind, text, None)


def _find_emergency_numbers(leaflet: Leaflet, language: str) -> dict[str, str]:
    return {
        node.id: leaflet.services[node.service].number
        for node in walk(leaflet.printed(language))
        if isinstance(node, CareCard) and node.level == "emergency" and node.service in leaflet.services
    }


def has_number(number: str, text: str) -> bool:
    """Whether a phone number stands in a text, however it is spaced."""
    digits = r"\s?".join(re.escape(character) for character in number if not character.isspace())
    return re.search(rf"(?<!\d){digits}(?!\d)", text) is not None
