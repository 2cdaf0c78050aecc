"""Review of a sheet against the source: what has changed, and what cannot be taken over and why. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.conversion.systems.message_bank.rows import digest_text
from pipeline.desk.reviewing.edit_check import MessageText, check_edits
from pipeline.desk.reviewing.message_markdown import (
    FactWords,
    RestoreError,
    check_placeholders,
    tidy_spaces,
    write_markdown,
)
from pipeline.desk.reviewing.sheet_reader import Row
from pipeline.desk.reviewing.source_lines import Edited, edit_lines
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Fact, Message, TextMessage
from pipeline.model.leaflet import Leaflet
from pipeline.sms import UncountableError, count, normalise
from pipeline.templating.compose import compose
from pipeline.templating.compose.messages import list_message_words
from pipeline.templating.languages import language_pack
from pipeline.validation.check import Checkup


@dataclass(frozen=True)
class Refusal:
    """Why a row (0: the sheet) cannot be taken over."""

    row: int
    message: str
    reason: str


@dataclass(frozen=True)
class MessageChange:
    """A message with other words: where it stands, the stretch of lines of its old words, and its new lines.
    `remarks` are what the reviewer wrote beside it."""

    row: int
    leaflet: Leaflet
    language: str
    written: Message
    text: str
    stretch: tuple[int, int]
    lines: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Remark:
    """What a reviewer wrote beside a message without changing its words, by its row (0: the sheet)."""

    row: int
    message: str
    text: str


@dataclass(frozen=True)
class Review:
    """What a sheet comes to. With a refusal there are no edits; `diagnostics` are new ones, about the new words.
    `remarks` are what was written beside other messages, and `without_row` the messages that the sheet has lost."""

    changes: tuple[MessageChange, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    edits: tuple[Edited, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    remarks: tuple[Remark, ...] = ()
    without_row: tuple[str, ...] = ()


def review_rows(checkup: Checkup, rows: Sequence[Row], base: Path) -> Review:
    """Compare a sheet with the leaflets that it names. Paths of sources are relative to `base`. Raises
    SourceChangedError where a file is not the one that was read."""
    review = _review_words(checkup, rows, base)
    changed = {change.row for change in review.changes}
    remarks = tuple(one for row in rows if row.number not in changed for one in _list_remarks(row))
    return replace(review, remarks=remarks, without_row=tuple(_list_without_row(checkup, rows)))


def _list_remarks(row: Row) -> Iterator[Remark]:
    name = f"{row['leaflet']}/{row['language']}/{row['id']}"
    yield from (Remark(row.number, name, text) for text in _read_remarks(row))


def _read_remarks(row: Row) -> tuple[str, ...]:
    return tuple(f"{column}: {row[column]}" for column in ("sign-off", "comment") if row[column].strip())


def _list_without_row(checkup: Checkup, rows: Iterable[Row]) -> Iterator[str]:
    """The messages of the leaflets and languages that the sheet names, of which it has no row."""
    there = {(row["leaflet"], row["language"], row["id"]) for row in rows}
    for leaflet, language in dict.fromkeys((one, tag) for one, tag, _ in there):
        read = checkup.leaflets.get(leaflet)
        for message in read.texts[language].messages if read and language in read.texts else ():
            if (leaflet, language, message.id) not in there:
                yield f"{leaflet}/{language}/{message.id}"


def _review_words(checkup: Checkup, rows: Sequence[Row], base: Path) -> Review:
    changes: list[MessageChange] = []
    refusals = list(_refuse_doubled(rows))
    for row in rows:
        name = f"{row['leaflet']}/{row['language']}/{row['id']}"
        try:
            change = _find_change(checkup, row)
        except RestoreError as error:
            refusals.append(Refusal(row.number, name, str(error)))
        else:
            changes += [change] if change else []
    if refusals:
        return Review(tuple(changes), tuple(sorted(refusals, key=lambda refusal: refusal.row)))
    edits = tuple(_edit_files(changes, base))
    wanted = [MessageText(change.leaflet, change.language, change.written.id, change.text) for change in changes]
    checked = check_edits(edits, wanted)
    refusals = [Refusal(0, name, reason) for name, reason in checked.refusals]
    return Review(tuple(changes), tuple(refusals), () if refusals else edits, checked.diagnostics)


def _refuse_doubled(rows: Iterable[Row]) -> Iterator[Refusal]:
    named = Counter((row["leaflet"], row["language"], row["id"]) for row in rows)
    for (leaflet, language, name), number in named.items():
        if number > 1:
            yield Refusal(0, f"{leaflet}/{language}/{name}", f"the message has {number} rows; leave one")


def _find_change(checkup: Checkup, row: Row) -> MessageChange | None:
    """What a row changes; nothing where it has the words of the source. Raises RestoreError with the reason why it
    cannot be taken over."""
    leaflet, message = _find_message(checkup, row)
    _check_fixed_columns(row, message)
    text = _find_new_text(row, message)
    if text is None:
        return None
    language = row["language"]
    written = next(one for one in leaflet.texts[language].messages if one.id == row["id"])
    lines = write_markdown(message.text, text, _list_facts(leaflet, language, written))
    opening = leaflet.texts[language].source.line(written.span.line)
    indent = opening[: len(opening) - len(opening.lstrip())]
    return MessageChange(
        row=row.number,
        leaflet=leaflet,
        language=language,
        written=written,
        text=text,
        stretch=_find_stretch(leaflet, language, written),
        lines=tuple(indent + line if line else "" for line in lines),
        remarks=_read_remarks(row),
    )


def _find_message(checkup: Checkup, row: Row) -> tuple[Leaflet, TextMessage]:
    if row["place"].strip():
        where = f"the sheet of `{row['leaflet']}` in `{row['language']}` that is for everybody"
        raise RestoreError(f"this is a row of the place `{row['place']}`; one review is for all places: use {where}")
    leaflet = checkup.leaflets.get(row["leaflet"])
    if leaflet is None or row["language"] not in leaflet.texts:
        raise RestoreError("there is no such leaflet in this language")
    readable = checkup.readable.get(leaflet.id)
    if readable is None or row["language"] not in readable.texts:
        raise RestoreError("the leaflet has errors; correct them first")
    for message in compose(leaflet, row["language"]).messages:
        if message.id == row["id"]:
            return leaflet, message
    raise RestoreError("there is no message with this id")


def _check_fixed_columns(row: Row, message: TextMessage) -> None:
    """Columns that show what stands in the source, and are changed there."""
    fixed = {
        "about": message.about,
        "send": message.send,
        "purpose": message.purpose,
        "keyword": message.keyword,
        "sensitive": "yes" if message.sensitive else "no",
    }
    for column, stands in fixed.items():
        if column in row.cells and row[column] != stands:
            raise RestoreError(f"`{column}` is “{row[column]}” here and “{stands}” in the source: change it there")


def _find_new_text(row: Row, message: TextMessage) -> str | None:
    """The text of a row; nothing where the reviewer changed none."""
    text = tidy_spaces(normalise(row["text"]).text)
    if text == tidy_spaces(message.text):
        return None
    if row["text digest"] != digest_text(message.text):
        if row["text digest"] == digest_text(text):
            return None  # the reviewer changed nothing, and the source has moved on
        raise RestoreError("the source has changed since the sheet was made; make a new one")
    try:
        count(text)
    except UncountableError as error:
        raise RestoreError(f"no message can carry it: {error}") from None
    check_placeholders(message.text, text)
    return text


def _list_facts(leaflet: Leaflet, language: str, message: Message) -> list[FactWords]:
    pack = language_pack(language)
    assert pack is not None  # the leaflet has no errors
    parts = list_message_words(message.children, leaflet, pack)
    return [FactWords(node.id, normalise(words).text) for node, words in parts if isinstance(node, Fact)]


def _find_stretch(leaflet: Leaflet, language: str, message: Message) -> tuple[int, int]:
    """The lines between the two fences of a message."""
    source = leaflet.texts[language].source
    closing = message.span.line + 1
    while source.line(closing).strip().strip(":") or not source.line(closing).strip():
        closing += 1
    return message.span.line + 1, closing - 1


def _edit_files(changes: Iterable[MessageChange], base: Path) -> Iterator[Edited]:
    files: dict[tuple[str, str], list[MessageChange]] = {}
    for change in changes:
        files.setdefault((change.leaflet.id, change.language), []).append(change)
    for (_, language), together in files.items():
        source = together[0].leaflet.texts[language].source
        yield edit_lines(base / source.path, source, {change.stretch: change.lines for change in together})
