"""A good PDF of each form, made once, and what is found when it is spoilt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model.diagnostics import Diagnostic
from pipeline.proof.boxes import prove_boxes
from tests.proof.boxes.spoilt_boxes import PdfChange, change_bytes
from tests.specimen import specimen
from tests.written import write_format_once

FORMS = ("pdf", "large-print", "folded", "card")
Spoil = Callable[..., tuple[Diagnostic, ...]]


@pytest.fixture(scope="session")
def good() -> dict[str, bytes]:
    """The specimen in every form on paper."""
    return {form: write_format_once(form, specimen())[0].data for form in FORMS}


@pytest.fixture
def spoil(good: dict[str, bytes], tmp_path: Path) -> Spoil:
    """What is found in a form of the specimen after some changes."""

    def prove(form: str, *changes: PdfChange) -> tuple[Diagnostic, ...]:
        path = tmp_path / "spoilt.pdf"
        path.write_bytes(change_bytes(good[form], *changes) if changes else good[form])
        return prove_boxes(specimen(), path, form, "outputs/spoilt.pdf")

    return prove
