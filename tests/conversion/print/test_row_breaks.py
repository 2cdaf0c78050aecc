"""Where tables are parted: rows stay together as far as there is room, and the head comes again on each page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.conversion.print.row_breaks import RowBreaks, plan_row_breaks, write_row_break_rules
from pipeline.model.document import Cell, Document, Options, Section, Table, walk
from tests.conversion.paper_words import PAPER, boxes, read
from tests.conversion.tagged_text import outline
from tests.nodes import says, words
from tests.specimen import GET_HELP, specimen

PAGE = 250.0
SENTENCE = "Some people feel tired for weeks afterwards, and that is part of getting better. "


def plan(*heights: float, head: float = 10) -> RowBreaks:
    """The breaks of rows of these heights, in millimetres."""
    return plan_row_breaks(dict(enumerate(heights, start=1)), head, PAGE)


def test_low_rows_stay_in_pairs() -> None:
    assert plan(20, 20, 20, 20) == RowBreaks()
    assert write_row_break_rules("#a tr", plan(20, 20)) == ""


def test_pairs_that_are_half_a_page_may_be_parted() -> None:
    assert plan(100, 60, 20, 20) == RowBreaks(first_loose=True)
    assert plan(20, 20, 60, 100) == RowBreaks(last_loose=True)
    assert "#a tr:first-child:not(:last-child){break-after:auto}" in write_row_break_rules("#a tr", plan(100, 60, 2, 2))
    assert "#a tr:last-child:not(:first-child){break-before:auto}" in write_row_break_rules("#a tr", plan(9, 9, 60, 99))


def test_three_rows_are_two_pairs_with_one_row_in_both() -> None:
    assert plan(50, 50, 50) == RowBreaks(last_loose=True)
    assert plan(30, 30, 30) == RowBreaks()


def test_a_row_that_has_no_room_under_the_head_may_be_parted() -> None:
    assert plan(20, 220).tall == {2} and not plan(20, 220).over
    assert not plan(20, 220, head=2).tall
    assert plan(20, 260).tall == plan(20, 260).over == {2}


def document_with(block: Table | Options) -> Document:
    """A leaflet with a section that leads to a table; the short editions have none of it."""
    section = Section("plan", words("The plan"), (*(says("A line.") for _ in range(12)), block))
    editions = {"card": ("get-help",), "folded": ("get-help",)}
    return replace(specimen(), sections=(GET_HELP, section, *specimen().sections[-3:]), editions=editions)


@pytest.mark.slow
def test_high_rows_of_choices_have_the_head_on_each_page(tmp_path: Path) -> None:
    """The engine gave the head up where three rows that had to stay together filled a page."""
    node = next(node for node in walk(specimen().sections) if isinstance(node, Options))
    items = tuple(
        replace(item, fields=tuple(replace(field, blocks=(says(SENTENCE * 5),)) for field in item.fields))
        for item in node.items
    )
    (artifact,) = PAPER["pdf"](document_with(replace(node, items=items)))
    path = tmp_path / "choices.pdf"
    path.write_bytes(artifact.data)
    printed = boxes(path)
    rows = {word.page for word in printed if word.text in ("tired", "afterwards,")}
    assert len(rows) > 1
    assert {word.page for word in printed if word.text == "Choice"} >= rows


@pytest.mark.slow
@pytest.mark.parametrize("form", ["pdf", "large-print"])
def test_rows_that_nearly_fill_a_page_keep_their_cells(form: str, tmp_path: Path) -> None:
    head = tuple(Cell(words(text), "column") for text in ("Age", "What to do"))
    body = tuple((Cell(words(f"{at} years")), Cell(words(SENTENCE * count))) for at, count in enumerate((43, 44, 42)))
    (artifact,) = PAPER[form](document_with(Table("high", "High rows", (head, *body))))
    path = tmp_path / "rows.pdf"
    path.write_bytes(artifact.data)
    assert read(boxes(path)).count("tired") == 129
    table = outline(artifact.data).split("Caption High rows")[1].split("\n  Sect")[0]
    assert table.count("TR\n") == 4 and table.count("TD ") == 6
