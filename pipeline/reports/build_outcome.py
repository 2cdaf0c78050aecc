"""Renderer of a build's outcome: the diagnostics that matter, and what was made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.build.outcome import Outcome
from pipeline.model.diagnostics import has_errors
from pipeline.model.edition import Slot
from pipeline.model.first_of_kind import MOST
from pipeline.reports.changes import render_changes
from pipeline.reports.command_result import CommandResult
from pipeline.reports.edition_names import name_edition, name_edition_of
from pipeline.reports.text import render_text


def render_outcome(outcome: Outcome, output: Path, verbose: bool, table: str = "") -> CommandResult:
    """What a build into a folder did, with a table of it, and its diagnostics; notes and reasons only when
    `verbose`."""
    diagnostics = [one for one in outcome.diagnostics if verbose or one.severity != "info"]
    most = len(diagnostics) if verbose else MOST  # what is found while forms are made is in no report of `check`
    text = render_text(
        diagnostics,
        outcome.sources,
        waived=outcome.waived,
        most=most,
        others="`build --verbose`",
        counted=outcome.counted,
    )
    problems = (text.rstrip("\n") if diagnostics else "") or None
    reasons = [f"made {slot}: {why}" for slot, why in outcome.made.items()] if verbose else []
    left_out = outcome.notes + len(outcome.diagnostics) - len(diagnostics)
    text = "\n".join(
        [*reasons, *_render_changes(outcome, left_out), *filter(None, [table]), _render_sum(outcome, output)]
    )
    return CommandResult(text, problems, _has_failed(outcome), _is_obstructed(outcome))


def render_quietly(outcome: Outcome) -> CommandResult:
    """Nothing, or what went wrong: the errors, and what became of the leaflets that they concern."""
    failed, obstructed = _has_failed(outcome), _is_obstructed(outcome)
    if not (failed or obstructed):
        return CommandResult(None)
    errors = [one for one in outcome.diagnostics if one.severity == "error"]
    text = render_text(errors, outcome.sources, most=len(errors)) if errors else ""
    return CommandResult(None, "\n".join([*text.splitlines(), *_render_changes(outcome, 0)]), failed, obstructed)


def _has_failed(outcome: Outcome) -> bool:
    return bool(outcome.failed) or has_errors(outcome.diagnostics)


def _is_obstructed(outcome: Outcome) -> bool:
    return bool(outcome.changes.blocked or _find_record_trouble(outcome))


def _render_changes(outcome: Outcome, left_out: int) -> Iterator[str]:
    yield from render_changes(outcome.changes)
    yield from (f"{name_edition(name)} has errors: its outputs stay as they were" for name in outcome.failed)
    yield from (_render_refusal(slot) for slot in outcome.refused)
    if outcome.store_trouble:
        yield f"the store cannot be written ({outcome.store_trouble}): the next build makes everything again"
    yield from _render_record(outcome)
    if outcome.kept_back:
        yield "nothing was published: a release is whole or it is not made"
    if left_out:
        yield f"{_count(left_out, 'note')} about sign-off and the like: `plainleaf check` shows them"


def _render_record(outcome: Outcome) -> Iterator[str]:
    """What became of the record of a release."""
    if trouble := _find_record_trouble(outcome):
        yield (
            f"published, but not in the record: releases.yaml cannot be written ({trouble}). When it can be, release "
            "again: nothing is made anew, and the release is recorded"
        )
    elif outcome.is_recorded or (outcome.recorded and not outcome.recorded.added):
        yield "this release is in releases.yaml already: the same words and the same files"
    elif outcome.recorded:
        for one in outcome.recorded.added:
            yield f"{name_edition(one.edition)}: release {one.version} is in releases.yaml, code {one.code}"


def _find_record_trouble(outcome: Outcome) -> str:
    return outcome.recorded.trouble if outcome.recorded else ""


def _render_refusal(text: str) -> str:
    slot = Slot.read(text)
    return f"{name_edition_of(slot)}: no {slot.format} can be made of these words; an older one is gone"


def _render_sum(outcome: Outcome, output: Path) -> str:
    whole = [name for name in outcome.failed if "/" not in name]
    leaflets = _count(0 if outcome.kept_back else outcome.leaflets - len({*whole, *outcome.changes.blocked}), "leaflet")
    if outcome.nothing_to_do:
        return f"nothing to do: {_count(outcome.files, 'file')} of {leaflets} up to date in {output}"
    return f"{leaflets} built: {_count(len(outcome.written), 'file')} written, {outcome.files} in {output}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
