"""A release is appended to the record once, whole, and only when it was published."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.desk.releasing import record_file
from pipeline.reports.build_outcome import render_outcome
from tests.releases import DAY, FILE, FORMS, entries, release, sign_again
from tests.two_places import add_places
from tests.workspace import WORDS, Workspace


@pytest.fixture
def signed(workspace: Workspace) -> Workspace:
    workspace.sign_off()
    return workspace


def test_a_release_is_recorded_with_what_was_handed_out(signed: Workspace) -> None:
    outcome = release(signed)
    (one,) = entries(signed)
    document = signed.document()
    assert outcome.recorded and outcome.recorded.added == (one,)
    assert (one.edition, one.version, one.date, one.code) == ("muscle/en", "1.0.0", "2026-12-01", document.code)
    assert [(who.name, who.role, who.organisation, who.date) for who in one.signed] == [
        ("A B", "physician", "C", "2026-11-22")
    ]
    assert [cited.key for cited in one.evidence] == ["plain-language"]
    assert [*one.history] == ["1.0.0"] and one.previous == [] and one.real_digest == one.digest
    files = signed.files()
    assert {file.path: (file.size, file.sha256) for file in one.files} == {
        path: (len(data), sha256(data).hexdigest()) for path, data in files.items() if path != "manifest.json"
    }
    manifest = json.loads(files["manifest.json"])
    assert manifest["releases"] == {"count": 1, "last": {"muscle/en": one.digest}}
    assert not signed.errors()


def test_the_same_again_appends_nothing_and_there_is_nothing_to_do(signed: Workspace) -> None:
    release(signed)
    before = signed.read(FILE)
    again = release(signed)
    assert again.nothing_to_do and again.is_recorded
    later = release(signed, today=date(2026, 12, 2))
    assert later.recorded and later.recorded.added == () and not later.written and not later.made
    fewer = release(signed, formats=("messages",))
    assert fewer.recorded and fewer.recorded.added == ()
    assert signed.read(FILE) == before
    plain = signed.build(formats=FORMS)
    assert not plain.made and not plain.written and signed.build(formats=FORMS).nothing_to_do


def test_other_words_are_a_release_of_their_own_that_follows_the_first(signed: Workspace) -> None:
    release(signed)
    first = signed.read(FILE)
    sign_again(signed, "Wasting has many causes.", "Wasting can have many causes.")
    assert release(signed).recorded
    one, two = entries(signed)
    assert signed.read(FILE).startswith(first), "nothing that stood there has changed"
    assert (two.version, two.previous) == ("1.1.0", [one.digest]) and two.code != one.code
    assert [*two.history] == ["1.1.0", "1.0.0"] and two.history["1.0.0"] == one.history["1.0.0"]
    assert not signed.errors()


def test_each_place_has_an_entry_and_a_chain_of_its_own(workspace: Workspace) -> None:
    add_places(workspace)
    workspace.sign_off()
    release(workspace)
    names = [one.edition for one in entries(workspace)]
    assert sorted(names) == ["muscle/en", "muscle/en/northern-hills", "muscle/en/riverside", "muscle/en/south"]
    workspace.edit("places.yaml", "from 2pm to 8pm", "from 2pm to 7pm")
    assert not workspace.errors()
    release(workspace)
    added = entries(workspace)[4:]
    assert [(one.edition, len(one.previous)) for one in added] == [("muscle/en/riverside", 1)]


def test_no_other_build_writes_the_record(signed: Workspace) -> None:
    signed.build(formats=FORMS, today=DAY)
    signed.build(formats=FORMS)
    assert not signed.path(FILE).exists()


def test_what_is_not_published_is_not_recorded(signed: Workspace) -> None:
    signed.edit(WORDS, "Wasting has many causes.", "Wasting has few causes.")
    assert release(signed).kept_back and not signed.path(FILE).exists()


def test_a_file_in_the_way_keeps_all_of_it_back(signed: Workspace) -> None:
    (signed.outputs / "muscle" / "en").mkdir(parents=True)
    (signed.outputs / "muscle" / "en" / "index.html").write_text("ours", encoding="utf-8")
    outcome = release(signed)
    assert outcome.changes.blocked and outcome.recorded is None and not signed.path(FILE).exists()


def test_a_record_that_cannot_be_written_is_told_and_written_by_the_next_release(
    signed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise OSError(30, "Read-only file system", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(record_file, "write_whole", refuse)
        outcome = release(signed)
    assert outcome.recorded and outcome.recorded.trouble == "Read-only file system"
    result = render_outcome(outcome, signed.outputs, verbose=False)
    assert result.obstructed and "published, but not in the record" in (result.text or "")
    assert len(outcome.written) == 4 and not signed.path(FILE).exists()
    again = release(signed)
    assert again.recorded and len(again.recorded.added) == 1 and not again.made and not again.written


def test_a_record_that_somebody_changes_meanwhile_is_left_alone(
    signed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(signed)
    sign_again(signed, "Wasting has many causes.", "Wasting can have many causes.")
    text = signed.read(FILE)

    def change(*_: object) -> tuple[()]:
        signed.write(FILE, f"{text}# Another note.\n")
        return ()

    with monkeypatch.context() as patched:
        patched.setattr("pipeline.desk.releasing.entries.list_signatories", change)
        outcome = release(signed)
    assert outcome.recorded and "was changed while" in outcome.recorded.trouble
    assert signed.read(FILE) == f"{text}# Another note.\n"
    assert release(signed).recorded and len(entries(signed)) == 2


def test_notes_line_ends_and_permissions_of_the_record_stay(signed: Workspace) -> None:
    release(signed)
    text = signed.read(FILE).removesuffix("\n")
    signed.write(FILE, f"\ufeff# Ours.\n{text}".replace("\n", "\r\n"))
    signed.path(FILE).chmod(0o640)
    before = signed.path(FILE).read_bytes()
    sign_again(signed, "Wasting has many causes.", "Wasting can have many causes.")
    release(signed)
    assert signed.path(FILE).read_bytes().startswith(before)
    assert signed.path(FILE).stat().st_mode & 0o777 == 0o640
    assert not signed.errors() and len(signed.leaflet().library.releases) == 2
