"""Artifacts that many tests look at, written once a process. What is about the writing itself calls the writer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from pipeline.model.artifact import Artifact
from pipeline.model.document import Document

Write = Callable[[Document], tuple[Artifact, ...]]

_WRITTEN: dict[tuple[str, str, str], Artifact] = {}


def write_once(write: Write, document: Document) -> Artifact:
    """The one artifact that a writer makes of a document."""
    key = (write.__module__, write.__qualname__, sha256(repr(document).encode()).hexdigest())
    if key not in _WRITTEN:
        (_WRITTEN[key],) = write(document)
    return _WRITTEN[key]


def save(artifacts: Iterable[Artifact], folder: Path) -> list[Path]:
    """The files of artifacts, each at its path in a folder."""
    paths = []
    for artifact in artifacts:
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.data)
        paths.append(path)
    return paths
