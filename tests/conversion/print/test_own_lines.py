"""Lines for questions of one's own: as many as suit the pages."""

from __future__ import annotations

from pipeline.conversion.print.own_lines import COUNTS, list_own_lines
from pipeline.conversion.print.pieces import Slice
from tests.conversion.print.test_pieces import block

PIECES = (Slice(2, 0, 50), Slice(3, 50, 100), Slice(6, 110, 150))


def test_there_are_never_too_few_lines_to_write_on() -> None:
    assert min(COUNTS) == 3 and COUNTS[0] == 4


def test_what_follows_moves_with_the_number_of_lines() -> None:
    lines = block(5, 64, 100, classes=frozenset(("writing-lines",)))
    questions = block(3, 50, 100, block(4, 50, 60), lines, classes=frozenset(("own-questions",)))
    four, three, five, *_ = list_own_lines(PIECES, block(1, 0, 150, questions))
    assert four.pieces == PIECES and four.cost == 0
    assert [(piece.top, piece.bottom) for piece in three.pieces] == [(0, 50), (50, 91), (101, 141)]
    assert [(piece.top, piece.bottom) for piece in five.pieces] == [(0, 50), (50, 109), (119, 159)]
    assert five.rule == ".own-questions .writing-lines{height:45mm}" and five.cost > 0


def test_a_leaflet_without_questions_has_none() -> None:
    (only,) = list_own_lines(PIECES, block(1, 0, 150))
    assert (only.pieces, only.rule) == (PIECES, "")
