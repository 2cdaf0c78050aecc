"""File systems that are mounted for a test, and taken away after it, however it ends."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.needs import need


@contextmanager
def mount_memory(folder: Path, options: str = "size=64m") -> Iterator[Path]:
    """A file system of its own in memory, at a folder that is there; the options are those of tmpfs."""
    with _mount(folder, "-t", "tmpfs", "-o", options, "tmpfs"):
        yield folder


@contextmanager
def mount_again(there: Path, folder: Path, *, read_only: bool = False) -> Iterator[Path]:
    """What stands in one folder, in another as well (or in the same), where it may be that nothing can be written."""
    with _mount(folder, "--bind", str(there)):
        if read_only:
            subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
        yield folder


@contextmanager
def _mount(folder: Path, *words: str) -> Iterator[None]:
    """Skips the test where the machine lets nobody mount."""
    done = subprocess.run(["mount", *words, str(folder)], capture_output=True, check=False)
    need(done.returncode == 0, "the right to mount a file system")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
