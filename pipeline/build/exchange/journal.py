"""The journal of a publication: which folders that stand laid out take whose place, written before the first does.

A publication that was stopped is finished from it by the next command: each step can be seen to be done or not (by the
number of the folder's inode), and can be done again. A step that fails is undone with those before it.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.build.exchange import paths
from pipeline.build.file_states import MANIFEST
from pipeline.build.whole_files import open_sealed, read_regular, seal, write_whole
from pipeline.model.json_values import read_texts, read_value

COPY = "copy.json"
"""The copy of the manifest, laid out for the store."""


class UnfinishedError(RuntimeError):
    """A publication that could be neither finished nor undone, and why; the next command tries again."""


@dataclass(frozen=True)
class Unit:
    """A leaflet's folder: the number of the inode of the one `laid` out (0 where the folder goes), that of the one
    before (0 where there was none), and the files of that one that are not in the new one, or anew."""

    leaflet: str
    laid: int
    before: int
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class Journal:
    """`name` is that of the outputs, beside the store. What is laid out stands in the store, or, where that is on
    another file system, `inside` the outputs. The manifest is replaced by one that is laid out, or `removed` where its
    inode has this number; one of another kind is moved `aside` to a name that was free."""

    name: str
    inside: bool
    units: tuple[Unit, ...]
    removed: int = 0
    aside: str = ""

    @classmethod
    def read(cls, path: Path) -> Journal | None:
        """The journal in a file; none where there is none, or it is damaged."""
        try:
            entry = read_value(dict, json.loads(open_sealed(read_regular(path))))
            return cls(
                name=_read_name(entry["name"]),
                inside=read_value(bool, entry["inside"]),
                units=tuple(_read_unit(unit) for unit in read_value(list, entry["units"])),
                removed=read_value(int, entry["removed"]),
                aside=_read_name(entry["aside"]) if entry["aside"] else "",
            )
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def write(self, path: Path, staging: Path) -> None:
        """Put the journal into a file, whole."""
        write_whole(path, seal(json.dumps(asdict(self))), beside=staging)


@dataclass(frozen=True)
class Publication:
    """A journal and the folders that it is about: the outputs, and where everything is laid out (`staging`); `copy` is
    the copy of the manifest in the store, and `scratch` a folder there that goes with what was laid out."""

    journal: Journal
    outputs: Path
    staging: Path
    copy: Path
    scratch: Path

    def carry_out(self) -> None:
        """Do what is not done yet. An OSError where that fails and everything is as it was before; an
        UnfinishedError where not even that could be done."""
        try:
            for unit in self.journal.units:
                self._put_in_place(unit)
            self._replace_manifest()
        except OSError as error:
            self._undo(error)
            raise

    def rescue(self) -> list[str]:
        """Carry over files in the folders from before that nobody knew of, because they came while the new folders were
        laid out; their paths."""
        return [path for unit in self.journal.units for path in self._rescue(unit)]

    def _place(self, kind: str, unit: Unit) -> Path:
        return self.staging / kind / unit.leaflet

    def _put_in_place(self, unit: Unit) -> None:
        here, new, old = self.outputs / unit.leaflet, self._place("new", unit), self._place("old", unit)
        if unit.laid and find_number(new) == unit.laid:
            if find_number(here):
                _make_way(new, here, old)
            if find_number(new) == unit.laid:
                new.rename(here)
        elif not unit.laid and unit.before and find_number(here) == unit.before:
            _move_away(here, old)
        if unit.before and find_number(new) == unit.before:  # they were exchanged
            new.rename(old)

    def _put_back(self, unit: Unit) -> None:
        here, new, old = self.outputs / unit.leaflet, self._place("new", unit), self._place("old", unit)
        if unit.before and find_number(new) == unit.before:
            new.rename(old)
        if not unit.before or find_number(old) != unit.before:
            if unit.laid and not unit.before and find_number(here) == unit.laid:
                here.rename(new)
        elif find_number(here) and paths.exchange_paths(old, here):
            old.rename(new)
        else:
            if find_number(here):
                here.rename(new)
            old.rename(here)

    def _undo(self, cause: OSError) -> None:
        try:
            for unit in reversed(self.journal.units):
                self._put_back(unit)
            aside = self.outputs / (self.journal.aside or MANIFEST)
            if not find_number(self.outputs / MANIFEST) and find_number(aside):
                aside.rename(self.outputs / MANIFEST)
        except OSError:
            raise UnfinishedError(str(cause)) from cause

    def _replace_manifest(self) -> None:
        manifest, laid, copy = self.outputs / MANIFEST, self.staging / MANIFEST, self.copy
        if self.journal.aside and not os.path.lexists(self.outputs / self.journal.aside):
            manifest.rename(self.outputs / self.journal.aside)
        if find_number(laid):
            laid.replace(manifest)
        elif self.journal.removed and find_number(manifest) == self.journal.removed:
            manifest.unlink()
            copy.unlink(missing_ok=True)
        if find_number(self.staging / COPY):
            self._keep_copy()

    def _keep_copy(self) -> None:
        """Write the copy of the manifest, which may stand on another file system. It is a help and no more: where it
        cannot be written there is none, rather than one of another manifest, and what was published stands."""
        try:
            write_whole(self.copy, (self.staging / COPY).read_bytes(), beside=self.scratch)
        except OSError:
            with contextlib.suppress(OSError):
                self.copy.unlink()
        with contextlib.suppress(OSError):
            (self.staging / COPY).unlink()

    def _rescue(self, unit: Unit) -> Iterator[str]:
        folder = self._place("old", unit)
        known = {*unit.dropped}
        for place, _, names in os.walk(folder):
            for name in names:
                path = Path(place, name).relative_to(folder)
                target = self.outputs / unit.leaflet / path
                if f"{unit.leaflet}/{path.as_posix()}" not in known and not os.path.lexists(target):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    (folder / path).rename(target)
                    yield f"{unit.leaflet}/{path.as_posix()}"


def _make_way(new: Path, here: Path, old: Path) -> None:
    """Exchange a new folder with the one that stands there, or move that one away. A folder of a lower layer, as
    containers have them, cannot be renamed: it is removed then, because all that stays of it is in the new one."""
    try:
        exchanged = paths.exchange_paths(new, here)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        exchanged = False
    if not exchanged:
        _move_away(here, old)


def _move_away(here: Path, old: Path) -> None:
    try:
        here.rename(old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.rmtree(here)


def _read_unit(value: Any) -> Unit:
    entry = read_value(dict, value)
    laid, before = read_value(int, entry["laid"]), read_value(int, entry["before"])
    return Unit(_read_name(entry["leaflet"]), laid, before, read_texts(entry["dropped"]))


def _read_name(value: Any) -> str:
    """The name of something in a folder, which leads nowhere else."""
    name = read_value(str, value)
    if "/" in name or "\0" in name or name in ("", ".", ".."):
        raise ValueError(name)
    return name


def find_number(path: Path) -> int:
    """The number of the inode at a path; 0 where there is none."""
    try:
        return path.lstat().st_ino
    except FileNotFoundError:
        return 0
