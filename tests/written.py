"""Artifacts that many tests look at, written once a run, whatever the number of processes. What is about the writing
itself calls the writer."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from pipeline.conversion import FORMATS
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document
from pipeline.model.source import Span
from tests.once import make_once

Write = Callable[[Document], tuple[Artifact, ...]]

_WRITTEN: dict[str, tuple[Artifact, ...]] = {}
_SHELVES: list[Path] = []
"""The last is in use: a run inside a run has one of its own."""


def keep_written_in(folder: Path) -> None:
    """Keep what is written in a folder that all processes of the run share."""
    folder.mkdir(exist_ok=True)
    _SHELVES.append(folder)


def write_once(write: Write, document: Document) -> Artifact:
    """The one artifact that a writer makes of a document."""
    (artifact,) = _keep(f"{write.__module__} {write.__qualname__}", document, lambda: write(document))
    return artifact


def write_format_once(name: str, document: Document) -> tuple[Artifact, ...]:
    """What a format that needs no other makes of a document, which it has to make."""

    def write() -> tuple[Artifact, ...]:
        checked = FORMATS[name].write(document, {}, Span("specimen"))
        assert checked.value, checked.diagnostics
        return checked.value

    return _keep(f"format {name}", document, write)


def _keep(maker: str, document: Document, write: Callable[[], tuple[Artifact, ...]]) -> tuple[Artifact, ...]:
    key = sha256(f"{maker} {document!r}".encode()).hexdigest()

    def fill(path: Path) -> None:
        path.write_bytes(pickle.dumps(write()))

    if key not in _WRITTEN:
        _WRITTEN[key] = pickle.loads(make_once(_SHELVES[-1] / key, fill).read_bytes())
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
