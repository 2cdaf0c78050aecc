"""Renderer of what went to a translator's program, and of what came back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.desk.translating.importing import Imported
from pipeline.desk.translating.units import TranslationUnit
from pipeline.reports.command_result import CommandResult
from pipeline.reports.terminal_text import put_on_one_line


def render_exported(units: Sequence[TranslationUnit], path: Path) -> CommandResult:
    """How much of an exported translation is done."""
    done = sum(one.done for one in units)
    changed = sum(bool(one.previous) for one in units)
    text = f"{path}: {done} of {len(units)} parts are done"
    return CommandResult(
        put_on_one_line(f"{text}, and {changed} read otherwise in the source now" if changed else text)
    )


def render_imported(imported: Imported, path: Path, leaflet: str) -> CommandResult:
    """What an import has changed, or why it changed nothing."""
    if imported.refusals:
        lines = [
            line for one in imported.refusals for line in (f"{path}:{one.line}: {one.reason}", f"  = hint: {one.hint}")
        ]
        lines.append("nothing was written")
        return CommandResult(None, "\n".join(map(put_on_one_line, lines)), failed=True)
    lines = [f"{imported.done} of {imported.of_all} parts are done"]
    if imported.file:
        lines += [f"written: {imported.file}", *(f"  {one}" for one in imported.changed)]
        lines.append(f"See what the rules say of it: `plainleaf check {leaflet}`.")
    else:
        lines.append("nothing has changed")
    return CommandResult("\n".join(map(put_on_one_line, lines)))
