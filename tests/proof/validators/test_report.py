"""`plainleaf verify --report`: what it writes, what it leaves to a person, and what it says on a bare machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.build.leaflet_edits import Kept
from pipeline.build.outputs_folder import Outputs
from pipeline.cli import cli
from pipeline.conversion import is_made_on_request
from pipeline.conversion.quality import Check, Checkpoint, Quality, list_checkpoints, write_report
from pipeline.model.document import Document
from pipeline.model.edition import Edition
from pipeline.model.memory import Remember
from pipeline.model.readability import Readability, Reading, ReadingTrend, VersionReading
from pipeline.proof.validators import VALIDATORS
from tests.needs import need_validator
from tests.paths import ROOT, SOURCE
from tests.proof.validators.asking import Verdicts

pytestmark = pytest.mark.slow

FOLDER = "muscle-atrophy/en"
REPORT = ("verify", "--report", "--language", "en", "--source", str(SOURCE), "--output")


@pytest.fixture(scope="module")
def outputs(built: Path, published: Verdicts, kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Outputs with a report. The verdicts on them are known already."""
    folder = tmp_path_factory.mktemp("report") / "outputs"
    shutil.copytree(built, folder)
    shutil.copytree(kept, folder.parent / ".plainleaf" / "verdicts")
    done = CliRunner().invoke(cli, [*REPORT, str(folder)])
    assert done.exit_code == 0, done.output
    assert "left to a person" in done.output
    return folder


@pytest.fixture(scope="module")
def data(outputs: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((outputs / FOLDER / "quality.json").read_text(encoding="utf-8"))
    return said


def test_every_validator_is_named_with_its_verdict(data: dict[str, Any]) -> None:
    for validator in VALIDATORS:
        checks = [check for check in data["checks"] if check["validator"] == validator.name]
        assert {check["profile"] for check in checks} == set(validator.profiles)
        for check in checks:
            assert check["reason"] if validator.lacks() else check["version"]


def test_only_what_was_run_is_counted_as_passed(data: dict[str, Any]) -> None:
    missing = sum(check["state"] == "not run" for check in data["checks"])
    assert data["counts"] == {"passed": len(data["checks"]) - missing, "failed": 0, "not_run": missing}
    assert len(data["left_to_a_person"]) > 12


def test_parity_sizes_and_pages_are_told(data: dict[str, Any]) -> None:
    assert {parity["form"] for parity in data["parity"]} >= {"html", "pdf", "epub", "messages"}
    assert all(parity["matched"] == parity["needed"] > 0 for parity in data["parity"])
    pages = {file["path"]: file["pages"] for file in data["files"]}
    assert pages["index.html"] is None
    assert pages["muscle-atrophy-en.pdf"] > 1


def test_how_hard_it_is_to_read_is_told(outputs: Path, data: dict[str, Any]) -> None:
    reading = data["readability"]
    page = (outputs / FOLDER / "quality.html").read_text(encoding="utf-8")
    for score in (*reading["raw"]["scores"], *reading["without_terms"]["scores"]):
        assert score["value"] and f"<td>{score['value']}</td>" in page
    assert reading["raw"]["scores"][0]["name"] == "smog"
    assert len(reading["hardest"]) == 5 and len(reading["sections"]) > 5
    for hard in reading["hardest"]:
        assert hard["place"] in page


def test_scorecards_leave_to_people_what_is_theirs(outputs: Path, data: dict[str, Any]) -> None:
    page = (outputs / FOLDER / "quality.html").read_text(encoding="utf-8")
    assert [card["key"] for card in data["scorecards"]] == ["cdc-cci", "pemat-p", "discern", "eqip"]
    for card in data["scorecards"]:
        assert set(card) == {"key", "name", "short", "source", "counts", "items"}
        assert set(card["counts"]) == {"met", "not_met", "needs_a_person", "does_not_apply"}
        assert sum(card["counts"].values()) == len(card["items"])
        assert f"{card['counts']['met']} met, {card['counts']['not_met']} not met, " in page
        for item in card["items"]:
            assert set(item) == {"number", "part", "asks", "state", "seen", "left"}
            assert bool(item["left"]) is (item["state"] == "needs a person")
            assert item["asks"] in page
    assert "no number below is a score of an instrument" in page


def test_the_page_says_what_the_data_says(outputs: Path, data: dict[str, Any]) -> None:
    page = (outputs / FOLDER / "quality.html").read_text(encoding="utf-8")
    assert data["notice"] in page
    for name in ("Left to a person", *(point["name"] for point in data["left_to_a_person"])):
        assert name in page
    for check in data["checks"]:
        assert check["validator"] in page
    assert "<script" not in page


def test_nothing_of_the_machine_is_in_it(outputs: Path) -> None:
    for path in (outputs / FOLDER).glob("quality.*"):
        text = path.read_text(encoding="utf-8")
        for place in (str(outputs), str(ROOT), str(Path.home()) + "/", sys.prefix):
            assert place not in text


def test_a_second_report_has_the_same_bytes(outputs: Path) -> None:
    before = {path: path.read_bytes() for path in (outputs / FOLDER).glob("quality.*")}
    assert CliRunner().invoke(cli, [*REPORT, str(outputs)]).exit_code == 0
    assert {path: path.read_bytes() for path in before} == before
    assert len(before) == 2


@pytest.mark.parametrize("validator", [one for one in VALIDATORS if one.form == "html"], ids=lambda one: one.name)
def test_the_report_keeps_to_what_it_reports_on(validator: Any, outputs: Path, remember: Remember) -> None:
    need_validator(validator)
    verdict = validator.validate(outputs / FOLDER / "quality.html", remember=remember)
    assert (verdict.findings, verdict.reason) == ((), "")


def test_the_report_goes_with_the_files(outputs: Path, tmp_path: Path) -> None:
    copy = tmp_path / "outputs"
    shutil.copytree(outputs, copy)
    listed = Outputs.open(copy)
    assert {f"{FOLDER}/quality.html", f"{FOLDER}/quality.json"} <= set(listed.entries)
    listed.keep_only(
        "muscle-atrophy",
        {Edition("en"): Kept(frozenset({"html", "pdf", "epub", "messages"}), is_made_on_request, lambda name: "")},
    )
    listed.close()
    assert not list((copy / FOLDER).glob("quality.*")), "a report on other files than those that stand there"


def test_failures_and_gaps_are_in_plain_sight(real_document: Document) -> None:
    failed = Check("a.pdf", "veraPDF", "1", "PDF/UA-1", "failed", ("7.3-1: a picture has no <Alt>",))
    missing = Check("a.epub", "Ace", "", "EPUB", "not run", reason="Node is not installed: get it")
    reading = Reading(0, 0, 0.0, 0.0, None, None, ())
    unmeasured = Readability("cy", reading, reading, (), (), (), "nobody has made a formula")
    person = (Checkpoint("Only you can tell.", "Look."),)
    quality = Quality((), (failed, missing), (), (), person, unmeasured)
    assert not quality.holds
    assert quality.summarise() == "checks: 0 passed, 1 failed, 1 not run; left to a person: 1"
    page = write_report(real_document, quality)[0].data.decode()
    assert "7.3-1: a picture has no &lt;Alt&gt;" in page
    assert "Node is not installed: get it" in page
    assert "<strong>Not measured:</strong> nobody has made a formula." in page


def test_the_trend_is_shown_from_version_to_version(real_document: Document) -> None:
    reading = Reading(0, 0, 0.0, 0.0, None, None, ())
    measured = Readability("en", reading, reading, (), (), ())
    released = (VersionReading("1.0.0", "2026-01-05", 4.0, None), VersionReading("1.1.0", "2026-06-05", 5.0, 7.0))
    trend = ReadingTrend(released, VersionReading("1.2.0", "", 5.6, 7.1))
    page, data = write_report(real_document, Quality((), (), (), (), (), measured, (), trend))
    assert json.loads(data.data)["trend"] == {
        "released": [
            {"version": "1.0.0", "date": "2026-01-05", "fkgl": 4.0, "smog": None},
            {"version": "1.1.0", "date": "2026-06-05", "fkgl": 5.0, "smog": 7.0},
        ],
        "now": {"version": "1.2.0", "date": "", "fkgl": 5.6, "smog": 7.1},
        "compared_with": "1.1.0",
        "harder": [{"grade": "Flesch-Kincaid grade", "before": 5.0, "now": 5.6}],
    }
    text = page.data.decode()
    assert '<th scope="row">1.0.0</th><td>2026-01-05</td><td>4.0</td><td>–</td>' in text
    assert "<strong>Harder than version 1.1.0:</strong> Flesch-Kincaid grade 5.6, after 5.0." in text
    none = write_report(real_document, Quality((), (), (), (), (), measured))[0].data.decode()
    assert "No version of it has been released in this language" in none


def test_a_translation_is_left_to_a_person_too(real_document: Document) -> None:
    own, translated = (list_checkpoints(replace(real_document, language=tag), "en") for tag in ("en", "es"))
    assert [point.name for point in translated if point not in own] == ["The translation says the same."]


def test_a_bare_machine_says_what_to_install(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "outputs"
    shutil.copytree(built, folder)
    bare = {name: value for name, value in os.environ.items() if name != "JAVA_HOME"}
    command = [sys.executable, "-m", "pipeline", *REPORT, str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env={**bare, "PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for said in ("Java is not installed: ", "Chromium is not installed: ", "Node is not installed: "):
        assert said in done.stdout
    data = json.loads((folder / FOLDER / "quality.json").read_text(encoding="utf-8"))
    assert data["counts"]["not_run"] >= 6
