"""Renderer of the inventory of a machine: what is installed, and how to get what is not."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.build.machine import InstalledPart


def render_parts(parts: Sequence[InstalledPart]) -> str:
    """A line for each part."""
    width = max(len(part.name) for part in parts)
    lines = []
    for part in parts:
        state = part.version or ("MISSING" if part.needed else "not there (only for tests)")
        advice = "" if part.version else f"   {part.install}"
        lines.append(f"{part.name.ljust(width)}  {state}{advice}")
    return "\n".join(lines)
