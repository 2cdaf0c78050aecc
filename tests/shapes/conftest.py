"""Each shape, built once a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build.request import Request
from pipeline.build.stages import build
from tests.once import make_once, run_folder
from tests.shapes.laid_out import SHAPES, lay_out
from tests.workspace import Workspace


@pytest.fixture(scope="session", params=SHAPES)
def shape(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with a shape in it, and its outputs. Do not change it."""

    def make(place: Path) -> None:
        outcome = build(Request(lay_out(request.param, place / "source"), place / "outputs", executor="serial"), place)
        assert not outcome.failed, [one for one in outcome.diagnostics if one.severity != "info"]

    return Workspace(make_once(run_folder(tmp_path_factory) / f"shape-{request.param}", make))
