"""Failures of commands that are not the content's: something that the machine lacks or took away, a request to stop, or
a fault of ours."""

from __future__ import annotations

import errno
import os
import signal
from types import FrameType

from pipeline.build.exchange.signals import list_signals
from pipeline.build.progress import list_notes

MACHINE, OURS = 3, 70
_MEMORY = "the memory of this machine is not enough"
_CAUSES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "it cannot be written, because the disk is read-only",
    errno.EACCES: "it may not be read or written",
    errno.EPERM: "it may not be changed",
    errno.EFBIG: "the file is larger than this machine allows",
    errno.EMFILE: "more files are open than this machine allows",
    errno.ENFILE: "more files are open than this machine allows",
    errno.ENOMEM: _MEMORY,
    errno.EAGAIN: "this machine lets no more processes start",
}
"""What the system's errors mean for a user."""


class StopRequestError(KeyboardInterrupt):
    """A signal that asks the command to stop, other than the user's Ctrl-C: its `number`."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def stop_on_signals() -> None:
    """Let SIGTERM and SIGHUP stop a command as Ctrl-C does, so that it ends its processes and leaves nothing behind.
    What whoever started it has it ignore, it ignores."""
    for number in list_signals():
        if signal.getsignal(number) == signal.SIG_DFL:  # Ctrl-C has a handler of Python's
            signal.signal(number, _stop)


def _stop(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)
    raise StopRequestError(number)


def find_stop_code(stop: BaseException) -> int:
    """The exit code after a request to stop, as shells give it: 128 and the number of the signal."""
    return 128 + (stop.number if isinstance(stop, StopRequestError) else signal.SIGINT)


def describe_stop(stop: BaseException) -> str:
    """What was done before a command was stopped."""
    return "plainleaf: " + "; ".join(("stopped", *list_notes(stop)))


def describe_failure(error: BaseException) -> tuple[str, int]:
    """A sentence for the user and the exit code. The details of a fault of ours go into a file, for its report."""
    notes = list_notes(error)
    cause = name_cause(error)
    if cause is not None:
        return _make_printable("plainleaf: " + "; ".join((cause, *notes))), MACHINE
    text = "; ".join((f"plainleaf: this is a fault of ours: {type(error).__name__}: {error}", *notes))
    return _make_printable(f"{text}\n{_keep_details(error)}"), OURS


def _make_printable(text: str) -> str:
    """The text with what no terminal can take, such as a file name that is no text, written in ASCII."""
    return text.encode("utf-8", "backslashreplace").decode()


def name_cause(error: BaseException) -> str | None:
    """What of this machine made a command fail, as a sentence; None where it was not the machine."""
    text = " ".join(str(error).split())
    if isinstance(error, MemoryError) or "Cannot allocate memory" in text or "failed to map segment" in text:
        return _MEMORY  # before anything is imported
    from concurrent.futures import BrokenExecutor

    from pipeline.build.exchange.journal import UnfinishedError
    from pipeline.build.lacking import LackingError
    from pipeline.parsers.pandoc import PandocError

    if isinstance(error, PandocError):
        return f"{text} (`plainleaf doctor` says what is there)" if "missing" in text else text
    if isinstance(error, ModuleNotFoundError):
        return f"the package {error.name} is missing (`make all` installs it)"
    if isinstance(error, BrokenExecutor | EOFError | ConnectionError):
        return "a process that did a part of the work was ended from outside, often because memory ran out"
    if isinstance(error, UnfinishedError):
        return f"what was begun could not be finished, and the next command tries again ({text})"
    if isinstance(error, LackingError) or (isinstance(error, RuntimeError) and "start new thread" in text):
        return text
    return _name_cause_of_system(error, text) if isinstance(error, OSError) else None


def _name_cause_of_system(error: OSError, text: str) -> str:
    if "cannot load library" in text:
        return f"a system library is missing: {text.split(':', 1)[0]} (`plainleaf doctor` says what to install)"
    reason = _CAUSES.get(error.errno or 0, error.strerror or text)
    return f"{error.filename}: {reason}" if error.filename else reason


def _keep_details(error: BaseException) -> str:
    """Where the details of a fault of ours are: in a new file that nobody else can read."""
    import tempfile
    import traceback

    try:
        number, path = tempfile.mkstemp(prefix="plainleaf-fault-", suffix=".txt", text=True)
        with os.fdopen(number, "w", encoding="utf-8", errors="backslashreplace") as opened:
            opened.write("".join(traceback.format_exception(error)))
    except OSError as cause:
        return f"The details could not be kept: {cause.strerror or cause}"
    return f"The details are in {path}"
