"""What takes long is made once a run, by the first process that asks for it, whatever the number of processes."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.build.request import Request
from pipeline.build.stages import build
from tests.paths import ROOT


def run_folder(factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of this run share. Each process of pytest-xdist has one of its own in it."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def make_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder, filled by `make`. Who asks while it is being made waits; what fails is tried again by the next."""
    with folder.with_name(f".{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder.with_name(f".{folder.name}.made")
        if not done.exists():
            make(folder)
            done.touch()
    return folder


def build_from(
    source: Path, names: tuple[str, ...] = (), languages: tuple[str, ...] = (), formats: tuple[str, ...] = ()
) -> Callable[[Path], None]:
    """Makes the outputs of a source folder of this repository, which has to be free of errors: of all its leaflets in
    all languages and forms, or of some."""

    def make(place: Path) -> None:
        outcome = build(Request(source, place / "outputs", names, languages, formats, executor="serial"), ROOT)
        assert not outcome.failed, outcome.diagnostics

    return make
