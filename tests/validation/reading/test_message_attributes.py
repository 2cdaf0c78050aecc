"""What the opening line of a message may say, and what it is told when it says something else."""

from __future__ import annotations

import pytest

from pipeline.model.document import Message
from tests.workspace import LEAFLET, WORDS, Workspace, sms

TEXT = "Muscle wasting: your care team can help you."
PIN = "0123456789ab"


def message(workspace: Workspace, name: str) -> Message:
    leaflet = workspace.check().leaflets[LEAFLET]
    assert leaflet
    return next(one for one in leaflet.texts["en"].messages if one.id == name)


def test_all_of_them_are_read(workspace: Workspace) -> None:
    attributes = f'#x about=call-now send="day 1 at 10:00" purpose=alert keyword=Legs2 parts=2 sensitive=yes pin={PIN}'
    workspace.add_words(sms(attributes, TEXT))
    read = message(workspace, "x")
    assert (read.purpose, read.keyword, read.most_parts, read.sensitive, read.pin) == ("alert", "Legs2", 2, True, PIN)


def test_what_is_not_said_has_its_usual_value(workspace: Workspace) -> None:
    read = message(workspace, "welcome")
    assert (read.purpose, read.keyword, read.most_parts, read.sensitive, read.pin) == ("education", "", None, False, "")
    sent = next(one for one in workspace.messages() if one.id == "welcome")
    assert (sent.most_parts, sent.pin_state, len(sent.digest)) == (3, "unpinned", 12)


def test_an_answer_may_be_in_a_script_that_writes_vowels_as_marks(workspace: Workspace) -> None:
    workspace.add_words(sms('#x send="day 1 at 10:00" replies="हाँ:a-yes नहीं:a-no"', f"{TEXT} हाँ? नहीं?"))
    workspace.add_words(sms("#a-yes purpose=reply", TEXT))
    workspace.add_words(sms("#a-no purpose=reply", TEXT))
    assert [reply.word for reply in message(workspace, "x").replies] == ["हाँ", "नहीं"]
    assert [one.message for one in workspace.check().diagnostics if "answer" in one.message] == []
    workspace.add_words(sms('#y send="day 1 at 11:00" replies="ह:a-yes"', f"{TEXT} हाँ?"))
    assert any("`ह`" in one.message for one in workspace.check().diagnostics), "a part of a word offers nothing"


@pytest.mark.parametrize("word", ["ساق", "हाँ", "ஆம்", "ใช่", "হ্যাঁ"])
def test_a_keyword_may_be_in_any_script(word: str, workspace: Workspace) -> None:
    workspace.add_words(sms(f"#x keyword={word}", TEXT))
    assert message(workspace, "x").keyword == word
    assert LEAFLET in workspace.check().good


@pytest.mark.parametrize(
    ("attribute", "said"),
    [
        ("purpose=reminders", "`reminders` is not a purpose of a message"),
        ('keyword="two words"', "`two words` cannot be a keyword"),
        ("keyword=12345678901234567", "`12345678901234567` cannot be a keyword"),
        ("keyword=yes_no", "`yes_no` cannot be a keyword"),
        ("keyword=\u0301", "`\u0301` cannot be a keyword"),
        ('keyword=""', "`` cannot be a keyword"),
        ("keyword=Stop", "networks take `Stop` as the wish to get no more messages"),
        ("parts=0", "`0` is not a number of parts"),
        ("parts=7", "`7` is not a number of parts"),
        ("parts=٣", "`٣` is not a number of parts"),
        ("sensitive=true", "`true` is neither yes nor no"),
        ("pin=0123456789AB", "`0123456789AB` cannot be a pin"),
        ("pin=abc", "`abc` cannot be a pin"),
    ],
)
def test_a_wrong_value_is_said_at_its_place(attribute: str, said: str, workspace: Workspace) -> None:
    workspace.add_words(sms(f'#x send="day 1 at 10:00" {attribute}', TEXT))
    (error,) = workspace.errors()
    line = workspace.read(WORDS).splitlines()[error.span.line - 1]
    assert (error.code, error.message) == ("SRC306", said)
    assert line[error.span.column - 1 : error.span.end_column - 1] == attribute
    assert error.hint
