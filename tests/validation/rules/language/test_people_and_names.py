"""People, tone, names and abbreviations: what is expected instead, and what is known from the rest of the leaflet."""

from __future__ import annotations

import pytest

from tests.validation.rules.language.sentences import find, put_right
from tests.workspace import Workspace


@pytest.mark.parametrize(
    ("code", "words", "right"),
    [
        ("LNG213", "A man who suffered from gout wrote it.", "A man who had gout wrote it."),
        ("LNG213", "Junkies were sent away.", "People with an addiction were sent away."),
        ("LNG213", "Psycho-oncology. The Handicapped Riders Club.", ""),
        ("LNG214", "As an asthmatic, and for the deaf.", "As a person with asthma, and for deaf people."),
        ("LNG214", "A newly diagnosed epileptic may ask.", "A newly diagnosed person with epilepsy may ask."),
        ("LNG214", "Anti-epileptics, a diabetic meal, the deaf community.", ""),
        ("LNG215", "Simply do not smoke. Then just rest.", "Do not smoke. Then rest."),
        ("LNG215", "Just had a baby? It is just before noon. Simply put, rest.", ""),
        ("LNG218", "The patient must lie still.", "You must lie still."),
        ("LNG218", "Relatives of patients must wait. Most patients need to rest.", ""),
        ("LNG228", "The carers sat. Caregivers ate.", "The carers sat. Carers ate."),
        ("LNG228", "A carer (caregiver) sat. A caregiver ate.", ""),
        ("LNG237", "The the end, for a a while.", "The end, for a while."),
        ("LNG237", "Log in in June at Bora Bora. Vitamin A a day.", ""),
    ],
)
def test_what_is_expected_reads_right(code: str, words: str, right: str) -> None:
    assert put_right(code, words) == (right or words)


@pytest.mark.parametrize(
    ("words", "stretches"),
    [
        ("The cap should then be closed, and it is wiped.", ["should then be closed"]),
        ("Check that the cap is closed. Stay until you are called.", []),
        ("The cap is closed. The cap is firmly closed.", ["is firmly closed"]),
        ("Your visit has to be moved. It should be closed by a nurse.", []),
    ],
)
def test_a_passive_is_an_instruction_or_none(words: str, stretches: list[str]) -> None:
    assert find("LNG219", words, "steps") == stretches
    assert find("LNG219", words) == []


def test_a_rare_illness_is_the_reader_s_or_another_s() -> None:
    assert find("LNG216", "In cystic fibrosis, your lungs clog.") == ["your"]
    assert find("LNG216", "If you have cystic fibrosis, rest. Your son with cystic fibrosis needs you.") == []


@pytest.mark.parametrize(
    ("words", "unexplained", "needless"),
    [
        ("A UTI hurts. A UTI heals.", ["UTI"], []),
        ("A bladder infection (UTI) hurts.", [], ["UTI"]),
        ("A bladder infection (UTI) hurts. UTIs heal.", [], []),
        ("UTI stands for a long word. A UTI (urinary tract infection) hurts.", [], []),
        ("STOP. DO NOT EAT. Text HELP. Factor VIII. An MRI. Dr AB Moss. Anytown, NY 10001.", [], []),
        ("An IV line. Stage IV. King George IV.", ["IV"], []),
    ],
)
def test_an_abbreviation_is_explained_and_needed(words: str, unexplained: list[str], needless: list[str]) -> None:
    assert find("LNG211", words) == unexplained
    assert find("LNG212", words) == needless


def test_a_message_does_not_know_what_the_leaflet_explains(workspace: Workspace) -> None:
    text = "## Part {#part}\n\nA urinary tract infection (UTI) hurts. UTIs heal.\n"
    message = '\n::: {.sms #uti about=part send="day 3 at 10:00"}\nMuscle: a UTI hurts.\n:::\n'
    workspace.add_words(text + message)
    (one,) = [one for one in workspace.diagnostics() if one.code in ("LNG211", "LNG212")]
    assert (one.code, one.expected) == ("LNG211", "urinary tract infection (UTI)")


def test_a_publisher_says_which_abbreviations_readers_know(workspace: Workspace) -> None:
    workspace.write("style.yaml", "en: {unexplained-abbreviation: {add: {EHIC: EHIC}, remove: [GP]}}\n")
    workspace.add_words("## Part {#part}\n\nBring your EHIC to a GP.\n")
    diagnostics = [one for one in workspace.diagnostics() if one.code == "LNG211"]
    assert [one.message.split("”")[0] for one in diagnostics] == ["“GP"]


def test_what_an_explanation_says_is_also_called_so_is_the_same(workspace: Workspace) -> None:
    workspace.append("glossary.yaml", "\ngraft: {en: A piece of skin. It is also called a skin patch.}\n")
    workspace.add_words("## Part {#part}\n\nA [graft]{.term} heals. The skin patch itches.\n")
    (one,) = [one for one in workspace.diagnostics() if one.code == "LNG228"]
    assert one.expected == "graft"
