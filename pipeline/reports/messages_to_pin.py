"""Renderer of messages to pin, each beside what it is about, for people who look whether the two still agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from pipeline.desk.reviewing.pins import MessageToPin, Pinning
from pipeline.model.codes import STALE_MESSAGE
from pipeline.reports.checkup import judge_checkup
from pipeline.reports.command_result import CommandResult
from pipeline.reports.terminal_text import make_printable
from pipeline.validation.check import Checkup

_STATE = {"stale": "what it is about has changed", "unpinned": "nobody has looked at it yet", "pinned": "pinned"}


def render_pinning(pinning: Pinning, checkup: Checkup, advise: bool) -> CommandResult:
    """The messages to look at and what was pinned; `advise` says how to pin them. Errors of the source are said too."""
    lines = [render_messages(pinning.waiting) + "\n"] if pinning.waiting else []
    if pinning.refusal:
        return CommandResult("\n".join(lines) or None, pinning.refusal, failed=True)
    number = len(pinning.waiting)
    if pinning.pinned is None:
        lines.append(f"{number} to look at")
        if number and advise:
            lines.append("Read each with what it is about; then name it with --message, or all of them with --all.")
    else:
        lines += [*(f"{path}: pinned" for path in pinning.pinned), f"{number} pinned"]
        # What was said of the source is not true any more of the messages that are pinned now.
        return CommandResult("\n".join(lines), *judge_checkup(_without_pinned(checkup, pinning)))
    return CommandResult("\n".join(lines), *judge_checkup(checkup))


def _without_pinned(checkup: Checkup, pinning: Pinning) -> Checkup:
    places = {(one.written.span.path, one.written.span.line) for one in pinning.waiting}
    left = {
        name: tuple(
            one for one in diagnostics if one.code != STALE_MESSAGE.code or (one.span.path, one.span.line) not in places
        )
        for name, diagnostics in checkup.diagnostics_of.items()
    }
    return replace(checkup, diagnostics_of=left)


def render_messages(messages: Iterable[MessageToPin]) -> str:
    """Each message with its place, its state and its text, and then the words of what it is about; once, where several
    messages in a row are about the same."""
    together = groupby(messages, key=lambda one: (one.source.path, one.subject))
    return "\n\n".join("\n".join(_render_group(list(group))) for _, group in together)


def _render_group(group: list[MessageToPin]) -> Iterator[str]:
    for one in group:
        span = one.written.span
        yield f"{span.path}:{span.line}: {one.message.id} ({_STATE[one.message.pin_state]})"
        yield from _render_column("message", one.message.text.split("\n"))
    subject = group[0].subject
    if subject.heading and subject.heading not in subject.lines:
        yield from _render_column("in", [subject.heading])
    yield from _render_column("about", subject.lines)


def _render_column(name: str, words: Iterable[str]) -> Iterator[str]:
    yield from (
        f"  {name if number == 0 else '':<8}{make_printable(line)}".rstrip() for number, line in enumerate(words)
    )
