"""The store: what was made before, kept beside the outputs, so that nothing is made twice.

Layout, which nobody else looks into:  answers/<key>  texts, such as pandoc's answers
                                        results/<key>.json  what a job gave, naming blobs
                                        blobs/<sha256>  bytes of artifacts
                                        last/<outputs>.json  the last build into a folder: what it read and wrote
                                        unfinished/  what is being written
Beside these stands what publishing needs (see `exchange/places.py`). Keys are sha256 digests of all that an entry
depends on. Every entry carries its digest, and one that is damaged is not there. Files appear whole: they are written
under another name and then renamed.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.build.file_states import list_files
from pipeline.build.whole_files import (
    find_absolute,
    is_safe,
    open_sealed,
    read_regular,
    remove_unfinished,
    seal,
    write_whole,
)
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.json_values import read_diagnostic, read_value

STORE = ".plainleaf"
"""The name of the store's folder."""
_KEY = re.compile("[0-9a-f]{64}")
_RECORD = re.compile(r".+\.json")
_UNFINISHED = re.compile(r"\..+\.\d+-[0-9a-f]{8}")
_OURS = {
    "answers": _KEY,
    "results": re.compile(r"[0-9a-f]{64}\.json"),
    "blobs": _KEY,
    "last": _RECORD,
    "published": _RECORD,
    "verdicts/answers": _KEY,
    "unfinished": _UNFINISHED,
    "verdicts/unfinished": _UNFINISHED,
    ".": re.compile("lock"),
}
"""The names of our files, by folder."""


@dataclass(frozen=True)
class Result:
    """What a job gave: artifacts and diagnostics."""

    artifacts: tuple[Artifact, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass
class Store:
    """A store in a folder. `used` are the keys that were asked for since it was opened. A store that cannot be written
    keeps nothing; `trouble` then says why."""

    folder: Path

    def __post_init__(self) -> None:
        self.used: set[str] = set()
        self.trouble = ""

    def answer(self, key: str, make: Callable[[], str]) -> str:
        """The text kept under a key; made and kept when it is not there."""
        self.used.add(key)
        path = self.folder / "answers" / key
        with contextlib.suppress(OSError, ValueError):
            return open_sealed(read_regular(path))
        text = make()
        self._write(path, seal(text))
        return text

    def recall(self, key: str) -> Result | None:
        """What a job gave before, whole, or nothing."""
        self.used.add(key)
        try:
            kept = read_value(dict, json.loads(open_sealed(read_regular(self._locate_result(key)))))
            artifacts = tuple(map(self._read_artifact, read_value(list, kept["artifacts"])))
            return Result(artifacts, tuple(map(read_diagnostic, read_value(list, kept["diagnostics"]))))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def keep(self, key: str, result: Result) -> None:
        """Keep what a job gave."""
        entries = []
        for artifact in result.artifacts:
            digest = sha256(artifact.data).hexdigest()
            if not self._has_blob(digest):
                self._write(self.folder / "blobs" / digest, artifact.data)
            measured = asdict(artifact.measured) if artifact.measured else None
            entries.append(
                {"path": artifact.path, "media_type": artifact.media_type, "sha256": digest, "measured": measured}
            )
        kept = {"artifacts": entries, "diagnostics": [asdict(diagnostic) for diagnostic in result.diagnostics]}
        self._write(self._locate_result(key), seal(json.dumps(kept)))

    def read_record(self, name: str) -> str | None:
        """The record of the last build into the folder of this name; none where there is none, or it is damaged."""
        try:
            return open_sealed(read_regular(self._locate_record(name)))
        except (OSError, ValueError):
            return None

    def write_record(self, name: str, text: str) -> None:
        """Keep the record of a build into the folder of this name."""
        self._write(self._locate_record(name), seal(text))

    def forget_record(self, name: str) -> None:
        """Let the next build into the folder of this name look at everything."""
        with contextlib.suppress(OSError):
            self._locate_record(name).unlink(missing_ok=True)

    def sweep(self, keep: Collection[str]) -> None:
        """Drop what is not asked for any more: entries under other keys, and bytes that no entry names."""
        named = set()
        for path in self._list_files("results"):
            if path.stem not in keep:
                _unlink(path)
                continue
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
                named |= {entry["sha256"] for entry in json.loads(open_sealed(read_regular(path)))["artifacts"]}
        for path in self._list_files("answers"):
            if path.name not in keep:
                _unlink(path)
        for path in self._list_files("blobs"):
            if path.name not in named:
                _unlink(path)

    def clear(self) -> tuple[str, ...]:
        """Drop everything of ours, and the folder where nothing else is in it; the paths of what is left."""
        for folder in _OURS:
            for path in self._list_files(folder):
                _unlink(path)
        for place, _, _ in os.walk(self.folder, topdown=False):
            with contextlib.suppress(OSError):  # not empty
                Path(place).rmdir()
        return tuple(path.relative_to(self.folder).as_posix() for path in list_files(self.folder))

    def _locate_result(self, key: str) -> Path:
        return self.folder / "results" / f"{key}.json"

    def _locate_record(self, name: str) -> Path:
        return self.folder / "last" / f"{name}.json"

    def _write(self, path: Path, data: bytes) -> None:
        try:
            write_whole(path, data, beside=self.folder / "unfinished")
        except OSError as error:
            self.trouble = self.trouble or error.strerror or str(error)

    def _list_files(self, name: str) -> list[Path]:
        """Our files in a folder: those with a name as we give them."""
        folder = self.folder / name
        try:
            return sorted(path for path in folder.iterdir() if _OURS[name].fullmatch(path.name) and not path.is_dir())
        except OSError:
            return []

    def _has_blob(self, digest: str) -> bool:
        try:
            return sha256(read_regular(self.folder / "blobs" / digest)).hexdigest() == digest
        except OSError:
            return False

    def _read_artifact(self, value: Any) -> Artifact:
        entry = read_value(dict, value)
        path, digest = read_value(str, entry["path"]), read_value(str, entry["sha256"])
        if not is_safe(path) or not _KEY.fullmatch(digest):
            raise ValueError(path)
        data = read_regular(self.folder / "blobs" / digest)
        if sha256(data).hexdigest() != digest:
            raise ValueError("damaged")
        measured = _read_measured(entry["measured"]) if entry["measured"] is not None else None
        return Artifact(path, read_value(str, entry["media_type"]), data, measured)


def _read_measured(value: Any) -> Measured:
    entry = read_value(dict, value)
    page_of = {name: read_value(int, page) for name, page in read_value(dict, entry["page_of"]).items()}
    return Measured(read_value(int, entry["pages"]), page_of)


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def open_store_beside(folder: Path) -> Store:
    """The store beside a folder (the outputs, or the source), never in it."""
    store = Store(find_absolute(folder).parent / STORE)
    remove_unfinished(store.folder / "unfinished")
    return store
