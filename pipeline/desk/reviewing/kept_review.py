"""Review of all that a sheet says beside its messages, and the files in which it would be kept. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.desk.reviewing.kept_writing import find_file, write_kept
from pipeline.desk.reviewing.remark_review import Saying
from pipeline.desk.reviewing.source_lines import Edited, NewFile
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import SignOff
from pipeline.model.kept import KeptFile
from pipeline.model.settings import KeptMessages
from pipeline.validation.reading.kept import read_kept_file


def edit_kept(sayings: Iterable[Saying], base: Path) -> tuple[Edited | NewFile, ...]:
    """The files with what is new in them. Raises SourceChangedError where a file is not the one that was read."""
    edits: list[Edited | NewFile] = []
    for together in _group(sayings):
        first = together[0]
        before = find_file(first.leaflet, first.language, first.who)
        content = _add(before, together)
        taken = [one.after.path for one in edits]
        edits.append(write_kept(first.leaflet, content, before, taken, base))
    return tuple(edits)


def find_unreadable(edits: Iterable[Edited | NewFile]) -> Iterator[tuple[str, str]]:
    """Why files could not be read when they are written: the path of each, and the reason."""
    for edited in edits:
        diagnostics = Diagnostics()
        read_kept_file(edited.after, diagnostics)
        yield from ((edited.after.path, one.message) for one in diagnostics if one.severity == "error")


def _group(sayings: Iterable[Saying]) -> Iterator[Sequence[Saying]]:
    """What each person said of the messages of a language on a day."""
    groups: dict[tuple[str, str, str, str], list[Saying]] = {}
    for one in sayings:
        key = (one.leaflet.id, one.language, one.who.by.casefold(), one.who.date)
        groups.setdefault(key, []).append(one)
    yield from groups.values()


def _add(before: KeptFile | None, sayings: Sequence[Saying]) -> KeptMessages:
    """What was kept of a person and a day, and what is new. A second comment on a message stands below the first, and
    opens it again."""
    first, old = sayings[0], before.content if before else None
    signed = {**(old.signed if old else {}), **{one.message: one.digest for one in sayings if one.digest}}
    comments = dict(old.comments) if old else {}
    for one in sayings:
        if one.comment:
            comments[one.message] = "\n".join(filter(None, [comments.get(one.message, ""), one.comment]))
    reopened = {one.message for one in sayings if one.comment}
    resolved = [name for name in old.resolved if name not in reopened] if old else []
    who = SignOff(old.by, old.date) if old else first.who
    return KeptMessages(
        by=who.by, date=who.date, language=first.language, signed=signed, comments=comments, resolved=resolved
    )


def count_kinds(sayings: Iterable[Saying]) -> Mapping[str, int]:
    """How many sign-offs and comments there are."""
    listed = list(sayings)
    signed = sum(bool(one.digest) for one in listed)
    return {"sign-off": signed, "comment": len(listed) - signed}
