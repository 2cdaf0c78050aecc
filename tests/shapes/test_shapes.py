"""Leaflets of other shapes than ours: all of them build, say in every form what their source says, and conform."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from pipeline.model.memory import Remember
from pipeline.proof.validators import VALIDATORS
from tests.needs import need_validator
from tests.proof.validators.asking import verdicts
from tests.shapes.laid_out import SHAPES
from tests.workspace import Workspace

pytestmark = pytest.mark.slow

EDGE = 0.5
"""Points that rounding may take."""


def test_there_are_fourteen() -> None:
    assert len(SHAPES) == 14


def test_nothing_is_found_in_the_source(shape: Workspace) -> None:
    assert [one for one in shape.diagnostics() if one.severity != "info"] == []


def test_every_form_says_what_the_source_says(shape: Workspace) -> None:
    assert [one for one in shape.verify().diagnostics if one.severity != "info"] == []


def test_no_picture_leaves_its_page(shape: Workspace) -> None:
    """What the paper's edge or a column cuts off of a picture, nobody sees: of a pair it may be what is compared."""
    pictures = 0
    for path in shape.outputs.glob("*/*/*.pdf"):
        for page, left, right in _list_pictures(path):
            pictures += 1
            assert left >= -EDGE and right <= page + EDGE, (path.name, page, left, right)
    photos = any(path.suffix in (".jpg", ".png") for path in shape.source.glob("*/images/*"))
    assert bool(pictures) is photos, "each photo is an image of the file, and drawings are none"


def _list_pictures(path: Path) -> Iterator[tuple[float, float, float]]:
    """The width of the page, and the left and right edge of the picture, in points."""
    document = pdfium.PdfDocument(path)
    for page in document:
        for picture in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE]):
            left, _, right, _ = picture.get_bounds()
            yield page.get_width(), left, right
    document.close()


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
