"""What a build says when it is done: the findings that matter, and what was made."""

from __future__ import annotations

from pathlib import Path

from pipeline.build.stages import Outcome
from pipeline.reports.text import render_text


def summary(outcome: Outcome, output: Path, verbose: bool) -> tuple[str, str]:
    """The findings (notes only when `verbose`) and the result, both for people."""
    shown = [found for found in outcome.diagnostics if verbose or found.severity != "info"]
    said = render_text(shown, outcome.sources).rstrip("\n") if shown else ""
    lines = [f"made {slot}: {why}" for slot, why in outcome.made.items()] if verbose else []
    for path in outcome.removed:
        lines.append(f"removed {path}")
    for name in outcome.failed:
        lines.append(f"{name} has errors: its outputs stay as they were")
    notes = len(outcome.diagnostics) - len(shown)
    if notes:
        lines.append(f"{_many(notes, 'note')} about sign-off and the like: `plainleaf check` shows them")
    good = outcome.leaflets - len(outcome.failed)
    if outcome.nothing_to_do:
        kept = f"{_many(outcome.files, 'file')} of {_many(good, 'leaflet')}"
        lines.append(f"nothing to do: {kept} up to date in {output}")
    else:
        changed = len(outcome.written)
        lines.append(f"{_many(good, 'leaflet')} built: {_many(changed, 'file')} written, {outcome.files} in {output}")
    return said, "\n".join(lines)


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
