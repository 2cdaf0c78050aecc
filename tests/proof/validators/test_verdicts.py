"""The face that all validators share: what is kept, what is set aside, and what is said when one is missing or dies."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline.build.store import Store
from pipeline.proof.validators import VALIDATORS, KnownFalse, Validator, node, python_packages
from pipeline.proof.validators.outloud import OUTLOUD
from pipeline.proof.validators.verapdf import VERAPDF
from pipeline.proof.validators.verdict import Judgement, UnansweredError
from pipeline.proof.validators.worker_process import WorkerProcess

ECHO = 'import sys\nfor line in sys.stdin: print(\'{"findings": ["one"]}\', flush=True)'
DYING = "import sys\nsys.stdin.readline()\nsys.exit('out of memory')"


def validator(
    ask: list[Path], said: tuple[str, ...] = (), version: str = "1", lacks: str = "", false: tuple[KnownFalse, ...] = ()
) -> Validator:
    """A validator that notes the files that it is asked about."""

    def judge(path: Path, profile: str) -> Judgement:
        ask.append(path)
        return Judgement(said, ("perhaps",))

    return Validator("Judge", "pdf", ("all",), judge, lambda: lacks, lambda: version, false)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    path.write_text("words")
    return path


def test_a_verdict_is_kept_for_the_same_bytes_and_version(file: Path, tmp_path: Path) -> None:
    remember = Store(tmp_path / "kept").answer
    asked: list[Path] = []
    first = validator(asked).validate(file, remember=remember)
    assert validator(asked).validate(file, remember=remember) == first
    assert len(asked) == 1
    assert first.state == "passed" and first.undecided == ("perhaps",)
    validator(asked, version="2").validate(file, remember=remember)
    assert len(asked) == 2, "another version has not judged yet"
    file.write_text("other words")
    validator(asked).validate(file, remember=remember)
    assert len(asked) == 3, "other bytes have not been judged yet"


def test_findings_name_the_file_and_not_where_it_stands(file: Path) -> None:
    verdict = validator([], (f"{file}: wrong",)).validate(file)
    assert verdict.state == "failed"
    assert verdict.findings == ("a.pdf: wrong",)


def test_what_is_set_aside_is_the_whole_finding_and_says_why(file: Path) -> None:
    false = (KnownFalse("T-1 .*", "It cannot count"),)
    verdict = validator([], ("T-1 one", "T-1 two", "worse T-1 three"), false=false).validate(file)
    assert verdict.findings == ("worse T-1 three",)
    assert verdict.aside == ("It cannot count. It says so 2 times, first: T-1 one",)


def test_a_validator_that_is_missing_has_not_passed(file: Path) -> None:
    asked: list[Path] = []
    verdict = validator(asked, lacks="Judge is not installed: get it").validate(file)
    assert (verdict.state, verdict.reason, asked) == ("not run", "Judge is not installed: get it", [])


def test_a_file_that_is_missing_has_not_passed(tmp_path: Path) -> None:
    assert validator([]).validate(tmp_path / "none.pdf").state == "not run"


def test_what_is_missing_says_how_to_get_it() -> None:
    assert "pip install" in python_packages.lacks(no_such_module="no-such-package")
    assert "scripts/setup test" in node.lacks("no-such-package")


def test_a_process_that_dies_is_no_verdict_and_is_started_again(file: Path) -> None:
    worker = WorkerProcess("Judge", (sys.executable, "-c", DYING))
    for _ in range(2):
        with pytest.raises(UnansweredError, match="Judge stopped: out of memory"):
            worker.ask({"path": str(file)})
    verdict = Validator("J", "pdf", ("all",), lambda *_: worker.ask({}), str, lambda: "1").validate(file)
    assert (verdict.state, verdict.reason) == ("not run", "Judge stopped: out of memory")


def test_one_process_answers_all_and_ends_when_it_is_told() -> None:
    worker = WorkerProcess("Judge", (sys.executable, "-c", ECHO))
    assert worker.ask({}) == Judgement(("one",))
    first = worker._process
    assert worker.ask({}) == Judgement(("one",))
    assert first is not None and worker._process is first
    worker.close()
    assert first.returncode == 0


def test_each_validator_says_what_it_checks() -> None:
    for one in VALIDATORS:
        assert one.profiles and one.name
        assert one.lacks() or one.version()


def test_archive_editions_are_asked_for_the_standards_that_they_claim() -> None:
    asked = {one.name: one.choose_profiles(Path("leaflet-en-archive.pdf")) for one in VALIDATORS if one.form == "pdf"}
    assert asked["veraPDF"] == ("PDF/UA-2", "WTPDF 1.0", "PDF/A-4")
    assert asked["page-validation"] == ()
    assert asked["outloud"] == OUTLOUD.profiles
    assert VERAPDF.choose_profiles(Path("archive-en.pdf")) == ("PDF/UA-1", "PDF/A-2a")
