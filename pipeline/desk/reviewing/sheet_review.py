"""Review of a sheet against the source: what has changed, what was said beside the messages, and what cannot be taken
over and why. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.desk.reviewing.edit_check import MessageText, check_edits
from pipeline.desk.reviewing.kept_review import edit_kept, find_unreadable
from pipeline.desk.reviewing.message_markdown import RestoreError
from pipeline.desk.reviewing.remark_cells import Voice
from pipeline.desk.reviewing.remark_review import Saying, review_remarks
from pipeline.desk.reviewing.row_review import MessageChange, RowReviewer, read_remarks
from pipeline.desk.reviewing.sheet_reader import Row
from pipeline.desk.reviewing.source_lines import Edited, NewFile, edit_lines
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.check import Checkup


@dataclass(frozen=True)
class Refusal:
    """Why a row (0: the sheet) cannot be taken over."""

    row: int
    message: str
    reason: str


@dataclass(frozen=True)
class Remark:
    """Something about a message that is said and changes nothing, by its row."""

    row: int
    message: str
    text: str


@dataclass(frozen=True)
class Review:
    """What a sheet comes to. With a refusal there are no edits, and the `remarks` are what stands beside messages whose
    words stay; without one, `sayings` are what is new of it, and the remarks are the sign-offs that the new words void.
    `diagnostics` are new ones, about the new words, `without_row` the messages that the sheet has lost."""

    changes: tuple[MessageChange, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    edits: tuple[Edited, ...] = ()
    kept: tuple[Edited | NewFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    sayings: tuple[Saying, ...] = ()
    remarks: tuple[Remark, ...] = ()
    without_row: tuple[str, ...] = ()


def review_rows(checkup: Checkup, rows: Sequence[Row], base: Path, voice: Voice | None = None) -> Review:
    """Compare a sheet with the leaflets that it names. `voice` says what has neither name nor day. Paths of sources are
    relative to `base`. Raises SourceChangedError where a file is not the one that was read."""
    taken = _take_rows(checkup, rows, voice or Voice())
    missing = tuple(_list_without_row(checkup, rows))
    changes, refusals = tuple(taken.changes), [*_refuse_doubled(rows), *taken.refusals]
    if refusals:
        changed = {change.row for change in changes}
        remarks = tuple(one for row in rows if row.number not in changed for one in _list_remarks(row))
        ordered = tuple(sorted(refusals, key=lambda refusal: refusal.row))
        return Review(changes, ordered, remarks=remarks, without_row=missing)
    edits, kept = tuple(_edit_files(changes, base)), edit_kept(taken.sayings, base)
    wanted = [_name_text(change) for change in changes]
    checked = check_edits(edits, wanted)
    refused = tuple(Refusal(0, name, reason) for name, reason in (*checked.refusals, *find_unreadable(kept)))
    return Review(
        changes=changes,
        refusals=refused,
        edits=() if refused else edits,
        kept=() if refused else kept,
        diagnostics=checked.diagnostics,
        sayings=tuple(taken.sayings),
        remarks=tuple(taken.voided),
        without_row=missing,
    )


def _name_text(change: MessageChange) -> MessageText:
    return MessageText(change.leaflet, change.language, change.written.id, change.text, change.is_long)


@dataclass
class _Taken:
    """What the rows of a sheet come to, one by one."""

    changes: list[MessageChange] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    voided: list[Remark] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


def _take_rows(checkup: Checkup, rows: Iterable[Row], voice: Voice) -> _Taken:
    taken, reviewer = _Taken(), RowReviewer(checkup)
    for row in rows:
        name = _name(row)
        try:
            words, changes = reviewer.review(row)
        except RestoreError as error:
            taken.refusals.append(Refusal(row.number, name, str(error)))
            continue
        remarks = review_remarks(words, voice)
        taken.changes += changes
        taken.sayings += remarks.sayings
        taken.refusals += [Refusal(row.number, name, reason) for reason in remarks.reasons]
        for one in remarks.before:
            text = f"the sign-off “{one.line}” is of the words as they were, and holds for them only"
            taken.voided.append(Remark(row.number, name, text))
    return taken


def _name(row: Row) -> str:
    return f"{row['leaflet']}/{row['language']}/{row['id']}"


def _list_remarks(row: Row) -> Iterator[Remark]:
    yield from (Remark(row.number, _name(row), text) for text in read_remarks(row))


def _list_without_row(checkup: Checkup, rows: Iterable[Row]) -> Iterator[str]:
    """The messages of the leaflets and languages that the sheet names, of which it has no row."""
    there = dict.fromkeys((row["leaflet"], row["language"], row["id"]) for row in rows)
    for leaflet, language in dict.fromkeys((one, tag) for one, tag, _ in there):
        read = checkup.leaflets.get(leaflet)
        for message in read.texts[language].messages if read and language in read.texts else ():
            if (leaflet, language, message.id) not in there:
                yield f"{leaflet}/{language}/{message.id}"


def _refuse_doubled(rows: Iterable[Row]) -> Iterator[Refusal]:
    named = Counter((row["leaflet"], row["language"], row["id"]) for row in rows)
    for (leaflet, language, name), number in named.items():
        if number > 1:
            yield Refusal(0, f"{leaflet}/{language}/{name}", f"the message has {number} rows; leave one")


def _edit_files(changes: Iterable[MessageChange], base: Path) -> Iterator[Edited]:
    files: dict[tuple[str, str], list[MessageChange]] = {}
    for change in changes:
        files.setdefault((change.leaflet.id, change.language), []).append(change)
    for (_, language), together in files.items():
        source = together[0].leaflet.texts[language].source
        yield edit_lines(base / source.path, source, {change.stretch: change.lines for change in together})
