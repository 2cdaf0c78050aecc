"""The rules of messages beyond the examples of their pages: other splits, other languages, other states."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Document
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose import compose
from pipeline.validation.rules import messages
from pipeline.validation.rules.phrases import compile_phrases
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace, sms

AT = 'send="day 1 at 10:00"'


def found(
    workspace: Workspace, words: str, publisher: str = "", release: bool = False, fallback: str = "there"
) -> list[Diagnostic]:
    """What the rules say of messages in the example with these words at its end."""
    workspace.add_words(words)
    workspace.append(PUBLISHER, publisher)
    workspace.edit(SETTINGS, "fallback: there", f'fallback: "{fallback}"')
    return [one for one in workspace.diagnostics(release=release) if one.code[:3] == "MSG"]


def codes(said: list[Diagnostic]) -> set[str]:
    return {one.code for one in said if one.severity != "info"}


def test_a_gateway_that_keeps_clusters_whole_may_tear_what_another_does_not(workspace: Workspace) -> None:
    """The 67 units of a part end after "14". The sign after it makes one cluster with the 4, which then goes into the
    second part."""
    before = "Muscle wasting (ć): note how far you go each day. For the next "
    words = before + "x" * (64 - len(before)) + " 14\u20e3 times, ask your care team."
    assert words.index("14") == 65
    (said,) = [one for one in found(workspace, sms(f"#x parts=2 {AT}", words)) if one.code == "MSG112"]
    assert "“14”" in said.message


@pytest.mark.parametrize(
    ("words", "torn"),
    [
        ("x" * 144 + ". Take 250 mg", "250 mg"),
        ("x" * 140 + ". Affects 1 in 3 people", "1 in 3 people"),
        ("x" * 140 + " https://example.org/muscle", "https://example.org/muscle"),
        ("x" * 145 + ". Never stop it alone", "Never stop it alone"),
        ("x" * 138 + ". You can't wait with this", "You can't wait with this"),
    ],
)
def test_what_a_part_must_not_tear(words: str, torn: str, workspace: Workspace) -> None:
    words = words.replace("x" * 16, "Muscle wasting: ", 1) + " and tell your care team."
    said = [one for one in found(workspace, sms(f"#x parts=2 {AT}", words)) if one.code == "MSG112"]
    assert said
    assert any(torn in one.message for one in said)
    assert {one.severity for one in said} == {"error"}


def test_a_longest_name_in_other_letters_moves_the_ends_of_parts(workspace: Workspace) -> None:
    words = "Hello ((name)). Muscle wasting: note how you walk for 14 days and bring your notes."
    assert "MSG112" not in codes(found(workspace, sms(f"#x {AT}", words))), "no such letter is declared"
    workspace.edit(SETTINGS, "longest: Oluwaseun-Babatunde", "longest: Oluwaseún-Babatunde")
    (said,) = [one for one in workspace.diagnostics() if one.code == "MSG112"]
    assert "with the longest values" in said.message and "14 days" in said.message


def test_a_warning_is_not_torn_even_without_a_number(workspace: Workspace) -> None:
    signs = "your leg is weak or numb and " * 4
    words = f"Muscle wasting: call {{{{emergency-line}}}} now if {signs}your face droops."
    said = found(workspace, sms(f"#x about=call-now parts=2 {AT}", words))
    assert [one.code for one in said if one.severity == "error"] == ["MSG112"]


def test_the_budget_of_a_message_is_its_own(tmp_path: Path) -> None:
    two = "Muscle wasting: " + "ask your care team what helps you. " * 5
    four = "Muscle wasting: " + "ask your care team what helps you. " * 15
    assert codes(found(Workspace(tmp_path / "a"), sms(f"#x {AT}", two))) == {"MSG106"}
    assert codes(found(Workspace(tmp_path / "b"), sms(f"#x parts=2 {AT}", two))) == set()
    assert codes(found(Workspace(tmp_path / "c"), sms(f"#x parts=1 {AT}", two))) == {"MSG102"}
    assert codes(found(Workspace(tmp_path / "d"), sms(f"#x {AT}", four))) == {"MSG102"}
    assert codes(found(Workspace(tmp_path / "e"), sms(f"#x parts=4 {AT}", four))) == set()


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Hi ((name)), muscle wasting can have many causes.", "a space before"),
        ("Muscle wasting: we wish you ((name)) a good day.", "two spaces"),
        ("Muscle wasting (((name))) can have many causes.", "empty brackets"),
        ("((name)), muscle wasting can have many causes.", "without words before it"),
    ],
)
def test_a_gap_is_seen_where_the_fallback_is_empty(words: str, what: str, workspace: Workspace) -> None:
    said = found(workspace, sms(f"#x {AT}", words), fallback="")
    assert any(what in one.message for one in said if one.code == "MSG116" and one.span.line == 42)


def test_a_message_that_is_only_a_missing_value_is_an_error(workspace: Workspace) -> None:
    said = found(workspace, sms(f"#x purpose=reply {AT}", "((name))"), fallback="")
    assert ("MSG116", "error") in {(one.code, one.severity) for one in said}


def test_a_fallback_leaves_a_sentence(workspace: Workspace) -> None:
    assert codes(found(workspace, sms(f"#x {AT}", "Hi ((name)), muscle wasting can have many causes."))) == set()


def test_abbreviations_and_words_to_send_back_may_be_capitals(workspace: Workspace) -> None:
    words = "Muscle wasting: ask about MS, the NHS and COVID-19. Text LEGS for more, or STOP to end."
    assert codes(found(workspace, sms(f"#x keyword=LEGS {AT}", words))) == set()


def test_never_pinned_is_a_note_in_a_draft_and_an_error_in_what_is_released(tmp_path: Path) -> None:
    draft = [one for one in found(Workspace(tmp_path / "a"), "") if one.code == "MSG111"]
    released = [one for one in found(Workspace(tmp_path / "b"), "", release=True) if one.code == "MSG111"]
    assert {one.severity for one in draft} == {"info"}
    assert {one.severity for one in released} == {"error"}


def test_nothing_is_said_of_pins_while_there_are_errors(workspace: Workspace) -> None:
    said = found(workspace, sms(f"#x {AT}", "Muscle wasting: {{nothing}}"))
    assert "MSG111" not in {one.code for one in said}


def test_the_publisher_says_how_often_and_when(workspace: Workspace) -> None:
    messaging = 'messaging: {weekly: 2, quiet_hours: {start: "09:30", end: "10:30"}}\n'
    said = found(workspace, sms(f"#x {AT}", "Muscle wasting: your care team can help."), messaging)
    assert sorted(one.code for one in said if one.severity == "warning") == ["MSG118", "MSG119", "MSG119"]


def test_seven_days_are_counted_from_each_date_apart(tmp_path: Path) -> None:
    def visit(number: int) -> str:
        return sms(f'#visit-{number} send="{number} days before visit at 10:00"', "Muscle wasting: bring your notes.")

    three = "\n".join(map(visit, (1, 2, 3)))
    assert codes(found(Workspace(tmp_path / "a"), three)) == set()
    assert codes(found(Workspace(tmp_path / "b"), three + "\n" + visit(4))) == {"MSG118"}


def test_a_message_that_people_ask_for_needs_no_time(workspace: Workspace) -> None:
    assert codes(found(workspace, sms("#x keyword=LEGS", "Muscle wasting: your care team can help."))) == set()


def test_a_sender_that_is_a_name_cannot_be_answered_when_it_is_released(workspace: Workspace) -> None:
    publisher = "sender: Hospital\nmessaging: {opt_out: {en: Reply STOP to stop.}}\n"
    (said,) = [one for one in found(workspace, "", publisher, release=True) if one.code == "MSG121"]
    assert said.severity == "error"


@pytest.mark.parametrize(
    ("words", "fine"),
    [("To stop, text STOP to 60123", True), ("Text STOP", False), ("STOP: www.example.org/stop", True)],
)
def test_a_sender_that_is_a_name_can_name_a_number_to_answer(workspace: Workspace, words: str, fine: bool) -> None:
    publisher = f'sender: Hospital\nmessaging: {{opt_out: {{en: "{words}"}}}}\n'
    said = [one for one in found(workspace, "", publisher, release=True) if one.code == "MSG121"]
    assert (said == []) is fine


def test_a_sensitive_message_need_not_name_the_topic(workspace: Workspace) -> None:
    words = "Please ask your care team about the test results."
    assert "MSG117" in codes(found(workspace, sms(f"#x {AT}", words)))
    workspace.edit(WORDS, "#x ", "#x sensitive=yes ")
    assert "MSG117" not in {one.code for one in workspace.diagnostics()}


def test_letters_that_make_a_message_longer_are_named(workspace: Workspace) -> None:
    words = "Muscle wasting: ask your care team at the Tŷ Glan ŵyl clinic what helps you, on any day of the week."
    (said,) = [one for one in found(workspace, sms(f"#x {AT}", words)) if one.code == "MSG106"]
    assert "without `ŷ`, `ŵ`" in said.hint


def test_one_keyword_in_two_leaflets_is_said(workspace: Workspace) -> None:
    workspace.add_words(
        sms("#x keyword=LEGS", "Muscle wasting: your care team can help.")
        + "\n"
        + sms("#y keyword=STOP", "Muscle wasting: you get no more.")
    )
    workspace.duplicate("other")
    (said,) = [one for one in workspace.diagnostics() if one.code == "MSG122"]
    assert said.severity == "warning" and "`muscle` too (`x`)" in said.message
    assert said.span.path == "source/other/en.md"


@pytest.mark.parametrize("number", ["(555) 555-0142", "1-800-273-8255", "+1 (555) 555-0142", "0800 11 11", "999"])
def test_numbers_as_people_write_them_are_services(workspace: Workspace, number: str) -> None:
    workspace.edit(PUBLISHER, '"999"', f'"{number}"')
    assert not [one for one in workspace.diagnostics() if one.code == "SRC104"]


@pytest.mark.parametrize("number", ["(555 0142", "555--0142", "call 999", "-5", "()5"])
def test_what_is_no_number_is_no_service(workspace: Workspace, number: str) -> None:
    workspace.edit(PUBLISHER, '"999"', f'"{number}"')
    assert [one for one in workspace.diagnostics() if one.code == "SRC104"]


def test_phrases_are_whole_words_in_any_case() -> None:
    pattern = compile_phrases(("see above", "message {number}"))
    assert pattern
    assert pattern.search("See  above")
    assert pattern.search("in message 12,")
    assert not pattern.search("oversee above") and not pattern.search("message two")
    assert compile_phrases(()) is None


@pytest.mark.parametrize(
    "written", ["((name)", "(name))", "((", "( (name) )", "(name)", "[name]", "[[name]]", "%name%"]
)
def test_a_placeholder_in_other_brackets_is_found(written: str, workspace: Workspace) -> None:
    workspace.add_words(sms(f"#x about=questions {AT}", f"Muscle wasting: hello {written}, walk (more) each day."))
    (diagnostic,) = [one for one in workspace.diagnostics() if one.code in ("SRC313", "SRC319")]
    line = workspace.read().split("\n")[diagnostic.span.line - 1]
    assert line[diagnostic.span.column - 1 :].startswith(written)


@pytest.mark.parametrize(
    "block", ["- walk\n- rest", "1. walk\n2. rest", "![A leg](images/leg.svg)", "<https://a.example>"]
)
def test_what_a_message_cannot_hold_is_said_with_what_to_write(block: str, workspace: Workspace) -> None:
    workspace.add_words(sms(f"#x about=questions {AT}", f"Muscle wasting: walk more.\n\n{block}"))
    (error,) = workspace.errors()
    assert error.code == "MSG104"
    assert workspace.read().split("\n")[error.span.line - 1] == block.split("\n")[0]
    assert ("a star" in error.hint) is False


@pytest.mark.parametrize(
    "link", ["https://localhost/a", "https://example.org:0/a", "https://a..b/c", "https://a@example.org"]
)
def test_a_link_in_a_message_passes_the_gate_of_addresses(link: str, workspace: Workspace) -> None:
    said = found(workspace, sms(f"#x {AT}", f"Muscle wasting: read {link}"))
    assert ("MSG114", "error") in {(one.code, one.severity) for one in said}


def test_a_leaflet_is_composed_once_for_the_rules_of_its_messages(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed: list[str] = []

    def count(leaflet: Leaflet, language: str) -> Document:
        composed.append(language)
        return compose(leaflet, language)

    monkeypatch.setattr(messages, "compose", count)
    assert found(workspace, sms(f"#x {AT}", "Take a walk each day."))
    assert composed == ["en"]
