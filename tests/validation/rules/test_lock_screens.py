"""What a lock screen shows of a message is nobody's business where it names an illness."""

from __future__ import annotations

import pytest

from pipeline.model.diagnostics import Diagnostic
from pipeline.sms.lock_screen import cut_for_lock_screen
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace, sms

AT = 'send="day 1 at 10:00"'


def seen(workspace: Workspace, words: str, attributes: str = "") -> list[Diagnostic]:
    workspace.add_words(sms(f"#x {AT}{attributes}", words))
    return [one for one in workspace.diagnostics() if one.code == "MSG127"]


@pytest.mark.parametrize(
    ("words", "private"),
    [
        ("Your PrEP is due.", "PrEP"),
        ("Sexual health: take your tablets each day.", "Sexual health"),
        ("After you miscarried, rest.", "miscarried"),
        ("Panic attacks are common.", "Panic attacks"),
        ("Contraception can be had.", "Contraception"),
        ("Hello ((name)). Your contraceptive clinic is open.", "contraceptive"),
        ("If you think about ending your life, call us.", "ending your life"),
        ("A check of your type 2 diabetes is due.", "your type 2 diabetes"),
        ("We offer support after domestic abuse.", "domestic abuse"),
        ("Please come to a talk about an overdose.", "overdose"),
    ],
)
def test_a_condition_that_people_keep_to_themselves_is_seen(words: str, private: str, workspace: Workspace) -> None:
    (diagnostic,) = seen(workspace, f"{words} Muscle wasting too.")
    assert f"“{private}” to whoever" in diagnostic.message
    assert "sensitive=yes and begin with “The Plainleaf project:”" in diagnostic.hint
    line = workspace.read().split("\n")[diagnostic.span.line - 1]
    assert line[diagnostic.span.column - 1 : diagnostic.span.end_column - 1] == private


@pytest.mark.parametrize(
    "words",
    [
        "Muscle wasting: bring your hearing aids.",
        "Muscle wasting: your pain is seen at our clinic, and so is your sexual health.",
        "Muscle wasting: a rapeseed field is yellow.",
        "Muscle wasting: mentally you may feel well.",
        "Muscle wasting: diabetes is common.",
        "Muscle wasting: try std. exercises.",
    ],
)
def test_other_words_and_later_ones_are_not(words: str, workspace: Workspace) -> None:
    assert seen(workspace, words) == []


def test_a_word_that_is_cut_off_is_seen_where_it_can_be_guessed(workspace: Workspace) -> None:
    before = f"Muscle wasting: {'o' * 18} "
    assert cut_for_lock_screen(f"{before}contraceptive")[-5:] == "contr"
    assert seen(workspace, f"{before}contraceptive") == []
    workspace.edit(WORDS, before, f"Muscle wasting: {'o' * 15} ")
    assert [one.code for one in workspace.diagnostics() if one.code == "MSG127"] == ["MSG127"]


def test_the_shortest_value_of_a_placeholder_shows_most(workspace: Workspace) -> None:
    words = "Dear ((name)), please come to our new overdose clinic for your muscle wasting."
    assert "overdose" in cut_for_lock_screen(words.replace("((name))", ""))
    assert "over" not in cut_for_lock_screen(words.replace("((name))", "Oluwaseun-Babatunde"))
    workspace.edit(SETTINGS, "fallback: there", 'fallback: "."')
    assert seen(workspace, words)


@pytest.mark.parametrize("words", ["Muscle wasting", "muscle atrophy", "Atrophy", "strength", "physio words"])
def test_a_sensitive_message_does_not_begin_with_its_topic(words: str, workspace: Workspace) -> None:
    workspace.edit(WORDS, "summary:", "keywords: [strength]\nsummary:", 1)
    workspace.append("glossary.yaml", "physio words: {en: Words about moving.}\n")
    (diagnostic,) = seen(workspace, f"Ask about {words} at your next visit.", " sensitive=yes")
    assert diagnostic.message == f"a lock screen shows “{words}”, although the message is sensitive"
    assert "after the first 40 characters" in diagnostic.hint


def test_a_sensitive_message_that_names_it_later_is_fine_for_both_rules(workspace: Workspace) -> None:
    words = "The Plainleaf project: please ask at your visit about HIV and muscle wasting."
    assert seen(workspace, words, " sensitive=yes") == []
    assert "MSG117" not in {one.code for one in workspace.diagnostics()}


def test_no_rule_asks_for_a_private_title_at_the_beginning(workspace: Workspace) -> None:
    workspace.edit(WORDS, "title: Muscle wasting", "title: Living with HIV")
    workspace.add_words(sms(f"#x {AT}", "Please ask at your next visit about the test."))
    hints = [one.hint for one in workspace.diagnostics() if one.code == "MSG117" and one.span.line > 40]
    assert hints == [
        "begin with “The Plainleaf project:”, and write sensitive=yes: the title is no word for a lock screen"
    ]


def test_the_name_of_the_sender_is_shown_anyway(workspace: Workspace) -> None:
    workspace.edit(PUBLISHER, "The Plainleaf project", "Northern Sexual Health")
    assert seen(workspace, "Northern Sexual Health: ask about muscle wasting.") == []
    workspace.edit(WORDS, "Northern Sexual Health: ask", "Your sexual health: ask")
    assert [one.code for one in workspace.diagnostics() if one.code == "MSG127"] == ["MSG127"]
