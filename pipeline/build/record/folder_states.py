"""States of whole folders, by what the system says of each file without opening it: its size, its times to the
nanosecond (that of its last change of any kind too, which nobody can set back) and its number on the disk.

They tell cheaply that nothing has changed. What differs may still be the same: then the bytes decide. Some file systems
count times in seconds, so that a file which is changed twice in one of them looks the same: what changed just before
it was looked at has no state, and is compared by its bytes the next time."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from pathlib import Path

NOTHING = "nothing"
"""The state of a folder that is not there."""
YOUNG = 2_000_000_000
"""Nanoseconds after a change in which the next one could have the same time."""


def digest_states(folder: Path, only: Collection[str] | None = None) -> dict[str, str]:
    """The states of what stands below a folder, as digests: by the name of the folder in it, and under "" for its own
    files; of these names `only`, where they are given. Empty for what is too young to be told from what follows."""
    newest = time.time_ns() - YOUNG
    own: list[str] = []
    states: dict[str, str] = {}
    for entry in _scan(folder):
        if _is_folder(entry):
            if only is None or entry.name in only:
                states[entry.name] = _digest(_list_below(entry.path, f"{entry.name}/", newest))
        elif only is None or "" in only:
            own.append(_describe(entry, "", newest))
    if only is None or "" in only:
        states[""] = _digest(own)
    return states


def digest_tree(folder: Path, left_out: Collection[str] = ()) -> str:
    """The state of everything below a folder; empty where something of it is too young."""
    return _digest(_list_below(str(folder), "", time.time_ns() - YOUNG, left_out))


def _digest(lines: Iterable[str]) -> str:
    whole = list(lines)
    return "" if "" in whole else sha256("\n".join(whole).encode("utf-8", "surrogatepass")).hexdigest()


def _list_below(path: str, before: str, newest: int, left_out: Collection[str] = ()) -> Iterator[str]:
    for entry in _scan(path):
        if not _is_folder(entry):
            yield _describe(entry, before, newest)
        elif entry.name not in left_out:
            yield from _list_below(entry.path, f"{before}{entry.name}/", newest, left_out)


def _scan(path: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(path) as entries:
            seen = [one for one in entries if not (one.name.startswith(".") and _is_folder(one))]
    except OSError:
        return []
    return sorted(seen, key=lambda one: one.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _describe(entry: os.DirEntry[str], before: str, newest: int) -> str:
    """A line for a file, and for a link what it leads to as well; empty where one is too young."""
    try:
        states = [entry.stat(follow_symlinks=False)]
        leads = str(Path(entry).readlink()) if entry.is_symlink() else ""
        states += [entry.stat()] if leads and entry.is_file() else []
    except OSError:
        return ""
    if any(one.st_ctime_ns > newest for one in states):
        return ""
    parts = (f"{one.st_mode} {one.st_size} {one.st_mtime_ns} {one.st_ctime_ns} {one.st_ino}" for one in states)
    return f"{before}{entry.name}\0{leads}\0{' '.join(parts)}"
