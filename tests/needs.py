"""What tests need of the machine: programs and packages that not everybody has."""

from __future__ import annotations

import os

import pytest

from pipeline.proof.validators import Validator


def need(available: object, what: str) -> None:
    """Skip the test that needs something this machine lacks, saying what; with CI set, fail instead."""
    if not available:
        if os.environ.get("CI"):
            pytest.fail(f"{what} is missing, and with CI set that is a failure")
        pytest.skip(f"{what} is missing on this machine")


def need_validator(*validators: Validator) -> None:
    """The same for what a validator needs."""
    for validator in validators:
        lacking = validator.lacks()
        need(not lacking, f"{validator.name} ({lacking})")
