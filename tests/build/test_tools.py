"""Digest of our own code: of every byte, and kept only while the state of the files is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build import tools


class Package:
    """A package in a folder, whose state is what a test says."""

    def __init__(self, folder: Path) -> None:
        self.file, self.state = folder / "code.py", "first"
        self.kept = folder / "__pycache__" / "code.digest"
        self.write("one = 1\n")

    def write(self, code: str) -> None:
        self.file.write_text(code, encoding="utf-8")

    def digest(self) -> str:
        """As another process works it out."""
        return tools.digest_code.__wrapped__()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    made = Package(tmp_path)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.setattr(tools, "PACKAGE", tmp_path)
    monkeypatch.setattr(tools, "digest_code_state", lambda: made.state)
    return made


def test_the_digest_is_kept_and_is_that_of_the_bytes(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    first = package.digest()
    monkeypatch.setattr(tools, "_read_code", None)
    assert package.digest() == first, "nothing is read any more"
    monkeypatch.undo()
    assert first != tools.digest_code()


def test_another_state_asks_the_bytes(package: Package) -> None:
    first = package.digest()
    package.write("one = 2\n")
    package.state = "second"
    second = package.digest()
    assert second != first
    package.write("one = 1\n")
    package.state = "third"
    assert package.digest() == first, "what is kept in the folder is no part of it"


def test_of_files_that_are_too_young_nothing_is_kept(package: Package) -> None:
    package.state = ""
    first = package.digest()
    assert not package.kept.exists()
    package.write("one = 2\n")
    assert package.digest() != first


def test_what_was_cut_off_is_worked_out_again(package: Package) -> None:
    first = package.digest()
    package.kept.write_bytes(package.kept.read_bytes()[:-3])
    assert package.digest() == first
