"""The store: what was made before, kept beside the outputs, so that nothing is made twice.

Layout, which nobody else looks into:  answers/<key>  texts, such as pandoc's answers, after a line with their digest
                                        results/<key>.json  what a job gave, naming blobs
                                        blobs/<sha256>  bytes of artifacts
                                        last/<outputs>.json  the last build into a folder: what it read and wrote
Keys are sha256 digests of all that an entry depends on. An entry that cannot be read is not there. Files appear whole:
they are written under another name and then renamed.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.build.json_values import read_diagnostic
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.diagnostics import Diagnostic


@dataclass(frozen=True)
class Result:
    """What a job gave: artifacts and diagnostics."""

    artifacts: tuple[Artifact, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass
class Store:
    """A store in a folder. `used` are the keys that were asked for since it was opened."""

    folder: Path

    def __post_init__(self) -> None:
        self.used: set[str] = set()

    def answer(self, key: str, make: Callable[[], str]) -> str:
        """The text kept under a key; made and kept when it is not there."""
        self.used.add(key)
        path = self.folder / "answers" / key
        with contextlib.suppress(OSError, UnicodeDecodeError):
            digest, _, text = path.read_bytes().decode().partition("\n")
            if sha256(text.encode()).hexdigest() == digest:
                return text
        text = make()
        write_whole(path, f"{sha256(text.encode()).hexdigest()}\n{text}".encode())
        return text

    def recall(self, key: str) -> Result | None:
        """What a job gave before, whole, or nothing."""
        self.used.add(key)
        try:
            kept = json.loads((self.folder / "results" / f"{key}.json").read_text(encoding="utf-8"))
            artifacts = tuple(self._read_artifact(entry) for entry in kept["artifacts"])
            return Result(artifacts, tuple(map(read_diagnostic, kept["diagnostics"])))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, key: str, result: Result) -> None:
        """Keep what a job gave."""
        entries = []
        for artifact in result.artifacts:
            digest = sha256(artifact.data).hexdigest()
            path = self.folder / "blobs" / digest
            if not path.exists():
                write_whole(path, artifact.data)
            measured = asdict(artifact.measured) if artifact.measured else None
            entries.append(
                {"path": artifact.path, "media_type": artifact.media_type, "sha256": digest, "measured": measured}
            )
        kept = {"artifacts": entries, "diagnostics": [asdict(diagnostic) for diagnostic in result.diagnostics]}
        write_whole(self.folder / "results" / f"{key}.json", json.dumps(kept).encode())

    def locate_record(self, name: str) -> Path:
        """Where the record of the last build into the folder of this name stands."""
        return self.folder / "last" / f"{name}.json"

    def sweep(self, keep: Collection[str]) -> None:
        """Drop what is not asked for any more: entries under other keys, and bytes that no entry names."""
        named = set()
        for path in self._list_files("results"):
            if path.stem not in keep:
                path.unlink(missing_ok=True)
                continue
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                named |= {entry["sha256"] for entry in json.loads(path.read_text(encoding="utf-8"))["artifacts"]}
        for path in self._list_files("answers"):
            if path.name not in keep:
                path.unlink(missing_ok=True)
        for path in self._list_files("blobs"):
            if path.name not in named:
                path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Drop everything."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _list_files(self, name: str) -> list[Path]:
        folder = self.folder / name
        return sorted(folder.iterdir()) if folder.is_dir() else []

    def _read_artifact(self, entry: dict[str, Any]) -> Artifact:
        data = (self.folder / "blobs" / entry["sha256"]).read_bytes()
        if sha256(data).hexdigest() != entry["sha256"]:
            raise ValueError("damaged")
        measured = Measured(**entry["measured"]) if entry["measured"] else None
        return Artifact(entry["path"], entry["media_type"], data, measured)


def open_store_beside(folder: Path) -> Store:
    """The store beside a folder (the outputs, or the source), never in it."""
    return Store(folder.absolute().parent / ".plainleaf")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
