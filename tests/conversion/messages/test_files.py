"""The files of the text messages: to read, for a spreadsheet, for a program."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from pipeline.conversion.messages.spreadsheet import COLUMNS
from pipeline.conversion.messages.writer import write_messages
from pipeline.conversion.sheet_cells import guard
from pipeline.model.document import Campaign, CampaignEvent, Document, Placeholder, TextMessage
from pipeline.sms import UncountableError
from pipeline.sms.placeholders import split_template
from tests.conversion.programme import programme
from tests.specimen import specimen

GOLDEN = Path(__file__).parent / "golden"
MESSAGES = (
    TextMessage("call-now", "call-now", "day 0 at 11:00", "Muscle wasting: call 999 now, if you cannot breathe."),
    TextMessage("welcome", "what-it-is", "day 0 at 10:00", "Hello ((name)).\nThis is about muscle wasting."),
    TextMessage("long", "causes", "day 3 at 10:00", "m" * 152 + "€" + "w" * 152),
    TextMessage("quotes", "causes", "day 4 at 10:00", 'Doctors say "atrophy", we say muscle wasting.'),
    TextMessage("accents", "causes", "day 5 at 10:00", "Pérdida de músculo: pregunte a su médico."),
)
RUNS = ('=HYPERLINK("https://example.org")', "+44 999", "-1", "@SUM(A1)", "\tcmd", "\r1", "\n=1", "＝1")


def document(*messages: TextMessage) -> Document:
    return replace(specimen(), messages=messages or MESSAGES)


def files(of: Document) -> dict[str, bytes]:
    return {artifact.path: artifact.data for artifact in write_messages(of)}


def rows(of: Document) -> list[dict[str, str]]:
    text = files(of)["messages/messages.csv"].decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_there_are_three_files_of_their_kinds() -> None:
    assert [(artifact.path, artifact.media_type) for artifact in write_messages(document())] == [
        ("messages/messages.txt", "text/plain"),
        ("messages/messages.csv", "text/csv"),
        ("messages/messages.json", "application/json"),
    ]


@pytest.mark.parametrize("kind", ["txt", "csv", "json"])
def test_the_files_are_as_they_were_looked_at(kind: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"messages.{kind}", files(document())[f"messages/messages.{kind}"].decode())


def test_the_first_line_says_that_the_leaflet_is_a_draft() -> None:
    first = files(document())["messages/messages.txt"].decode().splitlines()[0]
    assert first.startswith("DRAFT: ")
    assert "Do not send" in first


def test_a_checked_leaflet_is_not_called_a_draft() -> None:
    checked = replace(document(), notice=None, status="published")
    text = files(checked)["messages/messages.txt"].decode()
    assert text.startswith("PUBLISHED: Muscle wasting (muscle atrophy)\n")
    assert "Do not send" not in text


def test_each_message_stands_alone_between_empty_lines() -> None:
    text = files(document())["messages/messages.txt"].decode()
    for message in MESSAGES:
        assert f"\n\n{message.text}\n" in text
    assert text.count("\n----") == len(MESSAGES)


def test_the_program_file_has_its_keys_in_order_and_parts_that_join() -> None:
    records = json.loads(files(document())["messages/messages.json"])
    assert [list(record) for record in records] == [
        ["id", "language", "about", "send", "keyword", "status", "text", "encoding", "units", "parts"]
    ] * len(MESSAGES)
    for message, record in zip(MESSAGES, records, strict=True):
        assert (record["id"], record["text"], record["status"]) == (message.id, message.text, "draft")
        assert "".join(record["parts"]) == message.text
    by_id = {record["id"]: record for record in records}
    assert (by_id["long"]["units"], [len(part) for part in by_id["long"]["parts"]]) == (306, [152, 152, 1])
    assert (by_id["accents"]["encoding"], by_id["accents"]["units"]) == ("UCS-2", 41)


def test_the_spreadsheet_gives_the_texts_back() -> None:
    data = files(document())["messages/messages.csv"]
    assert data.startswith(b"\xef\xbb\xbfid,language,about,send,keyword,status,text,encoding,units,parts\r\n")
    read = rows(document())
    assert tuple(read[0]) == COLUMNS
    assert [row["text"] for row in read] == [message.text for message in MESSAGES]
    assert [row["parts"] for row in read] == ["1", "1", "3", "1", "1"]
    assert {row["send"] for row in read} == {message.send for message in MESSAGES}


@pytest.mark.parametrize("text", RUNS)
def test_a_spreadsheet_cannot_take_a_cell_for_a_formula(text: str) -> None:
    assert guard(text) == "'" + text
    risky = TextMessage("risky", text, text, text)
    (row,) = rows(document(risky))
    assert row["text"] == row["send"] == row["about"] == "'" + text
    (record,) = json.loads(files(document(risky))["messages/messages.json"])
    assert record["text"] == text, "programs run no formulas, and get the text itself"


@pytest.mark.parametrize("text", ["Call 999", "1 in 3", "'quoted'", "", "a=b"])
def test_other_cells_are_left_alone(text: str) -> None:
    assert guard(text) == text


def test_a_leaflet_without_messages_has_empty_files() -> None:
    none = files(replace(specimen(), messages=()))
    assert json.loads(none["messages/messages.json"]) == []
    assert none["messages/messages.csv"].decode("utf-8-sig").count("\r\n") == 1
    assert none["messages/messages.txt"].decode().endswith("0 messages.\n")


def test_a_text_that_no_message_can_carry_is_refused() -> None:
    with pytest.raises(UncountableError):
        write_messages(document(TextMessage("empty", "causes", "day 0", "")))


def test_all_files_name_keywords_and_the_reading_copy_is_in_the_order_of_sending() -> None:
    said = (
        TextMessage("menu", "causes", "", "Muscle wasting: text LEGS.", "menu", keyword="MENU"),
        TextMessage("last", "causes", "day 90 at 10:00", "Muscle wasting: this is our last message."),
        TextMessage("visit", "causes", "2 days before visit at 10:00", "Muscle wasting: bring your notes."),
        TextMessage("welcome", "what-it-is", "day 0 at 10:00", "Muscle wasting: hello."),
        TextMessage("help", "causes", "day 9 at 10:00", "Muscle wasting: ask us.", "reply", keyword="HELP"),
    )
    sent = document(*said)
    keywords = ["MENU", "", "", "", "HELP"]
    assert [row["keyword"] for row in rows(sent)] == keywords
    records = json.loads(files(sent)["messages/messages.json"])
    assert [(one["keyword"], one["send"]) for one in records] == [(one.keyword, one.send) for one in said]
    text = files(sent)["messages/messages.txt"].decode()
    lines = [line for line in text.split("\n") if line.startswith(("Message:", "When:", "Keyword:"))]
    assert lines == [
        *("Message: welcome", "When: day 0 at 10:00"),
        *("Message: help", "When: day 9 at 10:00", "Keyword: HELP"),
        *("Message: last", "When: day 90 at 10:00"),
        *("Message: visit", "When: 2 days before visit at 10:00"),
        *("Message: menu", "Keyword: MENU"),
    ]


def test_the_reading_copy_has_events_in_the_order_of_leaflet_yaml() -> None:
    said = (
        TextMessage("after", "causes", "1 day after birth at 10:00", "Muscle wasting: rest."),
        TextMessage("before", "causes", "week 20 of pregnancy at 10:00", "Muscle wasting: rest."),
    )
    names = {name: CampaignEvent(name, name) for name in ("pregnancy", "birth")}
    counted = replace(document(*said), campaign=Campaign(events=names))
    text = files(counted)["messages/messages.txt"].decode()
    assert text.index("Message: before") < text.index("Message: after")


def test_messages_are_counted_with_their_usual_values_in_all_files() -> None:
    """As in `messages list` and in the message bank; the parts are those of the text that is sent to the system."""
    text = "x" * 140 + " ((name)) " + "y" * 20
    named = replace(
        document(TextMessage("long-name", "causes", "day 0 at 10:00", text)),
        campaign=Campaign(
            (Placeholder("name", "Oluwaseun", "Oluwaseun-Babatunde", ""), Placeholder("other", "a", "b", ""))
        ),
    )
    (record,) = json.loads(files(named)["messages/messages.json"])
    assert (record["units"], record["text"]) == (171, text)
    assert record["parts"] == ["x" * 140 + " ((name)) " + "yy", "y" * 18]
    (row,) = rows(named)
    assert (row["units"], row["parts"]) == ("171", "2")
    copy = files(named)["messages/messages.txt"].decode()
    assert copy.split("\n\n")[0].splitlines()[-1] == "Lengths are counted with usual values: name = Oluwaseun."
    assert "Length: GSM-7, 171 of 306, 2 parts" in copy


def test_a_value_over_the_end_of_a_part_stands_in_the_part_in_which_it_begins() -> None:
    values = {"name": "b" * 10, "none": ""}
    assert split_template("aaaa((name))cc((none))", values, ("a" * 4 + "b" * 4, "b" * 6 + "c", "c")) == (
        *("aaaa((name))", "c", "c((none))"),
    )


def test_the_files_of_a_programme_are_as_they_were_looked_at(golden: Callable[[Path, str], None]) -> None:
    for kind in ("txt", "csv", "json"):
        golden(GOLDEN / f"programme.{kind}", files(programme())[f"messages/messages.{kind}"].decode())


def test_what_a_message_does_not_have_has_no_line() -> None:
    text = files(programme())["messages/messages.txt"].decode()
    blocks = {block.splitlines()[1]: block.splitlines()[2:] for block in text.split("\n\n") if block.startswith("---")}
    assert blocks["Message: visit"][0] == "When: 2 days before visit at 17:00"
    assert blocks["Message: q-no"][:2] == ["Answers: no to week-20", "About: strong#walking"]
    assert blocks["Message: help"][0] == "Keyword: HELP"
    lines = [line for block in blocks.values() for line in block]
    assert not any(line.endswith(":") or ": " not in line for line in lines)


def test_the_words_for_apps_stand_below_the_message_and_are_copied_alone() -> None:
    pieces = files(programme())["messages/messages.txt"].decode().split("\n\n")
    below = pieces.index("-" * 60 + "\nMessage: week-20\nFor apps: 83 of 1024 characters")
    assert pieces[below - 1] == programme().messages[0].text
    assert "\n\n".join(pieces[below + 1 : below + 3]) == programme().messages[0].long


def test_only_messages_that_have_them_have_words_for_apps_and_replies() -> None:
    records = {one["id"]: one for one in json.loads(files(programme())["messages/messages.json"])}
    assert {id for id, one in records.items() if "long" in one} == {"week-20", "welcome"}
    assert {id: one["replies"] for id, one in records.items() if "replies" in one} == {
        "week-20": [{"word": "yes", "message": "q-yes"}, {"word": "no", "message": "q-no"}]
    }
    assert tuple(rows(programme())[0]) == (*COLUMNS, "long", "replies")
    assert rows(programme())[0]["replies"] == "yes: q-yes, no: q-no"
    assert rows(programme())[3]["long"] == rows(programme())[3]["replies"] == ""
    assert "long" not in rows(document())[0]
