"""A printed code leads to its words, version and signatures: those of a release, or of the source as it is now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.desk.releasing.lookup import Lookup, look_up_code, look_up_file
from pipeline.reports.lookup import render_lookup
from tests.releases import FILE, entries, release, sign_again
from tests.signing import sign
from tests.workspace import WORDS, Workspace


def ask(workspace: Workspace, code: str) -> Lookup:
    return look_up_code(code, workspace.check(), workspace.source, workspace.outputs)


def read(workspace: Workspace, lookup: Lookup, report: str = "text") -> str:
    return render_lookup(lookup, workspace.check().sources, report).text or ""


def test_a_code_of_a_release_tells_all_that_the_record_has(workspace: Workspace) -> None:
    workspace.sign_off()
    release(workspace)
    (one,) = entries(workspace)
    text = read(workspace, ask(workspace, one.code))
    assert text.startswith(f"{one.code} is muscle in en, version 1.0.0, released on 2026-12-01.\n")
    for words in (one.words, "A B, physician, C on 2026-11-22", "plain-language", one.digest):
        assert words in text
    assert f"(the same that source/{WORDS} has now)" in text
    assert all(f"{file.path}  {file.size} bytes  sha256 {file.sha256}" in text for file in one.files)


def test_a_code_of_words_that_have_changed_since_says_so_and_what_came_later(workspace: Workspace) -> None:
    workspace.sign_off()
    release(workspace)
    sign_again(workspace, "Wasting has many causes.", "Wasting can have many causes.")
    release(workspace)
    one, two = entries(workspace)
    text = read(workspace, ask(workspace, one.code))
    assert f"source/{WORDS} has others now: version 1.1.0, code {two.code}" in text
    assert f"version 1.1.0 on 2026-12-01, code {two.code}" in text
    assert "later" not in read(workspace, ask(workspace, two.code))


def test_a_code_of_a_draft_is_that_of_the_words_in_the_source(workspace: Workspace) -> None:
    code = workspace.document().code
    lookup = ask(workspace, code)
    assert lookup.is_known
    assert read(workspace, lookup) == (
        f"{code} is muscle in en, version 0.1.0, a draft.\n"
        f"It was never released. These are the words in source/{WORDS} now."
    )


def test_an_unknown_code_names_those_that_are_near(workspace: Workspace) -> None:
    code = workspace.document().code
    wrong = ("1" if code[0] != "1" else "2") + code[1:]
    lookup = ask(workspace, wrong)
    result = render_lookup(lookup, {}, "text")
    assert result.failed and result.text == (
        f"{wrong}: no release in the record has it, and nothing in the source has it now.\n"
        f"Near it is {code}: muscle in en, version 0.1.0, a draft, in the source now."
    )


def test_leaflets_with_errors_are_named_where_a_code_is_not_known(workspace: Workspace) -> None:
    workspace.add_words("{{nothing}}\n")
    text = read(workspace, ask(workspace, "0000-0000"))
    assert "because they have errors: muscle." in text


def test_an_answer_out_of_a_record_that_was_changed_is_not_given_without_a_warning(workspace: Workspace) -> None:
    workspace.sign_off()
    release(workspace)
    (one,) = entries(workspace)
    workspace.edit(FILE, "2026-12-01", "2026-11-30")
    result = render_lookup(ask(workspace, one.code), workspace.check().sources, "text")
    assert result.failed and "GOV150" in (result.problems or "") and "released on 2026-11-30" in (result.text or "")
    workspace.remove(FILE)
    cut = render_lookup(ask(workspace, one.code), workspace.check().sources, "text")
    assert cut.failed and "GOV153" in (cut.problems or "")


def test_a_file_leads_to_its_release(workspace: Workspace, tmp_path: Path) -> None:
    workspace.sign_off()
    release(workspace)
    copy = tmp_path / "from-a-patient.html"
    copy.write_bytes(workspace.files()["muscle/en/index.html"])
    checkup = workspace.check()
    lookup = look_up_file(copy, checkup, workspace.source, workspace.outputs)
    assert f"{copy} is muscle/en/index.html, a file of muscle in en, version 1.0.0" in read(workspace, lookup)
    copy.write_bytes(b"another")
    assert not look_up_file(copy, checkup, workspace.source, workspace.outputs).is_known


def test_words_and_signatures_that_are_kept_are_named(workspace: Workspace) -> None:
    workspace.sign_off()
    file = sign(workspace)
    release(workspace)
    (one,) = entries(workspace)
    (signatory,) = [who for who in one.signed if who.file]
    assert (signatory.name, signatory.file, signatory.date) == ("Ada Example", file, "2026-11-25")
    words = f"source/muscle/kept/en-{(signatory.digest or '')[:12]}.md"
    text = read(workspace, ask(workspace, one.code))
    assert "Ada Example, clinician, Example Clinic on 2026-11-25" in text
    assert ask(workspace, one.code).releases[0].kept == tuple(
        str(workspace.place / path) for path in (words, f"source/{file}")
    )


@pytest.mark.parametrize("code", ["known", "0000-0000"])
def test_the_answer_for_programs_has_the_same(code: str, workspace: Workspace) -> None:
    workspace.sign_off()
    release(workspace)
    (one,) = entries(workspace)
    asked = one.code if code == "known" else code
    value = json.loads(read(workspace, ask(workspace, asked), "json"))
    assert value["asked"] == asked and value["now"] == value["near"] == value["unread"] == []
    assert [each["digest"] for each in value["releases"]] == [one.digest] * (code == "known")
    if code == "known":
        assert value["releases"][0]["now"]["code"] == one.code and value["releases"][0]["signed"][0]["name"] == "A B"
