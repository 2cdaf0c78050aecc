"""page-validation: a second reader of all rules of PDF/UA-1 and PDF/A, written in Rust on its own, so that a mistake of
one validator does not go unseen."""

from __future__ import annotations

from pathlib import Path

from pipeline.proof.validators import python_packages
from pipeline.proof.validators.verdict import Judgement, Validator

PROFILES = {"PDF/UA-1": "ua1", "PDF/A-2a": "2a"}


def _ask(path: Path, profile: str) -> Judgement:
    return python_packages.ask("page", path, PROFILES[profile])


PAGE_VALIDATION = Validator(
    name="page-validation",
    form="pdf",
    profiles=tuple(PROFILES),
    ask=_ask,
    lacks=lambda: python_packages.lacks(page="page-validation"),
    version=lambda: python_packages.find_version("page-validation"),
    archive_profiles=(),
)
