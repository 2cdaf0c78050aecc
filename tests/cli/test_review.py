"""The commands about sign-off, as they are typed."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.templating.compose.kept_text import keep_words
from pipeline.templating.compose.reviewed_words import load_pack
from tests.mounting import mount_again
from tests.signing import sign
from tests.workspace import PUBLISHER, WORDS, Workspace

ADA = ("--name", "Ada Example", "--role", "clinician", "--organisation", "Example Clinic", "--today", "2026-11-25")


def test_sign_says_what_was_kept_and_what_is_missing(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "sign_off: [clinician, patient]\n")
    done = workspace.plainleaf("review", "sign", "muscle", *ADA)
    assert done.returncode == 0, done.stderr
    assert "Ada Example has signed the words of muscle (en) as clinician; kept in:" in done.stdout
    assert "Still to sign (en): patient" in done.stdout
    assert "  the leaflet has not been tested with readers (GOV103)" in done.stdout
    again = workspace.plainleaf("review", "sign", "muscle", *ADA)
    assert again.returncode == 1
    assert "not signed: Ada Example has signed these words as clinician before, on 2026-11-25" in again.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("muscle",), "Give --name, --role, --organisation"),
        (("muscle", *ADA[2:]), "Give --name"),
        (("muscel", *ADA), "there is no leaflet muscel"),
        (("muscle", "--language", "fr", *ADA), "no words in the language fr"),
        (("muscle", *ADA[:3], "nurse", *ADA[4:]), "nobody has to sign as nurse"),
        (("muscle", *ADA[:-1], "soon"), "'soon' does not match"),
    ],
)
def test_wrong_usage_is_told(words: tuple[str, ...], message: str, workspace: Workspace) -> None:
    done = workspace.plainleaf("review", "sign", *words)
    assert done.returncode == 2 and message in done.stderr
    assert not workspace.path("muscle/kept").exists()


def test_other_words_than_those_on_a_sheet_are_not_signed(workspace: Workspace) -> None:
    read = keep_words(workspace.leaflet(), load_pack("en")).named_digits
    workspace.edit(WORDS, "Your care team can help you.", "Your care team can help you today.")
    done = workspace.plainleaf("review", "sign", "muscle", "--words", read, *ADA)
    assert done.returncode == 1 and f"{read} was signed" in done.stderr, done.stderr
    assert not workspace.path("muscle/kept").exists()
    now = keep_words(workspace.leaflet(), load_pack("en")).named_digits
    assert workspace.plainleaf("review", "sign", "muscle", "--words", now.upper(), *ADA).returncode == 0
    assert workspace.plainleaf("review", "sign", "muscle", "--words", "1234", *ADA).returncode == 2


def test_words_with_errors_are_shown(workspace: Workspace) -> None:
    workspace.edit(WORDS, "{{emergency-line}}", "{{no-line}}")
    done = workspace.plainleaf("review", "sign", "muscle", *ADA)
    assert done.returncode == 1
    assert "error[FCT101]" in done.stderr and "not signed: the words have errors" in done.stderr


def test_a_source_that_cannot_be_written_is_the_machines(workspace: Workspace) -> None:
    with mount_again(workspace.source, workspace.source, read_only=True):
        done = workspace.plainleaf("review", "sign", "muscle", *ADA)
    assert done.returncode == 3, done.stderr
    assert not workspace.path("muscle/kept").exists()


def test_in_a_terminal_it_asks_for_what_is_missing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.cli.signing.is_terminal", lambda: True)
    monkeypatch.chdir(workspace.place)
    answers = "Ada Example\n\nExample Clinic\n\n\n"
    done = CliRunner().invoke(cli, ["review", "sign", "muscle", "--today", "2026-11-25"], input=answers)
    assert done.exit_code == 0, done.output
    (file,) = workspace.leaflet().texts["en"].signatures
    one = file.content
    assert (one.name, one.role, one.organisation, one.registration, one.scope) == (
        "Ada Example",
        "clinician",
        "Example Clinic",
        None,
        "all words",
    )


def test_status_says_who_signed_and_whether_it_counts(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "sign_off: [clinician, patient]\n")
    sign(workspace)
    done = workspace.plainleaf("review", "status")
    assert done.returncode == 0 and done.stdout == (
        "muscle (en)\n  clinician: signed by Ada Example, Example Clinic, on 2026-11-25\n  patient: nobody has signed\n"
    )
    workspace.edit(WORDS, "you suddenly cannot move", "you cannot move")
    done = workspace.plainleaf("review", "status", "muscle", "--report", "json")
    (one,) = json.loads(done.stdout)
    clinician, patient = one["roles"]
    assert done.returncode == 0 and (one["leaflet"], one["language"], one["state"]) == ("muscle", "en", "void")
    assert patient == {"role": "patient", "state": "missing"}
    assert (clinician["state"], clinician["date"]) == ("void", "2026-11-25") and clinician["changes"]["clinical"]
    assert workspace.path(clinician["file"]).is_file()
    assert "  clinician: void: signed by Ada Example" in workspace.plainleaf("review", "status").stdout


def test_the_status_of_words_with_errors_is_not_known(workspace: Workspace) -> None:
    workspace.edit(WORDS, "{{emergency-line}}", "{{no-line}}")
    done = workspace.plainleaf("review", "status")
    assert (done.returncode, done.stdout) == (0, "muscle (en)\n  nobody can say: the words have errors\n")
    (one,) = json.loads(workspace.plainleaf("review", "status", "--report", "json").stdout)
    assert one == {"leaflet": "muscle", "language": "en", "state": None, "roles": []}
