"""What ends a command that is not the content's fault: something missing on the machine, or a fault of ours."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path

MACHINE, OURS = 3, 70


def describe(fault: Exception) -> tuple[str, int]:
    """A sentence for the user and the exit code. The details of a fault of ours go into a file, for its report."""
    from pipeline.parsers.pandoc import PandocError

    if isinstance(fault, PandocError):
        return f"plainleaf: {fault}\n`plainleaf doctor` says what is missing.", MACHINE
    if isinstance(fault, ModuleNotFoundError):
        return f"plainleaf: the package {fault.name} is missing; run `make all` again", MACHINE
    if isinstance(fault, OSError) and "cannot load library" in str(fault):
        first = str(fault).split(":", 1)[0]
        return f"plainleaf: a system library is missing ({first}).\n`plainleaf doctor` says what to install.", MACHINE
    if isinstance(fault, OSError) and fault.filename:
        return f"plainleaf: {fault.filename}: {fault.strerror}", MACHINE
    details = Path(tempfile.gettempdir()) / "plainleaf-fault.txt"
    details.write_text("".join(traceback.format_exception(fault)), encoding="utf-8")
    said = f"plainleaf: this is a fault of ours: {type(fault).__name__}: {fault}"
    return f"{said}\nNothing that was good has been changed. The details are in {details}", OURS
