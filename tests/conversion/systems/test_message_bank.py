"""The message bank: what stands in it, in both files, and that no spreadsheet runs any of it."""

from __future__ import annotations

import csv
import zipfile
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from pipeline.conversion.sheet_cells import guard, unguard
from pipeline.conversion.systems.message_bank.rows import COLUMNS, find_refusals
from pipeline.conversion.systems.message_bank.writer import write_sheets
from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model.document import Campaign, Document, Placeholder, ReviewComment, SignOff, TextMessage
from tests.conversion.programme import programme
from tests.specimen import specimen

PLACEHOLDERS = (Placeholder("name", "Amina", "Oluwaseun-Babatunde", "there"),)
PRICED = Campaign(PLACEHOLDERS, "60777", "", "0.0233", "GBP")


def bank_of(*messages: TextMessage, **changes: object) -> Document:
    return replace(specimen(), messages=messages, campaign=PRICED, **changes)  # type: ignore[arg-type]


def table(document: Document) -> list[dict[str, str]]:
    data = write_sheets(document)[0].data
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def workbook(document: Document) -> list[dict[str, str]]:
    book = load_workbook(BytesIO(write_sheets(document)[1].data))
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    words = [["" if cell is None else str(cell) for cell in row] for row in rows]
    return [dict(zip(map(str, head), row, strict=True)) for row in words]


LONG = f"Hello ((name)). {'x' * 130}"
WELCOME = TextMessage("welcome", "call-now", "day 0 at 10:00", LONG, pin="a" * 12, digest="b" * 12)


def test_a_row_says_what_the_message_costs_in_each_case() -> None:
    (row,) = table(bank_of(WELCOME))
    assert tuple(row) == COLUMNS
    assert (row["encoding"], row["units"]) == ("GSM-7", "143")
    parts = [row[name] for name in ("parts", "parts longest", "parts fallback", "parts other letters")]
    assert parts == ["1", "1", "1", "3"]
    assert (row["cost"], row["cost at worst"], row["currency"]) == ("0.0233", "0.0699", "GBP")
    assert (row["heading"], row["pin"], row["status"]) == ("Call 999 now if:", "stale", "draft")
    assert (row["sign-off"], row["comment"]) == ("", "")


SAID = replace(
    WELCOME,
    signed=(SignOff("A. Reviewer", "2026-11-02"), SignOff("B", "2026-11-03")),
    comments=(ReviewComment("B", "2026-11-03", "=Why?\nIt is long."), ReviewComment("C", "2026-11-04", "No.")),
)


def test_a_row_has_what_reviewers_said_and_nobody_has_answered() -> None:
    document = bank_of(SAID)
    (row,) = table(document)
    assert row["sign-off"] == "A. Reviewer, 2026-11-02\nB, 2026-11-03"
    assert row["comment"] == "B, 2026-11-03: =Why?\nIt is long.\nC, 2026-11-04: No."
    assert workbook(document) == [row]


def test_words_for_apps_have_a_column_where_there_are_any() -> None:
    long = replace(WELCOME, id="day-3", long="Hello ((name)).\n\nStay well.")
    document = bank_of(WELCOME, long)
    rows = table(document)
    assert tuple(rows[0]) == tuple(name for column in COLUMNS for name in (column, *["long text"] * (column == "text")))
    assert [row["long text"] for row in rows] == ["", "Hello ((name)).\n\nStay well."]
    assert rows[0]["text digest"] != rows[1]["text digest"]
    assert workbook(document) == rows


def test_replies_have_a_column_where_a_message_has_some() -> None:
    rows = table(programme())
    assert list(rows[0])[7:10] == ["keyword", "replies", "sensitive"]
    assert [row["replies"] for row in rows] == ["yes: q-yes, no: q-no", *[""] * 9]
    assert workbook(programme()) == rows
    assert "replies" not in table(bank_of(WELCOME))[0]


def test_the_workbook_says_which_texts_a_reviewer_may_change() -> None:
    for document, columns in ((programme(), "“text” or “long text”, which apps get."), (bank_of(WELCOME), "“text”.")):
        sheet = load_workbook(BytesIO(write_sheets(document)[1].data))["Read me"]
        assert f"Change a text in the column {columns}" in [row[0] for row in sheet.iter_rows(values_only=True)]


def test_comments_that_no_cell_can_hold_are_refused_with_what_to_do() -> None:
    long = replace(WELCOME, comments=tuple(ReviewComment("B", f"2026-11-{day}", "x" * 9_000) for day in range(10, 14)))
    with pytest.raises(UnsendableError, match="32,767 characters"):
        table(bank_of(long))
    assert [error.message_id for error in find_refusals(bank_of(long, WELCOME))] == ["welcome"]


def test_without_a_price_there_is_no_cost() -> None:
    (row,) = table(replace(bank_of(WELCOME), campaign=Campaign(PLACEHOLDERS)))
    assert (row["cost"], row["cost at worst"], row["currency"]) == ("", "", "")


def test_both_files_say_the_same(real_document: Document) -> None:
    rows = table(real_document)
    assert [row["id"] for row in rows] == [message.id for message in real_document.messages]
    assert [row["text"] for row in rows] == [message.text for message in real_document.messages]
    assert rows == workbook(real_document)


def test_a_draft_says_so_in_its_name_and_in_itself() -> None:
    csv_file, xlsx = write_sheets(bank_of(WELCOME))
    assert csv_file.path == "messages/message-bank/draft-specimen-en-message-bank.csv"
    book = load_workbook(BytesIO(xlsx.data))
    assert book.sheetnames == ["DRAFT messages", "Read me"]
    assert str(book.properties.title).startswith("DRAFT specimen")
    assert "Do not send" in str(book.properties.description)
    checked = write_sheets(bank_of(WELCOME, notice=None, status="published"))
    assert [artifact.path.rsplit("/")[-1] for artifact in checked] == [
        "specimen-en-message-bank.csv",
        "specimen-en-message-bank.xlsx",
    ]
    assert "DRAFT" not in str(load_workbook(BytesIO(checked[1].data)).properties.title)


def test_the_bytes_are_the_same_and_hold_no_date_of_today(real_document: Document) -> None:
    first, second = write_sheets(real_document), write_sheets(real_document)
    assert [artifact.data for artifact in first] == [artifact.data for artifact in second]
    with zipfile.ZipFile(BytesIO(first[1].data)) as packed:
        assert {part.date_time for part in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert f"{real_document.date}T00:00:00Z".encode() in packed.read("docProps/core.xml")


def test_right_to_left_words_stand_right_to_left() -> None:
    book = load_workbook(BytesIO(write_sheets(bank_of(WELCOME, direction="rtl", language="ar"))[1].data))
    cell = book.worksheets[0].cell(2, COLUMNS.index("text") + 1)
    assert cell.alignment.readingOrder == 2


def test_what_cannot_be_counted_is_said_with_the_message() -> None:
    nothing = replace(PRICED, placeholders=(replace(PLACEHOLDERS[0], fallback=""),))
    document = replace(bank_of(replace(WELCOME, text="((name))")), campaign=nothing)
    with pytest.raises(UnsendableError, match="welcome: the text is empty"):
        write_sheets(document)


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "'=1", "''=1")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(formula: str) -> None:
    document = bank_of(replace(WELCOME, text=formula, keyword=formula))
    (row,) = table(document)
    assert row["text"] == row["keyword"] == f"'{formula}"
    sheet = load_workbook(BytesIO(write_sheets(document)[1].data)).worksheets[0]
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n"}


@given(st.text() | st.text("'=+-@\t\r\n ab", max_size=5))
def test_guarding_is_undone_for_every_text(text: str) -> None:
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in set("=+-@\t\r\n＝＋－＠")
