"""What a reviewed sheet would change in the source, as a unified diff, and what keeps it from being taken over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline.desk.reviewing.reviewed import MessageChange, Refusal, Review
from pipeline.reports.cells import one_line, shown


def differences(review: Review, sheet: str) -> str:
    """A unified diff of the source files, each part under the place and the name of its message and what the reviewer
    wrote beside it. `sheet` names the file that they come from."""
    in_order = sorted(review.changes, key=lambda change: (change.written.span.path, change.stretch))
    lines: list[str] = []
    for path, together in groupby(in_order, key=lambda change: change.written.span.path):
        lines += [f"--- {path}", f"+++ {path} as in {sheet}"]
        moved = 0
        for change in together:
            lines += _change(change, moved)
            first, last = change.stretch
            moved += len(change.lines) - (last - first + 1)
    return "\n".join(lines)


def _change(change: MessageChange, moved: int) -> Iterator[str]:
    source = change.leaflet.texts[change.language].source
    first, last = change.stretch
    yield f"{source.path}:{first}: {change.written.id}"
    yield from (f"  {one_line(said)}" for said in change.said)
    yield f"@@ -{first},{last - first + 1} +{first + moved},{len(change.lines)} @@"
    yield from (f"-{shown(source.line(number))}" for number in range(first, last + 1))
    yield from (f"+{shown(line)}" for line in change.lines)


def refused(review: Review, sheet: str) -> str:
    """Each reason why nothing is taken over, with its row."""
    return "\n".join(_refusal(refusal, sheet) for refusal in review.refusals)


def _refusal(refusal: Refusal, sheet: str) -> str:
    where = f"{sheet}:{refusal.row}" if refusal.row else sheet
    named = f"{refusal.message}: " if refusal.message else ""
    return one_line(f"{where}: {named}{refusal.reason}")
