"""Renderer of what cleaning did, and what it left."""

from __future__ import annotations

from pathlib import Path

from pipeline.build.cleaning import Cleaned, Pruned
from pipeline.build.store import STORE
from pipeline.reports.command_result import CommandResult
from pipeline.reports.listing import render_paths


def render_cleaned(cleaned: Cleaned, output: Path) -> CommandResult:
    """How many files were removed from a folder, and which were left because they are not ours."""
    left = [f"{output}/{path}" for path in cleaned.left]
    left += [f"{output.parent / STORE}/{path}" for path in cleaned.left_in_store]
    count = len(cleaned.removed)
    lines = [f"{count} {'file' if count == 1 else 'files'} removed from {output}"]
    lines += render_paths(left, "was left: it is not ours, or was changed since")
    return CommandResult("\n".join(lines))


def render_pruned(pruned: Pruned) -> CommandResult:
    """How many entries were removed from a store, and of what size."""
    count = f"{pruned.entries} {'entry' if pruned.entries == 1 else 'entries'}"
    return CommandResult(f"{count} ({pruned.size / 1e6:.1f} MB) removed from {pruned.store}")
