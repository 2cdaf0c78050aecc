"""Mounts: nothing can be renamed from one into another, also where both show the same file system."""

from __future__ import annotations

import os
import re
from pathlib import Path


def find_mount(folder: Path) -> tuple[int, str]:
    """The mount in which a folder stands: the number of its file system, and that of the mount (proc(5), fdinfo); empty
    where the system does not say."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        device = os.fstat(number).st_dev
        try:
            line = re.search(r"^mnt_id:\s*(\d+)", Path(f"/proc/self/fdinfo/{number}").read_text(), re.MULTILINE)
        except OSError:
            line = None
        return device, line[1] if line else ""
    finally:
        os.close(number)
