"""Plans for tables: as wide as their words, smaller where need be, and blocks where nothing else fits."""

from __future__ import annotations

from pipeline.conversion.print.table_plans import TablePlan, TableRoom, plan_table, share_widths
from pipeline.conversion.print.unbreakable import measure_longest_piece
from pipeline.model.document import Cell, Link, Table
from tests.nodes import words

ROOM = TableRoom(measure=170, height=257, size=12.5, smallest=12)
LONGEST = "Pneumonoultramicroscopicsilicovolcanoconiosis"


def table(*rows: tuple[str, ...]) -> Table:
    """A table with a head."""
    head, *others = rows
    body = (tuple(Cell(words(text)) for text in row) for row in others)
    return Table("doses", "Doses", (tuple(Cell(words(text), "column") for text in head), *body))


def plan(*rows: tuple[str, ...], room: TableRoom = ROOM) -> TablePlan:
    """The plan of a table with a head."""
    return plan_table(table(*rows), room, room.measure)


def test_columns_follow_their_words() -> None:
    few, many = plan(
        ("Age", "What to do"), ("3", "Give a drink after each loose stool, and go on with food. " * 3)
    ).widths
    assert few < 20 < 140 < many


def test_nine_columns_of_days_are_blocks() -> None:
    week = ("Week", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Notes")
    made = plan(week, tuple("x" for _ in week))
    assert made.stacked
    assert 20 < made.widths[0] < 30, "as wide as Wednesday in bold"


def test_labels_stand_above_words_that_have_no_room_beside_them() -> None:
    head = ("Immunosuppressants", "Hydroxychloroquine", "Electromyography")
    assert plan(head, (LONGEST, LONGEST, LONGEST)).widths[0] > 40
    narrow = TableRoom(measure=120, height=257, size=12.5, smallest=12)
    assert plan(head, (LONGEST, LONGEST, LONGEST), room=narrow) == TablePlan((0.0,), 12.5, True)


def test_a_head_without_rows_has_a_plan() -> None:
    assert not plan(("Age", "What to do")).stacked
    assert plan((LONGEST,) * 5) == TablePlan((0.0,), 12.5, True)


def test_an_address_breaks_behind_its_slashes() -> None:
    address = "https://www.example.org/a/b/c/d/e/f/g/h/i/j/k/l/m/n"
    link = (Link(address, words(address)),)
    assert measure_longest_piece(link, 4, 400) < measure_longest_piece(words("https://www.example.org/"), 4, 400) + 1
    assert measure_longest_piece(words("24/7/365"), 4, 400) > measure_longest_piece(words("24/7/"), 4, 400)


def test_a_row_that_is_higher_than_a_page_is_known() -> None:
    short, long = ("3", "Give a drink."), ("5", "Give a drink after each loose stool, and go on with food. " * 90)
    made = plan(("Age", "What to do"), short, long, short)
    assert made.breaks.tall == made.breaks.over == {2}
    assert plan(("Age", "What to do"), short).breaks.over == set()


def test_shared_widths_fill_the_measure_and_keep_each_word_whole() -> None:
    widths = share_widths([20, 30, 10], [25, 200, 300], 170)
    assert 169.5 < sum(widths) <= 170
    assert widths[0] == 25
    assert all(width >= least for width, least in zip(widths, (20, 30, 10), strict=True))
