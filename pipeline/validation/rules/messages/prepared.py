"""Messages as they are prepared for sending: what the rules of messages look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.model.document import Fact, Message
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.neighbours import split_about
from pipeline.model.source import Span
from pipeline.sms import Count, UncountableError, count, fill, find_placeholders, normalise
from pipeline.sms.placeholders import with_letter_outside
from pipeline.templating.compose.messages import list_message_words, message_text
from pipeline.templating.languages import LanguagePack, language_pack

DECLARED_CASES = 3
"""So many cases of a message come from the values that are declared, and stand first."""

_TYPED_AS = {" ": r"\s+", "'": "['’‘]", '"': '["“”„]', "-": "[-‐‑–—]"}
"""What an author may have typed for a character that is sent."""


@dataclass(frozen=True)
class MessageCase:
    """A message with one kind of value in all of its placeholders. There is no count where nothing is left to send."""

    values: str
    text: str
    count: Count | None


@dataclass(frozen=True)
class PreparedMessage:
    """A message as it is written, its words as typed with the facts filled in, and as they are sent; `long` are its
    words for apps. `facts` are the words of its facts, `emergency` the number of each emergency card, by what messages
    about it name. There are no cases where a placeholder is not declared."""

    leaflet: Leaflet
    text: LeafletText
    pack: LanguagePack
    written: Message
    typed: str
    words: str
    facts: tuple[str, ...]
    emergency: Mapping[str, str]
    cases: tuple[MessageCase, ...]
    long: str = ""

    @property
    def declared_cases(self) -> tuple[MessageCase, ...]:
        """The usual, the longest and the fallback values: those that are declared. A value in other letters, which no
        wording can prevent, would condemn every message of more than 70 characters."""
        return self.cases[:DECLARED_CASES]

    @property
    def senders(self) -> tuple[str, ...]:
        """The names that the messages come from, in their language; a number is none."""
        publisher = self.leaflet.library.publisher
        named = [publisher.sender] if publisher.sender and re.search(r"[^\W\d_]", publisher.sender) else []
        return (*named, publisher.name_in(self.text.language))

    @property
    def topics(self) -> tuple[str, ...]:
        """What the message is about, by any of its names; the title comes first."""
        front, named = self.text.front, split_about(self.written.about)
        other = self.leaflet.neighbours.find_text(named[0], self.text.language) if named else None
        names = (front.title, front.medical_name or "", *front.keywords, other.title if other else "")
        return tuple(name for name in names if name)

    @property
    def lengths(self) -> tuple[tuple[str, Span], ...]:
        """The words of the message, and those for apps where it has others for them, each with its place."""
        apps = [(normalise(self.long).text, self.written.long_span)] if self.long.strip() else []
        return ((self.words, self.written.span), *apps)

    def fill_in(self, words: str) -> Iterator[str]:
        """Words with the usual, the longest and the fallback values of their placeholders; as they are where they have
        none, or one that is not declared."""
        names = {placeholder.name for placeholder in find_placeholders(words)}
        declared = {name: values for name, values in self.leaflet.settings.placeholders.items() if name in names}
        if not names or names > set(declared):
            yield words
            return
        yield fill(words, {name: values.sample for name, values in declared.items()})
        yield fill(words, {name: values.longest for name, values in declared.items()})
        yield fill(words, {name: values.find_fallback(self.text.language) for name, values in declared.items()})

    def place(self, words: str, within: Span | None = None) -> Span:
        """Where these words stand in the message or in a stretch of it, also over several lines, with other quotation
        marks or with facts in them; that stretch where they are not written so."""
        span, source = within or self.written.span, self.text.source
        written = "\n".join(source.line(number) for number in range(span.line + 1, span.end_line + 1))
        match = re.search(_write_as_typed(words, self.facts), written) if words.strip() else None
        if match is None:
            return span
        start, end = (_find_line(written, index, span.line + 1) for index in match.span())
        return Span(source.path, *start, *end)

    def attribute(self, words: str) -> Span:
        """Where these words stand in the opening line; the message where they do not."""
        line = self.written.span.line
        column = self.text.source.line(line).find(words)
        place = self.text.source.span(line, column + 1, column + 1 + len(words))
        return place if column >= 0 and words else self.written.span


def prepare_messages(leaflet: Leaflet) -> Iterator[PreparedMessage]:
    """Every message with words whose facts and language are known; what is wrong with others is said by other rules."""
    for text in leaflet.texts.values():
        pack = language_pack(text.language, leaflet.library.own_words)
        numbers = _find_emergency_numbers(leaflet, text)
        for message in text.messages if pack else ():
            named = [node.id for node in message.children if isinstance(node, Fact)]
            if pack is None or any(name not in leaflet.facts for name in named):
                continue
            try:
                parts = list(list_message_words(message.children, leaflet, pack))
            except KeyError:  # a fact whose service or words are missing
                continue
            typed = "".join(part for _, part in parts)
            facts = tuple(normalise(part).text for node, part in parts if isinstance(node, Fact))
            words = normalise(typed).text
            if words.strip():
                cases = tuple(_fill_cases(words, text.language, leaflet))
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
                    long=_write_long(message, leaflet, pack),
                )


def _write_long(message: Message, leaflet: Leaflet, pack: LanguagePack) -> str:
    """The words for apps; empty where a fact of them is not known, which is said by other rules."""
    try:
        return message_text(message.long, leaflet, pack)
    except KeyError:
        return ""


def _fill_cases(words: str, language: str, leaflet: Leaflet) -> Iterator[MessageCase]:
    declared = leaflet.settings.placeholders
    names = {placeholder.name for placeholder in find_placeholders(words)}
    if not names <= set(declared):
        return
    given = {
        "": {name: declared[name].sample for name in names},
        "with the longest values": {name: declared[name].longest for name in names},
        "with the fallback": {name: declared[name].find_fallback(language) for name in names},
        "with a value in other letters": {name: with_letter_outside(declared[name].longest) for name in names},
    }
    for kind, values in given.items() if names else [("", {})]:
        text = fill(words, values)
        try:
            yield MessageCase(kind, text, count(text))
        except UncountableError:
            yield MessageCase(kind, text, None)


def _find_emergency_numbers(leaflet: Leaflet, text: LeafletText) -> dict[str, str]:
    """The numbers of the emergency cards of a leaflet, and of those in other leaflets that its messages are about."""
    numbers = leaflet.find_emergency_numbers(text.language)
    for about in {message.about for message in text.messages}:
        named = split_about(about)
        there = leaflet.neighbours.find_text(named[0], text.language) if named else None
        if named and there and named[1] in there.emergency_numbers:
            numbers[about] = there.emergency_numbers[named[1]]
    return numbers


def _write_as_typed(words: str, facts: Iterable[str]) -> str:
    """A pattern that finds words as their author may have typed them: over lines, with signs that are sent as others,
    and with the tokens of facts. A fact alone may be any of them, so it is found only where it is typed out."""
    known = sorted({fact for fact in facts if fact.strip()} - {words.strip()}, key=len, reverse=True)
    pieces = re.split(f"({'|'.join(map(re.escape, known))})", words.strip()) if known else [words.strip()]
    token = r"\{\{[^{}]*\}\}"
    written = ((piece, _write_letters(piece)) for piece in pieces)
    return "".join(f"(?:{letters}|{token})" if piece in known else letters for piece, letters in written)


def _write_letters(words: str) -> str:
    return "".join(_TYPED_AS.get(letter, re.escape(letter)) for letter in re.sub(r"\s+", " ", words))


def _find_line(text: str, index: int, first: int) -> tuple[int, int]:
    """The line and the column of a place in a text whose first line has this number."""
    before = text[:index]
    return first + before.count("\n"), index - before.rfind("\n")


def has_number(number: str, text: str) -> bool:
    """Whether a phone number stands in a text, however it is spaced."""
    digits = r"\s?".join(re.escape(character) for character in number if not character.isspace())
    return re.search(rf"(?<!\d){digits}(?!\d)", text) is not None
