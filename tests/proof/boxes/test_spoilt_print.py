"""Spoilt PDFs: words on each other, off the page, out of their cell or box, unseen or too small, and broken pages."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from pipeline.model.diagnostics import Diagnostic
from pipeline.proof.boxes.geometry import Rectangle, unite
from pipeline.proof.boxes.page_words import read_words
from pipeline.proof.boxes.structure import read_structure
from tests.proof.boxes.conftest import FORMS, Spoil
from tests.proof.boxes.spoilt_boxes import (
    boxed,
    coloured,
    covered,
    invisible,
    moved,
    scaled,
    with_blank_page,
    with_cell_overleaf,
    with_heading_before,
)


def codes(diagnostics: tuple[Diagnostic, ...]) -> set[str]:
    return {one.code for one in diagnostics}


def locate(data: bytes, *texts: str) -> tuple[int, Rectangle]:
    """The page and the box of some words in a row."""
    pdf = PdfDocument(data)
    marks = read_structure(PdfReader(BytesIO(data)))
    for number in range(len(pdf)):
        words = read_words(pdf[number], number, marks)
        for at in range(len(words)):
            if tuple(word.text for word in words[at : at + len(texts)]) == texts:
                return number + 1, unite(word.box for word in words[at : at + len(texts)])
    raise AssertionError(f"{texts} is not there")


def count_pages(data: bytes) -> int:
    return len(PdfDocument(data))


@pytest.mark.parametrize("form", FORMS)
def test_a_good_file_has_no_findings(spoil: Spoil, form: str) -> None:
    assert spoil(form) == ()


@pytest.mark.parametrize("form", FORMS)
def test_a_line_on_another_is_found(spoil: Spoil, form: str) -> None:
    diagnostics = spoil(form, moved("These boxes tell you", 0, 24))
    assert "PDF201" in codes(diagnostics)
    first = next(one for one in diagnostics if one.code == "PDF201")
    assert "are printed on each other" in first.message
    assert first.message.startswith("page ")
    assert " mm wide and " in first.message


def test_the_two_words_are_named(spoil: Spoil, good: dict[str, bytes]) -> None:
    page, first = locate(good["pdf"], "Physiotherapist")
    its_page, second = locate(good["pdf"], "Dietitian")
    assert its_page == page > 1
    (one,) = spoil("pdf", moved("Dietitian", first.left - second.left, first.bottom - second.bottom))
    assert (one.code, one.severity) == ("PDF201", "error")
    assert "“Physiotherapist” and “Dietitian”" in one.message
    assert one.message.startswith(f"page {page}: ")
    assert one.hint


@pytest.mark.parametrize("form", ["pdf", "folded", "card"])
def test_a_word_on_the_mark_of_its_list_item_is_found(spoil: Spoil, form: str) -> None:
    (one,) = spoil(form, moved("you keep falling", -14, 0))
    assert one.code == "PDF201"
    assert "“you” and a small drawing are printed on each other" in one.message


def test_lines_that_only_come_close_are_good(spoil: Spoil) -> None:
    assert spoil("pdf", moved("look at what you eat.", 0, 3)) == ()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("right", "up", "where"), [(-480, 0, "on the left"), (900, 0, "on the right")])
def test_words_off_the_paper_are_found(spoil: Spoil, form: str, right: float, up: float, where: str) -> None:
    diagnostics = spoil(form, moved("Treatment depends", right, up))
    assert any(one.code == "PDF202" and where in one.message for one in diagnostics)


def test_words_in_the_margin_are_found(spoil: Spoil) -> None:
    (one,) = spoil("pdf", moved("Write down what has changed.", -26, 0.0), moved("1.", -26, 0))[-1:]
    assert one.code == "PDF202"
    assert "runs into the margin on the left, by " in one.message


def test_a_letter_that_hangs_out_of_its_line_is_good(spoil: Spoil) -> None:
    assert spoil("pdf", moved("Then:", -1.4, 0)) == ()
    assert spoil("pdf", moved("Symptoms vary", -3, 0)) != ()


def test_what_is_wrong_on_every_page_is_told_once(spoil: Spoil, good: dict[str, bytes]) -> None:
    pages = f"pages 1 to {count_pages(good['pdf'])}"
    (one,) = spoil("pdf", moved("Muscle wasting | Version", -60, 0, everywhere=True))
    assert one.message.startswith(f"{pages}: “Muscle” runs off what can be printed of the paper on the left, by ")


def test_a_word_of_a_panel_that_reaches_into_the_next_is_found(spoil: Spoil) -> None:
    diagnostics = spoil("folded", moved("These boxes tell you", 76, 0))
    assert any(one.code == "PDF202" and "runs into the margin on the right" in one.message for one in diagnostics)


def test_a_word_that_leaves_its_cell_is_found(spoil: Spoil, good: dict[str, bytes]) -> None:
    _, box = locate(good["pdf"], "Dietitian")
    _, following = locate(good["pdf"], "Looks")
    _, other = locate(good["pdf"], "Physiotherapist")
    right = following.left - box.right + 8
    (one,) = spoil("pdf", moved("Dietitian", right, -(other.bottom - box.bottom) * 0.45))
    assert one.code == "PDF203"
    assert "“Dietitian” leaves its table cell, 3.1 mm into the next column" in one.message


def test_a_word_that_touches_the_next_column_is_found(spoil: Spoil, good: dict[str, bytes]) -> None:
    _, box = locate(good["pdf"], "exercises", "that", "you")
    _, following = locate(good["pdf"], "Stronger")
    (one,) = spoil("pdf", moved("exercises that you", following.left - box.right - 1, 0))
    assert one.code == "PDF203"
    assert "“you” touches the next column" in one.message
    assert spoil("pdf", moved("exercises that you", following.left - box.right - 4, 0)) == ()


def test_a_word_that_leaves_its_box_is_found(spoil: Spoil, good: dict[str, bytes]) -> None:
    page, box = locate(good["pdf"], "Conditions", "of", "the", "nerves")
    (one,) = spoil("pdf", boxed(page, box.left - 4, box.bottom - 6, box.width - 8, box.height + 10))
    assert one.code == "PDF203"
    assert "“nerves” leaves the box around it, by " in one.message


def test_a_word_that_hangs_out_of_a_box_at_its_foot_is_good_only_inside(spoil: Spoil, good: dict[str, bytes]) -> None:
    page, box = locate(good["pdf"], "Conditions", "of", "the", "nerves")
    assert spoil("pdf", boxed(page, box.left - 4, box.bottom - 6, box.width + 8, box.height + 12)) == ()


@pytest.mark.parametrize("form", FORMS)
def test_half_a_page_under_a_white_box_is_found(spoil: Spoil, form: str) -> None:
    diagnostics = spoil(form, covered(1, 0, 0, 900, 420))
    unseen = [one for one in diagnostics if one.code == "PDF204"]
    assert len(unseen) > 3
    assert all("cannot be seen" in one.message for one in unseen)


def test_half_a_word_under_a_white_box_is_found(spoil: Spoil, good: dict[str, bytes]) -> None:
    page, box = locate(good["pdf"], "Physiotherapist")
    diagnostics = spoil("pdf", covered(page, box.left + box.width / 2, box.bottom, box.width / 2, box.height))
    assert any("“Physiotherapist” cannot be seen" in one.message for one in diagnostics)


@pytest.mark.parametrize("form", FORMS)
def test_white_words_on_white_are_found(spoil: Spoil, form: str) -> None:
    diagnostics = spoil(form, coloured("These boxes tell you", 1))
    assert codes(diagnostics) == {"PDF204"}
    assert "“These” cannot be seen" in diagnostics[0].message
    assert diagnostics[0].message.endswith(" more like it")


def test_words_in_nearly_the_colour_of_their_ground_are_found(spoil: Spoil) -> None:
    (one,) = spoil("pdf", coloured("These boxes tell you", 0.85))
    assert "can hardly be seen: its contrast to the ground is 1." in one.message
    assert spoil("pdf", coloured("These boxes tell you", 0.3)) == ()


def test_invisible_words_are_found(spoil: Spoil) -> None:
    (one,) = spoil("pdf", invisible("These boxes tell you"))
    assert one.code == "PDF204"
    assert "is painted with invisible ink" in one.message


def test_invisible_artifacts_are_good(spoil: Spoil, good: dict[str, bytes]) -> None:
    assert spoil("pdf", invisible(f"Page 2 of {count_pages(good['pdf'])}")) == ()


@pytest.mark.parametrize(("form", "floor"), [("pdf", 12), ("large-print", 18), ("folded", 12), ("card", 12)])
def test_small_words_are_found(spoil: Spoil, form: str, floor: int) -> None:
    diagnostics = spoil(form, scaled("These boxes tell you", 0.6))
    small = [one for one in diagnostics if one.code == "PDF205"]
    assert small
    assert f"{floor} pt at least" in small[0].message


def test_a_heading_without_its_words_is_found(spoil: Spoil, good: dict[str, bytes]) -> None:
    page, _ = locate(good["pdf"], "You", "may", "notice")
    (one,) = spoil("pdf", with_heading_before("Symptoms", "Treatment"))
    assert (one.code, one.severity) == ("PDF206", "warning")
    assert (
        one.message
        == f"page {page}: the heading “Symptoms” stands at the foot, and what belongs to it on page {page + 1}"
    )


def test_a_row_over_two_pages_is_found(spoil: Spoil, good: dict[str, bytes]) -> None:
    page, _ = locate(good["pdf"], "Dietitian")
    assert locate(good["pdf"], "Sit", "straight.")[0] == page + 1
    (one,) = spoil("pdf", with_cell_overleaf("Looks at what you eat", "Sit straight."))
    assert (one.code, one.severity) == ("PDF207", "warning")
    assert f"the row of a table that begins “Dietitian” is cut: it stands on pages {page} and {page + 1}" in one.message


def test_an_empty_page_is_found(spoil: Spoil) -> None:
    (one,) = spoil("pdf", with_blank_page(behind=3))
    assert (one.code, one.severity) == ("PDF208", "warning")
    assert one.message.startswith("page 4: 100% of the page is empty, at the foot, because what begins “")


def test_an_empty_page_at_the_end_is_good(spoil: Spoil, good: dict[str, bytes]) -> None:
    assert spoil("pdf", with_blank_page(behind=count_pages(good["pdf"]))) == ()
