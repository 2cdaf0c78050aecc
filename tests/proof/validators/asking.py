"""Asking validators from tests: which there are, and what is wrong with the files of a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from pipeline.model.memory import Remember
from pipeline.proof.validators import VALIDATORS, Validator, Verdict, judge
from tests.needs import need_validator

Verdicts: TypeAlias = Mapping[str, tuple[Verdict, ...]]
"""The verdicts on the files of a folder, by their paths below it."""

EVERY = [
    pytest.param(validator, profile, id=f"{validator.name} {profile}".replace(" ", "-"))
    for validator in VALIDATORS
    for profile in validator.profiles
]
"""Each validator with each of its profiles."""


def verdicts(folder: Path, remember: Remember) -> Verdicts:
    """What all validators say of all files that there are validators for."""
    judged = judge(sorted(folder.rglob("*")), remember)
    return {path.relative_to(folder).as_posix(): said for path, said in judged.items()}


def faults(judged: Verdicts, validator: Validator, profile: str, leaflet: str = "") -> dict[str, list[str]]:
    """What a validator found wrong, by file; that it could not come to a verdict is a fault too. A validator that is
    missing on this machine skips the test, and fails it in continuous integration."""
    need_validator(validator)
    asked = {
        path: verdict
        for path, said in judged.items()
        for verdict in said
        if path.startswith(leaflet) and (verdict.validator, verdict.profile) == (validator.name, profile)
    }
    assert asked, f"there is nothing to show to {validator.name}"
    return {
        path: [*verdict.findings, *filter(None, [verdict.reason])]
        for path, verdict in asked.items()
        if verdict.state != "passed"
    }


def findings_on(paths: Iterable[Path], validator: Validator, profile: str, remember: Remember) -> dict[str, list[str]]:
    """What a validator finds wrong with each of these files; that it could not come to a verdict is a fault too. A
    validator that is missing skips the test, or fails it, as above."""
    need_validator(validator)
    verdicts = {str(path): validator.validate(path, profile, remember) for path in paths}
    return {path: [*one.findings, *filter(None, [one.reason])] for path, one in verdicts.items()}
