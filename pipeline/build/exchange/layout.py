"""Layout of a leaflet's folder as it is to be: what is written, linked, left out and carried over."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.exchange.standing import FolderInventory, take_inventory
from pipeline.build.manifest import Entry
from pipeline.build.stored_files import FinishedFile


@dataclass(frozen=True)
class Wanted:
    """A file that is to stand in the outputs: its entry in the manifest, and the file that was made; None where it
    stays so."""

    entry: Entry
    made: FinishedFile | None = None


@dataclass(frozen=True)
class FolderLayout:
    """What becomes of a leaflet's folder, by paths below the outputs: what is `written`, what of ours
    goes (`removed`) or had been changed by somebody and is made anew (`remade`), what stays because it is not ours or
    no more as we wrote it (`left`), and what of the manifest is gone (`lost`). Where somebody else's file is
    `in_the_way`, nothing of the leaflet changes."""

    inventory: FolderInventory
    written: Mapping[str, FinishedFile]
    removed: tuple[str, ...] = ()
    remade: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    in_the_way: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """True where the folder is not as it is to be."""
        return not self.in_the_way and bool(self.written or self.removed)

    @property
    def dropped(self) -> tuple[str, ...]:
        """The files that the new folder has no more, or has anew."""
        return (*self.removed, *(path for path in self.written if path in self.inventory.files))

    @property
    def empty(self) -> bool:
        """True where nothing is left in the folder."""
        return not self.written and not set(self.inventory.files) - {*self.removed}


def plan_layout(outputs: Path, leaflet: str, before: Mapping[str, Entry], after: Mapping[str, Wanted]) -> FolderLayout:
    """Compare what stands with what is to stand. `before` is what the manifest says of the leaflet, `after` is what it
    is to say."""
    inventory = take_inventory(outputs, leaflet)
    if not inventory.whole:
        return FolderLayout(inventory, {}, in_the_way=(leaflet,) if after else ())
    gone = {path: inventory.judge(path, entry) for path, entry in before.items() if path not in after}
    removed = tuple(path for path, kind in gone.items() if kind == "ours")
    written, remade, in_the_way = {}, [], []
    for path, wanted in after.items():
        if wanted.made is None or inventory.judge(path, wanted.entry) == "ours":
            continue
        written[path] = wanted.made
        kind = inventory.judge(path, before.get(path))
        if kind == "changed":
            remade.append(path)
        elif kind == "others" or (kind == "folder" and not inventory.holds_only(path, removed)):
            in_the_way.append(path)
    in_the_way += [parent for parent in sorted(_list_parents(written)) if parent in inventory.files]
    ours = {*before, *after} - {path for path, kind in gone.items() if kind == "changed"}
    return FolderLayout(
        inventory=inventory,
        written=written,
        removed=removed,
        remade=tuple(remade),
        left=tuple(path for path in inventory.files if path not in ours),
        lost=tuple(path for path, one in after.items() if one.made is None and path not in inventory.files),
        in_the_way=tuple(path for path in in_the_way if path not in removed),
    )


def lay_out(layout: FolderLayout, folder: Path) -> None:
    """Make the folder of a leaflet as it is to be, somewhere else on the same file system. What stays is linked, and
    what was made is read and written a file at a time; an OSError where that fails, and a LostFileError where the store
    has a file no more."""
    inventory = layout.inventory
    leaflet = inventory.path.name
    dropped = set(layout.dropped)
    carried = [path for path in inventory.files if path not in dropped]
    ours = _list_parents(dropped) - _list_parents(carried)
    kept = [name for name in inventory.folders if name not in ours]
    needed = {leaflet, *kept, *_list_parents(layout.written)}
    for name in sorted(needed):
        _locate(folder, name).mkdir(parents=True, exist_ok=True)
    for path in carried:
        _link(inventory.outputs / path, _locate(folder, path))
    for path, made in layout.written.items():
        with _locate(folder, path).open("xb") as opened:
            opened.write(made.read())
    for name in needed & {leaflet, *inventory.folders} if inventory.path.is_dir() else ():
        _copy_rights(inventory.outputs / name, _locate(folder, name))


def _locate(folder: Path, path: str) -> Path:
    """Where a path below the outputs stands in the new folder of its leaflet."""
    return folder.joinpath(*path.split("/")[1:])


def _list_parents(paths: Iterable[str]) -> set[str]:
    """The folders of some paths, below the leaflet's own."""
    return {parent for path in paths for parent in _climb(path)}


def _climb(path: str) -> Iterator[str]:
    parts = path.split("/")
    yield from ("/".join(parts[:length]) for length in range(2, len(parts)))


def _copy_rights(one: Path, other: Path) -> None:
    state = one.stat()
    other.chmod(state.st_mode & 0o7777)
    with contextlib.suppress(OSError):
        if os.geteuid() == 0:
            os.chown(other, state.st_uid, state.st_gid)


def _link(one: Path, other: Path) -> None:
    """A second name for a file, or for a link itself; where the file system has no such thing, a copy."""
    try:
        os.link(one, other, follow_symlinks=False)
    except OSError:
        if one.is_symlink():
            other.symlink_to(one.readlink())
        elif one.is_file():
            shutil.copy2(one, other)
        else:
            raise
