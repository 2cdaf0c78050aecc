"""A reviewed sheet against the source: what has changed, and what cannot be taken over and why. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.conversion.systems.message_bank.rows import text_digest
from pipeline.desk.reviewing.proofreading import proofread
from pipeline.desk.reviewing.restoring import FactWords, RestoreError, as_markdown, same_placeholders, tidy
from pipeline.desk.reviewing.sheets import Row
from pipeline.desk.reviewing.source_lines import Edited, edit
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Fact, Message, TextMessage
from pipeline.model.leaflet import Leaflet
from pipeline.sms import UncountableError, count, normalise
from pipeline.templating.compose import compose
from pipeline.templating.compose.facts import fact_words
from pipeline.templating.languages import language_pack
from pipeline.validation.check import Checkup

FIXED = ("about", "send", "purpose", "keyword", "sensitive")
"""Columns that show what stands in the source, and are changed there."""


@dataclass(frozen=True)
class Refusal:
    """Why a row (0: the sheet) cannot be taken over."""

    row: int
    message: str
    reason: str


@dataclass(frozen=True)
class MessageChange:
    """A message with other words: where it stands, the stretch of lines of its old words, and its new lines. `said` is
    what the reviewer wrote beside it."""

    row: int
    leaflet: Leaflet
    language: str
    written: Message
    text: str
    stretch: tuple[int, int]
    lines: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """What a sheet comes to. With a refusal there are no edits; `found` are new findings about the new words."""

    changes: tuple[MessageChange, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    edits: tuple[Edited, ...] = ()
    found: tuple[Diagnostic, ...] = field(default=())


def review(checkup: Checkup, rows: Sequence[Row], base: Path) -> Review:
    """Compare a sheet with the leaflets that it names. Paths of sources are relative to `base`. Raises
    ChangedMeanwhile where a file is not the one that was read."""
    changes: list[MessageChange] = []
    refusals = list(_doubled(rows))
    for row in rows:
        name = f"{row['leaflet']}/{row['language']}/{row['id']}"
        try:
            change = _change(checkup, row)
        except RestoreError as fault:
            refusals.append(Refusal(row.number, name, str(fault)))
        else:
            changes += [change] if change else []
    if refusals:
        return Review(tuple(changes), tuple(sorted(refusals, key=lambda refusal: refusal.row)))
    edits = tuple(_edits(changes, base))
    wanted = [(change.leaflet, change.language, change.written.id, change.text) for change in changes]
    found, torn = proofread(edits, wanted)
    unkept = tuple(Refusal(0, name, reason) for name, reason in torn)
    return Review(tuple(changes), unkept, () if unkept else edits, found)


def _doubled(rows: Iterable[Row]) -> Iterator[Refusal]:
    named = Counter((row["leaflet"], row["language"], row["id"]) for row in rows)
    for (leaflet, language, name), number in named.items():
        if number > 1:
            yield Refusal(0, f"{leaflet}/{language}/{name}", f"the message has {number} rows; leave one")


def _change(checkup: Checkup, row: Row) -> MessageChange | None:
    leaflet = checkup.leaflets.get(row["leaflet"])
    if leaflet is None or row["language"] not in leaflet.texts:
        raise RestoreError("there is no such leaflet in this language")
    if leaflet.id not in checkup.good:
        raise RestoreError("the leaflet has errors; correct them first")
    message = next((one for one in compose(leaflet, row["language"]).messages if one.id == row["id"]), None)
    if message is None:
        raise RestoreError("there is no message with this id")
    _fixed_columns(row, message)
    text = tidy(normalise(row["text"]).text)
    if text == tidy(message.text):
        return None
    if row["text digest"] != text_digest(message.text):
        if row["text digest"] == text_digest(text):
            return None  # the reviewer changed nothing, and the source has moved on
        raise RestoreError("the source has changed since the sheet was made; make a new one")
    try:
        count(text)
    except UncountableError as fault:
        raise RestoreError(f"no message can carry it: {fault}") from None
    same_placeholders(message.text, text)
    written = next(one for one in leaflet.texts[row["language"]].messages if one.id == row["id"])
    lines = as_markdown(message.text, text, _facts(leaflet, row["language"], written))
    stretch = _stretch(leaflet, row["language"], written)
    indent = leaflet.texts[row["language"]].source.line(written.span.line)
    before = indent[: len(indent) - len(indent.lstrip())]
    said = tuple(f"{column}: {row[column]}" for column in ("sign-off", "comment") if row[column].strip())
    indented = tuple(before + line if line else "" for line in lines)
    return MessageChange(row.number, leaflet, row["language"], written, text, stretch, indented, said)


def _fixed_columns(row: Row, message: TextMessage) -> None:
    for column in FIXED:
        value = getattr(message, column)
        stands = ("yes" if value else "no") if isinstance(value, bool) else value
        if column in row.cells and row[column] != stands:
            raise RestoreError(f"`{column}` is “{row[column]}” here and “{stands}” in the source: change it there")


def _facts(leaflet: Leaflet, language: str, message: Message) -> list[FactWords]:
    pack = language_pack(language)
    assert pack is not None  # the leaflet has no errors
    named = [node.id for node in message.children if isinstance(node, Fact)]
    facts = leaflet.settings.facts
    return [FactWords(name, normalise(fact_words(facts[name], leaflet, pack)).text) for name in named]


def _stretch(leaflet: Leaflet, language: str, message: Message) -> tuple[int, int]:
    """The lines between the two fences of a message."""
    source = leaflet.texts[language].source
    closing = message.span.line + 1
    while source.line(closing).strip().strip(":") or not source.line(closing).strip():
        closing += 1
    return message.span.line + 1, closing - 1


def _edits(changes: Iterable[MessageChange], base: Path) -> Iterator[Edited]:
    files: dict[tuple[str, str], list[MessageChange]] = {}
    for change in changes:
        files.setdefault((change.leaflet.id, change.language), []).append(change)
    for (_, language), together in files.items():
        source = together[0].leaflet.texts[language].source
        yield edit(base / source.path, source, {change.stretch: change.lines for change in together})
