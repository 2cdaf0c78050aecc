"""Cleaning: what was made is taken away, the files in the outputs folder and the store beside it, and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.exchange.lock import Tell, hold_lock, tell_nobody
from pipeline.build.outputs_folder import Outputs
from pipeline.build.places_apart import refuse_source
from pipeline.build.store import STORE, open_store_beside


@dataclass(frozen=True)
class Pruned:
    """How many entries were taken away from a store (its folder or address), and of how many bytes."""

    store: str
    entries: int
    size: int


@dataclass(frozen=True)
class Cleaned:
    """What was `removed`, and what was `left` because it is not ours, or no more as we wrote it: paths below the
    outputs, and below the store."""

    removed: tuple[str, ...]
    left: tuple[str, ...]
    left_in_store: tuple[str, ...]


def clean_outputs(folder: Path, tell: Tell = tell_nobody) -> Cleaned:
    """Take away the files in an outputs folder that we wrote, and the store beside it. Raises WrongUsageError for a
    folder that has a source in it."""
    refuse_source(folder)
    store = open_store_beside(folder)
    removed: tuple[str, ...] = ()
    if folder.is_dir():
        removed = Outputs.open(folder, tell).remove_all(tell)
    left_in_store: tuple[str, ...] = ()
    if store.folder.is_dir():
        with hold_lock(store.folder / "lock", tell):
            left_in_store = store.clear()
    return Cleaned(removed, tuple(_list_left(folder)), left_in_store)


def prune_store(output: Path, address: str, unused: float, tell: Tell = tell_nobody) -> Pruned:
    """Take away what was not used for so many seconds from the store beside an outputs folder or, where one is given,
    from the shared one at an address. It needs no key, because nothing is read. Raises WrongUsageError for what is no
    address, and StoreUnreachableError where it cannot be reached."""
    before = time.time() - unused
    if address:
        from pipeline.build.shared.store import prune_shared_store

        return Pruned(address, *prune_shared_store(address, before))
    store = open_store_beside(output)
    if not store.folder.is_dir():
        return Pruned(str(store.folder), 0, 0)
    with hold_lock(store.folder / "lock", tell):
        return Pruned(str(output.parent / STORE), *store.prune(before))


def _list_left(folder: Path) -> Iterator[str]:
    """The files of a folder, without following a link."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        links = [name for name in folders if Path(place, name).is_symlink()]
        yield from (Path(place, name).relative_to(folder).as_posix() for name in sorted([*names, *links]))
