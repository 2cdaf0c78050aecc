"""`plainleaf review start` on the command line."""

from __future__ import annotations

import html
import re
import shlex

from tests.workspace import Workspace


def test_sheets_are_written_where_they_are_asked_for(workspace: Workspace) -> None:
    done = workspace.plainleaf("review", "start")
    assert done.returncode == 0 and done.stderr == ""
    assert done.stdout.splitlines()[:2] == [
        "wrote review/muscle-en-sign-off.html",
        "wrote review/muscle-en-sign-off.docx",
    ]
    elsewhere = workspace.plainleaf("review", "start", "muscle", "--language", "en", "--output", "for-ada")
    assert elsewhere.returncode == 0 and (workspace.place / "for-ada" / "muscle-en-sign-off.docx").is_file()


def test_the_command_on_a_sheet_signs_the_words_that_the_sheet_names(workspace: Workspace) -> None:
    workspace.plainleaf("review", "start")
    page = (workspace.place / "review" / "muscle-en-sign-off.html").read_text("utf-8")
    command = re.search(r"<code>plainleaf (review sign [^<]+)</code>", page)
    digest = re.search(r"words ([0-9a-f]{12})</p>", page)
    assert command and digest
    done = workspace.plainleaf(*shlex.split(html.unescape(command[1])), "--today", "2026-11-29")
    assert done.returncode == 0, done.stderr
    assert f"kept/en-{digest[1]}.md" in done.stdout


def test_wrong_usage_and_errors_have_their_exit_codes(workspace: Workspace) -> None:
    assert workspace.plainleaf("review", "start", "nowhere").returncode == 2
    inside = workspace.plainleaf("review", "start", "--output", "source/muscle")
    assert inside.returncode == 2 and "lies in the source folder" in inside.stderr
    workspace.add_words("{{nowhere}}\n")
    done = workspace.plainleaf("review", "start")
    assert done.returncode == 1 and "no sheet of muscle/en: put its errors right first" in done.stdout
    assert "FCT101" in done.stderr and not (workspace.place / "review").exists()
