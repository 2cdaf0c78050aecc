"""Validators in Chromium: axe-core in every setting of a reader, and our measurements of what axe does not look at."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.proof.validators import node, python_packages
from pipeline.proof.validators.verdict import Judgement, Validator
from pipeline.proof.validators.worker_process import WorkerProcess, make_python_worker

_AXE = node.PACKAGES / "axe-core" / "axe.min.js"


@cache
def _make_worker() -> WorkerProcess:
    return make_python_worker("Chromium", "chromium_worker")


def _ask(validator: str, path: Path) -> Judgement:
    question = {"ask": validator, "path": str(path), "program": node.find_chromium(), "axe": str(_AXE)}
    return _make_worker().ask(question)


def _lacks_browser() -> str:
    return python_packages.lacks(playwright="playwright") or node.lacks_chromium()


AXE = Validator(
    name="axe-core",
    form="html",
    profiles=("WCAG 2.2 A and AA, best practices",),
    ask=lambda path, profile: _ask("axe", path),
    lacks=lambda: _lacks_browser() or node.lacks("axe-core"),
    version=lambda: f"{node.read_version('axe-core')} in {node.ask_chromium_version()}",
)

MEASURED = Validator(
    name="Our measurements",
    form="html",
    profiles=("reflow, text spacing, targets, focus, requests",),
    ask=lambda path, profile: _ask("measured", path),
    lacks=_lacks_browser,
    version=node.ask_chromium_version,
)
