"""Cleaning: what was made is taken away, the files in the outputs folder and the store beside it."""

from __future__ import annotations

from pathlib import Path

from pipeline.build.outputs_folder import Outputs
from pipeline.build.store import open_store_beside


def clean_outputs(folder: Path) -> int:
    """Take away the files in an outputs folder that we wrote, and the store beside it; how many files there were."""
    outputs = Outputs.open(folder)
    outputs.clear()
    open_store_beside(folder).clear()
    return len(outputs.removed)
