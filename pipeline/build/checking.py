"""Checking of a source folder, with the formats that there are and a memory for pandoc's answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from pipeline.conversion import FORMATS
from pipeline.validation.check import Checkup, check
from pipeline.validation.reading.photos import Remember


def check_source(
    folder: Path,
    base: Path,
    names: Iterable[str],
    languages: Collection[str] = (),
    release: bool = False,
    remember: Remember | None = None,
) -> Checkup:
    """Check the named leaflets of a source folder: see `check`. `remember` keeps answers, as the store does."""
    return check(folder, base, names, FORMATS.values(), languages, release, remember)
