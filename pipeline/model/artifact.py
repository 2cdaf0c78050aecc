"""Artifacts, which are what comes out: a finished file, and what was measured while it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Measured:
    """What a paged format found out, for the outputs made after it: `pages` is a count, `page_of` maps the id of a
    block to the page (from 1) on which it starts."""

    pages: int = 0
    page_of: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Artifact:
    """Finished bytes under `path`, relative to the folder of one leaflet in one language (POSIX separators)."""

    path: str
    media_type: str
    data: bytes
    measured: Measured | None = None
