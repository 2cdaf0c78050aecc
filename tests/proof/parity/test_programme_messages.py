"""The message files of a programme, spoilt in one place at a time: replies, words for apps, what leads to a message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.conversion import FORMATS
from pipeline.model.document import Document, Reply
from pipeline.model.source import Span
from pipeline.proof.parity import verify_document
from tests.conversion.programme import programme
from tests.proof.parity.spoilt_text import instead
from tests.written import save

Verify = Callable[[Document], list[str]]
NAMES = ("messages.txt", "messages.csv", "messages.json")


@pytest.fixture
def verify(tmp_path: Path) -> Verify:
    """What is wrong with the files in the folder of the test."""
    made = FORMATS["messages"].write(programme(), {}, Span("specimen"))
    assert made.value
    save(made.value, tmp_path)

    def messages(document: Document) -> list[str]:
        verification = verify_document(document, tmp_path, "outputs", FORMATS.values(), {"messages"})
        return [one.message for one in verification.diagnostics]

    return messages


def test_the_files_are_proven(verify: Verify) -> None:
    assert verify(programme()) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("messages.txt", "many people feel well", "many people feel ill", "message `week-20`"),
        ("messages.csv", "many people feel well", "many people feel ill", "message `week-20`"),
        ("messages.json", "many people feel well", "many people feel ill", "message `week-20`"),
        ("messages.txt", "feel well.\n\nDo", "feel well. Do", "its spaces, line ends or quotes"),
        ("messages.txt", "Replies: yes: q-yes", "Replies: yes: q-no", "`Replies`"),
        ("messages.csv", "yes: q-yes", "yes: q-no", "`replies`"),
        ("messages.json", '"message": "q-yes"', '"message": "q-no"', "`replies`"),
        ("messages.txt", "Answers: no to week-20", "Answers: yes to week-20", "`Answers`"),
        ("messages.txt", "Answers: no to week-20\n", "", "`Answers`"),
        ("messages.txt", "For apps: 83 of", "For apps: 38 of", "`apps: For apps`"),
        ("messages.txt", "sent: name, visit-date\n\nHello", "sent: name\n\nHello", "`apps: Filled in"),
        ("messages.txt", "When: 3 hours after visit\n", "", "`send`"),
        ("messages.txt", "Keyword: HELP\n", "Keyword: HELP\nWhen: \n", "`send`"),
        ("messages.txt", "Keyword: HELP\n", "Keyword: HELP\nKeyword: STOP\n", "`Keyword`"),
        ("messages.txt", "When: week 40 of", "When: week 41 of", "`send`"),
        ("messages.csv", ",long,replies\r\n", ",replies,long\r\n", "message `week-20`"),
        ("messages.csv", ",long,replies\r\n", ",long,answers\r\n", "the columns should be"),
    ],
)
def test_what_is_another_is_found(verify: Verify, tmp_path: Path, name: str, old: str, new: str, what: str) -> None:
    path = tmp_path / "messages" / name
    path.write_bytes(instead(old, new)(path.read_bytes().decode()).encode())
    assert any(what in message for message in verify(programme())), verify(programme())


def test_words_for_apps_that_are_no_longer_there_or_stand_elsewhere_are_found(verify: Verify, tmp_path: Path) -> None:
    path = tmp_path / "messages" / "messages.txt"
    rule = "-" * 60 + "\n"
    top, *pieces = path.read_text(encoding="utf-8").split(rule)
    apart = next(piece for piece in pieces if piece.startswith("Message: week-20\nFor apps"))
    left = [piece for piece in pieces if piece is not apart]
    path.write_text(rule.join((top, *left)), encoding="utf-8")
    (missing,) = verify(programme())[:1]
    assert "message `week-20`" in missing
    path.write_text(rule.join((top, *left[:-1], left[-1] + "\n", apart)), encoding="utf-8")
    assert any("twice" in message for message in verify(programme()))


@pytest.mark.parametrize("end", ["\n", "\n\n"])
def test_line_ends_in_a_second_part_are_read(end: str, tmp_path: Path) -> None:
    """The line that says how the part begins has a space for each."""
    for place in range(140, 180):
        first, *others = programme().messages
        text = "a" * place + f"{end}call 999{end}or 111{end}" + "b" * 60
        document = replace(programme(), messages=(replace(first, text=text), *others))
        made = FORMATS["messages"].write(document, {}, Span("specimen"))
        assert made.value
        save(made.value, tmp_path)
        assert not verify_document(document, tmp_path, "outputs", FORMATS.values(), {"messages"}).diagnostics


@pytest.mark.parametrize("name", NAMES)
def test_what_the_source_no_longer_has_is_found(verify: Verify, tmp_path: Path, name: str) -> None:
    first, *others = programme().messages
    for changed in (replace(first, long=""), replace(first, replies=(Reply("yes", "q-yes"),))):
        assert verify(replace(programme(), messages=(changed, *others)))
    for other in NAMES:
        if other != name:
            (tmp_path / "messages" / other).unlink()
    shorter = replace(programme(), messages=(replace(first, long="", replies=()), *others))
    assert any(message.startswith(("message `week-20`", "the columns")) for message in verify(shorter))
