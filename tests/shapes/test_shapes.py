"""Leaflets of other shapes than ours: all of them build, say in every form what their source says, and conform."""

from __future__ import annotations

import pytest

from pipeline.proof.validators import VALIDATORS, Remember
from tests.needs import need_validator
from tests.proof.validators.asking import verdicts
from tests.shapes.laid_out import SHAPES
from tests.workspace import Workspace

pytestmark = pytest.mark.slow


def test_there_are_twelve() -> None:
    assert len(SHAPES) == 12


def test_nothing_is_found_in_the_source(shape: Workspace) -> None:
    assert [one for one in shape.diagnostics() if one.severity != "info"] == []


def test_every_form_says_what_the_source_says(shape: Workspace) -> None:
    assert [one for one in shape.verify().diagnostics if one.severity != "info"] == []


def test_every_form_conforms(shape: Workspace, remember: Remember) -> None:
    for validator in VALIDATORS:
        need_validator(validator)
    faults = {
        (path, verdict.validator, verdict.profile): verdict.findings or verdict.reason
        for path, each in verdicts(shape.outputs, remember).items()
        for verdict in each
        if verdict.state != "passed"
    }
    assert faults == {}
