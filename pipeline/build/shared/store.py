"""The shared store: entries of others, which are believed where they are sealed, and ours, for others.

Nothing hangs on it. What is not there, or not believed, is made here; where it cannot be reached, a build says so once
and goes on with the store of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from pipeline.build.exchange.lock import Tell
from pipeline.build.lacking import LackingError
from pipeline.build.shared.backends import Backend, FolderBackend
from pipeline.build.shared.seals import SealKey, read_seal_key
from pipeline.build.store import KEY, KINDS
from pipeline.build.wrong_usage import WrongUsageError

T = TypeVar("T")


class StoreUnreachableError(LackingError):
    """A shared store cannot be reached, or refuses."""


@dataclass
class SharedStore:
    """A store at an address. `tell` takes, once each, what a user should know of it."""

    address: str
    backend: Backend
    key: SealKey
    tell: Tell
    day: date = field(default_factory=date.today)

    def __post_init__(self) -> None:
        self._lost = self._read_only = self._told_of_seals = False

    def read(self, kind: str, key: str) -> bytes | None:
        """The bytes that are kept under a key; nothing where there are none, or their seal is not right. Once a day,
        the entry is written again, so that its time is that of its last use."""
        entry = self._try(lambda: self.backend.read(f"{kind}/{key}"))
        if entry is None:
            return None
        try:
            sealed = self.key.open(kind, key, entry)
        except ValueError:
            self._tell_of_seals()
            return None
        if sealed.day != self.day.isoformat():
            self.write(kind, key, sealed.data)
        return sealed.data

    def write(self, kind: str, key: str, data: bytes) -> None:
        """Keep some bytes for others. Whoever writes the same at the same time writes the same bytes."""
        if not self._read_only:
            entry = self.key.seal(kind, key, data, self.day)
            self._try(lambda: self.backend.write(f"{kind}/{key}", entry), writes=True)

    def _try(self, ask: Callable[[], T], *, writes: bool = False) -> T | None:
        """What the backend gives; nothing where it fails. Each package behind an address has errors of its own, so all
        of them are caught. After one nothing is asked any more: each question could take as long as this one."""
        if self._lost:
            return None
        try:
            return ask()
        except PermissionError as error:
            if writes:
                self._read_only = True
                self.tell(f"the shared store {self.address} may not be written, and is only read ({_name(error)})")
                return None
            self._lose(error)
        except Exception as error:
            self._lose(error)
        return None

    def _lose(self, error: Exception) -> None:
        self._lost = True
        self.tell(f"the shared store {self.address} cannot be used, and the build goes on without it ({_name(error)})")

    def _tell_of_seals(self) -> None:
        if not self._told_of_seals:
            self._told_of_seals = True
            whose = f"entries of the shared store {self.address}"
            self.tell(f"{whose} are damaged, or not sealed with your key: they are made anew")


def open_shared_store(address: str, tell: Tell) -> SharedStore:
    """The shared store at an address or in a folder, with the key of the environment; nothing is asked of it yet.
    Raises WrongUsageError where there is no key, or no such kind of address."""
    key = read_seal_key(dict(os.environ))
    return SharedStore(address, open_backend(address), key, tell)


def open_backend(address: str) -> Backend:
    """What keeps the entries of an address. A folder needs no package; it has to be there, so that nobody shares a
    store with himself because he made a slip."""
    if "://" in address:
        from pipeline.build.shared.addresses import AddressBackend

        return AddressBackend(address)
    if not Path(address).is_dir():
        raise WrongUsageError(f"there is no folder {address}: make it first, where all who share the store can write")
    return FolderBackend(Path(address))


def prune_shared_store(address: str, before: float) -> tuple[int, int]:
    """Take away the entries that were last used before a time. How many there were, and of how many bytes. Raises
    StoreUnreachableError where that cannot be done."""
    backend = open_backend(address)
    try:
        listed = (entry for kind in KINDS for entry in backend.list_entries(kind))
        old = [entry for entry in listed if entry.written < before and KEY.fullmatch(entry.name.rpartition("/")[2])]
        for entry in old:
            backend.remove(entry.name)
    except Exception as error:  # of whatever package is behind the address
        raise StoreUnreachableError(f"the shared store {address} cannot be used ({_name(error)})") from error
    return len(old), sum(entry.size for entry in old)


def _name(error: Exception) -> str:
    """The reason on one line."""
    return " ".join(str(error).split()) or type(error).__name__
