"""What Chromium shows: axe-core in every setting of a reader, and our own measurements of what axe does not look at."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.proof.validators import node, python_packages
from pipeline.proof.validators.resident import Resident, in_python
from pipeline.proof.validators.verdict import Judged, Validator

_AXE = node.PACKAGES / "axe-core" / "axe.min.js"


@cache
def _resident() -> Resident:
    return in_python("Chromium", "chromium")


def _ask(validator: str, path: Path) -> Judged:
    question = {"ask": validator, "path": str(path), "program": node.chromium(), "axe": str(_AXE)}
    return _resident().ask(question)


def _lacks_browser() -> str:
    return python_packages.lacks(playwright="playwright") or node.lacks_chromium()


AXE = Validator(
    "axe-core",
    "html",
    ("WCAG 2.2 A and AA, best practices",),
    lambda path, profile: _ask("axe", path),
    lambda: _lacks_browser() or node.lacks("axe-core"),
    lambda: f"{node.version('axe-core')} in {node.chromium_version()}",
)

MEASURED = Validator(
    "Our measurements",
    "html",
    ("reflow, text spacing, targets, focus, requests",),
    lambda path, profile: _ask("measured", path),
    _lacks_browser,
    node.chromium_version,
)
