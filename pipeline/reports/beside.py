"""Messages beside what they are about, for people who look whether the two still say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pipeline.desk.reviewing.pins import ToPin
from pipeline.reports.cells import shown

_STATE = {"stale": "what it is about has changed", "unpinned": "nobody has looked at it yet", "pinned": "pinned"}


def beside(found: Iterable[ToPin]) -> str:
    """Each message with its place, its state and its text, and then the words of what it is about; once, where several
    messages in a row are about the same."""
    together = groupby(found, key=lambda one: (one.source.path, one.subject))
    return "\n\n".join("\n".join(_group(list(group))) for _, group in together)


def _group(group: list[ToPin]) -> Iterator[str]:
    for one in group:
        span = one.written.span
        yield f"{span.path}:{span.line}: {one.message.id} ({_STATE[one.message.pin_state]})"
        yield from _column("message", one.message.text.split("\n"))
    subject = group[0].subject
    if subject.heading and subject.heading not in subject.lines:
        yield from _column("in", [subject.heading])
    yield from _column("about", subject.lines)


def _column(name: str, words: Iterable[str]) -> Iterator[str]:
    yield from (f"  {name if number == 0 else '':<8}{shown(line)}".rstrip() for number, line in enumerate(words))
