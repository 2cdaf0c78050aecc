"""Rules of sign-off: each role that is missing is named, what changed since somebody signed too, and what counts for
nothing."""

from __future__ import annotations

from datetime import date

from tests.signing import sign
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace


def find(workspace: Workspace, code: str, release: bool = False) -> list[tuple[str, str]]:
    return [(one.severity, one.message) for one in workspace.diagnostics(release=release) if one.code == code]


def test_every_role_that_is_missing_is_named(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "sign_off: [clinician, patient, ethics-committee]\n")
    sign(workspace, "Pat Example", "patient")
    assert find(workspace, "GOV101") == [
        ("info", "no clinician has signed off these words (`en`)"),
        ("info", "no ethics committee has signed off these words (`en`)"),
    ]
    hints = [one.hint for one in workspace.diagnostics() if one.code == "GOV101"]
    assert "`plainleaf review sign muscle --language en --role clinician`; or is named there, with" in hints[0]
    assert hints[1].endswith("`plainleaf review sign muscle --language en --role ethics-committee`")
    assert {severity for severity, _ in find(workspace, "GOV101", release=True)} == {"error"}
    sign(workspace)
    sign(workspace, "Eve Example", "ethics-committee")
    assert not find(workspace, "GOV101", release=True)


def test_a_signature_that_later_words_void_is_told_with_what_changed(workspace: Workspace) -> None:
    sign(workspace)
    workspace.edit(WORDS, "you suddenly cannot move", "you cannot move")
    ((severity, message),) = find(workspace, "GOV101")
    assert severity == "info"
    assert message.startswith("Ada Example (clinician) signed on 2026-11-25; since then: 2 clinical changes (`en`)")
    (hint,) = [one.hint for one in workspace.diagnostics() if one.code == "GOV101"]
    assert "plainleaf review diff muscle" in hint


def test_a_role_that_has_to_sign_nothing_is_found(workspace: Workspace) -> None:
    file = sign(workspace, role="nurse")
    assert find(workspace, "GOV122") == [
        ("warning", "Ada Example signed as `nurse`, which is no role that has to sign")
    ]
    (one,) = [one for one in workspace.diagnostics() if one.code == "GOV122"]
    assert (one.span.path, one.span.line) == (f"source/{file}", 2)
    workspace.append(PUBLISHER, "sign_off: [clinician, nurse]\n")
    assert not find(workspace, "GOV122")


def test_who_signs_twice_is_found_but_not_who_signs_other_words_or_in_another_role(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "sign_off: [clinician, patient]\n")
    sign(workspace)
    sign(workspace, role="patient")
    sign(workspace, "Ben Example", date="2026-11-26")
    assert not find(workspace, "GOV123")
    sign(workspace, "ada  example", date="2026-11-27")
    assert find(workspace, "GOV123") == [
        ("warning", "ada example has signed these words as `clinician` before, on 2026-11-25")
    ] or find(workspace, "GOV123") == [
        ("warning", "ada  example has signed these words as `clinician` before, on 2026-11-25")
    ]
    workspace.edit(WORDS, "many causes", "several causes")
    sign(workspace, date="2026-11-28")
    assert len(find(workspace, "GOV123")) == 1


def test_a_signature_of_a_day_to_come_is_found(workspace: Workspace) -> None:
    file = sign(workspace, date="2026-12-24")
    (one,) = [one for one in workspace.check(today=date(2026, 11, 29)).diagnostics if one.code == "GOV108"]
    assert one.message.startswith("the signature of Ada Example is on 2026-12-24, which is still to come")
    assert (one.span.path, one.span.line) == (f"source/{file}", 4)


def test_only_what_is_published_has_to_have_an_owner(workspace: Workspace) -> None:
    assert not find(workspace, "GOV124")
    assert find(workspace, "GOV124", release=True) == [("warning", "nobody looks after this leaflet")]
    workspace.append(SETTINGS, "owner: {name: The clinic}\n")
    assert not find(workspace, "GOV124", release=True)


def test_an_error_in_what_is_kept_of_a_language_concerns_that_language_alone(workspace: Workspace) -> None:
    file = sign(workspace)
    workspace.edit(file, "role: clinician", "role: patient")
    checkup = workspace.check()
    assert checkup.held_back["muscle"] == {"en"}
