"""Lines for questions of one's own: as many as suit the pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.conversion.print.galley import Block
from pipeline.conversion.print.own_lines import COUNTS, list_own_lines, plan_own_lines
from pipeline.conversion.print.page_plan import PagePlan
from pipeline.conversion.print.pieces import Slice
from tests.conversion.print.test_pieces import block

PIECES = (Slice(2, 0, 50), Slice(3, 50, 100), Slice(6, 110, 150))


def test_there_are_never_too_few_lines_to_write_on() -> None:
    assert min(COUNTS) == 3 and COUNTS[0] == 4


def galley() -> Block:
    """A part with questions and four lines below them."""
    lines = block(5, 64, 100, classes=frozenset(("writing-lines",)))
    questions = block(3, 50, 100, block(4, 50, 60), lines, classes=frozenset(("own-questions",)))
    return block(1, 0, 150, questions)


def test_what_follows_moves_with_the_number_of_lines() -> None:
    four, three, five, *_ = list_own_lines(PIECES, galley())
    assert four.pieces == PIECES and four.cost == 0
    assert [(piece.top, piece.bottom) for piece in three.pieces] == [(0, 50), (50, 91), (101, 141)]
    assert [(piece.top, piece.bottom) for piece in five.pieces] == [(0, 50), (50, 109), (119, 159)]
    assert five.rule == ".own-questions .writing-lines{height:45mm}" and five.cost > 0


@pytest.mark.parametrize(("fewest", "height"), [(2, 27), (3, 36)])
def test_lines_never_ask_for_another_sheet(fewest: int, height: int) -> None:
    """Three lines leave so few pages, and more of them three, which are cheaper."""

    def plan(pieces: Sequence[Slice]) -> PagePlan:
        three = pieces[-1].bottom < PIECES[-1].bottom
        return PagePlan(tuple(pieces), (), (), (0.0,) * (fewest if three else 3), 20.0 if three else 10.0)

    _, rule = plan_own_lines(PIECES, galley(), plan)
    assert rule == f".own-questions .writing-lines{{height:{height}mm}}"


def test_a_leaflet_without_questions_has_none() -> None:
    (only,) = list_own_lines(PIECES, block(1, 0, 150))
    assert (only.pieces, only.rule) == (PIECES, "")
