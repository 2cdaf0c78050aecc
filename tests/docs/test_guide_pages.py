"""The pages of the guide hang together: links lead somewhere, and every picture is there, is shown and is small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from guide.pages import WRITING, read_page
from guide.sheets import LARGEST
from tests.paths import ROOT

PAGES = [
    *sorted(WRITING.glob("*.md")),
    *sorted((ROOT / "docs/running").glob("*.md")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
]
MOST_OF_ALL = 1_500_000
"""Bytes of all pictures of the documentation."""
_PATH = re.compile(r"`((?:docs|pipeline|schema|scripts|tests)/[\w./-]*)`")
_LINK = re.compile(r"(?<!`)\[[^\]`]*(?:`[^`]*`[^\]`]*)*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> set[str]:
    """The ids that the code host gives the headings of a page."""
    headings = re.findall(r"^#{1,4} (.+)$", _FENCED.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name if page.parent == ROOT else f"writing/{page.name}")
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in _LINK.findall(_FENCED.sub("", page.read_text(encoding="utf-8"))):
        if target.startswith(("https:", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), target
        assert not anchor or anchor in anchors(path / "README.md" if path.is_dir() else path), target


def test_every_picture_is_there_is_shown_and_is_small() -> None:
    there = {path.stem: path for path in (WRITING / "pictures").glob("*.png")}
    assert set(there) == {
        name for page in WRITING.glob("*.md") for part in read_page(page.name) for name in part.pictures
    }
    pictures = [*there.values(), *(ROOT / "docs").glob("*.png")]
    for path in pictures:
        assert path.stat().st_size <= LARGEST, f"{path.name}: `make pictures`"
        with Image.open(path) as image:
            assert image.mode == "P", path.name
    assert sum(path.stat().st_size for path in pictures) <= MOST_OF_ALL


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "SECURITY.md"])
def test_every_file_that_is_named_is_there(page: str) -> None:
    named = _PATH.findall((ROOT / page).read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_command_of_make_is_one() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"`make ([a-z]+)`", page.read_text(encoding="utf-8"))}
    assert named <= targets
