"""Who has signed the words of a leaflet as they stand, role by role."""

from __future__ import annotations

import pytest

from pipeline.model.changes import Change
from pipeline.model.kept_words import KeptWords
from pipeline.model.placing import list_placed
from pipeline.model.sign_off import RoleSignOff
from pipeline.templating.changes import compare_words
from pipeline.templating.compose import is_reviewed, words_digest
from pipeline.templating.compose.sign_off import find_reviewers, find_sign_off, judge_roles, judge_sign_off
from tests.signing import sign
from tests.two_places import PLACES, add_places
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace


def judge(workspace: Workspace) -> tuple[RoleSignOff, ...]:
    return judge_roles(workspace.leaflet(), "en")


def states(workspace: Workspace) -> list[tuple[str, str, str]]:
    return [(one.role, one.state, one.name) for one in judge(workspace)]


def test_by_default_a_clinician_has_to_sign(workspace: Workspace) -> None:
    assert states(workspace) == [("clinician", "missing", "")]
    assert find_sign_off(workspace.leaflet(), "en") == ""
    sign(workspace)
    (one,) = judge(workspace)
    assert (one.state, one.name, one.organisation, one.date) == ("holds", "Ada Example", "Example Clinic", "2026-11-25")
    assert is_reviewed(workspace.leaflet(), "en") and find_sign_off(workspace.leaflet(), "en") == "holds"
    assert [(who.name, who.role) for who in find_reviewers(workspace.leaflet(), "en")] == [("Ada Example", "clinician")]


def test_every_role_of_the_publisher_has_to_sign(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "sign_off: [clinician, patient]\n")
    sign(workspace)
    assert states(workspace) == [("clinician", "holds", "Ada Example"), ("patient", "missing", "")]
    assert not is_reviewed(workspace.leaflet(), "en") and find_sign_off(workspace.leaflet(), "en") == ""
    assert [who.name for who in find_reviewers(workspace.leaflet(), "en")] == ["Ada Example"]
    sign(workspace, "Ben Example", "patient")
    assert is_reviewed(workspace.leaflet(), "en")
    assert [who.name for who in find_reviewers(workspace.leaflet(), "en")] == ["Ada Example", "Ben Example"]


def test_words_that_say_something_else_void_a_signature(workspace: Workspace) -> None:
    sign(workspace)
    workspace.edit(WORDS, "you suddenly cannot move", "you cannot move")
    (one,) = judge(workspace)
    assert (one.state, one.name) == ("void", "Ada Example") and one.changes
    assert find_sign_off(workspace.leaflet(), "en") == "void" and not find_reviewers(workspace.leaflet(), "en")
    sign(workspace, "Ben Example", date="2026-11-24")
    assert states(workspace) == [("clinician", "holds", "Ben Example")], "what holds counts, however old it is"


@pytest.mark.parametrize(
    ("status", "before", "after"),
    [
        ("draft", "No doctor or nurse has checked", "This leaflet is not finished."),
        ("in_review", "A doctor or nurse is still checking", "This leaflet is still being checked."),
    ],
)
def test_a_notice_does_not_say_that_nobody_has_looked_when_somebody_has(
    workspace: Workspace, status: str, before: str, after: str
) -> None:
    workspace.edit(SETTINGS, "status: draft", f"status: {status}")
    workspace.append(PUBLISHER, "sign_off: [clinician, patient]\n")
    sign(workspace, role="patient")
    notice = workspace.document().notice
    assert notice and notice.state == status and before in notice.text
    sign(workspace)
    notice = workspace.document().notice
    assert notice and notice.state == status and after in notice.text and "Not for patients" in notice.text


def test_the_same_said_in_other_words_voids_nothing(workspace: Workspace) -> None:
    sign(workspace)
    workspace.edit(WORDS, "This leaflet says it in plain words", "This leaflet says  it in plain words,")
    (one,) = judge(workspace)
    assert one.state == "holds" and dict(one.count_changes()).keys() <= {"editorial", "format"} and one.changes
    assert [who.name for who in find_reviewers(workspace.leaflet(), "en")] == ["Ada Example"]


def test_a_fact_that_changes_voids_a_signature(workspace: Workspace) -> None:
    sign(workspace)
    workspace.edit(PUBLISHER, '"999"', '"998"')
    assert [one.state for one in judge(workspace)] == ["void"]


def test_a_signature_of_another_role_counts_for_nobody(workspace: Workspace) -> None:
    sign(workspace, role="patient")
    assert states(workspace) == [("clinician", "missing", "")]


def test_those_who_are_named_with_a_digest_count_as_clinicians(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "sign_off: [clinician, patient]\n")
    digest = words_digest(workspace.leaflet(), "en")
    who = f"{{name: A B, role: physician, organisation: C, date: 2026-11-22, scope: all, digest: {digest}}}"
    workspace.edit(SETTINGS, "clinical_reviewers: []", f"clinical_reviewers: [{who}]")
    assert states(workspace) == [("physician", "holds", "A B"), ("patient", "missing", "")]
    sign(workspace, role="patient")
    assert [(one.name, one.role) for one in find_reviewers(workspace.leaflet(), "en")] == [
        ("A B", "physician"),
        ("Ada Example", "patient"),
    ]


def test_one_signature_is_for_all_places_and_nothing_that_a_place_sets_voids_it(workspace: Workspace) -> None:
    add_places(workspace)
    sign(workspace)
    workspace.edit(PLACES, "from 2pm to 8pm", "from 3pm to 8pm")
    states = [judge_sign_off(placed, "en").state for placed in list_placed(workspace.leaflet())]
    assert states == ["holds"] * 4
    workspace.edit(WORDS, "Ring the bell at the gate.", "Do not ring the bell at the gate.")
    assert {judge_sign_off(placed, "en").state for placed in list_placed(workspace.leaflet())} == {"void"}


def test_of_many_texts_that_were_signed_only_the_last_few_are_compared(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = list[str]()

    def compare(before: KeptWords, now: KeptWords) -> tuple[Change, ...]:
        compared.append(before.digest)
        return compare_words(before, now)

    monkeypatch.setattr("pipeline.templating.compose.sign_off.compare_words", compare)
    text = workspace.read()
    for day in range(10, 16):
        workspace.write(WORDS, text.replace("many causes", f"{day} causes"))
        sign(workspace, f"Person {day}", date=f"2026-11-{day}")
    leaflet = workspace.leaflet()
    compared.clear()
    assert [one.name for one in judge_sign_off(leaflet, "en").holding] == ["Person 15"] and not compared
    workspace.write(WORDS, text)
    (one,) = judge(workspace)
    assert (one.state, one.name) == ("void", "Person 15") and one.changes
    leaflet = workspace.leaflet()
    compared.clear()
    judge_sign_off(leaflet, "en")
    assert len(compared) == 3
    workspace.write(WORDS, text.replace("many causes", "10 causes"))
    assert states(workspace) == [("clinician", "holds", "Person 10")], "who signed exactly these words, whenever it was"
