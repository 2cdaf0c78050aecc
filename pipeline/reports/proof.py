"""Renderer of a proof: the differences as diagnostics, and what was proven of each document."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.source import Source
from pipeline.proof.leaflet_proof import Proof
from pipeline.reports.changes import render_changes
from pipeline.reports.command_result import CommandResult
from pipeline.reports.text import render_text


def render_proof(proof: Proof, sources: Mapping[str, Source]) -> CommandResult:
    """The differences, with the lines of `sources` that they are about, and a line for each document."""
    every = len(proof.diagnostics)  # each is about another file or place, and no other report has them
    allowed = len(proof.allowed)
    text = render_text(proof.diagnostics, sources, waived=allowed, most=every).rstrip("\n")
    differences = [text] if proof.diagnostics or allowed else []
    text = "\n".join([*differences, *render_changes(proof.changes), "\n".join(proof.lines)])
    return CommandResult(text, failed=not proof.holds, obstructed=bool(proof.changes.blocked))
