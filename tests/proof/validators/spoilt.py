"""Files that are wrong on purpose, made of right ones: what a validator has to notice, or it is asleep."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pikepdf


def page(source: Path, target: Path, changes: dict[str, str]) -> Path:
    """A copy of a page with these words changed, each once; all of them have to be there."""
    text = source.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"{old} is not in the page"
        text = text.replace(old, new, 1)
    target.write_text(text, encoding="utf-8")
    return target


def book(source: Path, target: Path, change: Callable[[str], str]) -> Path:
    """A copy of a book with the first section's text changed."""
    with ZipFile(source) as old, ZipFile(target, "w") as new:
        spoil = min(name for name in old.namelist() if "/section-" in name)
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == spoil:
                text = data.decode()
                data = change(text).encode()
                assert data.decode() != text
            new.writestr(entry, data)
    return target


def print_leaflet(source: Path, target: Path) -> Path:
    """A copy of a PDF whose pictures have no description, and which does not say that it is tagged."""
    with pikepdf.open(source) as pdf:
        del pdf.Root.MarkInfo
        figures = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing]
        assert figures
        for figure in figures:
            del figure["/Alt"]
        pdf.save(target)
    return target
