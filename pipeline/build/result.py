"""Results of jobs, and what they look like in a store: a line with a digest, a line of JSON with that digest (sha256),
which names each artifact with its size and digest, and the bytes of the artifacts one after the other.

A result is one entry with all its bytes, so that it can go when its slot was made anew, without asking who else needs
them, and comes from a store that others share in one piece.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.build.stored_files import FileOfJob, FinishedFile, find_files
from pipeline.build.whole_files import is_safe, open_sealed, seal
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.json_values import read_diagnostic, read_value


@dataclass(frozen=True)
class Result:
    """What a job gave: artifacts, whose bytes are held or kept in the store, and diagnostics."""

    artifacts: tuple[FinishedFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def let_go(self, entry: Path) -> Result:
        """The same, with the bytes left in the entry of the store that has them."""
        return Result(tuple(find_files(self.artifacts, entry)), self.diagnostics)

    def hand_on(self, opened: bool) -> tuple[FileOfJob, ...]:
        """What another job gets of it, which opens the files, or is only told of them."""
        return self.artifacts if opened else tuple(one.describe() for one in self.artifacts)


def pack(result: Result) -> bytes:
    """The bytes that a result is kept as."""
    described = {
        "artifacts": [
            {
                "path": artifact.path,
                "media_type": artifact.media_type,
                "size": artifact.size,
                "sha256": artifact.sha256,
                "measured": asdict(artifact.measured) if artifact.measured else None,
            }
            for artifact in result.artifacts
        ],
        "diagnostics": [asdict(diagnostic) for diagnostic in result.diagnostics],
    }
    return b"".join([seal(json.dumps(described)), b"\n", *(artifact.read() for artifact in result.artifacts)])


def unpack(data: bytes) -> Result:
    """The result in some bytes; a ValueError where they are not as they were."""
    end = data.find(b"\n", data.find(b"\n") + 1)
    try:
        described = read_value(dict, json.loads(open_sealed(data[:end])))
        artifacts = tuple(_read_artifacts(read_value(list, described["artifacts"]), data[end + 1 :]))
        return Result(artifacts, tuple(map(read_diagnostic, read_value(list, described["diagnostics"]))))
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("of another shape") from error


def _read_artifacts(entries: list[Any], data: bytes) -> Iterator[Artifact]:
    at = 0
    for value in entries:
        entry = read_value(dict, value)
        path, size = read_value(str, entry["path"]), read_value(int, entry["size"])
        piece = data[at : at + size]
        if size < 0 or not is_safe(path) or sha256(piece).hexdigest() != entry["sha256"]:
            raise ValueError(path)
        at += size
        measured = _read_measured(entry["measured"]) if entry["measured"] is not None else None
        yield Artifact(path, read_value(str, entry["media_type"]), piece, measured)
    if at != len(data):
        raise ValueError("more bytes than artifacts")


def _read_measured(value: Any) -> Measured:
    entry = read_value(dict, value)
    page_of = {name: read_value(int, page) for name, page in read_value(dict, entry["page_of"]).items()}
    return Measured(read_value(int, entry["pages"]), page_of)
