"""States of whole folders, by what the system says of each file without opening it: its size, its times to the
nanosecond (that of its last change of any kind too, which nobody can set back) and its number on the disk.

They tell cheaply that nothing has changed. What differs may still be the same: then the bytes decide. Some file systems
count times in seconds, so that a file which is changed twice in one of them looks the same: what changed just before
it was looked at has no state, and is compared by its bytes the next time."""

from __future__ import annotations

import os
import time
from collections.abc import Collection
from hashlib import sha256
from operator import attrgetter
from pathlib import Path

NOTHING = "nothing"
"""The state of a folder that is not there."""
YOUNG = 2_000_000_000
"""Nanoseconds after a change in which the next one could have the same time."""
_NAME = attrgetter("name")


def digest_states(folder: Path, only: Collection[str] | None = None) -> dict[str, str]:
    """The states of what stands below a folder, as digests: by the name of the folder in it, and under "" for its own
    files; of these names `only`, where they are given. Empty for what is too young to be told from what follows."""
    newest = time.time_ns() - YOUNG
    own: list[str] = []
    states: dict[str, str] = {}
    for entry in _scan(folder):
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith(".") and (only is None or entry.name in only):
                states[entry.name] = _digest(_list_below(entry.path, f"{entry.name}/", newest))
        elif only is None or "" in only:
            own.append(_describe(entry, "", newest))
    if only is None or "" in only:
        states[""] = _digest(own)
    return states


def digest_tree(folder: Path, left_out: Collection[str] = ()) -> str:
    """The state of everything below a folder; empty where something of it is too young."""
    return _digest(_list_below(str(folder), "", time.time_ns() - YOUNG, left_out))


def _digest(lines: list[str]) -> str:
    return "" if "" in lines else sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _list_below(path: str, before: str, newest: int, left_out: Collection[str] = ()) -> list[str]:
    lines: list[str] = []
    for entry in _scan(path):
        name = entry.name
        if not entry.is_dir(follow_symlinks=False):
            lines.append(_describe(entry, before, newest))
        elif not name.startswith(".") and name not in left_out:
            lines += _list_below(entry.path, f"{before}{name}/", newest, left_out)
    return lines


def _scan(path: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(path) as entries:
            return sorted(entries, key=_NAME)
    except OSError:
        return []


def _describe(entry: os.DirEntry[str], before: str, newest: int) -> str:
    """A line for a file, and for a link what it leads to as well; empty where one is too young. Of a large catalogue
    this is done tens of thousands of times, and is most of a build with nothing to do."""
    leads = ""
    try:
        state = entry.stat(follow_symlinks=False)
        numbers = _tell(state) if state.st_ctime_ns <= newest else ""
        if entry.is_symlink():
            leads = str(Path(entry).readlink())
            if entry.is_file():
                state = entry.stat()
                numbers = f"{numbers} {_tell(state)}" if numbers and state.st_ctime_ns <= newest else ""
    except OSError:
        return ""
    return f"{before}{entry.name}\0{leads}\0{numbers}" if numbers else ""


def _tell(state: os.stat_result) -> str:
    return f"{state.st_mode} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}"
