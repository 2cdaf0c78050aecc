"""Pins of messages: the digest of what a message is about, written beside it by somebody who looked at both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.desk.reviewing.source_lines import Edited, SourceChangedError, edit_lines
from pipeline.model.diagnostics import has_errors
from pipeline.model.document import Message, Subject, TextMessage
from pipeline.model.source import Source
from pipeline.model.subjects import find_message_subject
from pipeline.templating.compose import compose
from pipeline.validation.check import Checkup
from pipeline.validation.reading.attributes import BRACES, Attributes, read_attributes


@dataclass(frozen=True)
class MessageToPin:
    """A message beside what it is about. `written` is the message in the source, `source` the file that it is in."""

    leaflet: str
    language: str
    source: Source
    written: Message
    message: TextMessage
    subject: Subject


@dataclass(frozen=True)
class Pinning:
    """The messages to look at, and the paths of the files in which they were pinned; None where nothing was to be
    written. A `refusal` says why nothing could be."""

    waiting: tuple[MessageToPin, ...]
    pinned: tuple[str, ...] | None = None
    refusal: str = ""


def pin_messages(checkup: Checkup, ids: Collection[str], write: bool, base: Path) -> Pinning:
    """Find the messages that are stale or were never pinned, with `ids` only those, and pin them where `write` is set.
    Raises WrongUsageError for an id that no message has, unless it may be in what has errors."""
    known = {
        message.id
        for leaflet in checkup.readable.values()
        for text in leaflet.texts.values()
        for message in text.messages
    }
    unknown = next((name for name in ids if name not in known), None)
    if unknown is not None and not has_errors(checkup.diagnostics):
        raise WrongUsageError(f"there is no message {unknown}; `plainleaf messages list` shows them")
    waiting = tuple(find_messages_to_pin(checkup, ids))
    if not write:
        return Pinning(waiting)
    try:
        edits = edit_pins(waiting, base)
    except SourceChangedError as error:
        return Pinning(waiting, (), str(error))
    for edited in edits:
        edited.write()
    return Pinning(waiting, tuple(edited.before.path for edited in edits))


def find_messages_to_pin(checkup: Checkup, ids: Collection[str] = ()) -> Iterator[MessageToPin]:
    """The stale and unpinned messages of the leaflets whose words are without errors, in the order of the source; with
    `ids`, only those."""
    for leaflet in checkup.readable.values():
        for language, text in leaflet.texts.items():
            document = compose(leaflet, language)
            composed = {message.id: message for message in document.messages}
            for written in text.messages:
                message = composed.get(written.id)
                parts = (document.key_points, *document.sections)
                subject = find_message_subject(message, parts) if message else None
                if message is None or subject is None or (ids and written.id not in ids):
                    continue
                if message.pin_state != "pinned":
                    yield MessageToPin(
                        leaflet=leaflet.id,
                        language=language,
                        source=text.source,
                        written=written,
                        message=message,
                        subject=subject,
                    )


def edit_pins(messages: Iterable[MessageToPin], base: Path) -> tuple[Edited, ...]:
    """The files with these pins in them; nothing is written. Paths of sources are relative to `base`. Raises
    SourceChangedError where a file is not the one that was read."""
    files: dict[str, tuple[Source, dict[tuple[int, int], list[str]]]] = {}
    for one in messages:
        number = one.written.span.line
        _, lines = files.setdefault(one.source.path, (one.source, {}))
        lines[number, number] = [set_pin(one.source, number, one.message.digest)]
    return tuple(edit_lines(base / source.path, source, lines) for source, lines in files.values())


def set_pin(source: Source, number: int, digest: str) -> str:
    """The opening line of a message with this pin: in the place of its old one, or as its last attribute."""
    line = source.line(number)
    braces = BRACES.search(line)
    read = read_attributes(source, number, braces.start(), braces.end()) if braces else 0
    assert braces and isinstance(read, Attributes)  # it was read as a message
    old = read.spans.get("pin")
    if old is not None:
        return f"{line[: old.column - 1]}pin={digest}{line[old.end_column - 1 :]}"
    inside = line[: braces.end() - 1].rstrip()
    return f"{inside} pin={digest}{line[len(inside) :]}"
