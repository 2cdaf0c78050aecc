"""The real leaflet's finished files, to be spoilt one at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from pipeline.conversion import FORMATS
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Document
from pipeline.proof.parity import verify_document

Findings = Callable[[str], tuple[Diagnostic, ...]]


@pytest.fixture
def files(built: Path, tmp_path: Path) -> Path:
    """A copy of what was built of the muscle atrophy leaflet in English."""
    return Path(copytree(built / "muscle-atrophy" / "en", tmp_path / "en"))


@pytest.fixture
def findings(real_document: Document, files: Path) -> Findings:
    """What is found in one form of the copy."""

    def verify(form: str) -> tuple[Diagnostic, ...]:
        return verify_document(real_document, files, "outputs/muscle-atrophy/en", FORMATS.values(), {form}).diagnostics

    return verify
