"""Steps of the benchmark, on as little as there can be of each."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from measuring.findings import Findings
from measuring.subject import Subject
from run import read_arguments
from sizes import BOUNDED, FULL, read_sizes
from steps.building import compare_outputs
from steps.cluster import measure_cluster
from steps.engines import Page, measure_engines
from steps.growth import DIMENSIONS, compare_sizes, measure_growth
from steps.thousand import PLAIN, Thousand, measure_thousand


@pytest.mark.slow
def test_a_cluster_makes_the_same_bytes_and_each_of_its_processes_is_counted() -> None:
    findings = measure_cluster(Subject(bound=300.0), 1, ("en",))
    assert findings.notes == ["6 files, of serial and cluster: the same bytes"]
    whole, parts = findings.rows["Dask, 2 workers"], ("client", "scheduler", "worker-1", "worker-2")
    seconds = {name: float(findings.rows[f"of that, {name}"]["CPU s"]) for name in parts}
    assert min(seconds.values()) > 0.1
    assert sum(seconds.values()) < float(whole["CPU s"]) < sum(seconds.values()) + 3


@pytest.mark.slow
def test_parts_of_a_large_catalogue_are_run_one_by_one_in_a_place_that_is_kept(tmp_path: Path) -> None:
    def measure(part: str) -> Findings:
        (findings,) = measure_thousand(Subject(), 1, ("en",), sizes=(2, 3), parts=(part,), kept=tmp_path)
        return findings

    assert measure("verify").notes == ["not measured: nothing was built in this place"]
    built = measure("processes")
    assert {"2 processes", "the most memory of: build"} <= set(built.rows) and built.title.startswith("1 documents")
    assert (tmp_path / "processes/outputs/manifest.json").exists()
    assert set(measure("verify").rows) == {"1 leaflets"}


@pytest.mark.slow
def test_what_a_leaflet_costs_is_compared_over_sizes(tmp_path: Path) -> None:
    findings = Thousand(Subject(), tmp_path, 0, ("en",), (2, 3), ()).compare_sizes()
    assert PLAIN.photos == 0
    assert list(findings.rows)[:4] == [f"{name}, 2 leaflets" for name in ("check", "build", "nothing to do", "verify")]
    assert len(findings.ratios) == 4


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"a": "1", "b": "2"}, "2 files, of one and other: the same bytes"),
        ({"a": "1", "b": "3"}, "OTHER BYTES: 1 of 2 files of one and other, the first b"),
        ({"a": "1"}, "OTHER BYTES: 1 of 2 files of one and other, the first b"),
    ],
)
def test_bytes_are_compared_by_the_manifests(tmp_path: Path, other: dict[str, str], said: str) -> None:
    for name, digests in (("one", {"a": "1", "b": "2"}), ("other", other)):
        (tmp_path / name / "outputs").mkdir(parents=True)
        files = {path: {"sha256": digest} for path, digest in digests.items()}
        (tmp_path / name / "outputs/manifest.json").write_text(json.dumps({"files": files}), encoding="utf-8")
    assert compare_outputs(tmp_path / "one", tmp_path / "other") == said


def test_growth_is_a_power_of_what_is_above_a_small_leaflet() -> None:
    base = {"check": 1.0, "pdf": 2.0, "epub": 1.0, "verify": 3.0}
    less = {"check": 2.0, "pdf": 3.0, "epub": 1.1, "verify": 4.0}
    findings = compare_sizes("rows", base, less, {"check": 5.0, "pdf": 18.0, "epub": 1.9})
    assert findings.rows["check"]["power"] == pytest.approx(1.0), "four times as many rows take four times the time"
    assert findings.rows["pdf"]["power"] == pytest.approx(2.0)
    assert findings.rows["epub"]["power"] == "", "too little to say"
    assert findings.rows["verify"] == {
        "CPU s, small": 3.0,
        "CPU s, less": 4.0,
        "CPU s, more": "out of time",
        "power": "",
    }
    assert findings.notes == ["faster than its size: pdf"]


def test_what_does_not_grow_takes_no_time() -> None:
    assert list(measure_growth(Subject(Path("nowhere")), (), 1)) == []


def test_who_names_a_part_asks_for_its_step_alone() -> None:
    assert read_arguments(["--growth", "rows,facts"]).only == ("growth",)
    assert read_arguments(["--part", "cluster"]).only == ("thousand",)
    assert read_arguments(["--only", "cold", "--growth", "rows"]).only == ("cold",)
    assert read_sizes(read_arguments(["--growth", "rows"])).growing == ("rows",)


@pytest.mark.parametrize("words", [["--only", "warm"], ["--growth", "pages"], ["--part", "serial,cluster"]])
def test_a_name_that_is_not_known_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_arguments(words)
    assert "is none of" in capsys.readouterr().err


def test_sizes_are_small_unless_all_is_asked_for() -> None:
    assert read_sizes(read_arguments([])) == BOUNDED and BOUNDED.thousand == 0
    assert read_sizes(read_arguments(["--full"])) == FULL
    assert FULL.thousand == 1000 and FULL.compared == (10, 100, 1000) and FULL.growing == tuple(DIMENSIONS)
    few = read_sizes(read_arguments(["--full", "--documents", "12", "--leaflets", "3"]))
    assert (few.thousand, few.idle_documents, few.leaflets, few.verified) == (12, 12, 3, (3,))


@pytest.mark.slow
def test_an_engine_is_measured_where_it_is_installed_and_said_to_be_missing_elsewhere(tmp_path: Path) -> None:
    for name, ends in (("fullbleed", 0), ("typst", 1)):
        python = tmp_path / name / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(f"#!/bin/sh\necho version 7.0\nexit {ends}\n", encoding="utf-8")
        python.chmod(0o755)
    findings = measure_engines(Subject(), 1, tmp_path)
    assert [name.split()[0] for name in findings.rows] == ["weasyprint", "fullbleed"]
    assert findings.rows["fullbleed 7.0"]["× weasyprint"] < 0.5  # type: ignore[operator]
    assert findings.notes == [
        "formepdf: not measured: not installed (pip install 'formepdf[local]')",
        "typst: not measured: it ended with an error",
    ]


@pytest.mark.slow
def test_all_engines_are_given_a_page_that_asks_for_nothing(tmp_path: Path) -> None:
    page = Page.write(Subject(), tmp_path)
    text = (page.folder / "page.html").read_text(encoding="utf-8")
    assert "@page" in text and "In an emergency" in text and text.count("data:image/svg+xml") > 10
    assert set(re.findall(r"""(?:url\(|src=)["']?([a-z]+):""", text)) == {"data"}
    assert '#set text(lang: "en"' in (page.folder / "words.typ").read_text(encoding="utf-8")
