"""A message that is a part too long is told which of its words it can do without."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sms import count
from pipeline.templating.languages import language_pack
from pipeline.validation.rules.messages.shortening import Cut, apply_cuts, find_fillers
from tests.workspace import Workspace, sms

PACK = language_pack("en")
assert PACK
AT = 'send="day 1 at 10:00"'
LONG = (
    "Muscle wasting: talk to your care team about what helps you, at home and at work, and with your family and friends"
)
"""115 letters that cannot be spared: they are the sentence that says what the message is about."""


def hint(workspace: Workspace, words: str, attributes: str = "") -> str:
    workspace.add_words(sms(f"#x {AT}{attributes}", words))
    (diagnostic,) = [one for one in workspace.diagnostics() if one.code in ("MSG102", "MSG106")]
    return diagnostic.hint


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        (
            f"{LONG}. A notebook is handy. It is good to plan ahead with a pencil.",
            "leave out “It is good to plan ahead with a pencil.”",
        ),
        (f"{LONG}. Walk with a friend who likes the hills. Rest well, too.", "leave out “Rest well, too.”"),
        (
            f"{LONG} (and with your neighbours and pals in the village too).",
            "leave out “(and with your neighbours and pals in the village too)”",
        ),
        (f"{LONG}. Please plan each walk in order to enjoy it more.", "write “to” for “in order to”"),
        (f"{LONG}. Kindly, please, write and really draw what you eat.", "leave out “Kindly” and leave out “please”"),
    ],
)
def test_what_can_be_spared_is_named(words: str, cut: str, workspace: Workspace) -> None:
    said = hint(workspace, words)
    assert said.startswith(f"{cut}, to make it one part")


@pytest.mark.parametrize(
    "sentence",
    [
        "Walk for 10 minutes each day, in the park or at home.",
        "Call {{emergency-line}} at once, wherever you are just then.",
        "Read https://example.org/legs with somebody at home.",
        "Do not run up and down the stairs of your whole house.",
        "Swimming may make the long way back a little shorter.",
        "Rest if your legs hurt, and sit on a chair for a while.",
        "Ask whoever looks after you about it at the next visit.",
        "Dear ((name)), we wish you a happy and a quiet new year.",
        "Text LEGS and we send you a lot more about all of this.",
    ],
)
def test_what_carries_weight_is_never_to_be_left_out(sentence: str, workspace: Workspace) -> None:
    assert hint(workspace, f"{LONG}. {sentence}").startswith("take out ")


def test_the_first_sentence_says_what_it_is_about_and_stays(workspace: Workspace) -> None:
    words = "Muscle wasting has many causes. Do not run on hard floors. " + "Never jump from high walls or roofs. " * 3
    assert hint(workspace, words).startswith("take out ")


def test_no_sentence_goes_that_the_next_one_speaks_of(workspace: Workspace) -> None:
    said = hint(workspace, f"{LONG}. Swimming is a joy. It makes you strong, and it is never dull.")
    assert "Swimming is a joy" not in said


def test_a_warning_is_not_cut_to_fit(tmp_path: Path) -> None:
    spare = "Walk with a friend who sings and laughs."
    words = f"Muscle wasting: call {{{{emergency-line}}}} now. {LONG[16:].capitalize()}. {spare}"
    assert "leave out" in hint(Workspace(tmp_path / "a"), words)
    for place, attributes in (("b", " purpose=alert"), ("c", " about=call-now")):
        workspace = Workspace(tmp_path / place)
        workspace.add_words(sms(f"#x {AT}{attributes}", words))
        hints = [one.hint for one in workspace.diagnostics() if one.code == "MSG106"]
        assert hints and not any("leave out" in one for one in hints)


def test_letters_that_cost_a_part_come_first(workspace: Workspace) -> None:
    words = "Muscle wasting: ask your care team at the Tŷ Glan clinic what helps you. Walk with a friend, too."
    assert hint(workspace, words).startswith("write it without `ŷ`")


def test_a_message_of_too_many_parts_is_told_too(workspace: Workspace) -> None:
    said = hint(workspace, f"{LONG}. Walk with a friend who likes the hills and the sea.", " parts=1")
    assert said == "leave out “Walk with a friend who likes the hills and the sea.”, to make it one part"


def test_where_nothing_is_enough_the_longest_sentence_is_named(workspace: Workspace) -> None:
    said = hint(workspace, f"{LONG}. Do not run. {'Never run on a hard floor. ' * 14}", " parts=2")
    assert said == f"shorten it; the longest sentence is “{LONG}.”"


def test_the_short_one_of_two_lengths_is_told_what_to_leave_out(workspace: Workspace) -> None:
    short = sms(f"#x {AT} parts=2", f"{LONG}. Walk with a friend who likes the hills and the sea.")
    workspace.add_words(f"{short}\n::: {{.sms-long of=x}}\n{LONG}.\n:::\n")
    hints = [one.hint for one in workspace.diagnostics() if one.code == "MSG143"]
    assert hints == ["leave out “Walk with a friend who likes the hills and the sea.”, to make it one part"]


@pytest.mark.parametrize(
    ("text", "words", "instead", "after"),
    [
        ("One. Two. Three.", "Two.", "", "One. Three."),
        ("One. Two. Three.", "Three.", "", "One. Two."),
        ("One.\nTwo.\nThree.", "Two.", "", "One.\nThree."),
        ("Please walk.", "Please", "", "Walk."),
        ("Topic: please walk.", "please", "", "Topic: walk."),
        ("Rest. Remember to walk.", "Remember to", "", "Rest. Walk."),
        ("Walk in order to rest.", "in order to", "to", "Walk to rest."),
        ("Walk (or run).", " (or run)", "", "Walk."),
        ("Walk (or run) now.", " (or run)", "", "Walk now."),
    ],
)
def test_nothing_shows_where_words_were_cut(text: str, words: str, instead: str, after: str) -> None:
    start = text.index(words)
    assert apply_cuts(text, [Cut(start, start + len(words), words, instead)]) == after


def test_words_that_open_a_sentence_go_only_there() -> None:
    assert PACK
    assert [cut.words for cut in find_fillers("Remember to walk. I remember to walk.", PACK)] == ["Remember to"]
    assert [cut.instead for cut in find_fillers("walk in order  to rest", PACK)] == ["to"]


@given(st.lists(st.sampled_from(["One two.", "Please rest.", "Walk (or run).", "Eat.", "in order to"]), max_size=6))
def test_cutting_leaves_one_space_between_words_and_no_more_letters(pieces: list[str]) -> None:
    assert PACK
    text = " ".join(pieces)
    cuts = list(find_fillers(text, PACK))
    shorter = apply_cuts(text, cuts)
    assert len(shorter) <= len(text)
    assert not re.search(r"\s\s|\s[.,]|\A\s|\s\Z", shorter)
    assert list(find_fillers(shorter, PACK)) == []
    assert count(shorter or "x").units <= count(text or "x").units
