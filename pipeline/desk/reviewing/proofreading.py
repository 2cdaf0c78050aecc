"""Reading edited files as a build would, before they are written: the new words have to come out as they were reviewed,
everything else as it was, and no rule may have anything against them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.desk.reviewing.source_lines import Edited
from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, has_errors, in_order
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.parsers import pandoc
from pipeline.templating.compose import compose
from pipeline.validation.reading.words import read_text
from pipeline.validation.rules import judge

Wanted = tuple[Leaflet, str, str, str]
"""A leaflet, a language, the id of a message, and its new text."""

_LATER = frozenset({codes.NOT_REVIEWED.code, codes.STALE_MESSAGE.code})
"""What new words always bring with them, and somebody does about them afterwards."""


def proofread(
    edits: Iterable[Edited], wanted: Sequence[Wanted]
) -> tuple[tuple[Diagnostic, ...], tuple[tuple[str, str], ...]]:
    """What the rules say now and did not say before, and why something cannot be written: the name of a message, and a
    reason. The leaflets are those that were read, without errors."""
    found: list[Diagnostic] = []
    torn: list[tuple[str, str]] = []
    files = {edited.before.path: edited for edited in edits}
    leaflets = {leaflet.id: leaflet for leaflet, _, _, _ in wanted}
    for leaflet in leaflets.values():
        texts = dict(leaflet.texts)
        said: list[Diagnostic] = []
        for language, text in leaflet.texts.items():
            edited = files.get(text.source.path)
            if edited is None:
                continue
            read = read_text(edited.after, language, lambda body: pandoc.blocks(pandoc.read_markdown(body)))
            said += read.diagnostics
            if read.value is None or not _same_but_messages(text, read.value):
                torn.append((f"{leaflet.id}/{language}", "the new words would change other parts of the leaflet"))
            else:
                texts[language] = read.value
        renewed = replace(leaflet, texts=texts)
        said += judge(renewed, readable=not has_errors(said))
        before = {(old.code, old.message) for old in judge(leaflet)}
        found += [new for new in said if (new.code, new.message) not in before and new.severity != "info"]
        if not torn and not has_errors(said):
            torn += _not_kept(renewed, [one for one in wanted if one[0].id == leaflet.id])
    torn += [("", _told(new)) for new in found if new.severity == "error" and new.code not in _LATER]
    return in_order(found), tuple(torn)


def _told(found: Diagnostic) -> str:
    return f"{found.span.path}:{found.span.line}: {found.message} [{found.code}]"


def _same_but_messages(before: LeafletText, after: LeafletText) -> bool:
    return (before.key_points, before.sections, before.front) == (after.key_points, after.sections, after.front) and [
        replace(message, children=()) for message in before.messages
    ] == [replace(message, children=()) for message in after.messages]


def _not_kept(leaflet: Leaflet, wanted: Iterable[Wanted]) -> Iterable[tuple[str, str]]:
    new = {(language, name): text for _, language, name, text in wanted}
    old = {language: compose(one, language) for one, language, _, _ in wanted}
    for language, document in old.items():
        before = {message.id: message.text for message in document.messages}
        for message in compose(leaflet, language).messages:
            if message.text != new.get((language, message.id), before[message.id]):
                yield f"{leaflet.id}/{language}/{message.id}", "its words cannot be written in the source as they are"
