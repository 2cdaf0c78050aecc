"""A message goes out in the alphabet of phones, with known placeholders, in few parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import CareCard, walk
from pipeline.model.document import Text as Words
from pipeline.model.leaflet import Leaflet
from pipeline.sms import MOST_PARTS, ROOM, WARN_PARTS, find, normalise
from pipeline.validation.rules.messages.made import Made

_DOUBLE_BRACKETS = re.compile(r"\(\((.*?)\)\)")


def messages_fit(messages: Sequence[Made]) -> Iterator[Diagnostic]:
    """Every message goes out in the alphabet of phones, with known placeholders, in few parts."""
    for made in messages:
        yield from _characters(made)
        yield from _placeholders(made)
        yield from _parts(made)


def _characters(made: Made) -> Iterator[Diagnostic]:
    sent = normalise(made.typed)
    for finding in sent.refused:
        said = f"{finding.name} may reach phones as another character"
        yield codes.CLINICAL_CHARACTER.at(made.place(finding.character), said, f"write {finding.use}")
    for finding in sent.suggested:
        said = f"{finding.name} between figures can be read as minus"
        place = made.place(finding.character)
        yield codes.CLINICAL_CHARACTER.at(place, said, f"write {finding.use}", "warning")
    if sent.changes:
        kinds = ", ".join(
            f"{change.name} as `{change.replacement}`" if change.replacement else f"without {change.name}"
            for change in sent.changes
        )
        yield codes.NORMALISED.at(made.message.span, f"the message is sent with {kinds}")


def _placeholders(made: Made) -> Iterator[Diagnostic]:
    good = {found.name for found in find(made.typed)}
    declared = made.leaflet.settings.placeholders
    for match in _DOUBLE_BRACKETS.finditer(made.typed):
        place = made.place(match.group())
        if match[1] not in good:
            hint = "write `((its-name))`: small letters, digits and hyphens"
            yield codes.MALFORMED_TOKEN.at(place, f"`{match.group()}` is not a placeholder", hint)
        elif match[1] not in declared:
            hint = f"write `{match[1]}: {{sample: …, longest: …, fallback: …}}` under `placeholders` in leaflet.yaml"
            yield codes.UNDECLARED_PLACEHOLDER.at(place, f"the placeholder `{match[1]}` is not declared", hint)


def _parts(made: Made) -> Iterator[Diagnostic]:
    """The usual, the longest and the fallback values; a value in other letters is shown by `messages list`, because
    no wording can prevent it."""
    counts = [case.count for case in made.cases[:3] if case.count]
    if not counts:
        return
    longest = max(counts, key=lambda count: (count.most_parts, count.units))
    parts, room, said_parts = longest.most_parts, ROOM[longest.encoding], made.message.most_parts
    most = said_parts or MOST_PARTS
    span = made.message.span
    if parts > most:
        over = longest.units - (room.alone if most == 1 else most * room.each)
        sentence = max(re.split(r"(?<=[.!?])\s+", made.words), key=len)
        holds = "1 part holds" if most == 1 else f"{most} parts hold"
        said = f"the message has {parts} parts and {longest.units} units, {over} more than {holds}"
        yield codes.TOO_MANY_PARTS.at(span, said, f"shorten it; the longest sentence is “{sentence}”")
    elif parts >= WARN_PARTS and said_parts is None:
        over = longest.units - room.alone
        said = f"the message needs {parts} parts ({longest.encoding}, {longest.units} units)"
        hint = f"take out {over} units to make it one part, or write parts={parts} where it is worth it"
        yield codes.SEVERAL_PARTS.at(span, said, hint)


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
