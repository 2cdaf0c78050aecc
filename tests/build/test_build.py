"""A build makes what is out of date, says why, changes nothing of a leaflet with errors, and gives the same bytes."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.build.request import Request
from pipeline.build.result import pack, unpack
from pipeline.build.stages import build
from tests.workspace import SETTINGS, WORDS, Workspace, read_files

pytestmark = pytest.mark.slow

ALL = {
    "manifest.json",
    "muscle/en/index.html",
    "muscle/en/messages/index.html",
    "muscle/en/messages/message-bank/draft-muscle-en-message-bank.csv",
    "muscle/en/messages/message-bank/draft-muscle-en-message-bank.xlsx",
    "muscle/en/messages/messages.csv",
    "muscle/en/messages/messages.json",
    "muscle/en/messages/messages.txt",
    "muscle/en/muscle-en-large-print.pdf",
    "muscle/en/muscle-en.epub",
    "muscle/en/muscle-en.pdf",
}


def test_a_first_build_makes_everything_and_a_second_one_nothing(workspace: Workspace) -> None:
    first = workspace.build()
    assert set(workspace.files()) == ALL
    assert len(first.written) == len(ALL) - 1 and not first.failed and not first.nothing_to_do
    second = workspace.build()
    assert second.nothing_to_do and not second.written
    assert second.diagnostics == first.diagnostics, "findings are said again"


def test_a_changed_word_is_made_again_and_the_reason_is_told(ready: Workspace) -> None:
    ready.edit(WORDS, "Wasting has many causes.", "Wasting has several causes.")
    again = ready.build()
    assert set(again.made) == {
        f"muscle/en/{name}" for name in ("html", "pdf", "large-print", "epub", "messages", "review", "message-bank")
    }
    assert set(again.made.values()) == {"its words, facts or pictures changed: muscle/en.md"}
    of_messages = [path for path in again.written if "/messages." in path]
    assert of_messages == ["muscle/en/messages/messages.txt"], "the code in its head is of all words"


def test_a_moved_line_makes_nothing_new(ready: Workspace) -> None:
    before = ready.files()
    ready.edit(WORDS, "## What it is {", "\n\n\n## What it is {")
    again = ready.build()
    assert not again.made and not again.written
    assert ready.files() == before


def test_a_lost_or_altered_output_comes_back_from_the_store(ready: Workspace) -> None:
    page = ready.outputs / "muscle/en/index.html"
    good = page.read_bytes()
    page.write_bytes(good.replace(b"999", b"998"))
    (ready.outputs / "muscle/en/muscle-en.pdf").unlink()
    again = ready.build()
    assert page.read_bytes() == good and not again.made
    assert set(again.written) == {"muscle/en/index.html", "muscle/en/muscle-en.pdf"}


def test_errors_change_no_output(ready: Workspace) -> None:
    before = ready.files()
    ready.edit(WORDS, "{{emergency-line}}", "{{emergency-lime}}")
    ready.edit(WORDS, "Wasting has many causes.", "Wasting has several causes.")
    failed = ready.build()
    assert failed.failed == ("muscle",)
    assert [found.code for found in failed.diagnostics if found.severity == "error"] == ["FCT101"]
    assert ready.files() == before
    assert ready.build().failed == ("muscle",), "and again the second time"


def test_one_leaflet_with_errors_keeps_back_no_other(workspace: Workspace) -> None:
    workspace.duplicate("second")
    workspace.edit("second/en.md", "::: questions", "::: qestions")
    outcome = workspace.build()
    assert outcome.failed == ("second",)
    assert set(workspace.files()) == ALL


def test_a_leaflet_longer_than_people_read_is_made_with_a_warning(ready: Workspace) -> None:
    words = "\n\n".join(f"This is sentence {number} of a leaflet that goes on and on." for number in range(260))
    ready.edit(WORDS, "## Questions to ask {", f"## More {{#more}}\n\n{words}\n\n## Questions to ask {{")
    outcome = ready.build()
    assert [found.code for found in outcome.diagnostics if found.code.startswith("PDF")] == ["PDF101"]
    assert (outcome.refused, outcome.failed, set(ready.files())) == ((), (), ALL)
    ready.append(SETTINGS, "\nformats: {pdf: {pages: 40, because: A consent form needs its parts.}}\n")
    assert not [found for found in ready.build().diagnostics if found.code.startswith("PDF")]
    assert set(ready.files()) == ALL


def test_what_is_gone_from_the_source_is_gone_from_the_outputs(ready: Workspace) -> None:
    ready.duplicate("second")
    ready.build()
    assert len(ready.files()) == 2 * len(ALL) - 1
    ready.remove("second")
    outcome = ready.build()
    assert set(ready.files()) == ALL
    assert all(path.startswith("second/") for path in outcome.removed)


def test_a_page_made_alone_offers_the_other_forms_without_their_sizes(workspace: Workspace) -> None:
    workspace.build(formats=("html",))
    page = workspace.outputs / "muscle/en/index.html"
    assert set(workspace.files()) == {"manifest.json", "muscle/en/index.html"}
    alone = page.read_text(encoding="utf-8")
    assert "muscle-en.pdf" in alone and "PDF, " not in alone
    workspace.build()
    assert set(workspace.files()) == ALL
    assert re.search(r"PDF, \d+ pages, \d+ kB", page.read_text(encoding="utf-8"))


def test_a_format_that_is_turned_off_is_taken_away_and_not_linked(ready: Workspace) -> None:
    ready.append(SETTINGS, "\nformats: {epub: Nobody asked for it}\n")
    ready.build()
    assert set(ready.files()) == ALL - {"muscle/en/muscle-en.epub"}
    assert b".epub" not in (ready.outputs / "muscle/en/index.html").read_bytes()


def test_a_withdrawn_leaflet_leaves_a_page_that_says_so(ready: Workspace) -> None:
    ready.edit(SETTINGS, "status: draft", "status: withdrawn")
    ready.build()
    outputs = ready.files()
    assert set(outputs) == {"manifest.json", "muscle/en/index.html"}
    assert b"Withdrawn" in outputs["muscle/en/index.html"] and b"many causes" not in outputs["muscle/en/index.html"]


def test_release_refuses_what_is_not_signed_off(workspace: Workspace) -> None:
    outcome = workspace.build(release=True)
    assert outcome.failed == ("muscle",) and not (workspace.outputs / "muscle").exists()
    assert "GOV101" in {found.code for found in outcome.diagnostics if found.severity == "error"}


def test_the_manifest_tells_what_each_file_is_and_nothing_of_this_machine(
    ready: Workspace, built_example: Path
) -> None:
    text = (ready.outputs / "manifest.json").read_text()
    manifest = json.loads(text)["files"]
    assert set(manifest) == ALL - {"manifest.json"}
    pdf = manifest["muscle/en/muscle-en.pdf"]
    assert pdf["size"] == (ready.outputs / "muscle/en/muscle-en.pdf").stat().st_size
    assert pdf["tools"]["weasyprint"] and pdf["from"]["format"] == "pdf"
    assert str(ready.place) not in text and str(built_example) not in text


@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_every_executor_gives_the_same_bytes(workspace: Workspace, executor: str) -> None:
    workspace.duplicate("second")
    workspace.build(executor=executor)
    elsewhere = workspace.place / "elsewhere"
    elsewhere.mkdir()
    build(Request(workspace.source, elsewhere / "outputs", executor="serial"), workspace.place)
    assert read_files(elsewhere / "outputs") == workspace.files()


def test_two_folders_two_times_and_two_hash_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    results = []
    for number, zone in enumerate(("UTC", "Pacific/Auckland")):
        place = Workspace(tmp_path / f"folder {number}")
        assert place.plainleaf("build", TZ=zone, PYTHONHASHSEED=str(number)).returncode == 0
        results.append(place.files())
    assert set(results[0]) == ALL
    assert results[0] == results[1]


def test_a_damaged_store_is_no_harm(ready: Workspace) -> None:
    before = ready.files()
    for path in (ready.place / ".plainleaf").rglob("*"):
        if path.is_file():
            path.write_bytes(b"{damaged")
    shutil.rmtree(ready.outputs / "muscle")
    ready.build()
    assert ready.files() == before


def test_the_store_keeps_no_more_than_it_needs(ready: Workspace) -> None:
    count = len(read_files(ready.place / ".plainleaf"))
    for before, after in (("many", "several"), ("several", "some"), ("some", "many")):
        ready.edit(WORDS, f"Wasting has {before} causes.", f"Wasting has {after} causes.")
        ready.build()
    assert len(read_files(ready.place / ".plainleaf")) == count


def test_what_was_asked_for_stays_while_its_words_do(ready: Workspace) -> None:
    ready.build(formats=("notify",))
    notes = ready.outputs / "muscle/en/messages/notify"
    assert notes.is_dir()
    ready.build()
    assert notes.is_dir(), "nothing changed"
    ready.edit(WORDS, "Wasting has many causes.", "Wasting has several causes.")
    ready.build()
    assert not notes.exists(), "it would say the old words"


@pytest.mark.parametrize(
    ("old", "new"),
    [("muscle-en.epub", "muscle-en.equb"), ("index.html", "muscle-en.pdf"), ("muscle-en.pdf", "../muscle-en.pdf")],
)
def test_a_result_with_other_names_than_its_format_gives_is_made_anew(ready: Workspace, old: str, new: str) -> None:
    """Although its digest is right."""
    before = ready.files()
    for path in (ready.place / ".plainleaf/results").iterdir():
        result = unpack(path.read_bytes())
        renamed = [replace(one, path=new if one.path == old else one.path) for one in result.artifacts]
        path.write_bytes(pack(replace(result, artifacts=tuple(renamed))))
    shutil.rmtree(ready.outputs / "muscle")
    ready.build()
    assert ready.files() == before
