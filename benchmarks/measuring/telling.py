"""Telling, on standard error, what is being measured: what takes hours can then be watched, and tables stay whole."""

from __future__ import annotations

import sys
import time


def tell(what: str) -> None:
    """A line with the time of day."""
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)
