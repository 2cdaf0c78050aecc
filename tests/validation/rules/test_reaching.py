"""In any four weeks of messages, one says how to reach somebody and one how to stop them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Message
from pipeline.model.source import Span
from pipeline.validation.rules.messages.reaching import LONGEST_SILENCE, DatedMessage, find_silences
from tests.workspace import PUBLISHER, SETTINGS, Workspace, sms

SENDINGS = st.lists(st.tuples(st.integers(-60, 120), st.booleans()), max_size=12).map(sorted)


def sendings(*days: tuple[int, bool]) -> list[tuple[DatedMessage, bool]]:
    message = Message("x", "", "", (), span=Span("x"))
    return [(DatedMessage("start", day, message, None), says) for day, says in days]


def silences(*days: tuple[int, bool]) -> list[tuple[int, int, int]]:
    return [(one.first, one.last, one.begins.day) for one in find_silences(sendings(*days))]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], []),
        ([(0, False)], []),
        ([(0, False), (27, False)], []),
        ([(0, False), (28, False)], [(0, 28, 0)]),
        ([(0, True), (14, False), (28, True)], []),
        ([(0, True), (14, False), (29, True)], [(1, 28, 14)]),
        ([(0, True), (29, True)], []),
        ([(-40, False), (0, True), (10, False)], [(-40, -1, -40)]),
        ([(0, True), (1, False), (60, True), (61, False), (120, False)], [(1, 59, 1), (61, 120, 61)]),
    ],
)
def test_silences_are_days_between_what_speaks(
    days: list[tuple[int, bool]], expected: list[tuple[int, int, int]]
) -> None:
    assert silences(*days) == expected


@given(SENDINGS)
def test_a_silence_is_long_and_nothing_in_it_speaks(days: list[tuple[int, bool]]) -> None:
    for first, last, begins in silences(*days):
        assert last - first + 1 >= LONGEST_SILENCE
        assert first <= begins <= last
        assert not any(says and first <= day <= last for day, says in days)


@given(SENDINGS)
def test_every_window_of_28_days_with_messages_and_no_word_is_in_a_silence(days: list[tuple[int, bool]]) -> None:
    if not days or days[-1][0] - days[0][0] < LONGEST_SILENCE:
        assert silences(*days) == []
        return
    listed = silences(*days)
    for start in range(days[0][0], days[-1][0] - LONGEST_SILENCE + 2):
        window = [says for day, says in days if start <= day < start + LONGEST_SILENCE]
        if window and not any(window):
            assert any(first <= start and start + LONGEST_SILENCE - 1 <= last for first, last, _ in listed)


@given(SENDINGS, st.integers(-500, 500))
def test_silences_move_with_the_days(days: list[tuple[int, bool]], by: int) -> None:
    moved = silences(*((day + by, says) for day, says in days))
    assert moved == [(first + by, last + by, begins + by) for first, last, begins in silences(*days)]


@given(SENDINGS)
def test_what_speaks_at_all_times_is_never_silent(days: list[tuple[int, bool]]) -> None:
    assert silences(*((day, True) for day, _ in days)) == []


def warned(workspace: Workspace, code: str) -> list[Diagnostic]:
    return [one for one in workspace.diagnostics() if one.code == code]


def at_days(*messages: tuple[int, str]) -> str:
    return "\n".join(
        sms(f'#day-{day} send="day {day} at 12:00"', f"Muscle wasting: {words}") for day, words in messages
    )


@pytest.mark.parametrize(
    ("words", "reaches"),
    [
        ("call {{emergency-line}} if you fall.", True),
        ("call 999 if you fall.", True),
        ("text LEGS for more.", True),
        ("read https://example.org/legs", True),
        ("read www.example.org/legs", True),
        ("write to legs@example.org", True),
        ("ring 01632 960 123 for help.", True),
        ("text STOP to end these.", False),
        ("note what your legs can do.", False),
        ("walk 10 to 20 minutes, 3 times a week.", False),
        ("9990 steps are many.", False),
    ],
)
def test_what_reaches_somebody(words: str, reaches: bool, workspace: Workspace) -> None:
    legs = sms("#legs purpose=reply keyword=LEGS", "Muscle wasting: your care team can help.")
    workspace.add_words(at_days((20, words), (40, "rest when you are tired.")) + "\n" + legs)
    assert (warned(workspace, "MSG125") == []) is reaches


@pytest.mark.parametrize(
    ("opt_out", "words", "says"),
    [
        ("", "text STOP to end these.", True),
        ("", "text CANCEL to end these.", True),
        ("", "stop when it hurts.", False),
        ("Text HALT to end this.", "text HALT to end this.", True),
        ("Text HALT to end this.", "to halt the loss, move.", False),
        ("Text STOP to the NHS to end this.", "ask the NHS for help.", False),
        ("To end this, go to example.org or https://example.org/stop.", "see https://example.org/stop", True),
        ("To end this, call 020 7946 0123", "call 020 7946 0123", True),
        ("Text STOP to 60123", "text LEGS to 60123", False),
        ("Write to us to end this.", "rest. Write to us to end this.", True),
    ],
)
def test_what_says_how_to_stop(opt_out: str, words: str, says: bool, workspace: Workspace) -> None:
    workspace.append(PUBLISHER, f'messaging: {{opt_out: {{en: "{opt_out}"}}}}\n' if opt_out else "")
    workspace.add_words(at_days((14, words), (40, "rest when you are tired.")))
    assert (warned(workspace, "MSG126") == []) is says


def test_a_short_set_may_do_without(workspace: Workspace) -> None:
    workspace.add_words(at_days((14, "rest."), (27, "move.")))
    assert warned(workspace, "MSG125") == warned(workspace, "MSG126") == []


def test_each_date_has_weeks_of_its_own(tmp_path: Path) -> None:
    def round_visit(place: str, days_after: int) -> list[Diagnostic]:
        workspace = Workspace(tmp_path / place)
        before = sms('#before send="1 week before visit at 10:00"', "Muscle wasting: take your notes with you.")
        after = sms(f'#after send="{days_after} days after visit at 10:00"', "Muscle wasting: read your notes.")
        workspace.add_words(f"{before}\n{after}")
        return warned(workspace, "MSG125")

    assert round_visit("a", 20) == []
    (diagnostic,) = round_visit("b", 21)
    assert diagnostic.message.startswith("from 7 days before `visit` to 21 days after `visit`, no message")


def test_the_first_message_of_the_gap_is_named_at_its_schedule(workspace: Workspace) -> None:
    workspace.add_words(at_days((30, "move."), (10, "rest."), (45, "rest and move.")))
    (diagnostic,) = warned(workspace, "MSG125")
    place = workspace.read().split("\n")[diagnostic.span.line - 1][diagnostic.span.column - 1 :]
    assert place.startswith("day 10 at 12:00")
    assert "from day 1 to day 45" in diagnostic.message


def test_a_message_whose_facts_are_unknown_is_not_judged(workspace: Workspace) -> None:
    workspace.add_words(at_days((14, "call {{nobody}}."), (40, "rest.")))
    assert warned(workspace, "MSG125") == warned(workspace, "MSG126") == []


def test_a_waiver_is_for_systems_that_add_it_themselves(workspace: Workspace) -> None:
    workspace.add_words(at_days((14, "rest."), (40, "rest.")))
    assert warned(workspace, "MSG126")
    waiver = "{rule: MSG126, because: Our system adds it., by: The Plainleaf project, until: 2099-01-01}"
    workspace.append(SETTINGS, f"\nallow: [{waiver}]\n")
    assert warned(workspace, "MSG126") == []
    assert "MSG125" in {one.code for one in workspace.diagnostics()}
