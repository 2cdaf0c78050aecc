"""Tables on a phone and in the e-book: which of them fold, and that a table that folds is read aloud as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from pipeline.conversion.epub.writer import write_book
from pipeline.conversion.look.folding_tables import folds
from pipeline.conversion.page.writer import write_page
from pipeline.model.document import Cell, Document, Link, Section, Table
from pipeline.proof.validators.browser import MEASURED
from pipeline.proof.validators.node import find_chromium
from tests.needs import need_validator
from tests.nodes import words
from tests.specimen import specimen

TREATMENTS = (
    ("Treatment", "How it helps", "How long", "What to watch"),
    ("Physiotherapy", "keeps joints and muscles moving", "2 to 3 days a week", "pain that does not go away"),
    ("Electrical stimulation", "makes the muscle work", "20 minutes", "sore skin"),
)
LONG_WORDS = ("Electroneuromyography", "Hydroxychloroquine")
SECTION = "section-treatments.xhtml"


def make_table(*rows: tuple[str, ...]) -> Table:
    head = tuple(Cell(words(one), "column") for one in rows[0])
    body = (tuple(Cell(words(one), "" if at else "row") for at, one in enumerate(row)) for row in rows[1:])
    return Table("treatments-table", "Treatments", (head, *body))


def make_leaflet() -> Document:
    section = Section("treatments", words("Treatments"), (make_table(*TREATMENTS),))
    return replace(specimen(), sections=(section,))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (TREATMENTS, True),
        ((("Age", "ml", "Times"), ("1", "2.5", "3")), False),
        ((("Word", "What it means"), ("atrophy", "a muscle becomes smaller and weaker than it was")), False),
        ((LONG_WORDS, ("a", "b")), True),
        ((("Physiotherapy and electrical stimulation",), ("every day",)), False),
    ],
)
def test_a_table_folds_that_is_too_wide_for_a_phone(rows: tuple[tuple[str, ...], ...], expected: bool) -> None:
    assert folds(make_table(*rows)) is expected


def test_a_table_with_a_link_in_its_head_does_not_fold() -> None:
    table = make_table(*TREATMENTS)
    first, *others = table.rows
    linked = Cell((Link("#causes", words("Treatment")),), "column")
    assert not folds(replace(table, rows=((linked, *first[1:]), *others)))


def test_each_cell_of_the_body_says_which_column_it_is_of() -> None:
    page = write_page(make_leaflet())[0].data.decode()
    assert [page.count(f'data-label="{head}"') for head in TREATMENTS[0]] == [2, 2, 2, 2]
    assert 'data-label="What they do"' not in write_page(specimen())[0].data.decode(), "a narrow table stays as it is"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    need_validator(MEASURED)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_chromium(), chromium_sandbox=False)
        yield opened
        opened.close()


@pytest.fixture(scope="module", params=["page", "book"])
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the page, or of the section in the book."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "page":
        (folder / "index.html").write_bytes(write_page(make_leaflet())[0].data)
        return folder / "index.html"
    (folder / "book.epub").write_bytes(write_book(make_leaflet())[0].data)
    ZipFile(folder / "book.epub").extractall(folder)
    return folder / "EPUB" / SECTION


def show(browser: Browser, path: Path, width: int, letters: int = 100) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(path.as_uri())
    page.evaluate("percent => document.documentElement.style.fontSize = `${percent}%`", letters)
    return page


@pytest.mark.slow
def test_on_a_phone_a_row_is_a_block_and_still_a_row_of_a_table(browser: Browser, path: Path) -> None:
    page = show(browser, path, 360)
    tops = page.evaluate("() => [...document.querySelectorAll('tbody tr:first-child > *')].map(c => c.offsetTop)")
    assert len(tops) == len(TREATMENTS[0]) and tops == sorted(set(tops)), "each cell stands below the one before it"
    table = page.get_by_role("table", name="Treatments")
    assert table.get_by_role("columnheader").count() == 4
    assert table.get_by_role("rowheader").count() == 2
    assert [row.get_by_role("cell").count() for row in table.get_by_role("row").all()] == [0, 3, 3]
    page.close()


@pytest.mark.slow
@pytest.mark.parametrize(("width", "letters"), [(360, 100), (320, 200), (900, 100)])
def test_no_word_is_broken_and_nothing_goes_on_beside_the_screen(
    browser: Browser, path: Path, width: int, letters: int
) -> None:
    page = show(browser, path, width, letters)
    broken = page.evaluate("""() => [...document.querySelectorAll('.folds tbody .cell-words')].flatMap(cell => {
        const text = cell.firstChild, range = document.createRange();
        return [...text.data.matchAll(/\\S+/g)].filter(word => {
            range.setStart(text, word.index); range.setEnd(text, word.index + word[0].length);
            return range.getClientRects().length > 1;
        }).map(word => word[0]);
    })""")
    assert broken == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.close()
