"""Comparison of the outputs folder with its manifest: every file is as it was published, none is missing, and none has
come from somewhere else."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.build.file_states import MANIFEST
from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Span

_BUILD = "run `plainleaf build`, which puts it back as it was made"


@dataclass(frozen=True)
class PublishedFiles:
    """The outputs folder, and what its manifest says of each file, by its path below the folder."""

    folder: Path
    entries: Mapping[str, Mapping[str, Any]]
    readable: bool

    def compare(self, leaflet: str, languages: Collection[str], display_path: str) -> Iterator[Diagnostic]:
        """What is not as the manifest says of a leaflet in some languages. `display_path` is put in front of paths."""
        before = display_path.rstrip("/")
        if not self.readable:
            message = "the manifest is missing or cannot be read, so nobody knows which files were published"
            yield codes.LOST_FILE.at(Span(f"{before}/{MANIFEST}"), message, "run `plainleaf build`")
            return
        for path in self._paths.get(leaflet, ()):
            if self.entries[path]["from"].get("language") in languages:
                yield from self._compare_file(path, self.entries[path], Span(f"{before}/{path}"))
        for language in languages:
            yield from self._list_strays(self.folder / leaflet / language, before)

    @cached_property
    def _paths(self) -> dict[str, list[str]]:
        """The paths of the files of each leaflet, in order."""
        paths: dict[str, list[str]] = {}
        for path, entry in sorted(self.entries.items()):
            origin = entry.get("from")
            if isinstance(origin, dict):
                paths.setdefault(str(origin.get("leaflet")), []).append(path)
        return paths

    def _compare_file(self, path: str, entry: Mapping[str, Any], span: Span) -> Iterator[Diagnostic]:
        try:
            data = (self.folder / path).read_bytes()
        except FileNotFoundError:
            yield codes.LOST_FILE.at(span, "the file was published, and is no longer there", _BUILD)
            return
        except OSError as error:
            yield codes.LOST_FILE.at(span, f"the file cannot be read: {error.strerror}", _BUILD)
            return
        if len(data) != entry.get("size"):
            message = f"the file has {len(data)} bytes, and had {entry.get('size')} when it was published"
            yield codes.CHANGED_FILE.at(span, message, _BUILD)
        elif sha256(data).hexdigest() != entry.get("sha256"):
            yield codes.CHANGED_FILE.at(span, "the file has been changed since it was published", _BUILD)

    def _list_strays(self, folder: Path, before: str) -> Iterator[Diagnostic]:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if (path.is_symlink() or not path.is_dir()) and name not in self.entries:
                message = "this file stands among the published ones, and was not made by this pipeline"
                hint = "take it away, or keep it in another folder"
                yield codes.STRAY_FILE.at(Span(f"{before}/{name}"), message, hint)


def open_published(folder: Path) -> PublishedFiles:
    """The folder with what stands in its manifest."""
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        entries = {str(path): entry for path, entry in files.items() if isinstance(entry, dict)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return PublishedFiles(folder, {}, readable=False)
    return PublishedFiles(folder, entries, readable=True)
