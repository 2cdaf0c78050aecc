"""MSG: text messages that arrive as they were meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline import codes
from pipeline.compose import message_text
from pipeline.diagnostics import Diagnostic
from pipeline.document import CareCard, Fact, Message, walk
from pipeline.document import Text as Words
from pipeline.languages import language_pack
from pipeline.leaflet import Leaflet, Text
from pipeline.leaflet import Placeholder as Declared
from pipeline.sms import MOST_PARTS, ROOM, WARN_PARTS, Uncountable, find, normalise, worst_case
from pipeline.source import Span

_DOUBLE_BRACKETS = re.compile(r"\(\((.*?)\)\)")


def messages_fit(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Every message goes out in the alphabet of phones, with known placeholders, in few parts."""
    for text in leaflet.texts.values():
        pack = language_pack(text.language)
        for message in text.messages:
            facts = [node.id for node in message.children if isinstance(node, Fact)]
            if pack is None or any(name not in leaflet.settings.facts for name in facts):
                continue
            try:
                words = message_text(message, leaflet, pack)
            except KeyError:  # a fact whose service or words are missing: said by its own rule
                continue
            yield from _characters(message, words, text)
            yield from _placeholders(message, words, leaflet, text)
            yield from _parts(message, normalise(words).text, leaflet)


def _characters(message: Message, words: str, text: Text) -> Iterator[Diagnostic]:
    made = normalise(words)
    for finding in made.refused:
        said = f"{finding.name} may reach phones as another character"
        yield codes.CLINICAL_CHARACTER.at(_place(finding.character, message, text), said, f"write {finding.use}")
    for finding in made.suggested:
        said = f"{finding.name} between figures can be read as minus"
        place = _place(finding.character, message, text)
        yield codes.CLINICAL_CHARACTER.at(place, said, f"write {finding.use}", "warning")
    if made.changes:
        kinds = ", ".join(
            f"{change.name} as `{change.replacement}`" if change.replacement else f"without {change.name}"
            for change in made.changes
        )
        yield codes.NORMALISED.at(message.span, f"the message is sent with {kinds}")


def _place(characters: str, message: Message, text: Text) -> Span:
    for number in range(message.span.line + 1, message.span.end_line + 1):
        column = text.source.line(number).find(characters)
        if column >= 0:
            return text.source.span(number, column + 1, column + 1 + len(characters))
    return message.span


def _placeholders(message: Message, words: str, leaflet: Leaflet, text: Text) -> Iterator[Diagnostic]:
    good = {found.name for found in find(words)}
    declared = leaflet.settings.placeholders
    for match in _DOUBLE_BRACKETS.finditer(words):
        place = _place(match.group(), message, text)
        if match[1] not in good:
            hint = "write `((its-name))`: small letters, digits and hyphens"
            yield codes.MALFORMED_TOKEN.at(place, f"`{match.group()}` is not a placeholder", hint)
        elif match[1] not in declared:
            hint = f"write `{match[1]}: {{sample: …, longest: …, fallback: …}}` under `placeholders` in leaflet.yaml"
            yield codes.UNDECLARED_PLACEHOLDER.at(place, f"the placeholder `{match[1]}` is not declared", hint)


def _parts(message: Message, words: str, leaflet: Leaflet) -> Iterator[Diagnostic]:
    declared: dict[str, Declared] = leaflet.settings.placeholders
    if any(found.name not in declared for found in find(words)):
        return
    try:
        cases = worst_case(words, declared)
    except Uncountable:  # an empty message, or a control character: said where it was read
        return
    longest = max((cases.sample, cases.longest, cases.fallback), key=lambda case: (case.most_parts, case.units))
    parts, room = longest.most_parts, ROOM[longest.encoding]
    if parts > MOST_PARTS:
        over = longest.units - MOST_PARTS * room.each
        sentence = max(re.split(r"(?<=[.!?])\s+", words), key=len)
        said = f"the message has {parts} parts and {longest.units} units, {over} more than {MOST_PARTS} parts hold"
        yield codes.TOO_MANY_PARTS.at(message.span, said, f"shorten it; the longest sentence is “{sentence}”")
    elif parts >= WARN_PARTS:
        over = longest.units - room.alone
        said = f"the message needs {parts} parts ({longest.encoding}, {longest.units} units)"
        yield codes.SEVERAL_PARTS.at(message.span, said, f"take out {over} units to make it one part")


def placeholders_elsewhere(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What the messaging system fills in stands in messages only: everywhere else it would be printed as it is."""
    for text in leaflet.texts.values():
        for node in walk(leaflet.printed(text.language)):
            for found in find(node.value) if isinstance(node, Words) else ():
                place = text.source.within(node.span, node.value[found.start : found.end])
                message = f"the placeholder `{found.name}` stands outside a message"
                yield codes.OUT_OF_PLACE.at(place, message, "say it without the name")


def cards_have_messages(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Each emergency card has a message about it: a reader who has only the messages must get the warning too."""
    for text in leaflet.texts.values():
        about = {message.about for message in text.messages}
        for node in walk(leaflet.printed(text.language)):
            if isinstance(node, CareCard) and node.level == "emergency" and node.id not in about:
                hint = f"write `::: {{.sms #its-id about={node.id}}}` and the warning in plain words"
                yield codes.NO_CARD_MESSAGE.at(node.span, f"the emergency card `{node.id}` has no message", hint)
