"""Rules of fitting: a message goes out in the alphabet of phones, with known placeholders, in few parts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import CareCard, walk
from pipeline.model.document import Text as Words
from pipeline.model.leaflet import Leaflet
from pipeline.sms import MOST_PARTS, ROOM, WARN_PARTS, count, find_placeholders, normalise
from pipeline.sms.alphabet import SEPTETS
from pipeline.templating.sentence_splitting import find_sentences
from pipeline.validation.rules.messages.prepared import PreparedMessage
from pipeline.validation.rules.messages.shortening import suggest_cuts

_DOUBLE_BRACKETS = re.compile(r"\(\((.*?)\)\)")
_OTHER_BRACKETS = re.compile(
    r"""[(\[<%]{1,2}\ ?\(?\ ?(?P<name>[A-Za-z][\w-]*)\ ?\)?\ ?[)\]>%]{1,2} | \(\((?P<open>[A-Za-z][\w-]*)?""",
    re.VERBOSE,
)


def messages_fit(messages: Sequence[PreparedMessage]) -> Iterator[Diagnostic]:
    """Every message goes out in the alphabet of phones, with known placeholders, in few parts."""
    for sms in messages:
        yield from _diagnose_characters(sms)
        yield from _diagnose_placeholders(sms)
        yield from _diagnose_parts(sms)


def _diagnose_characters(sms: PreparedMessage) -> Iterator[Diagnostic]:
    sent = normalise(sms.typed)
    for finding in sent.refused:
        message = f"`{finding.character}` ({finding.name}) may reach phones as another character"
        yield codes.CLINICAL_CHARACTER.at(sms.place(finding.character), message, f"write {finding.use}")
    for finding in sent.suggested:
        message = f"`{finding.character}` ({finding.name}) between figures can be read as minus"
        place = sms.place(finding.character)
        yield codes.CLINICAL_CHARACTER.at(place, message, f"write {finding.use}", "warning")
    if sent.changes:
        kinds = ", ".join(
            f"{change.name} as `{change.replacement}`" if change.replacement else f"without {change.name}"
            for change in sent.changes
        )
        yield codes.NORMALISED.at(sms.written.span, f"the message is sent with {kinds}")


def _diagnose_placeholders(sms: PreparedMessage) -> Iterator[Diagnostic]:
    good = {placeholder.name for placeholder in find_placeholders(sms.typed)}
    declared = sms.leaflet.places.keys_below("placeholders")  # one with a wrong value has been reported there
    for match in _DOUBLE_BRACKETS.finditer(sms.typed):
        place = sms.place(match.group())
        if match[1] not in good:
            hint = "write `((its-name))`: small letters, digits and hyphens"
            yield codes.MALFORMED_TOKEN.at(place, f"`{match.group()}` is not a placeholder", hint)
        elif match[1] not in declared:
            hint = f"write `{match[1]}: {{sample: …, longest: …, fallback: …}}` under `placeholders` in leaflet.yaml"
            yield codes.UNDECLARED_PLACEHOLDER.at(place, f"the placeholder `{match[1]}` is not declared", hint)
    yield from _diagnose_single_brackets(sms, declared)


def _diagnose_single_brackets(sms: PreparedMessage, declared: Collection[str]) -> Iterator[Diagnostic]:
    """Names of placeholders in other brackets, and brackets that are not closed: they would be sent as they stand."""
    rest = _DOUBLE_BRACKETS.sub(lambda match: "\0" * len(match.group()), sms.typed)
    for match in _OTHER_BRACKETS.finditer(rest):
        name = match["name"] or ""
        if name in declared or match.group().startswith("(("):
            message = f"`{match.group()}` is no placeholder, and would be sent as it stands"
            hint = f"write `(({name if name in declared else 'its-name'}))`"
            doubled = match.group().startswith("((") or match.group().endswith("))")
            rule = codes.MALFORMED_TOKEN if doubled else codes.LEFTOVER_MARK
            yield rule.at(sms.place(match.group()), message, hint)


def _diagnose_parts(sms: PreparedMessage) -> Iterator[Diagnostic]:
    """With the declared values; a value in other letters is shown by `messages list`."""
    counts = [(case.count, case.text) for case in sms.declared_cases if case.count]
    if not counts:
        return
    longest, text = max(counts, key=lambda one: (one[0].most_parts, one[0].units))
    parts, room, wanted_parts = longest.most_parts, ROOM[longest.encoding], sms.written.most_parts
    most = wanted_parts or MOST_PARTS
    span = sms.written.span
    if parts > most:
        over = longest.units - (room.alone if most == 1 else most * room.each)
        cuts = suggest_cuts(sms, most)
        holds = "1 part holds" if most == 1 else f"{most} parts hold"
        message = f"the message has {parts} parts and {longest.units} units, {over} more than {holds}"
        goal = "one part" if most == 1 else f"{most} parts"
        hint = f"{cuts}, to make it {goal}" if cuts else _name_longest_sentence(sms)
        yield codes.TOO_MANY_PARTS.at(span, message, hint)
    elif parts >= WARN_PARTS and wanted_parts is None:
        over = longest.units - room.alone
        message = f"the message needs {parts} parts ({longest.encoding}, {longest.units} units)"
        costly = _list_costly_letters(text)
        less = f"write it without {costly}: they take the room of more" if costly else suggest_cuts(sms, 1)
        less = less or f"take out {over} units"
        hint = f"{less}, to make it one part; or write parts={parts} where it is worth it"
        yield codes.SEVERAL_PARTS.at(span, message, hint)


def _name_longest_sentence(sms: PreparedMessage) -> str:
    sentences = [sms.words[start:end] for start, end in find_sentences(sms.words, sms.pack)]
    return f"shorten it; the longest sentence is “{max(sentences, key=len)}”"


def _list_costly_letters(text: str) -> str:
    """The characters outside the alphabet of phones, where the message would be one part without them; empty where it
    would not, or where most of its letters are such."""
    outside = dict.fromkeys(character for character in text if character not in SEPTETS)
    letters = [character for character in text if character.isalpha()]
    if not outside or 2 * sum(character in outside for character in letters) > len(letters):
        return ""
    plain = "".join("x" if character in outside else character for character in text)
    return ", ".join(f"`{character}`" for character in outside) if count(plain).most_parts == 1 else ""


def placeholders_stand_in_messages(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What the messaging system fills in stands in messages only: everywhere else it would be printed as it is."""
    for text in leaflet.texts.values():
        for node in walk(leaflet.printed(text.language)):
            for placeholder in find_placeholders(node.value) if isinstance(node, Words) else ():
                place = text.source.within(node.span, node.value[placeholder.start : placeholder.end])
                message = f"the placeholder `{placeholder.name}` stands outside a message"
                yield codes.OUT_OF_PLACE.at(place, message, "say it without the name")


def emergency_cards_have_messages(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Each emergency card has a message about it: a reader who has only the messages must get the warning too."""
    for text in leaflet.texts.values():
        about = {sms.about for sms in text.messages}
        for node in walk(leaflet.printed(text.language)):
            if isinstance(node, CareCard) and node.level == "emergency" and node.id not in about:
                hint = f"write `::: {{.sms #its-id about={node.id}}}` and the warning in plain words"
                yield codes.NO_CARD_MESSAGE.at(node.span, f"the emergency card `{node.id}` has no message", hint)
