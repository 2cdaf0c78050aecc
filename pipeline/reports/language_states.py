"""Renderer of the languages that there are words of ours in, and of one that was started."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.desk.languages.listing import LanguageState
from pipeline.reports.command_result import CommandResult
from pipeline.reports.json_array import write_json
from pipeline.reports.terminal_text import put_on_one_line


def render_language_states(states: Sequence[LanguageState], report: str) -> CommandResult:
    """Each language, as `text` or `json`."""
    if report == "json":
        return CommandResult(write_json([_describe(one) for one in states]).rstrip("\n"))
    return CommandResult("\n".join(put_on_one_line(line) for one in states for line in _list_lines(one)))


def _list_lines(one: LanguageState) -> Iterator[str]:
    where = "with files of the source" if one.own and one.ours else "from the source" if one.own else "from Plainleaf"
    looked = f"; words looked at by: {one.reviewed_by}" if one.reviewed_by else ""
    yield f"{one.tag}  {one.name or '(not finished)'}, {where}{looked}"
    for it in one.faults:
        yield f"  {it.span.path}:{it.span.line}: {it.message}"


def _describe(one: LanguageState) -> dict[str, object]:
    faults = [{"path": it.span.path, "line": it.span.line, "message": it.message} for it in one.faults]
    return {
        "language": one.tag,
        "name": one.name,
        "plainleaf": one.ours,
        "source": one.own,
        "reviewed_by": one.reviewed_by,
        "missing": faults,
    }


def render_started_language(tag: str, files: Sequence[Path]) -> CommandResult:
    """What was laid out, and what to do with it."""
    lines = [f"What is to be filled in for {tag}; written:", *(f"  {path}" for path in files)]
    lines.append(f"Then add {tag} to `languages` in publisher.yaml; `plainleaf check` says what is missing.")
    return CommandResult("\n".join(map(put_on_one_line, lines)))
