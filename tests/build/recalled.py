"""What a store gives back, with all bytes, to be compared with what it was given."""

from __future__ import annotations

from dataclasses import replace

from pipeline.build.result import Result
from pipeline.build.store import Store
from pipeline.model.artifact import Artifact


def recall_whole(store: Store, key: str) -> Result | None:
    """What a job gave, as it was given."""
    kept = store.recall(key)
    if kept is None:
        return None
    files = (Artifact(one.path, one.media_type, one.read(), one.measured) for one in kept.artifacts)
    return replace(kept, artifacts=tuple(files))
