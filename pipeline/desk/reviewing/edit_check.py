"""Check of edited files as a build would read them, before they are written: the new words have to come out as they
were reviewed, everything else as it was, and no rule may have anything against them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.desk.reviewing.source_lines import Edited
from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, Diagnostics, has_errors, in_order
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.parsers import pandoc
from pipeline.templating.compose import compose
from pipeline.validation.reading.markdown_files import read_text
from pipeline.validation.rules import diagnose_leaflet
from pipeline.validation.waiving import list_stopping

_LATER = frozenset({codes.NOT_REVIEWED.code, codes.STALE_MESSAGE.code})
"""What new words always bring with them, and somebody does about them afterwards."""


@dataclass(frozen=True)
class MessageText:
    """The new text of a message of a leaflet that was read, without errors; that for apps where it `is_long`."""

    leaflet: Leaflet
    language: str
    id: str
    text: str
    is_long: bool = False


@dataclass(frozen=True)
class EditCheck:
    """What the rules say of edits and did not say before, and why something cannot be written: the name of a message
    (or of a text, or nothing), and a reason."""

    diagnostics: tuple[Diagnostic, ...]
    refusals: tuple[tuple[str, str], ...]


@dataclass
class _EditedReading:
    """A leaflet as it would be read: its texts, what was found wrong in the edited ones, and those that are torn."""

    texts: dict[str, LeafletText]
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    torn: list[tuple[str, str]] = field(default_factory=list)


def check_edits(edits: Iterable[Edited], wanted: Sequence[MessageText]) -> EditCheck:
    """Read edited files, and hold them against the texts that their messages should have."""
    new: list[Diagnostic] = []
    refusals: list[tuple[str, str]] = []
    files = {edited.before.path: edited for edited in edits}
    for leaflet in {message.leaflet.id: message.leaflet for message in wanted}.values():
        reading = _read_edited(leaflet, files)
        refusals += reading.torn
        renewed = replace(leaflet, texts=reading.texts)
        diagnostics = [*reading.diagnostics]
        diagnostics += diagnose_leaflet(renewed, readable=not has_errors(diagnostics))
        before = {(old.code, old.message) for old in diagnose_leaflet(leaflet)}
        stopping = list_stopping(renewed, diagnostics)
        telling = (*stopping, *(one for one in diagnostics if one.severity == "warning"))
        new += [one for one in telling if (one.code, one.message) not in before]
        if not refusals and not stopping:
            refusals += _refuse_other_words(renewed, [one for one in wanted if one.leaflet.id == leaflet.id])
    refusals += [("", _format(one)) for one in new if one.severity == "error" and one.code not in _LATER]
    return EditCheck(in_order(new), tuple(refusals))


def _read_edited(leaflet: Leaflet, files: Mapping[str, Edited]) -> _EditedReading:
    reading = _EditedReading(dict(leaflet.texts))
    for language, text in leaflet.texts.items():
        edited = files.get(text.source.path)
        if edited is None:
            continue
        after = read_text(
            edited.after, language, pandoc.read_markdown, reading.diagnostics, leaflet.settings.is_programme
        )
        if after is None or not _is_same_but_messages(text, after):
            reading.torn.append((f"{leaflet.id}/{language}", "the new words would change other parts of the leaflet"))
        else:
            reading.texts[language] = after
    return reading


def _format(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.span.path}:{diagnostic.span.line}: {diagnostic.message} [{diagnostic.code}]"


def _is_same_but_messages(before: LeafletText, after: LeafletText) -> bool:
    return (before.key_points, before.sections, before.front) == (after.key_points, after.sections, after.front) and [
        replace(message, children=(), long=()) for message in before.messages
    ] == [replace(message, children=(), long=()) for message in after.messages]


def _refuse_other_words(leaflet: Leaflet, wanted: Iterable[MessageText]) -> Iterable[tuple[str, str]]:
    """The messages whose text is neither the new one nor, where there is none, the old one."""
    new = {(one.language, one.id, one.is_long): one.text for one in wanted}
    old = {one.language: compose(one.leaflet, one.language) for one in wanted}
    for language, document in old.items():
        before = {message.id: message for message in document.messages}
        for message in compose(leaflet, language).messages:
            text = new.get((language, message.id, False), before[message.id].text)
            long = new.get((language, message.id, True), before[message.id].long)
            if (message.text, message.long) != (text, long):
                yield f"{leaflet.id}/{language}/{message.id}", "its words cannot be written in the source as they are"
