"""Renderer of a reviewed sheet: what it would change in the source, as a unified diff, and what keeps it out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline.desk.reviewing.sheet_import import SheetImport
from pipeline.desk.reviewing.sheet_review import MessageChange, Refusal, Review
from pipeline.reports.command_result import CommandResult
from pipeline.reports.terminal_text import make_printable, put_on_one_line
from pipeline.reports.text import render_text


def render_import(result: SheetImport, sheet: str) -> CommandResult:
    """What became of a sheet, whose file is named `sheet`."""
    review = result.review
    if result.problem:
        return CommandResult(None, result.problem, failed=True)
    diff = [render_diff(review, sheet)] if review.changes else []
    if review.refusals:
        problems = f"{_render_refusals(review, sheet)}\nNothing has been changed."
        return CommandResult("\n".join([*diff, *_render_besides(review, sheet)]) or None, problems, failed=True)
    number = len(review.changes)
    changed = "1 message has" if number == 1 else f"{number} messages have"
    lines = [*diff, *_render_besides(review, sheet), f"{changed} other words{'; written' if result.written else ''}"]
    if number and not result.written:
        lines.append("Nothing has been changed; --write writes the new words.")
    after = {edited.after.path: edited.after for edited in review.edits}
    every = len(review.diagnostics)  # no other report has them
    diagnostics = render_text(review.diagnostics, after, most=every).rstrip("\n") if every else None
    return CommandResult("\n".join(lines), diagnostics)


def render_diff(review: Review, sheet: str) -> str:
    """A unified diff of the source files, each part under the place and the name of its message and what the reviewer
    wrote beside it. `sheet` names the file that they come from."""
    in_order = sorted(review.changes, key=lambda change: (change.written.span.path, change.stretch))
    lines: list[str] = []
    for path, together in groupby(in_order, key=lambda change: change.written.span.path):
        lines += [f"--- {path}", f"+++ {path} as in {sheet}"]
        moved = 0
        for change in together:
            lines += _render_change(change, moved)
            first, last = change.stretch
            moved += len(change.lines) - (last - first + 1)
    return "\n".join(lines)


def _render_besides(review: Review, sheet: str) -> Iterator[str]:
    """What a reviewer wrote beside messages whose words stay, and which messages the sheet has lost. Nothing of it is
    written: somebody has to read it."""
    for remark in review.remarks:
        yield put_on_one_line(f"{sheet}:{remark.row}: {remark.message}: {remark.text}")
    for name in review.without_row:
        yield put_on_one_line(f"{sheet}: {name}: the sheet has no row for this message; it stays as it is")
    signed = any(remark.text.startswith("sign-off:") for remark in review.remarks)
    signed = signed or any(text.startswith("sign-off:") for change in review.changes for text in change.remarks)
    if signed:
        yield "A sign-off is not taken over: it belongs under `clinical_reviewers` in leaflet.yaml."


def _render_change(change: MessageChange, moved: int) -> Iterator[str]:
    source = change.leaflet.texts[change.language].source
    first, last = change.stretch
    yield f"{source.path}:{first}: {change.written.id}"
    yield from (f"  {put_on_one_line(remark)}" for remark in change.remarks)
    yield f"@@ -{first},{last - first + 1} +{first + moved},{len(change.lines)} @@"
    yield from (f"-{make_printable(source.line(number))}" for number in range(first, last + 1))
    yield from (f"+{make_printable(line)}" for line in change.lines)


def _render_refusals(review: Review, sheet: str) -> str:
    """Each reason why nothing is taken over, with its row."""
    return "\n".join(_render_refusal(refusal, sheet) for refusal in review.refusals)


def _render_refusal(refusal: Refusal, sheet: str) -> str:
    where = f"{sheet}:{refusal.row}" if refusal.row else sheet
    named = f"{refusal.message}: " if refusal.message else ""
    return put_on_one_line(f"{where}: {named}{refusal.reason}")
