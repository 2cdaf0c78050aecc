"""Spoilt PDFs: words that stand on their head, that are mirrored, or that have no size."""

from __future__ import annotations

import pytest

from tests.proof.boxes.conftest import FORMS, Spoil
from tests.proof.boxes.spoilt_boxes import cut, transformed, with_field

LINE = "These boxes tell you"


@pytest.mark.parametrize(
    "matrix",
    [(-1, 0, 0, -1, 500, 900), (-1, 0, 0, 1, 600, 0), (1, 0, 0, -1, 0, 900), (0, 1, -1, 0, 600, 100)],
    ids=["on its head", "mirrored", "mirrored from above", "on its side"],
)
def test_words_that_do_not_stand_upright_are_found(spoil: Spoil, matrix: tuple[float, ...]) -> None:
    diagnostics = spoil("pdf", transformed(LINE, *matrix))
    assert any(one.code == "PDF204" and "“These” is turned or mirrored" in one.message for one in diagnostics)


@pytest.mark.parametrize("form", FORMS)
def test_words_without_any_size_are_found(spoil: Spoil, form: str) -> None:
    (one,) = spoil(form, transformed(LINE, 0, 0, 0, 0, 20, 0))
    assert (one.code, one.severity) == ("PDF204", "error")
    assert one.message.endswith("words that the tags hold are painted without any size")


@pytest.mark.parametrize("box", ["CropBox", "MediaBox"])
def test_words_on_the_part_of_a_page_that_is_not_shown_are_found(spoil: Spoil, box: str) -> None:
    diagnostics = spoil("pdf", cut(box, 300))
    assert {one.code for one in diagnostics} == {"PDF202"}
    assert all("runs off what can be printed of the paper on the right" in one.message for one in diagnostics)
    assert spoil("pdf", cut(box, 595)) == ()


def test_words_under_a_field_are_found(spoil: Spoil) -> None:
    diagnostics = spoil("pdf", with_field(2, 50, 200, 550, 700))
    assert sum(one.code == "PDF204" for one in diagnostics) > 3
