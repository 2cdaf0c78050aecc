"""Hostile inputs as a table: what is done to the example, and the codes of the errors that have to come of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tests.workspace import FIRST_ADDED, LEAFLET, Workspace

Change = Callable[[Workspace], object]


@dataclass(frozen=True)
class Hostile:
    """One input. `codes` are those of all errors that are reported; without any, a leaflet comes of it. Where there is a
    `line`, there is one error, at that line of the English words. What is `built` goes through a build too."""

    name: str
    change: Change
    codes: frozenset[str]
    built: bool = False
    line: int | None = None


def row(name: str, change: Change, codes: str = "", built: bool = False) -> Hostile:
    """A line of the table; the codes with spaces between them."""
    return Hostile(name, change, frozenset(codes.split()), built)


def at_added_words(rows: Iterable[Hostile]) -> tuple[Hostile, ...]:
    """Rows with one error or none: it stands in the line in which added words begin."""
    return tuple(replace(one, line=FIRST_ADDED) for one in rows)


def words(text: str) -> Change:
    """Words at the end of the English ones."""
    return lambda workspace: workspace.add_words(text)


def file(name: str, content: bytes | str) -> Change:
    """A file in the place of another, or a new one."""
    return lambda workspace: workspace.write(name, content)


def more(name: str, text: str) -> Change:
    """A text at the end of a file."""
    return lambda workspace: workspace.append(name, text)


def edit(name: str, old: str, new: str) -> Change:
    """A text instead of another."""
    return lambda workspace: workspace.edit(name, old, new)


def all_of(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def change(workspace: Workspace) -> None:
        for one in changes:
            one(workspace)

    return change


def picture(name: str, content: bytes | str) -> Change:
    """A picture in the leaflet, shown at the end of the words."""
    return all_of(file(f"{LEAFLET}/images/{name}", content), words(f"![A leg.](images/{name})\n"))


def svg(inside: str, before: str = "", head: str = 'viewBox="0 0 80 80"') -> str:
    """A drawing with something in it."""
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {head}>{inside}</svg>'


def link(name: str, target: str) -> Change:
    """A link of the file system in the place of a file or folder of the source."""

    def change(workspace: Workspace) -> None:
        path = workspace.path(name)
        if path.exists() or path.is_symlink():
            workspace.remove(name)
        path.symlink_to(target)

    return change


def fifo(name: str) -> Change:
    """A pipe in the place of a file: whoever opens it waits."""

    def change(workspace: Workspace) -> None:
        if workspace.path(name).exists():
            workspace.remove(name)
        os.mkfifo(workspace.path(name))

    return change


def lines(number: int, make: Callable[[int], str]) -> str:
    """So many lines."""
    return "".join(make(count) for count in range(number))


def named(prefix: str, codes: str, texts: Iterable[str], change: Callable[[str], Change]) -> tuple[Hostile, ...]:
    """Rows that differ in a text alone."""
    return tuple(
        row(f"{prefix}: {ascii(text)[1:40]} {number}", change(text), codes) for number, text in enumerate(texts)
    )
