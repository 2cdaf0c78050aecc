"""The tree of tests mirrors the tree of code: who looks for the tests of a package finds them under its name."""

from __future__ import annotations

from fnmatch import fnmatch

import pytest

from tests.paths import PACKAGE, ROOT, TESTS
from tests.scheduling import JUDGES, LONG, PROGRAMS

NO_PACKAGE = {
    "benchmarks": "what measures, and the catalogue that it measures on",
    "corpus": "labelled sentences, and what the rules of language do on them",
    "docs": "the guide for authors, which is written and drawn by scripts/guide",
    "shapes": "whole leaflets of other kinds, through everything",
    "leaflets": "what the real source says: the content, not the code",
    "sms/gateway": "a gateway of other people, which takes what pipeline/sms has counted",
}
"""Folders of tests for something that is no package of ours, and what that is."""
NO_TESTS = {
    "corpus/clean": "leaflets in which no error is found",
    "corpus/held": "sentences for the table alone",
    "corpus/seen": "sentences for those who write rules",
    "data": "files of other people",
    "example": "the source folder that tests change",
    "node": "what npm installs for the tests",
    "proof/validators/corpus": "a source folder of awkward leaflets",
    "shapes/sources": "a source folder a shape",
}
"""Folders without tests, and what is in them; folders called `golden` hold what tests compare with."""


def test_every_folder_with_tests_has_the_name_of_a_package() -> None:
    tested = {path.parent.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py")} - {"."}
    packages = {path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("__init__.py")}
    assert tested - packages == set(NO_PACKAGE)


def test_no_folder_with_tests_is_left_out_by_pytest(pytestconfig: pytest.Config) -> None:
    """As it would leave out `build`, if it were not told otherwise."""
    patterns = pytestconfig.getini("norecursedirs")
    folders = {part for path in TESTS.rglob("test_*.py") for part in path.parent.relative_to(TESTS).parts}
    assert {name for name in folders if any(fnmatch(name, pattern) for pattern in patterns)} == set()


def test_every_folder_with_tests_is_a_package_and_no_other_is() -> None:
    inits = {path.parent for path in TESTS.rglob("__init__.py")}
    tested = {path.parent for path in TESTS.rglob("test_*.py")}
    assert inits == tested | {folder.parent for folder in tested if folder != TESTS}


def test_every_other_folder_is_accounted_for() -> None:
    others = {
        path.relative_to(TESTS).as_posix()
        for path in TESTS.rglob("*")
        if path.is_dir() and path.name not in ("__pycache__", "golden") and not (path / "__init__.py").exists()
    }
    assert {name for name in others if not any(name == one or name.startswith(f"{one}/") for one in NO_TESTS)} == set()
    assert set(NO_TESTS) <= others


def test_what_starts_first_is_there() -> None:
    starts = [start.partition("::")[0] for start in (*PROGRAMS, *LONG) if start != JUDGES]
    assert [start for start in starts if not (ROOT / start).exists()] == []
