"""Releasing and finding from the command line: exit codes, and what is said."""

from __future__ import annotations

from tests.mounting import mount_again
from tests.workspace import Workspace

RELEASE = ("build", "--release", "--today", "2026-12-01", "--format", "messages", "--executor", "serial")


def test_a_release_says_what_it_recorded_and_the_next_one_that_it_is_there(workspace: Workspace) -> None:
    workspace.sign_off()
    code = workspace.document().code
    first = workspace.plainleaf(*RELEASE)
    assert first.returncode == 0
    assert f"muscle in en: release 1.0.0 is in releases.yaml, code {code}\n" in first.stdout
    for _ in range(2):
        again = workspace.plainleaf(*RELEASE)
        assert again.returncode == 0 and "nothing to do" in again.stdout
        assert "this release is in releases.yaml already: the same words and the same files\n" in again.stdout
    typed = code.lower().replace("-", "").replace("0", "o")
    answer = workspace.plainleaf("find", typed)
    assert answer.returncode == 0 and answer.stdout.startswith(f"{code} is muscle in en, version 1.0.0, released on")
    page = workspace.plainleaf("find", "--file", "outputs/muscle/en/messages/messages.txt")
    assert page.returncode == 0 and "a file of muscle in en" in page.stdout


def test_what_cannot_be_found_is_said_with_its_exit_code(workspace: Workspace) -> None:
    unknown = workspace.plainleaf("find", "0000-0000")
    assert unknown.returncode == 1 and "no release in the record has it" in unknown.stdout
    for words in (("find", "abc"), ("find",), ("find", "0000-0000", "--file", "source/publisher.yaml")):
        assert workspace.plainleaf(*words).returncode == 2
    assert workspace.plainleaf("find", "--file", "source/publisher.yaml").returncode == 1


def test_a_record_that_cannot_be_written_ends_with_three(workspace: Workspace) -> None:
    workspace.sign_off()
    with mount_again(workspace.source, workspace.source, read_only=True):
        done = workspace.plainleaf(*RELEASE)
    assert done.returncode == 3 and "published, but not in the record" in done.stdout
    assert (workspace.outputs / "muscle/en/messages/messages.txt").is_file()
    again = workspace.plainleaf(*RELEASE)
    assert again.returncode == 0 and "release 1.0.0 is in releases.yaml" in again.stdout, "the next one records it"


def test_a_record_in_the_place_of_which_a_folder_stands_ends_with_an_error(workspace: Workspace) -> None:
    workspace.sign_off()
    workspace.path("releases.yaml").mkdir()
    done = workspace.plainleaf(*RELEASE)
    assert done.returncode == 1 and "releases.yaml" in done.stderr
    assert "nothing was published" in done.stdout
