"""Where words may stand on each form, and the measures of rectangles."""

from __future__ import annotations

import pytest

from pipeline.conversion.print.paper import PAPERS
from pipeline.proof.boxes.forms import FORMS, choose_area, find_areas
from pipeline.proof.boxes.geometry import POINTS_PER_MM, Rectangle, format_mm, unite

A4 = Rectangle(0, 0, 210 * POINTS_PER_MM, 297 * POINTS_PER_MM)
LETTER = Rectangle(0, 0, 215.9 * POINTS_PER_MM, 279.4 * POINTS_PER_MM)
ACROSS = Rectangle(0, 0, A4.top, A4.right)


def in_mm(area: Rectangle) -> tuple[float, ...]:
    return tuple(round(one / POINTS_PER_MM, 2) for one in (area.left, area.bottom, area.right, area.top))


@pytest.mark.parametrize(
    ("form", "paper", "number", "areas"),
    [
        ("pdf", A4, 1, [(20, 20, 190, 281)]),
        ("pdf", A4, 0, [(20, 20, 190, 289)]),
        ("pdf", LETTER, 1, [(22.95, 20, 192.95, 263.4)]),
        ("crop", LETTER, 1, [(22.95, 20, 192.95, 263.4)]),
        ("large-print", LETTER, 1, [(22.95, 28, 192.95, 263.4)]),
        ("large-print", A4, 1, [(20, 28, 190, 281)]),
        ("card", A4, 0, [(12, 8, 198, 291)]),
        ("folded", ACROSS, 0, [(8, 8, 89, 202), (105, 8, 189, 202), (205, 8, 289, 202)]),
        ("folded", ACROSS, 1, [(8, 8, 92, 202), (108, 8, 192, 202), (208, 8, 289, 202)]),
    ],
)
def test_words_have_their_areas(form: str, paper: Rectangle, number: int, areas: list[tuple[float, ...]]) -> None:
    assert [in_mm(area) for area in find_areas(FORMS[form], paper, number)] == areas


def test_the_foot_of_each_paper_is_that_of_the_leaflet() -> None:
    """A word may stand where the print leaflet puts it, to the last line of a page."""
    for paper in PAPERS.values():
        page = Rectangle(0, 0, paper.width * POINTS_PER_MM, paper.height * POINTS_PER_MM)
        (area,) = find_areas(FORMS["pdf"], page, 1)
        assert area.bottom / POINTS_PER_MM == pytest.approx(paper.foot)


def test_panels_are_mirrored_in_a_language_from_the_right() -> None:
    outside, inside = (find_areas(FORMS["folded"], ACROSS, number, "rtl") for number in (0, 1))
    assert outside == find_areas(FORMS["folded"], ACROSS, 1)
    assert inside == find_areas(FORMS["folded"], ACROSS, 0)


def test_the_halves_of_a_booklet_hold_a_page_each() -> None:
    sheet = Rectangle(0, 0, 2 * ACROSS.height, ACROSS.width)
    left, right = find_areas(FORMS["booklet"], sheet, 1)
    assert in_mm(left) == pytest.approx((20, 20, 190, 289), abs=0.02), "a page of A4, as large as it is"
    assert right.left - left.left == pytest.approx(sheet.width / 2)


def test_words_belong_to_the_area_that_they_begin_in() -> None:
    areas = find_areas(FORMS["folded"], ACROSS, 1)
    for number, area in enumerate(areas):
        begins_here = Rectangle(area.left + 1, 100, area.left + 900, 110)
        assert choose_area(areas, begins_here) is areas[number]
    assert choose_area(areas, Rectangle(-5, 100, 3, 110)) is areas[0]


def test_rectangles_are_measured() -> None:
    first, second = Rectangle(0, 0, 10, 10), Rectangle(6, 8, 20, 12)
    assert first.measure_overlap(second) == (4, 2)
    assert unite((first, second)) == Rectangle(0, 0, 20, 12)
    assert first.encloses(Rectangle(1, 1, 10.5, 9), slack=1)
    assert not first.encloses(second)
    assert format_mm(72) == "25.4 mm"
