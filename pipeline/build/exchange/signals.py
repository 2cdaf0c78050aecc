"""Signals that ask to stop, which wait for the few moments that an exchange takes."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


def list_signals() -> list[signal.Signals]:
    """The signals that ask a command to stop, as far as the system has them."""
    return [signal.Signals[name] for name in NAMES if name in signal.Signals.__members__]


@contextlib.contextmanager
def hold_signals() -> Iterator[None]:
    """Let requests to stop wait until the end; the first one counts then."""
    if threading.current_thread() is not threading.main_thread():  # which is the one that is interrupted
        yield
        return
    received: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        received.append(number)

    handlers = {one: signal.getsignal(one) for one in list_signals()}
    held = {one: handler for one, handler in handlers.items() if handler not in (signal.SIG_IGN, None)}
    for one in held:
        signal.signal(one, note)
    try:
        yield
    finally:
        for one, handler in held.items():
            signal.signal(one, handler)
    if received:
        signal.raise_signal(received[0])
