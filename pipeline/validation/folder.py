"""The source folder from outside: which leaflets are in it. Cheap to ask, before anything is read."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.kept_folder import KEPT

SHARED = "shared"
"""The folder of the standing sections, which is no leaflet."""
IMAGES = "images"
"""The folder of the publisher's pictures, which is none either."""
LANGUAGES = "languages"
"""The folder of the words of languages that Plainleaf does not bring, which is none either."""
RESERVED = frozenset({SHARED, IMAGES, LANGUAGES, "facts", "places", "style"})
"""Names that are no leaflet's, because they are those of files and folders that all leaflets share."""


def find_leaflets(folder: Path) -> tuple[str, ...]:
    """The names of the leaflets in a source folder: its folders but `shared`, `images`, `languages`, `kept` and hidden
    ones. A folder with a leaflet in it is none of these, whatever it is called."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if _is_folder(path) and _is_leaflet(path)))


def _is_folder(path: Path) -> bool:
    """Whether a folder stands there, or a link that leads nowhere in the place of one."""
    return path.is_dir() or (path.is_symlink() and not path.exists() and not path.suffix)


def _is_leaflet(path: Path) -> bool:
    if path.name in (SHARED, IMAGES, LANGUAGES, KEPT):
        return (path / "leaflet.yaml").exists()
    return not path.name.startswith((".", "__"))
