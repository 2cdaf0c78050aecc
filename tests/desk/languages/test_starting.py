"""A language that Plainleaf does not bring is laid out by a command, filled in and published, without Python."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.desk.languages.starting import start_language as lay_out
from pipeline.parsers.gettext_po import read_po
from pipeline.templating.language_files import find_language_faults, list_phrases, list_words_of_po
from pipeline.templating.languages import languages, read_words
from tests.desk.gettext_judge import assert_gettext_takes
from tests.filled_in import fill_in_phrases, fill_in_words, start_language
from tests.second_leaflet import FOOT_CARE, add_foot_care
from tests.workspace import Workspace


def test_a_language_is_added_without_python(workspace: Workspace) -> None:
    start_language(workspace, "so")
    add_foot_care(workspace, language="so", title="Daryeelka cagaha")
    unfinished = workspace.plainleaf("check", FOOT_CARE, "--report", "concise")
    assert unfinished.returncode == 1
    lacking = "error[SRC112] not filled in yet:"
    assert f"source/languages/so.po:10:1: {lacking} `labels.skip`, `labels.contents`" in unfinished.stdout
    assert f"source/languages/so.yaml:32:10: {lacking} `risk.plain`" in unfinished.stdout
    fill_in_phrases(workspace, "so")
    fill_in_words(workspace, "so")
    done = workspace.plainleaf("build", FOOT_CARE)
    assert done.returncode == 0, done.stderr
    page = (workspace.outputs / FOOT_CARE / "so" / "index.html").read_text("utf-8")
    assert '<html lang="so" dir="ltr">' in page and "Skip to the leaflet¤" in page and "Daryeelka cagaha" in page
    assert "Not for patients yet. No doctor or nurse has checked this leaflet.¤" in page
    proven = workspace.plainleaf("verify", FOOT_CARE)
    assert proven.returncode == 0, proven.stdout


def test_workers_of_another_process_have_the_words(workspace: Workspace) -> None:
    start_language(workspace, "so")
    fill_in_phrases(workspace, "so")
    fill_in_words(workspace, "so")
    add_foot_care(workspace, language="so", title="Daryeelka cagaha")
    done = workspace.plainleaf("build", FOOT_CARE, "--format", "html", "--executor", "processes", "--jobs", "2")
    assert done.returncode == 0, done.stderr
    assert "Skip to the leaflet¤" in (workspace.outputs / FOOT_CARE / "so" / "index.html").read_text("utf-8")


def test_what_is_laid_out_is_all_that_is_needed(tmp_path: Path) -> None:
    _, po = lay_out("so", tmp_path)
    entries = {entry.context: entry for entry in read_po(po.read_text("utf-8")).entries}
    assert set(entries) == {".".join(key) for key in list_words_of_po()}
    assert not any(entry.words for entry in entries.values())
    assert all(entry.comment for entry in entries.values() if not entry.context.startswith(("strip", "linked")))
    assert "Keep {version}, {state}: we fill it in." in entries["labels.version_state"].comment
    assert "Patients do not see it." in entries["labels.review_skip"].comment


def test_phrases_have_the_plural_forms_of_the_language() -> None:
    assert {key[-1] for key in list_phrases("so") if key[:3] == ("dose", "counted", "tablet")} == {"one", "other"}
    assert {key[-1] for key in list_phrases("pl") if key[:3] == ("dose", "counted", "tablet")} >= {"few", "many"}


@pytest.mark.parametrize("tag", [tag for tag in languages() if tag != "en"])
def test_one_that_plainleaf_brings_comes_with_its_words(tag: str, tmp_path: Path) -> None:
    words = read_words(tag)
    assert words is not None and not list(find_language_faults(tag, words))
    _, po = lay_out(tag, tmp_path)
    assert polib.pofile(str(po)).percent_translated() == 100


def test_right_to_left_is_known(tmp_path: Path) -> None:
    text = lay_out("ur", tmp_path)[0].read_text("utf-8")
    assert "direction: rtl" in text and 'script: "Arab"' in text and "Noto Sans Arabic" in text


@pytest.mark.parametrize(("tag", "meant"), [("portugese", "`pt`"), ("EN", "`en`"), ("swahilli", "`sw`")])
def test_a_tag_of_no_language_is_refused_with_the_nearest(tag: str, meant: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUsageError, match=f"did you mean {meant}"):
        lay_out(tag, tmp_path)
    assert not list(tmp_path.iterdir())


def test_nothing_is_written_over(tmp_path: Path) -> None:
    first = lay_out("so", tmp_path)[1]
    first.write_text("mine", "utf-8")
    with pytest.raises(WrongUsageError, match="is there already"):
        lay_out("so", tmp_path)
    assert first.read_text("utf-8") == "mine"
    with pytest.raises(WrongUsageError, match="no source folder"):
        lay_out("so", tmp_path / "nowhere")


def test_gettext_takes_the_file(tmp_path: Path) -> None:
    assert_gettext_takes(lay_out("fr", tmp_path)[1])
