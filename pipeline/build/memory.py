"""Tuning of Python's cyclic collector (gc)."""

from __future__ import annotations

import gc

NEW_OBJECTS = 50_000
"""After so many new objects; Python itself takes 700."""


def collect_seldom() -> None:
    """For a process that makes leaflets: laying one out makes a million objects that stay until it is done, and looking
    through them again and again takes a tenth of the time. Memory grows by about 15 MB."""
    gc.set_threshold(NEW_OBJECTS)
