"""The three message files, spoilt one at a time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.document import Document
from tests.proof.parity.conftest import Findings
from tests.proof.parity.spoilt_text import Change, change_file, instead, swapped

NAMES = ("messages.txt", "messages.csv", "messages.json")

CHANGES = (
    ("lean protein", "lean mince", "“What causes muscle wasting” (nutrition), message `nutrition`"),
    ("in the last year", "in the last week", "(see-gp), message `see-gp`"),
    ("weak or will not move", "weak or will move", "“When to get help” (call-now), message `call-now`"),
    ("Call 999 now if an arm", "Call 998 now if an arm", "“When to get help” (call-now), message `call-now`"),
    ("For 9 weeks", "For 8 weeks", "message `welcome`"),
)


def spoil(files: Path, name: str, change: Change) -> None:
    change_file(files / "messages" / name, change)


def rows(change: Callable[[list[dict[str, Any]]], object]) -> Change:
    def changed(text: str) -> str:
        found = json.loads(text)
        change(found)
        return json.dumps(found)

    return changed


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("old", "new", "where"), CHANGES)
def test_another_text_is_found(files: Path, findings: Findings, name: str, old: str, new: str, where: str) -> None:
    def change(text: str) -> str:
        return text.replace(old, new)

    spoil(files, name, change)
    found = findings("messages")
    assert {(finding.code, finding.span.path) for finding in found} == {
        ("MSG201", f"outputs/muscle-atrophy/en/messages/{name}")
    }
    assert where in found[0].message
    assert next(word for word, was in zip(new.split(), old.split(), strict=False) if word != was) in found[0].message


@pytest.mark.parametrize("name", NAMES)
def test_an_added_sentence_is_found(files: Path, findings: Findings, name: str) -> None:
    spoil(
        files,
        name,
        lambda text: text.replace(
            "Note one thing and tell your care team.", "Note one thing and tell your care team. Rest."
        ),
    )
    messages = [finding.message for finding in findings("messages")]
    assert "“Rest.” stands after “your care team.”" in messages[0] or "team. Rest." in messages[0]


def _cut(text: str, name: str, id: str) -> str:
    """What one message takes up in messages.txt or messages.csv."""
    if name == "messages.csv":
        return next(line for line in text.splitlines(keepends=True) if line.startswith(f"{id},"))
    rule = "-" * 60 + "\n"
    return next(piece for piece in text.split(rule) if piece.startswith(f"Message: {id}\n"))


@pytest.mark.parametrize("name", NAMES[:2])
def test_a_message_that_is_missing_is_found(files: Path, findings: Findings, name: str) -> None:
    rule = "-" * 60 + "\n" if name == "messages.txt" else ""
    spoil(files, name, lambda text: text.replace(rule + _cut(text, name, "hard-things"), ""))
    (finding,) = findings("messages")
    assert "“Symptoms” (symptoms): message `hard-things` is missing" in finding.message


@pytest.mark.parametrize("name", NAMES[:2])
def test_messages_in_another_order_are_found(files: Path, findings: Findings, name: str) -> None:
    def change(text: str) -> str:
        return swapped(_cut(text, name, "nutrition"), _cut(text, name, "see-gp"))(text)

    spoil(files, name, change)
    (finding,) = findings("messages")
    assert "stands in another place than in the source" in finding.message


def test_missing_added_and_moved_objects_are_found(files: Path, findings: Findings) -> None:
    def change(found: list[dict[str, Any]]) -> None:
        found[0], found[1] = found[1], found[0]
        found.append({**found.pop(), "id": "other"})

    spoil(files, "messages.json", rows(change))
    messages = sorted(finding.message for finding in findings("messages"))
    assert len(messages) == 3
    assert messages[0].startswith("message `other` stands in the file, but not in the source")
    assert sum("is missing" in message for message in messages) == 1
    assert sum("stands in another place" in message for message in messages) == 1


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("messages.txt", "of 160, 1 part", "of 160, 2 parts", "`Length`"),
        ("messages.txt", "About: symptoms", "About: causes", "`about`"),
        ("messages.txt", "When: day 0", "When: day 1", "`send`"),
        ("messages.txt", "DRAFT:", "CHECKED:", "`first line`"),
        ("messages.txt", "Do not send", "Send", "`first line`"),
        ("messages.txt", "Version {version}", "Version 9.9", "`second line`"),
        ("messages.csv", "GSM-7,", "UCS-2,", "`encoding`"),
        ("messages.csv", ",draft,", ",published,", "`status`"),
        ("messages.csv", "day 0 at", "day 1 at", "`send`"),
        ("messages.json", '"units": 1', '"units": 2', "`units`"),
        ("messages.json", '"status": "draft"', '"status": "published"', "`status`"),
    ],
)
def test_what_is_said_of_a_message_is_compared(
    real_document: Document, files: Path, findings: Findings, name: str, old: str, new: str, what: str
) -> None:
    spoil(files, name, instead(old.replace("{version}", real_document.version), new))
    (finding,) = findings("messages")
    assert what in finding.message


def test_a_cell_that_a_spreadsheet_would_run_may_be_guarded(files: Path, findings: Findings) -> None:
    spoil(files, "messages.csv", instead("Call 999 now if an arm", "'Call 999 now if an arm"))
    (finding,) = findings("messages")
    assert "message `call-now`" in finding.message


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("messages.json", "[{]", "is not JSON"),
        ("messages.json", '{"id": 1}', "not an array"),
        ("messages.json", "[1]", "not an array"),
        ("messages.csv", 'id,text\n"a', "not CSV"),
        ("messages.csv", "id,text\n", "the columns should be"),
        ("messages.csv", "", "the columns should be"),
    ],
)
def test_a_file_of_another_kind_is_a_finding(files: Path, findings: Findings, name: str, text: str, what: str) -> None:
    (files / "messages" / name).write_text(text, encoding="utf-8")
    (finding,) = findings("messages")
    assert what in finding.message
