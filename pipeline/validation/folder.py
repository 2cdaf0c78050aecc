"""The source folder from outside: which leaflets are in it. Cheap to ask, before anything is read."""

from __future__ import annotations

from pathlib import Path

SHARED = "shared"
"""The folder of the standing sections, which is no leaflet."""
IMAGES = "images"
"""The folder of the publisher's pictures, which is none either."""


def find_leaflets(folder: Path) -> tuple[str, ...]:
    """The names of the leaflets in a source folder: its folders but `shared`, `images` and hidden ones."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir() and _is_leaflet(path)))


def _is_leaflet(path: Path) -> bool:
    return path.name not in (SHARED, IMAGES) and not path.name.startswith((".", "__"))
