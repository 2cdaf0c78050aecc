"""Addresses of shared stores, such as `s3://bucket/folder`: whatever fsspec and its packages can reach."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pipeline.build.lacking import MissingExtraError
from pipeline.build.shared.backends import ListedEntry
from pipeline.build.wrong_usage import WrongUsageError

_PATIENCE: dict[str, dict[str, Any]] = {
    "s3": {"config_kwargs": {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 2}}},
}
"""What keeps a store that cannot be reached from holding up a build for minutes, by protocol."""


class AddressBackend:
    """Entries as objects below an address."""

    def __init__(self, address: str) -> None:
        """Raises WrongUsageError where nobody knows such addresses, and MissingExtraError where a package is
        missing."""
        try:
            from fsspec.core import url_to_fs

            protocol = address.partition("://")[0]
            self._system, path = url_to_fs(
                address, use_listings_cache=False, skip_instance_cache=True, **_PATIENCE.get(protocol, {})
            )
        except ImportError as error:
            raise MissingExtraError(f"a store at {address}", "shared-store", error) from error
        except ValueError as error:
            raise WrongUsageError(f"{address} is no address of a store: {error}") from None
        self._root = str(path).rstrip("/")

    def read(self, name: str) -> bytes | None:
        """The bytes of an object; nothing where there is none."""
        with contextlib.suppress(FileNotFoundError, IsADirectoryError):
            return bytes(self._system.cat_file(f"{self._root}/{name}"))
        return None

    def write(self, name: str, data: bytes) -> None:
        """Put the object there. A folder of its kind is made where it takes one; the address itself has to be there, as
        a bucket that a slip of the hand made would be paid for and shared with nobody."""
        path = f"{self._root}/{name}"
        try:
            self._system.pipe_file(path, data)
        except FileNotFoundError:
            self._system.mkdir(path.rpartition("/")[0], create_parents=False)
            self._system.pipe_file(path, data)

    def list_entries(self, kind: str) -> Iterator[ListedEntry]:
        """The objects of a kind."""
        for path, described in self._system.find(f"{self._root}/{kind}", detail=True).items():
            written = next(value for key in _TIMES if (value := described.get(key)) is not None)
            seconds = written.timestamp() if isinstance(written, datetime) else float(written)
            yield ListedEntry(f"{kind}/{path.rpartition('/')[2]}", seconds, int(described.get("size") or 0))

    def remove(self, name: str) -> None:
        """Take the object away."""
        with contextlib.suppress(FileNotFoundError):
            self._system.rm_file(f"{self._root}/{name}")


_TIMES = ("LastModified", "mtime", "last_modified", "modified", "updated", "created")
"""What fsspec's packages call the time at which something was written, the best first."""
