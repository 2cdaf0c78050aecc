"""The table of rooms and floors: a module imports only from lower floors; third-party libraries have their rooms."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.paths import PACKAGE

FLOORS: tuple[tuple[str, ...], ...] = (
    ("assets", "model", "sms"),
    ("parsers",),
    ("templating",),
    ("conversion", "validation"),
    ("build",),
    ("desk", "proof"),
    ("reports",),
    ("cli",),
    ("__main__",),
)
"""From the ground up. Rooms on one floor do not import each other."""

ROOMS: dict[str, tuple[str, ...]] = {
    "yaml": ("parsers",),
    "polib": ("parsers",),
    "pypandoc": ("parsers",),
    "pydantic": ("model", "validation"),
    "jinja2": ("templating",),
    "phonenumbers": ("templating",),
    "babel": ("templating",),
    "markupsafe": ("conversion", "templating"),
    "weasyprint": ("conversion",),
    "pikepdf": ("conversion",),
    "fontTools": ("conversion",),
    "segno": ("conversion",),
    "PIL": ("proof", "validation"),
    "pypdf": ("proof",),
    "pypdfium2": ("desk", "proof"),
    "jpype": ("proof",),
    "playwright": ("proof",),
    "page": ("proof",),
    "outloud": ("proof",),
    "regex": ("sms",),
    "openpyxl": ("desk", "proof"),
    "xlsxwriter": ("conversion",),
    "click": ("cli",),
    "dask": ("build",),
    "fsspec": ("build",),
    "distributed": ("build",),
    "rich": ("reports",),
    "subprocess": ("parsers", "build", "proof"),
}
"""Which rooms may import a library that has an effect or a world of its own."""


def _room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def _files() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def _imports(path: Path) -> Iterator[tuple[str, bool]]:
    """The modules that a file names, and whether only for its type hints."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hints = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    package = path.relative_to(PACKAGE.parent).with_suffix("").parts[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, id(node) in hints
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join((*package[: len(package) - node.level + 1], *filter(None, [node.module])))
            if base == "pipeline":
                for name in node.names:
                    yield f"pipeline.{name.name}", id(node) in hints
            else:
                yield base, id(node) in hints


FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def test_every_room_has_a_floor() -> None:
    assert {_room(path) for path in _files()} == set(FLOOR)


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_come_from_lower_floors(path: Path) -> None:
    room = _room(path)
    for name, hint in _imports(path):
        if name.startswith("pipeline.") and not hint:
            other = name.split(".")[1]
            assert other == room or FLOOR[other] < FLOOR[room], f"{room} imports {other}"


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    room = _room(path)
    for name, _ in _imports(path):
        library = name.split(".")[0]
        if library in ROOMS:
            assert room in ROOMS[library], f"{room} imports {library}"


def test_no_room_is_larger_than_a_screen_or_two() -> None:
    long = {path.relative_to(PACKAGE).as_posix(): count for path in _files() if (count := _lines(path)) > 250}
    assert long == {}


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_room_is_called_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert not vague & {path.stem for path in PACKAGE.rglob("*.py")}
