"""What a message tells everybody who sees the phone, in leaflets and programmes, and where it may stand."""

from __future__ import annotations

import pytest

from pipeline.model.diagnostics import Diagnostic
from tests.workspace import PUBLISHER, WORDS, Workspace, sms

AT = 'send="day 1 at 10:00"'
LATER = "The Plainleaf project: please ask us on Friday about"


def tell(workspace: Workspace, words: str, attributes: str = "") -> list[Diagnostic]:
    workspace.add_words(sms(f"#x {AT}{attributes}", words))
    return [one for one in workspace.diagnostics() if one.code == "MSG133"]


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("Your biopsy was normal.", "was normal"),
        ("Your urine test: negative.", "urine test: negative"),
        ("Your blood pressure was 150 over 90.", "blood pressure was 150"),
        ("There is sugar in your urine.", "There is sugar in your urine"),
        ("Have you taken your warfarin today?", "warfarin"),
        ("8pm: 2 tablets of lithium.", "lithium"),
        ("Keep taking your sertraline.", "taking your sertraline"),
        ("Alzheimer's clubs meet here.", "Alzheimer's"),
        ("A talk about living with herpes.", "herpes"),
    ],
)
def test_it_stands_where_the_words_are(words: str, quoted: str, workspace: Workspace) -> None:
    (one,) = tell(workspace, words)
    line = workspace.read().splitlines()[one.span.line - 1]
    assert line[one.span.column - 1 : one.span.end_column - 1] == quoted
    assert one.message.endswith(f"“{quoted}”") and one.hint


@pytest.mark.parametrize(
    "words",
    [
        "If your test is positive, call us.",
        "Is your blood sugar high?",
        "Check your blood pressure at 9am.",
        "To feel tired after your scan is normal.",
        "Keep your insulin in the fridge.",
        "Do not take ibuprofen before you come.",
        "Bring your used insulin pens.",
        "Your TB vaccination is due.",
        "We are in Tropic of Cancer Street.",
        "Go to Room TB 2.",
    ],
)
def test_what_tells_nothing_is_fine(words: str, workspace: Workspace) -> None:
    assert tell(workspace, words) == []


def test_each_sentence_tells_something_of_its_own(workspace: Workspace) -> None:
    words = "Take 2 tablets of prednisolone now. Your test was positive for HIV."
    assert [one.severity for one in tell(workspace, words)] == ["error"] * 2


@pytest.mark.parametrize(
    ("attributes", "words", "count"),
    [
        ("", f"{LATER} epilepsy.", 1),
        (" sensitive=yes", f"{LATER} epilepsy.", 0),
        (" sensitive=yes", "Epilepsy: ask us on Friday.", 1),
        (" sensitive=yes", f"{LATER} this. Your scan was normal.", 1),
        (" sensitive=yes", f"{LATER} this. Please take your lithium.", 1),
    ],
)
def test_a_sensitive_message_names_an_illness_later(
    attributes: str, words: str, count: int, workspace: Workspace
) -> None:
    assert len(tell(workspace, words, attributes)) == count


def test_the_name_of_who_sends_it_is_no_illness(workspace: Workspace) -> None:
    workspace.edit(PUBLISHER, "The Plainleaf project", "northern cancer help")
    assert tell(workspace, "Northern cancer help: ask us on Friday.") == []
    workspace.edit(WORDS, "Northern cancer help: ask", "Your cancer: ask")
    assert [one.code for one in workspace.diagnostics() if one.code == "MSG133"] == ["MSG133"]


def test_words_of_a_leaflet_are_no_message(workspace: Workspace) -> None:
    workspace.add_words("Your test was positive for HIV. Take your lithium.\n")
    assert "MSG133" not in workspace.codes()
