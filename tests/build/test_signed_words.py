"""What a build does with words that somebody has signed: a draft says so until all have signed, and what was published
stays as it was when later words need another look."""

from __future__ import annotations

import pytest

from pipeline.desk.reviewing.pins import edit_pins, find_messages_to_pin
from tests.signing import KEPT, sign
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace

FORMATS = ("html", "messages")


@pytest.fixture
def published(workspace: Workspace) -> Workspace:
    """A leaflet that lacks nothing, signed by a clinician and a patient, after a build."""
    for edited in edit_pins(find_messages_to_pin(workspace.check()), workspace.place):
        edited.write()
    workspace.append(PUBLISHER, 'contact: {email: leaflets@example.org}\nsender: "60777"\n')
    workspace.append(PUBLISHER, "messaging: {opt_out: {en: Reply STOP to end these messages.}}\n")
    workspace.append(PUBLISHER, "sign_off: [clinician, patient]\n")
    workspace.append(SETTINGS, "user_testing: [{date: 2026-11-22, people: 5, method: reading, summary: Read.}]\n")
    workspace.append(SETTINGS, "owner: {name: The clinic}\n")
    workspace.edit(SETTINGS, "status: draft", "status: published")
    workspace.edit(SETTINGS, "dates: {}", "dates: {last_reviewed: 2026-11-22, next_review: 2028-11-22}")
    sign(workspace)
    sign(workspace, "Pat Example", "patient")
    assert not workspace.errors()
    assert not workspace.build(formats=FORMATS).failed
    return workspace


def page(workspace: Workspace) -> str:
    (path,) = [path for path in workspace.files() if path.endswith("/en/index.html")]
    return workspace.files()[path].decode()


def test_a_leaflet_that_all_have_signed_says_who(published: Workspace) -> None:
    text = page(published)
    assert "Ada Example, clinician, Example Clinic; Pat Example, patient, Example Clinic" in text
    assert "No doctor or nurse has" not in text and '"jobTitle":"patient"' in text
    assert not published.build(formats=FORMATS, release=True).failed


def test_what_was_signed_stays_published_when_a_number_changes(published: Workspace) -> None:
    before = published.files()
    published.edit(PUBLISHER, '"999"', '"998"')
    outcome = published.build(formats=FORMATS)
    assert outcome.failed == ("muscle",)
    assert [one.message for one in outcome.diagnostics if one.code == "GOV101"] != []
    assert published.files() == before
    published.edit(PUBLISHER, '"998"', '"999"')
    assert not published.build(formats=FORMATS).failed, "the words that were signed are good again"


def test_nobody_who_has_signed_is_lost_when_another_role_is_missing(published: Workspace) -> None:
    before = published.files()
    published.append(PUBLISHER, "")
    published.edit(PUBLISHER, "sign_off: [clinician, patient]", "sign_off: [clinician, patient, committee]")
    outcome = published.build(formats=FORMATS, release=True)
    assert outcome.failed and published.files() == before
    assert [one.message for one in outcome.diagnostics if one.code == "GOV101"] == [
        "no committee has signed off these words (`en`)"
    ]


def test_a_draft_that_some_have_signed_keeps_its_notice_and_says_who(published: Workspace) -> None:
    published.edit(SETTINGS, "status: published", "status: in_review")
    published.edit(PUBLISHER, "sign_off: [clinician, patient]", "sign_off: [clinician, patient, committee]")
    assert not published.build(formats=FORMATS).failed
    text = page(published)
    assert "This leaflet is still being checked." in text and "A doctor or nurse is still checking" not in text
    assert "Ada Example, clinician, Example Clinic" in text


def test_what_is_kept_is_neither_built_nor_taken_away(published: Workspace) -> None:
    kept = {path.name: path.read_bytes() for path in published.path(KEPT).iterdir()}
    assert not any("kept" in path or path.endswith(".md") for path in published.files())
    assert published.plainleaf("clean").returncode == 0
    assert {path.name: path.read_bytes() for path in published.path(KEPT).iterdir()} == kept


def test_words_edited_in_kept_keep_the_leaflet_back_and_what_is_published_stays(published: Workspace) -> None:
    before = published.files()
    (words,) = [path.name for path in published.path(KEPT).iterdir() if path.suffix == ".md"]
    published.edit(f"{KEPT}/{words}", "many causes", "few causes")
    outcome = published.build(formats=FORMATS)
    assert outcome.failed == ("muscle",) and published.files() == before
    assert {one.code for one in outcome.diagnostics if one.severity == "error"} == {"GOV120"}
    assert WORDS not in {one.span.path for one in outcome.diagnostics if one.severity == "error"}


def test_whoever_signs_last_is_told_that_nothing_is_missing(published: Workspace) -> None:
    (file,) = [path for path in published.path(KEPT).iterdir() if "-patient-" in path.name]
    file.unlink()
    who = ("--name", "Pat Example", "--role", "patient", "--organisation", "Example Patients")
    done = published.plainleaf("review", "sign", "muscle", *who)
    assert "Everybody who has to sign (en) has signed.\nNothing else is missing" in done.stdout
    assert not published.build(formats=FORMATS, release=True).failed
