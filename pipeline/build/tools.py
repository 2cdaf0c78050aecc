"""Versions of the tools that have a hand in the bytes, and a digest of our own code."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

from pipeline.assets import compiled
from pipeline.build.file_states import list_files
from pipeline.build.lacking import LackingError
from pipeline.build.record.folder_states import digest_tree

PACKAGE = Path(__file__).parents[1]
_LENGTH = 2 * sha256().digest_size


class OtherToolsError(LackingError):
    """A worker has other tools than the key of its job says, so it would make other bytes."""


@cache
def list_installed() -> dict[str, str]:
    """Python packages and their versions, by the names of their metadata folders: importlib.metadata would cost more
    than a build with nothing to do."""
    versions: dict[str, str] = {}
    for entry in sys.path:
        if not entry or not Path(entry).is_dir():
            continue
        for folder in Path(entry).glob("*.dist-info"):
            package, _, version = folder.stem.partition("-")
            versions.setdefault(package.lower().replace("_", "-"), version)
    return versions


@cache
def find_library_version(name: str, function: str) -> str:
    """The version that a system library gives of itself; empty where it is not there."""
    import ctypes

    for file in (f"lib{name}.so.0", f"lib{name}.0.dylib", f"lib{name}-0.dll"):
        try:
            ask = ctypes.CDLL(file)[function]
        except (OSError, AttributeError):
            continue
        ask.restype = ctypes.c_char_p
        return str((ask() or b"").decode())
    return ""


def find_versions(names: tuple[str, ...]) -> dict[str, str]:
    """The versions of tools by name: Python packages, `python`, `pango` and `harfbuzz`."""
    known = {
        "python": lambda: ".".join(map(str, sys.version_info[:2])),
        "pango": lambda: find_library_version("pango-1.0", "pango_version_string"),
        "harfbuzz": lambda: find_library_version("harfbuzz", "hb_version_string"),
    }
    return {name: known[name]() if name in known else list_installed().get(name, "") for name in names}


@cache
def digest_code_state() -> str:
    """The state of the files that `digest_code` looks at, which tells sooner whether they have changed; empty where
    only their bytes tell."""
    return digest_tree(PACKAGE, left_out=(compiled.FOLDER,))


@cache
def digest_code() -> str:
    """The sha256 of our own code, templates, stylesheets, fonts and icons. It is kept as long as their state says that
    none of them has changed, because to read them all takes as long as to read a leaflet."""
    kept, state = PACKAGE / compiled.FOLDER / "code.digest", digest_code_state()
    known = compiled.recall(kept, state.encode()).decode() if state else ""
    if len(known) != _LENGTH:
        known = _read_code()
        if state:
            compiled.keep(kept, state.encode(), known.encode())
    return known


def _read_code() -> str:
    whole = sha256()
    for path in list_files(PACKAGE, left_out=(compiled.FOLDER,)):
        whole.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0")
        whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()
