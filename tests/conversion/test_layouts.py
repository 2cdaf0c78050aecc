"""How often the engine is asked to lay a document out, which is most of what a form on paper costs: once on a galley
and once in pages. A text that is too long costs no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import Mock

import pytest

from pipeline.conversion.a5.writer import paginate as paginate_booklet
from pipeline.conversion.large_print.writer import paginate as paginate_large
from pipeline.conversion.print.weasy import lay_out
from pipeline.conversion.print.writer import MOST_WON, find_most_pages, paginate
from pipeline.conversion.short.fitting import TooManyPagesError
from pipeline.model.document import Document, Paragraph, Section, Text
from tests.nodes import words
from tests.specimen import specimen

pytestmark = pytest.mark.slow
SENTENCE = "You may notice that one arm or leg is clearly smaller than the other. "


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mock]:
    """What the engine is asked for."""
    asked = Mock(wraps=lay_out)
    monkeypatch.setattr("pipeline.conversion.print.typesetting.lay_out", asked)
    yield asked


def _lengthen(document: Document, paragraphs: int) -> Document:
    told = (Paragraph((Text(SENTENCE * 3),)),) * paragraphs
    more = Section("more", words("More words"), told)
    return replace(document, sections=(*document.sections[:-1], more, document.sections[-1]))


def test_a_form_is_measured_and_set_once(laid_out: Mock) -> None:
    paginate(specimen())
    assert laid_out.call_count == 2
    paginate_large(specimen(), 18)
    assert laid_out.call_count == 4


def test_a_leaflet_that_is_much_too_long_is_measured_once(laid_out: Mock) -> None:
    document = _lengthen(specimen(), 100)
    assert paginate(document).pages > find_most_pages(document) + MOST_WON
    assert laid_out.call_count == 2


def test_a_booklet_that_is_much_too_long_is_not_set_at_all(laid_out: Mock) -> None:
    with pytest.raises(TooManyPagesError):
        paginate_booklet(_lengthen(specimen(), 300))
    assert laid_out.call_count == 1
