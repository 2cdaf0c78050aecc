"""Sheets as reviewers send them back: saved by one program or another, or damaged."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from pipeline.conversion.systems.message_bank.writer import write_sheets
from pipeline.desk.reviewing.sheet_reader import NEEDED, UnreadableSheetError, read_sheet
from pipeline.model.document import Campaign, TextMessage
from pipeline.sms import normalise
from tests.specimen import specimen

TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("=+-@'\n_;,\""), min_size=1).map(
    lambda text: normalise(text).text
)
HEAD = ",".join(NEEDED)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS.filter(bool), min_size=1, max_size=4))
def test_every_text_comes_back_from_both_files(texts: list[str], tmp_path: Path) -> None:
    messages = tuple(TextMessage(f"m-{number}", "call-now", "", text) for number, text in enumerate(texts))
    for artifact in write_sheets(replace(specimen(), messages=messages, campaign=Campaign())):
        file = tmp_path / "bank"
        file.write_bytes(artifact.data)
        rows = read_sheet(file)
        assert [row["text"] for row in rows] == texts
        assert [row["id"] for row in rows] == [message.id for message in messages]


@pytest.mark.parametrize(
    ("save", "why"),
    [
        (lambda text: text.encode("utf-8-sig"), "UTF-8 with a byte-order mark"),
        (lambda text: text.encode(), "UTF-8 without one"),
        (lambda text: text.replace(",", ";").encode(), "semicolons"),
        (lambda text: text.replace(",", "\t").encode(), "tabs"),
        (lambda text: text.replace("\n", "\r\n").encode(), "CR LF"),
        (lambda text: (text + "\n,,,,\n\n").encode(), "empty rows"),
    ],
)
def test_spreadsheets_save_csv_in_many_ways(save: Callable[[str], bytes], why: str, tmp_path: Path) -> None:
    file = tmp_path / "sheet.csv"
    file.write_bytes(save(f'{HEAD}\nmuscle,en,welcome,"Hello.\nMore.",0\n'))
    (row,) = read_sheet(file)
    assert (row.number, row["text"], row["nothing"]) == (2, "Hello.\nMore.", "")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b"id,text\nx,y\n", "it has no column leaflet, language, text digest"),
        (f"{HEAD},text\n".encode(), "the column text stands twice"),
        (f"{HEAD}\na,b,c,d\xe9".encode("latin-1"), "it is not UTF-8; save it as “CSV UTF-8”"),
        (f'{HEAD}\na,b,c,"d'.encode(), "it is not CSV: unexpected end of data"),
        (b"PK\x03\x04 nothing", "it cannot be opened as a workbook (BadZipFile)"),
        (f"{HEAD}\n".encode() + b"a,b,c,d,e\n" * 20_001, "it has more than 20,000 rows"),
    ],
)
def test_what_is_no_sheet_is_refused_with_a_reason(data: bytes, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "sheet"
    file.write_bytes(data)
    with pytest.raises(UnreadableSheetError) as refused:
        read_sheet(file)
    assert str(refused.value) == reason


def saved(tmp_path: Path, *rows: tuple[str | int | None, ...]) -> Path:
    book = Workbook()
    book.create_sheet("Notes", 0).append(["Read this first"])
    for row in rows:
        book.worksheets[1].append(row)
    book.save(tmp_path / "sheet.xlsx")
    return tmp_path / "sheet.xlsx"


def test_a_workbook_may_have_other_sheets_and_numbers(tmp_path: Path) -> None:
    (row,) = read_sheet(saved(tmp_path, NEEDED, ("muscle", "en", "day-3", 999, None)))
    assert (row["text"], row["text digest"]) == ("999", "")


def test_a_formula_is_refused_because_its_words_are_not_in_the_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSheetError, match="the cell D2 holds a formula"):
        read_sheet(saved(tmp_path, NEEDED, ("muscle", "en", "day-3", "=1+1", "")))


def test_a_workbook_that_another_program_saved_again_reads_the_same(tmp_path: Path) -> None:
    data = write_sheets(replace(specimen(), campaign=Campaign()))[1].data
    (tmp_path / "first.xlsx").write_bytes(data)
    load_workbook(BytesIO(data)).save(tmp_path / "second.xlsx")
    assert read_sheet(tmp_path / "first.xlsx") == read_sheet(tmp_path / "second.xlsx")


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    for path in (tmp_path / "pipe.csv", tmp_path / "loop.csv", tmp_path, tmp_path / "none.csv", Path("/dev/zero")):
        with pytest.raises(UnreadableSheetError):
            read_sheet(path)


def test_a_sheet_behind_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text(f"{HEAD}\nmuscle,en,welcome,Hello.,0\n")
    (tmp_path / "link.csv").symlink_to("sheet.csv")
    assert read_sheet(tmp_path / "link.csv") == read_sheet(tmp_path / "sheet.csv")
