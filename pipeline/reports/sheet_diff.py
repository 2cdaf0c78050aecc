"""Renderer of a reviewed sheet: what it would change in the source, as a unified diff, and what keeps it out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline.desk.reviewing.kept_review import count_kinds
from pipeline.desk.reviewing.remark_review import Saying
from pipeline.desk.reviewing.row_review import MessageChange
from pipeline.desk.reviewing.sheet_import import SheetImport
from pipeline.desk.reviewing.sheet_review import Refusal, Review
from pipeline.reports.command_result import CommandResult
from pipeline.reports.terminal_text import make_printable, put_on_one_line
from pipeline.reports.text import render_text


def render_import(result: SheetImport, sheet: str) -> CommandResult:
    """What became of a sheet, whose file is named `sheet`."""
    review = result.review
    if result.problem:
        return CommandResult(None, result.problem, failed=True)
    diff = [render_diff(review, sheet)] if review.changes else []
    lines = [*diff, *_render_besides(review, sheet)]
    lost = _render_lost(review, sheet)
    if review.refusals:
        problems = [_render_refusals(review, sheet), *lost, "Nothing has been changed."]
        return CommandResult("\n".join(lines) or None, "\n".join(problems), failed=True)
    lines += _summarise(review, result.written)
    after = {edited.after.path: edited.after for edited in review.edits}
    every = len(review.diagnostics)  # no other report has them
    diagnostics = [render_text(review.diagnostics, after, most=every).rstrip("\n")] if every else []
    return CommandResult("\n".join(lines), "\n".join([*lost, *diagnostics]) or None)


def _summarise(review: Review, written: bool) -> Iterator[str]:
    number = len({(change.leaflet.id, change.language, change.written.id) for change in review.changes})
    done = "; written" if written else ""
    yield f"{_count(number, 'message')} {'has' if number == 1 else 'have'} other words{done if number else ''}"
    if review.sayings:
        parts = [_count(many, kind) for kind, many in count_kinds(review.sayings).items() if many]
        files = ", ".join(edited.after.path for edited in review.kept)
        yield f"{' and '.join(parts)} {'kept in' if written else 'to keep in'} {files}"
    if (number or review.sayings) and not written:
        what = " and ".join(
            filter(None, ["writes the new words" if number else "", "keeps what was said" if review.sayings else ""])
        )
        yield f"Nothing has been changed; --write {what}."


def _count(number: int, kind: str) -> str:
    return f"{number} {kind}" if number == 1 else f"{number} {kind}s"


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
    """What is new beside the messages; where the sheet is refused, all that stands beside those whose words stay."""
    for saying in review.sayings:
        yield put_on_one_line(f"{sheet}:{saying.row}: {_render_saying(saying)}")
    for remark in review.remarks:
        yield put_on_one_line(f"{sheet}:{remark.row}: {remark.message}: {remark.text}")


def _render_saying(saying: Saying) -> str:
    name = f"{saying.leaflet.id}/{saying.language}/{saying.message}"
    return f"{name}: {saying.who.line}: {saying.comment}" if saying.comment else f"{name}: signed by {saying.who.line}"


def _render_lost(review: Review, sheet: str) -> list[str]:
    """The messages that the sheet has lost, as a warning: they stay as they are."""
    if not review.without_row:
        return []
    names = ", ".join(review.without_row)
    warning = f"{sheet}: warning: these messages are not in the sheet; nothing happens to them: {names}"
    return [put_on_one_line(warning)]


def _render_change(change: MessageChange, moved: int) -> Iterator[str]:
    source = change.leaflet.texts[change.language].source
    first, last = change.stretch
    yield f"{source.path}:{first}: {change.written.id}{' (for apps)' if change.is_long else ''}"
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
