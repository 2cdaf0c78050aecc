"""Is there anything to do? Asked before anything heavy is imported, by comparing files with the record of the last
build: sources by their bytes, outputs by size and time, and by their bytes where the time is another."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.build.tools import code_digest, versions

MANIFEST = "manifest.json"
"""The list of everything in the outputs folder."""


def source_state(folder: Path) -> dict[str, str]:
    """Every file of the source folder, by its path below it, with the sha256 of its bytes."""
    return {path.relative_to(folder).as_posix(): _digest(path) for path in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            yield Path(place) / name


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def output_state(folder: Path, paths: Mapping[str, Any]) -> dict[str, Any]:
    """What the files of the manifest look like on the disk: size, time (nanoseconds) and sha256."""
    state: dict[str, Any] = {}
    for path, entry in paths.items():
        try:
            seen = (folder / path).stat()
        except OSError:
            continue
        state[path] = [seen.st_size, seen.st_mtime_ns, entry["sha256"]]
    return state


def is_fresh(record: Mapping[str, Any], asked: Mapping[str, Any], source: Path, output: Path) -> bool:
    """True when a build would find everything as the recorded one left it."""
    if not record or record.get("asked") != asked or record.get("code") != code_digest():
        return False
    tools = record.get("tools", {})
    if versions(tuple(tools)) != tools or record.get("source") != source_state(source):
        return False
    if not (output / MANIFEST).is_file():
        return False
    return all(_as_left(output / path, *state) for path, state in record.get("outputs", {}).items())


def _as_left(path: Path, size: int, time: int, digest: str) -> bool:
    try:
        seen = path.stat()
    except OSError:
        return False
    return seen.st_size == size and (seen.st_mtime_ns == time or _digest(path) == digest)
