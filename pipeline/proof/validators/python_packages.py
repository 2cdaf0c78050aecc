"""The process in which the validators live that are Python packages."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pipeline.build.tools import list_installed
from pipeline.proof.validators.java import PYTHON_PACKAGES
from pipeline.proof.validators.resident import Resident, in_python
from pipeline.proof.validators.verdict import Judged


@cache
def readers() -> Resident:
    """The one process for all of them."""
    return in_python("The PDF readers", "pdf_readers")


def ask(validator: str, path: Path, profile: str) -> Judged:
    """Ask one of them."""
    return readers().ask({"ask": validator, "path": str(path), "profile": profile})


def lacks(**modules: str) -> str:
    """Which of these modules (by the name of their package) is missing; nothing when all are there."""
    for module, package in modules.items():
        if find_spec(module) is None:
            return f"{package} is not installed: {PYTHON_PACKAGES}"
    return ""


def version(package: str) -> str:
    """The version of an installed package."""
    return list_installed().get(package, "")
