"""Inventory of a leaflet's folder, without following a link: which files stand in it, ours and others."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pipeline.build.manifest import Entry
from pipeline.build.whole_files import read_regular

Kind = Literal["none", "ours", "changed", "others", "folder"]
"""What stands at a path: nothing; a file that we wrote, as we wrote it, or changed since; somebody else's; a folder."""


@dataclass(frozen=True)
class FolderInventory:
    """The folder at a path, with its files (False for what is no regular file, such as a link) and its folders, by
    their paths below the outputs. `whole` is false where something else than a folder stands there."""

    path: Path
    outputs: Path
    whole: bool = True
    files: dict[str, bool] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    _digests: dict[str, tuple[int, str] | None] = field(default_factory=dict)

    def holds_only(self, folder: str, removed: Collection[str]) -> bool:
        """True for a folder in which only files stand that are removed."""
        inside = [path for path in self.files if path.startswith(f"{folder}/")]
        return bool(inside) and all(path in removed for path in inside)

    def judge(self, path: str, entry: Entry | None) -> Kind:
        """What stands at a path, of which the manifest has an entry or none."""
        if path in self.folders:
            return "folder"
        if path not in self.files:
            return "none"
        if entry is None:
            return "others"
        return "ours" if self._find_digest(path) == (entry["size"], entry["sha256"]) else "changed"

    def _find_digest(self, path: str) -> tuple[int, str] | None:
        """The size of a regular file and the digest of its bytes, which are read once; None where it is none."""
        if path not in self._digests:
            data = read_regular(self.outputs / path) if self.files[path] else None
            self._digests[path] = None if data is None else (len(data), sha256(data).hexdigest())
        return self._digests[path]


def take_inventory(outputs: Path, leaflet: str) -> FolderInventory:
    """What stands in the folder of a leaflet."""
    path = outputs / leaflet
    if path.is_symlink() or not path.is_dir():
        return FolderInventory(path, outputs, whole=not os.path.lexists(path))
    inventory = FolderInventory(path, outputs)
    for name, entry in _walk(path, leaflet):
        if entry.is_dir(follow_symlinks=False):
            inventory.folders.add(name)
        else:
            inventory.files[name] = entry.is_file(follow_symlinks=False)
    return inventory


def _walk(folder: Path, name: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            path = f"{name}/{entry.name}"
            yield path, entry
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path), path)
