"""Parser and writer of gettext's PO files (polib): words to translate, each known by its context."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import polib

_LINE = re.compile(r"\(line (\d+)\)")
_WIDTH = 100
_QUOTED = re.compile(r'(?:msgctxt|msgid(?:_plural)?|msgstr(?:\[\d+\])?)?\s*"(?:[^"\\]|\\.)*"\s*')
"""A line that is no comment; polib takes others too, and loses letters of them."""


class BrokenPoError(Exception):
    """A text that is no PO file; `line` is where it stops being one."""

    def __init__(self, line: int) -> None:
        super().__init__(f"the PO file cannot be read from line {line} on")
        self.line = line


@dataclass(frozen=True)
class PoEntry:
    """Words to translate (`source`) and their translation (`words`), which is none while it is `fuzzy`; then it may be
    of `previous` words. `context` (msgctxt) tells them from the same words elsewhere, `comment` is for translators,
    `line` where the entry begins."""

    context: str
    source: str
    words: str = ""
    comment: str = ""
    fuzzy: bool = False
    line: int = 0
    previous: str = ""


@dataclass(frozen=True)
class PoFile:
    """The entries of a PO file in their order, and the language that its head names."""

    language: str
    entries: tuple[PoEntry, ...]


def read_po(text: str) -> PoFile:
    """What a PO file says; entries that are no longer used (`#~`) are left out. Raises BrokenPoError."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#") and not _QUOTED.fullmatch(line):
            raise BrokenPoError(number)
    try:
        file = polib.pofile(f"{text}\n")
    except (OSError, ValueError) as error:  # polib's way to say that the syntax is wrong
        place = _LINE.search(str(error))
        raise BrokenPoError(int(place[1]) if place else 1) from None
    entries = (
        PoEntry(
            context=one.msgctxt or "",
            source=one.msgid,
            words=one.msgstr,
            comment=one.comment,
            fuzzy=one.fuzzy,
            line=one.linenum or 1,
            previous=one.previous_msgid or "",
        )
        for one in file
        if not one.obsolete
    )
    return PoFile(file.metadata.get("Language", ""), tuple(entries))


def write_po(file: PoFile) -> str:
    """The text of a PO file; the same entries give the same text on every day."""
    written = polib.POFile(wrapwidth=_WIDTH)
    written.metadata = {
        "Project-Id-Version": "Plainleaf",
        "Language": file.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    written.extend(map(_make_entry, file.entries))
    return str(written)


def order_entries(entries: Iterable[PoEntry]) -> dict[str, PoEntry]:
    """The entries by their contexts; of two with one context, the last."""
    return {entry.context: entry for entry in entries}


def _make_entry(entry: PoEntry) -> polib.POEntry:
    flags = ["fuzzy"] if entry.fuzzy else []
    return polib.POEntry(
        msgctxt=entry.context,
        msgid=entry.source,
        msgstr=entry.words,
        comment=entry.comment,
        flags=flags,
        previous_msgid=entry.previous or None,
    )
