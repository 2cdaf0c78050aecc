"""Jinja: what a template may use, and what is kept of compiled ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, UndefinedError

from pipeline.templating import jinja as templating


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a template, and one for compiled ones that is not there yet."""
    (tmp_path / "page.j2").write_text("{{ word | loud }} & {{ word }}", encoding="utf-8")
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return tmp_path


def environment(folder: Path) -> Environment:
    """A new one, as another process has it."""
    cache = templating._Compiled(folder / "compiled")
    env = Environment(loader=FileSystemLoader(folder), autoescape=True, bytecode_cache=cache)
    env.filters["loud"] = str.upper
    return env


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "compiled").iterdir())


def write(folder: Path) -> str:
    return environment(folder).get_template("page.j2").render(word="a<b")


def test_a_compiled_template_is_kept_and_read_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = write(folder)
    assert first == "A&lt;B & a&lt;b"
    (file,) = kept(folder)
    monkeypatch.setattr(Environment, "compile", None)
    assert write(folder) == first, "nothing is compiled any more"
    assert kept(folder) == [file]


def test_a_changed_template_is_compiled_anew(folder: Path) -> None:
    write(folder)
    (folder / "page.j2").write_text("{{ word }}!", encoding="utf-8")
    assert write(folder) == "a&lt;b!"


@pytest.mark.parametrize("spoilt", [b"", b"something else", b"\x00" * 400])
def test_what_was_kept_by_another_version_is_left_alone(folder: Path, spoilt: bytes) -> None:
    first = write(folder)
    (file,) = kept(folder)
    ours = file.read_bytes()
    file.write_bytes(spoilt)
    assert write(folder) == first
    assert file.read_bytes() == ours


def test_a_file_that_was_cut_off_is_no_error(folder: Path) -> None:
    first = write(folder)
    (file,) = kept(folder)
    file.write_bytes(file.read_bytes()[:-20])
    assert write(folder) == first


def test_a_folder_that_cannot_be_written_to_is_no_error(folder: Path) -> None:
    (folder / "compiled").write_text("a file")
    assert write(folder) == "A&lt;B & a&lt;b"


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    write(folder)
    assert not (folder / "compiled").exists()


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        templating.environment().from_string("{{ word }}").render()
