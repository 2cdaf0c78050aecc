"""Spoiling finished pages, e-books and message files, as text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

Change = Callable[[str], str]


def instead(old: str, new: str) -> Change:
    """One text instead of another, the first time it stands there."""

    def change(text: str) -> str:
        assert old in text, f"“{old}” is not there to be changed"
        return text.replace(old, new, 1)

    return change


def swapped(first: str, second: str) -> Change:
    """Two texts, each in the place of the other."""

    def change(text: str) -> str:
        assert first in text and second in text
        return second.join(part.replace(second, first, 1) for part in text.split(first, 1))

    return change


def change_file(path: Path, change: Change) -> None:
    """Change a text file. Line ends stay as they are."""
    path.write_bytes(change(path.read_bytes().decode("utf-8")).encode("utf-8"))


def change_book(path: Path, inside: str, change: Change) -> None:
    """Change one file of an e-book, in a new zip file."""
    with ZipFile(path) as archive:
        entries = [(entry, archive.read(entry)) for entry in archive.infolist()]
    assert any(entry.filename == inside for entry, _ in entries), inside
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for entry, data in entries:
            archive.writestr(entry, change(data.decode()).encode() if entry.filename == inside else data)


def section_of_page(page: str, section: str) -> str:
    """The markup of a section of the page, with its end tag."""
    start = page.index(f'<section class="section" id="{section}"')
    depth = 0
    for tag in re.finditer(r"<(/?)section\b", page[start:]):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return page[start : start + tag.end() + 1]
    raise ValueError(f"the section {section} does not end")


def in_section(section: str, change: Change) -> Change:
    """A change inside one section of the page."""

    def inside(page: str) -> str:
        words = section_of_page(page, section)
        return page.replace(words, change(words), 1)

    return inside
