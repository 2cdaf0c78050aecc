"""The pages of our first leaflet on A4: few, and what belongs together stands on one of them."""

from __future__ import annotations

import pytest

from pipeline.conversion.print.writer import write
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document, Option, walk
from tests.written import write_once

MOST = 8
"""Two sheets of A3, folded: what people are handed, and read to its end."""


@pytest.fixture
def real(real_document: Document) -> Artifact:
    return write_once(write, real_document)


def test_the_leaflet_has_at_most_eight_pages(real: Artifact) -> None:
    assert real.measured is not None and real.measured.pages <= MOST


def test_the_signs_of_an_emergency_are_on_the_first_page(real: Artifact) -> None:
    assert real.measured is not None and real.measured.page_of["call-now"] == 1


def test_all_choices_stand_on_one_page(real: Artifact, real_document: Document) -> None:
    assert real.measured is not None
    choices = [node.id for node in walk(real_document.sections) if isinstance(node, Option)]
    assert len(choices) == 5 and len({real.measured.page_of[name] for name in choices}) == 1
