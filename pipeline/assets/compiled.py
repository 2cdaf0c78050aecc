"""What is made of a file of ours once, and kept in a folder as Python keeps its compiled modules: with what it was made
of and by, so that it is found again only while nothing of that has changed."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

FOLDER = "__pycache__"
"""The name of such a folder: it is in no release, no digest and no repository."""


def recall(path: Path, by: bytes) -> bytes:
    """What is kept at a path, if it was made by exactly this; else nothing."""
    with suppress(OSError):
        data = path.read_bytes()
        if data.startswith(by):
            return data.removeprefix(by)
    return b""


def keep(path: Path, by: bytes, made: bytes) -> None:
    """Keeps what was made, where Python keeps its own and the folder can be written to."""
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            whole = path.with_suffix(f".{os.getpid()}")
            whole.write_bytes(by + made)
            whole.replace(path)
