"""Publishing that is stopped before any change of the disk, as a process is that is killed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.build.exchange import paths


class Stopped(BaseException):
    """Stands for a process that is killed."""


STEPS = ("rename", "replace", "unlink")


def count_steps(patched: pytest.MonkeyPatch, way: str, step: int) -> None:
    """Every change of the disk counts, and before the one of this number the process is gone."""
    left = [step]

    def count(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*words: object, **named: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise Stopped
            return call(*words, **named)

        return counted

    for name in STEPS:
        patched.setattr(Path, name, count(getattr(Path, name)))
    patched.setattr(os, "link", count(os.link))
    patched.setattr("shutil.rmtree", count(lambda *words, **named: None))
    if way == "exchange":
        patched.setattr(paths, "exchange_paths", count(paths.exchange_paths))
