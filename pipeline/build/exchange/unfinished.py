"""Question whether a command was stopped while it published, or is at it: cheap, because every command asks it."""

from __future__ import annotations

import os
from pathlib import Path

INSIDE = ".plainleaf-publishing"
"""Where everything is laid out when the outputs are a file system of their own."""


def is_unfinished(store: Path, outputs: Path | None = None) -> bool:
    """True where something is laid out in a store, or inside the outputs."""
    places = [store / "journal", store / "publishing", *([outputs / INSIDE] if outputs else ())]
    return any(map(os.path.lexists, places))
