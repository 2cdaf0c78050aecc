"""Artifacts, which are what comes out: a finished file, and what was measured while it was made. Whoever does not need
the bytes is told what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True)
class Measured:
    """What a paged format found out, for the outputs made after it: `pages` is a count, `page_of` maps the id of a
    block to the page (from 1) on which it starts."""

    pages: int = 0
    page_of: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class MadeFile:
    """What is known of a finished file without its bytes: its `path`, relative to the folder of one leaflet in one
    language (POSIX separators), its size in bytes and their digest."""

    path: str
    media_type: str
    size: int
    sha256: str
    measured: Measured | None = None

    def describe(self) -> MadeFile:
        """The same, and nothing of where the bytes are."""
        return MadeFile(self.path, self.media_type, self.size, self.sha256, self.measured)


@dataclass(frozen=True)
class Artifact:
    """Finished bytes under `path`, as above."""

    path: str
    media_type: str
    data: bytes
    measured: Measured | None = None

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self.data)

    @cached_property
    def sha256(self) -> str:
        """Their digest."""
        return sha256(self.data).hexdigest()

    def describe(self) -> MadeFile:
        """What is known of it without its bytes."""
        return MadeFile(self.path, self.media_type, self.size, self.sha256, self.measured)

    def read(self) -> bytes:
        """The bytes, as whoever publishes a file asks for them, wherever they are."""
        return self.data
