"""Tables on paper: their words beside each other whatever they hold, read from the finished pages, and their tags."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.document import Cell, Document, Fact, Section, Table
from pipeline.model.memory import Remember
from pipeline.proof.validators.verapdf import VERAPDF
from tests.conversion.paper_words import PAPER, Word, boxes, list_collisions, read
from tests.conversion.tagged_text import outline
from tests.nodes import says, words
from tests.proof.validators.asking import findings_on
from tests.specimen import GET_HELP, specimen

pytestmark = pytest.mark.slow

DOSE = Fact(
    "ors", "dose", words("1\N{NO-BREAK SPACE}sachet\N{NO-BREAK SPACE}in\N{NO-BREAK SPACE}150\N{NO-BREAK SPACE}ml")
)
LONG_WORDS = ("Electromyography", "Hydroxychloroquine", "Immunosuppressants", "Physiotherapy")
DAYS = ("Time", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Notes")


def make_table(name: str, *rows: tuple[str | Fact, ...], side: bool = False) -> Table:
    """A table with a head; with `side`, its first column heads the rows."""
    head, *body = rows
    cells = [tuple(Cell(words(part), "column") for part in head)]
    cells += [
        tuple(Cell(words(part), "row" if side and at == 0 else "") for at, part in enumerate(row)) for row in body
    ]
    return Table(name, f"Table {name}", tuple(cells))


LONG = make_table("long", LONG_WORDS, ("1", "2", DOSE, "4"), ("a needle is put into a muscle", "b", "c", "d"))
WIDE = make_table(
    "wide", DAYS, ("Morning", *["paracetamol"] * 7, "with food"), ("Evening", *["ibuprofen"] * 8), side=True
)
DOSES = replace(
    make_table(
        "doses", ("Age", "Amount", "Times"), ("1 to 2 years", DOSE, "twice"), ("3 years", "5 ml", "thrice"), side=True
    ),
    aligns=("", "right", "center"),
)
STEPS = " ".join(f"Item {number} is a drink of water and a rest." for number in range(120))
TALL = make_table("tall", ("Age", "What to do"), ("1 year", "Wait."), ("2 years", STEPS), ("3 years", "Wait."))


def document_with(*tables: Table, in_short: bool = True) -> Document:
    """A leaflet with a section of these tables, which the short editions have too."""
    section = Section("plan", words("The plan"), (says("Read this."), *tables))
    editions = {"card": ("plan", "get-help") if in_short else ("get-help",), "folded": ("plan", "get-help")}
    if not in_short:
        editions["folded"] = ("get-help",)
    return replace(specimen(), sections=(GET_HELP, section, *specimen().sections[-3:]), editions=editions)


def print_table(form: str, document: Document, path: Path) -> list[Word]:
    (artifact,) = PAPER[form](document)
    path.write_bytes(artifact.data)
    return boxes(path)


@pytest.mark.parametrize("table", [LONG, WIDE, DOSES], ids=lambda table: table.id)
@pytest.mark.parametrize("form", PAPER)
def test_words_of_a_table_stand_beside_each_other(form: str, table: Table, tmp_path: Path) -> None:
    found = print_table(form, document_with(table, in_short=form != "card" or table is DOSES), tmp_path / "table.pdf")
    assert list_collisions(found) == []
    if form != "card" or table is DOSES:
        for word in LONG_WORDS if table is LONG else ():
            assert word in read(found), "whole, in one line"
        if table is not WIDE:
            assert re.search(r"1 sachet( \S+)* in( \S+)* 150 ml", read(found)), "a number stays with its unit"


@pytest.mark.parametrize("form", ["pdf", "large-print"])
def test_columns_stand_as_the_source_says(form: str, tmp_path: Path) -> None:
    found = print_table(form, document_with(DOSES), tmp_path / "table.pdf")
    amounts = [next(word for word in found if word.text == text) for text in ("ml", "Amount")]
    assert abs(amounts[0].right - amounts[1].right) < 0.5, "to the right"
    times = [next(word for word in found if word.text == text) for text in ("Times", "twice", "thrice")]
    middles = [(word.left + word.right) / 2 for word in times]
    assert max(middles) - min(middles) < 1, "in the middle"


def test_a_table_of_blocks_is_a_table_in_its_tags(tmp_path: Path) -> None:
    print_table("pdf", document_with(WIDE), tmp_path / "table.pdf")
    tags = outline((tmp_path / "table.pdf").read_bytes())
    table = tags[tags.index("Caption Table wide") :]
    rows = re.split(r"\n +TR\n", table.split("\n    Table")[0].split("\n  Sect")[0])[1:]
    assert [row.count(" TH ") + row.count(" TD ") for row in rows] == [9, 9, 9]
    assert rows[0].count("Scope=Column") == 9 and "TH [Scope=Row" in rows[1] and rows[2].count("ibuprofen") == 8


@pytest.mark.parametrize("form", ["pdf", "large-print"])
def test_a_row_higher_than_a_page_has_the_head_on_each_page(form: str, tmp_path: Path) -> None:
    found = print_table(form, document_with(TALL, in_short=False), tmp_path / "table.pdf")
    pages = {word.page for word in found if word.text == "Item"}
    assert len(pages) > 1
    assert {word.page for word in found if word.text == "Age"} >= pages
    assert [int(number) for number in re.findall(r"Item (\d+)", read(found))] == list(range(120)), "nothing is lost"
    tags = outline((tmp_path / "table.pdf").read_bytes())
    table = tags[tags.index("Caption Table tall") :].split("\n  Sect")[0]
    assert table.count("TR\n") == 4 and table.count("TD ") == 6


def test_tables_conform(tmp_path: Path, remember: Remember) -> None:
    files = []
    for form in PAPER:
        tables = (TALL, LONG, WIDE, DOSES) if form in ("pdf", "large-print") else (DOSES,)
        path = tmp_path / f"{form}.pdf"
        print_table(form, document_with(*tables), path)
        files.append(path)
    for profile in ("PDF/UA-1", "PDF/A-2a"):
        assert findings_on(files, VERAPDF, profile, remember) == {str(path): [] for path in files}
