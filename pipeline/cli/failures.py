"""Failures of commands that are not the content's: something missing on the machine, or a fault of ours."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path

MACHINE, OURS = 3, 70


def describe_failure(error: Exception) -> tuple[str, int]:
    """A sentence for the user and the exit code. The details of a fault of ours go into a file, for its report."""
    from pipeline.parsers.pandoc import PandocError

    if isinstance(error, PandocError):
        return f"plainleaf: {error}\n`plainleaf doctor` says what is missing.", MACHINE
    if isinstance(error, ModuleNotFoundError):
        return f"plainleaf: the package {error.name} is missing; run `make all` again", MACHINE
    if isinstance(error, OSError) and "cannot load library" in str(error):
        first = str(error).split(":", 1)[0]
        return f"plainleaf: a system library is missing ({first}).\n`plainleaf doctor` says what to install.", MACHINE
    if isinstance(error, OSError) and error.filename:
        return f"plainleaf: {error.filename}: {error.strerror}", MACHINE
    details = Path(tempfile.gettempdir()) / "plainleaf-fault.txt"
    details.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    text = f"plainleaf: this is a fault of ours: {type(error).__name__}: {error}"
    return f"{text}\nNothing that was good has been changed. The details are in {details}", OURS
