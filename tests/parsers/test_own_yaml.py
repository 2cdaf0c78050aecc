"""YAML that Plainleaf brings: read once and kept, and never otherwise than it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assets import FOLDER
from pipeline.model.source import Source
from pipeline.parsers import own_yaml
from pipeline.parsers.own_yaml import read_own_yaml
from pipeline.parsers.yaml12 import Unquoted, read_yaml

OURS = sorted(FOLDER.rglob("*.yaml"))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of ours with a number, in a folder where nothing is kept yet."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    path = tmp_path / "rule.yaml"
    path.write_text("limit: {value: 0x10, source: nhs}\nwords: [no, null]\n", encoding="utf-8")
    return path


def keep(file: Path) -> Path:
    """Where it is kept, now that it was read."""
    read_own_yaml(file)
    (kept,) = (file.parent / "__pycache__").iterdir()
    return kept


@pytest.mark.parametrize("ours", OURS, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_every_file_of_ours_is_kept_as_it_is_written(
    ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    path = tmp_path / ours.name
    path.write_bytes(ours.read_bytes())
    written = read_yaml(Source(ours.name, ours.read_text(encoding="utf-8"))).value
    assert written and read_own_yaml(path) == written[0]
    monkeypatch.setattr(own_yaml, "read_yaml", None)
    again = read_own_yaml(path)
    assert again == written[0] and repr(again) == repr(written[0]), "in the same order"


def test_a_number_is_kept_as_it_was_typed(file: Path) -> None:
    keep(file)
    assert read_own_yaml(file)["limit"]["value"] == Unquoted("0x10", 16)


def test_a_changed_file_is_read_anew(file: Path) -> None:
    keep(file)
    file.write_text("limit: 3\n", encoding="utf-8")
    assert read_own_yaml(file) == {"limit": Unquoted("3", 3)}


def test_another_reader_of_ours_reads_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = keep(file)
    before = kept.read_bytes()
    monkeypatch.setattr(own_yaml, "_digest_reader", lambda: b"another")
    read_own_yaml(file)
    assert kept.read_bytes() != before


def test_what_was_cut_off_is_read_anew(file: Path) -> None:
    kept = keep(file)
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-5])
    assert read_own_yaml(file)["words"] == ["no", None]
    assert kept.read_bytes() == whole


def test_nothing_is_kept_where_python_keeps_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    read_own_yaml(file)
    assert not (file.parent / "__pycache__").exists()


@pytest.mark.parametrize("spoilt", ["a: [", "a: 1\na: 2\n", "- a\n", ""])
def test_a_mistake_is_an_error(file: Path, spoilt: str) -> None:
    file.write_text(spoilt, encoding="utf-8")
    with pytest.raises(ValueError, match=r"^rule\.yaml cannot be read: "):
        read_own_yaml(file)
