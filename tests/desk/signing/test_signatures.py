"""A signature: it is kept with its words, both or neither, or refused with what to do."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.desk.reviewing.source_lines import NewFile
from pipeline.desk.signing import Signer, Signing, choose_words, sign
from pipeline.desk.signing.whole_pairs import write_together
from pipeline.model.source import Source
from pipeline.templating.compose.sign_off import judge_roles
from tests.second_leaflet import add_language
from tests.signing import KEPT
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, WORDS, Workspace

DAY = date(2026, 11, 25)
ADA = Signer("Ada Example", "clinician", "Example Clinic")
BEN = Signer("Ben Example", "clinician", "Example Clinic")
PAT = Signer("Pat Example", "patient", "Example Patients")


def signing(workspace: Workspace, signer: Signer = ADA, day: date = DAY, language: str = "") -> Signing:
    words = choose_words(workspace.source, workspace.place, LEAFLET, language)
    return sign(words, signer, day, workspace.place)


def kept(workspace: Workspace) -> list[str]:
    folder = workspace.path(KEPT)
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_the_words_are_kept_with_the_signature(workspace: Workspace) -> None:
    result = signing(workspace)
    words, signature = result.files
    digest = Path(words).stem.removeprefix("en-")
    assert [words, signature] == [
        f"source/{KEPT}/en-{digest}.md",
        f"source/{KEPT}/en-{digest}-clinician-2026-11-25.yaml",
    ]
    assert kept(workspace) == [Path(signature).name, Path(words).name]
    (one,) = judge_roles(workspace.leaflet(), "en")
    assert (one.state, one.name, one.organisation, one.date) == ("holds", "Ada Example", "Example Clinic", "2026-11-25")
    assert [(language, sign_off.state) for language, sign_off in result.sign_offs] == [("en", "holds")]
    assert "the leaflet has not been tested with readers (GOV103)" in result.needed
    assert "nobody has looked at this message beside `call-now` yet (MSG111)" in result.needed


def test_what_was_said_is_kept_word_for_word(workspace: Workspace) -> None:
    who = Signer('Ada "A" Müller-Øst: née #1', "clinician", '- Clinic, "Ward": 1', "0123", "the doses: all")
    assert not signing(workspace, who).refusal
    (file,) = workspace.leaflet().texts["en"].signatures
    one = file.content
    assert (one.name, one.organisation, one.registration, one.scope) == (
        who.name,
        who.organisation,
        who.registration,
        who.scope,
    )


@pytest.mark.parametrize("change", ["CRLF", "mark", "decomposed", "no last line end", "tabs and blanks"])
def test_however_the_words_are_typed_they_read_back_as_they_were(change: str, workspace: Workspace) -> None:
    text = workspace.read().replace("many causes", "many caf\u00e9s")
    typed = {
        "CRLF": text.replace("\n", "\r\n"),
        "mark": "\ufeff" + text,
        "decomposed": text.replace("\u00e9", "e\u0301"),
        "no last line end": text.rstrip("\n"),
        "tabs and blanks": text.replace("many caf\u00e9s.", "many\tcaf\u00e9s.  "),
    }[change]
    workspace.write(WORDS, typed)
    assert not signing(workspace).refusal
    assert not workspace.errors()
    assert [one.state for one in judge_roles(workspace.leaflet(), "en")] == ["holds"]


def test_two_people_of_one_role_on_one_day_do_not_clash(workspace: Workspace) -> None:
    signing(workspace)
    (second,) = signing(workspace, BEN).files
    assert second.endswith("-clinician-2026-11-25-ben-example.yaml")
    assert {one.content.name for one in workspace.leaflet().texts["en"].signatures} == {"Ada Example", "Ben Example"}
    third = signing(workspace, Signer("Ben-Example", "clinician", "Other Clinic")).files
    assert len({*third, second}) == 2 and not workspace.errors()


def test_new_words_are_kept_beside_the_old_ones(workspace: Workspace) -> None:
    signing(workspace)
    workspace.edit(WORDS, "you suddenly cannot move", "you cannot move")
    assert len(signing(workspace).files) == 2
    assert len(kept(workspace)) == 4
    assert [one.state for one in judge_roles(workspace.leaflet(), "en")] == ["holds"]


def test_roles_are_told_that_are_still_missing(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "sign_off: [clinician, patient]\n")
    ((_, sign_off),) = signing(workspace).sign_offs
    assert [(one.role, one.state) for one in sign_off.lacking] == [("patient", "missing")]
    ((_, sign_off),) = signing(workspace, PAT).sign_offs
    assert sign_off.lacking == ()


def test_the_same_person_signs_the_same_words_once(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "sign_off: [clinician, patient]\n")
    signing(workspace)
    again = signing(workspace, Signer("ada  EXAMPLE", "clinician", "Elsewhere"), date(2026, 11, 28))
    assert again.refusal == "Ada Example has signed these words as clinician before, on 2026-11-25"
    assert len(kept(workspace)) == 2
    assert not signing(workspace, Signer("Ada Example", "patient", "Example Clinic")).refusal, "in another role"


def test_points_to_check_are_told_to_whoever_signs_and_still_keep_the_leaflet_back(workspace: Workspace) -> None:
    points = "[{about: call-now, note: Check the number.}, {about: call-now, note: And the hours.}]"
    workspace.append(SETTINGS, f"to_check: {points}\n")
    result = signing(workspace)
    assert result.needed[-1] == "what has been checked has to be taken out of `to_check` in leaflet.yaml: `call-now`"
    assert "GOV105" in {one.code for one in workspace.diagnostics(release=True) if one.severity == "error"}
    workspace.edit(SETTINGS, f"to_check: {points}\n", "")
    assert [one.state for one in judge_roles(workspace.leaflet(), "en")] == ["holds"], "the words are the same"


def test_words_with_errors_cannot_be_signed(workspace: Workspace) -> None:
    workspace.edit(WORDS, "{{emergency-line}}", "{{no-line}}")
    words = choose_words(workspace.source, workspace.place, LEAFLET)
    assert words.refusal == "the words have errors" and {one.code for one in words.errors} == {"FCT101"}
    assert sign(words, ADA, DAY, workspace.place).refusal and not kept(workspace)


def test_so_do_those_of_the_files_that_all_share(workspace: Workspace) -> None:
    workspace.append("glossary.yaml", "atrophy: {en: Twice.}\n")
    words = choose_words(workspace.source, workspace.place, LEAFLET)
    assert words.refusal == "the words have errors" and [one.code for one in words.errors] == ["SRC102"]


def test_what_only_a_published_leaflet_needs_keeps_nobody_from_signing(workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "status: draft", "status: published")
    assert "GOV101" in workspace.codes()
    assert not signing(workspace).refusal


def test_another_language_with_errors_keeps_nobody_from_signing(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_language(workspace, "fr", "Français", tmp_path, monkeypatch)
    workspace.write("muscle/fr.md", workspace.read() + "\n<b>\n")
    with pytest.raises(WrongUsageError, match=r"several languages \(en, fr\)"):
        signing(workspace)
    assert [one.message for one in choose_words(workspace.source, workspace.place, LEAFLET, "en").errors] == []
    assert not signing(workspace, language="en").refusal
    assert choose_words(workspace.source, workspace.place, LEAFLET, "fr").refusal == "the words have errors"


def test_a_withdrawn_leaflet_is_not_signed(workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "status: draft", "status: withdrawn")
    assert signing(workspace).refusal == "the leaflet is withdrawn in this language"


def test_words_that_were_edited_in_kept_are_not_signed_over(workspace: Workspace) -> None:
    words = signing(workspace).files[0]
    workspace.edit(words.removeprefix("source/"), "many causes", "few causes")
    again = choose_words(workspace.source, workspace.place, LEAFLET)
    assert [one.code for one in again.errors] == ["GOV120"]


def test_a_folder_that_a_link_leads_to_is_not_written_into(workspace: Workspace) -> None:
    elsewhere = workspace.place / "elsewhere"
    elsewhere.mkdir()
    workspace.path(KEPT).symlink_to(elsewhere)
    assert [one.code for one in choose_words(workspace.source, workspace.place, LEAFLET).errors] == ["SRC006"]
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    ("signer", "reason"),
    [
        (Signer("Ada", "nurse", "C"), "nobody has to sign as nurse; the roles .* are: clinician"),
        (Signer("A" * 101, "clinician", "C"), "name"),
        (Signer("Ada\u200b", "clinician", "C"), "invisible|U.200B"),
    ],
)
def test_who_cannot_be_written_down_is_wrong_usage(signer: Signer, reason: str, workspace: Workspace) -> None:
    with pytest.raises(WrongUsageError, match=reason):
        signing(workspace, signer)
    assert not kept(workspace)


def test_an_unknown_leaflet_or_language_is_wrong_usage(workspace: Workspace) -> None:
    with pytest.raises(WrongUsageError, match="there is no leaflet muscel"):
        choose_words(workspace.source, workspace.place, "muscel")
    with pytest.raises(WrongUsageError, match="no words in the language fr; there are: en"):
        choose_words(workspace.source, workspace.place, LEAFLET, "fr")


def test_both_files_are_written_or_neither(tmp_path: Path) -> None:
    first = NewFile(tmp_path / "kept" / "a.md", Source("a.md", "words\n"))
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises((OSError, RuntimeError)):
        write_together([first, NewFile(blocked / "b.yaml", Source("b.yaml", "x\n"))])
    assert not (tmp_path / "kept").exists()
    write_together([first])
    assert first.path.read_text() == "words\n"


def git(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *who, *words], cwd=place, capture_output=True, text=True, check=False)


def sign_in_branches(workspace: Workspace, *signed: tuple[Signer, date]) -> subprocess.CompletedProcess[str]:
    """Let each sign in a branch of their own, and merge them; what the last merge came to."""
    git(workspace.place, "init", "-q", "-b", "main")
    (workspace.place / ".gitignore").write_text(".plainleaf*\n.outputs*\n")
    git(workspace.place, "add", "source", ".gitignore")
    git(workspace.place, "commit", "-qm", "words")
    for number, (signer, day) in enumerate(signed):
        git(workspace.place, "switch", "-qc", f"branch-{number}", "main")
        assert not signing(workspace, signer, day).refusal
        git(workspace.place, "add", "source")
        git(workspace.place, "commit", "-qm", "signed")
    git(workspace.place, "switch", "-q", "main")
    for number in range(len(signed)):
        done = git(workspace.place, "merge", "--no-edit", f"branch-{number}")
    return done


@pytest.mark.parametrize("signed", [((ADA, DAY), (PAT, DAY)), ((ADA, DAY), (BEN, date(2026, 11, 26)), (PAT, DAY))])
def test_people_who_sign_in_branches_all_count_when_they_meet(
    signed: tuple[tuple[Signer, date], ...], workspace: Workspace
) -> None:
    workspace.append(PUBLISHER, "sign_off: [clinician, patient]\n")
    done = sign_in_branches(workspace, *signed)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not workspace.errors()
    assert [one.state for one in judge_roles(workspace.leaflet(), "en")] == ["holds", "holds"]
    assert {who.name for who in workspace.document().reviewers} == {signer.name for signer, _ in signed}


def test_two_of_one_role_and_day_meet_in_one_file_which_is_said_once(workspace: Workspace) -> None:
    assert sign_in_branches(workspace, (ADA, DAY), (BEN, DAY)).returncode == 1
    (one,) = workspace.errors()
    assert one.code == "GOV120" and "<<<<<<<" in one.message and one.span.path.endswith("-clinician-2026-11-25.yaml")
