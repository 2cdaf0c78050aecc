"""What ARCHITECTURE.md says of the tree is true: the packages, their order, and every module that it names."""

from __future__ import annotations

import re

import pytest

from tests.paths import PACKAGE, ROOT
from tests.test_floors import FLOORS

TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`((?:[a-z_]+/)+(?:[a-z_0-9]+\.py)?|[a-z_0-9]+\.py)[`:]", TEXT)))


def test_the_tree_shows_every_package() -> None:
    drawn = set(re.findall(r"^  ([a-z]+)/ ", TEXT, re.MULTILINE))
    assert drawn == {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}


def test_the_order_of_imports_is_the_one_that_is_tested() -> None:
    (line,) = re.findall(r"^> (assets.*)$", TEXT, re.MULTILINE)
    floors = [sorted(floor.strip() for floor in step.split(",")) for step in line.split("→")]
    assert floors == [sorted(floor) for floor in FLOORS if "__main__" not in floor]


@pytest.mark.parametrize("name", NAMED)
def test_what_it_names_is_there(name: str) -> None:
    assert (ROOT / name).exists() or (PACKAGE / name).exists() or list(PACKAGE.rglob(name)), name
