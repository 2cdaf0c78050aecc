"""A build makes what is out of date, says why, changes nothing of a leaflet with errors, and gives the same bytes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.build.stages import Outcome, Request, build
from tests.paths import EXAMPLE

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
Run = Callable[..., Outcome]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "source")
    return tmp_path / "source"


@pytest.fixture
def run(source: Path) -> Run:
    def build_it(**asked: object) -> Outcome:
        request = Request(source, source.parent / "outputs", **asked)  # type: ignore[arg-type]
        return build(request, source.parent)

    return build_it


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_first_build_makes_everything_and_a_second_one_nothing(run: Run, source: Path) -> None:
    first = run()
    assert set(files(source.parent / "outputs")) == ALL
    assert len(first.written) == len(ALL) - 1 and not first.failed and not first.nothing_to_do
    second = run()
    assert second.nothing_to_do and not second.written
    assert second.diagnostics == first.diagnostics, "findings are said again"


def test_a_changed_word_is_made_again_and_the_reason_is_told(run: Run, source: Path) -> None:
    run()
    edit(source / "muscle/en.md", "It has many causes.", "It has several causes.")
    again = run()
    assert set(again.made) == {
        f"muscle/en/{name}" for name in ("html", "pdf", "large-print", "epub", "messages", "review", "message-bank")
    }
    assert set(again.made.values()) == {"its words, facts or pictures changed"}
    assert not [path for path in again.written if "/messages." in path], "no byte of the messages is another"


def test_a_moved_line_makes_nothing_new(run: Run, source: Path) -> None:
    before = run() and files(source.parent / "outputs")
    edit(source / "muscle/en.md", "## What it is {", "\n\n\n## What it is {")
    again = run()
    assert not again.made and not again.written
    assert files(source.parent / "outputs") == before


def test_a_lost_or_altered_output_comes_back_from_the_store(run: Run, source: Path) -> None:
    run()
    page = source.parent / "outputs/muscle/en/index.html"
    good = page.read_bytes()
    page.write_bytes(good.replace(b"999", b"998"))
    (source.parent / "outputs/muscle/en/muscle-en.pdf").unlink()
    again = run()
    assert page.read_bytes() == good and not again.made
    assert set(again.written) == {"muscle/en/index.html", "muscle/en/muscle-en.pdf"}


def test_errors_change_no_output(run: Run, source: Path) -> None:
    run()
    before = files(source.parent / "outputs")
    edit(source / "muscle/en.md", "{{emergency-line}}", "{{emergency-lime}}")
    edit(source / "muscle/en.md", "It has many causes.", "It has several causes.")
    failed = run()
    assert failed.failed == ("muscle",)
    assert [found.code for found in failed.diagnostics if found.severity == "error"] == ["FCT101"]
    assert files(source.parent / "outputs") == before
    assert run().failed == ("muscle",), "and again the second time"


def test_one_leaflet_with_errors_keeps_back_no_other(run: Run, source: Path) -> None:
    shutil.copytree(source / "muscle", source / "second")
    edit(source / "second/en.md", "::: questions", "::: qestions")
    outcome = run()
    assert outcome.failed == ("second",)
    assert set(files(source.parent / "outputs")) == ALL


def test_a_leaflet_too_long_for_paper_changes_no_output(run: Run, source: Path) -> None:
    run()
    before = files(source.parent / "outputs")
    words = "\n\n".join(f"This is sentence {number} of a leaflet that goes on and on." for number in range(400))
    edit(source / "muscle/en.md", "## Questions to ask {", f"## More {{#more}}\n\n{words}\n\n## Questions to ask {{")
    outcome = run()
    assert [found.code for found in outcome.diagnostics if found.severity == "error"] == ["PDF101"]
    assert files(source.parent / "outputs") == before


def test_what_is_gone_from_the_source_is_gone_from_the_outputs(run: Run, source: Path) -> None:
    shutil.copytree(source / "muscle", source / "second")
    run()
    shutil.rmtree(source / "second")
    outcome = run()
    assert set(files(source.parent / "outputs")) == ALL
    assert all(path.startswith("second/") for path in outcome.removed)


def test_a_page_made_alone_offers_the_other_forms_without_their_sizes(run: Run, source: Path) -> None:
    run(formats=("html",))
    page = source.parent / "outputs/muscle/en/index.html"
    assert set(files(source.parent / "outputs")) == {"manifest.json", "muscle/en/index.html"}
    alone = page.read_text(encoding="utf-8")
    assert "muscle-en.pdf" in alone and "PDF, " not in alone
    run()
    assert set(files(source.parent / "outputs")) == ALL
    assert re.search(r"PDF, \d+ pages, \d+ kB", page.read_text(encoding="utf-8"))


def test_a_format_that_is_turned_off_is_taken_away_and_not_linked(run: Run, source: Path) -> None:
    run()
    settings = source / "muscle/leaflet.yaml"
    settings.write_text(settings.read_text() + "\nformats: {epub: Nobody asked for it}\n")
    run()
    assert set(files(source.parent / "outputs")) == ALL - {"muscle/en/muscle-en.epub"}
    assert b".epub" not in (source.parent / "outputs/muscle/en/index.html").read_bytes()


def test_a_withdrawn_leaflet_leaves_a_page_that_says_so(run: Run, source: Path) -> None:
    run()
    edit(source / "muscle/leaflet.yaml", "status: draft", "status: withdrawn")
    run()
    outputs = files(source.parent / "outputs")
    assert set(outputs) == {"manifest.json", "muscle/en/index.html"}
    assert b"Withdrawn" in outputs["muscle/en/index.html"] and b"many causes" not in outputs["muscle/en/index.html"]


def test_release_refuses_what_is_not_signed_off(run: Run, source: Path) -> None:
    outcome = run(release=True)
    assert outcome.failed == ("muscle",) and not (source.parent / "outputs/muscle").exists()
    assert "GOV101" in {found.code for found in outcome.diagnostics if found.severity == "error"}


def test_the_manifest_tells_what_each_file_is_and_nothing_of_this_machine(run: Run, source: Path) -> None:
    run()
    text = (source.parent / "outputs/manifest.json").read_text()
    manifest = json.loads(text)["files"]
    assert set(manifest) == ALL - {"manifest.json"}
    pdf = manifest["muscle/en/muscle-en.pdf"]
    assert pdf["size"] == (source.parent / "outputs/muscle/en/muscle-en.pdf").stat().st_size
    assert pdf["tools"]["weasyprint"] and pdf["from"]["format"] == "pdf"
    assert str(source.parent) not in text


@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_every_executor_gives_the_same_bytes(run: Run, source: Path, executor: str) -> None:
    shutil.copytree(source / "muscle", source / "second")
    run(executor=executor)
    outputs = files(source.parent / "outputs")
    elsewhere = source.parent / "elsewhere"
    elsewhere.mkdir()
    build(Request(source, elsewhere / "outputs", executor="serial"), source.parent)
    assert files(elsewhere / "outputs") == outputs


def test_two_folders_two_times_and_two_hash_seeds_give_the_same_bytes(source: Path) -> None:
    results = []
    for number, zone in enumerate(("UTC", "Pacific/Auckland")):
        folder = source.parent / f"folder {number}"
        shutil.copytree(source, folder / "source")
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": str(number)}
        subprocess.run([sys.executable, "-m", "pipeline", "build"], cwd=folder, env=environment, check=True)
        results.append(files(folder / "outputs"))
    assert set(results[0]) == ALL
    assert results[0] == results[1]


def test_a_damaged_store_is_no_harm(run: Run, source: Path) -> None:
    run()
    before = files(source.parent / "outputs")
    for path in (source.parent / ".plainleaf").rglob("*"):
        if path.is_file():
            path.write_bytes(b"{damaged")
    shutil.rmtree(source.parent / "outputs/muscle")
    run()
    assert files(source.parent / "outputs") == before


def test_the_store_keeps_no_more_than_it_needs(run: Run, source: Path) -> None:
    run()
    count = len(files(source.parent / ".plainleaf"))
    for before, after in (("many", "several"), ("several", "some"), ("some", "many")):
        edit(source / "muscle/en.md", f"It has {before} causes.", f"It has {after} causes.")
        run()
    assert len(files(source.parent / ".plainleaf")) == count


def test_what_was_asked_for_stays_while_its_words_do(run: Run, source: Path) -> None:
    run()
    run(formats=("notify",))
    notes = source.parent / "outputs/muscle/en/messages/notify"
    assert notes.is_dir()
    run()
    assert notes.is_dir(), "nothing changed"
    edit(source / "muscle/en.md", "It has many causes.", "It has several causes.")
    run()
    assert not notes.exists(), "it would say the old words"
