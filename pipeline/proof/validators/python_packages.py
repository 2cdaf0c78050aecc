"""Validators that are Python packages, and the process in which they live."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pipeline.build.tools import list_installed
from pipeline.proof.validators.java import PYTHON_PACKAGES
from pipeline.proof.validators.verdict import Judgement
from pipeline.proof.validators.worker_process import WorkerProcess, make_python_worker


@cache
def make_pdf_worker() -> WorkerProcess:
    """The one process for all of them."""
    return make_python_worker("The PDF readers", "pdf_worker")


def ask(validator: str, path: Path, profile: str) -> Judgement:
    """Ask one of them."""
    return make_pdf_worker().ask({"ask": validator, "path": str(path), "profile": profile})


def lacks(**modules: str) -> str:
    """Which of these modules (by the name of their package) is missing; nothing when all are there."""
    for module, package in modules.items():
        if find_spec(module) is None:
            return f"{package} is not installed: {PYTHON_PACKAGES}"
    return ""


def find_version(package: str) -> str:
    """The version of an installed package."""
    return list_installed().get(package, "")
