"""The index of the record of the last build (JSON): what the next one has to know, to see that there is nothing to do
and to say so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pipeline.build.record.asked import Asked
from pipeline.model.json_values import read_texts, read_texts_by_name, read_value

if TYPE_CHECKING:
    from pipeline.model.diagnostics import Diagnostic

VERSION = 10
"""Of the record's form; one of another version is ignored."""


@dataclass(frozen=True)
class LeafletEntry:
    """A line of the index: the states of the `sources` and the `outputs` of a leaflet's folder (empty where the bytes
    have to be compared), the `key` of its record, how many `notes` that has in the leaflet's own files, digests of the
    `shared_notes`, which other leaflets may have too, how many diagnostics that are more than notes, and the leaflets
    that it links to. `alone` it can be checked without the others."""

    sources: str
    outputs: str
    key: str
    notes: int = 0
    shared_notes: tuple[str, ...] = ()
    serious: int = 0
    linked: tuple[str, ...] = ()
    alone: bool = False

    @property
    def has_notes(self) -> bool:
        """Whether there are any notes."""
        return bool(self.notes or self.shared_notes)

    @classmethod
    def read(cls, value: Any) -> LeafletEntry:
        """A line, from its plain form; a TypeError or ValueError where it is none."""
        sources, outputs, key, notes, shared, serious, linked, alone = read_value(list, value)
        return cls(
            sources=read_value(str, sources),
            outputs=read_value(str, outputs),
            key=read_value(str, key),
            notes=read_value(int, notes),
            shared_notes=read_texts(shared),
            serious=read_value(int, serious),
            linked=read_texts(linked),
            alone=read_value(bool, alone),
        )


def digest_note(note: Diagnostic) -> str:
    """By what a note is known that several leaflets have."""
    return sha256(repr(note).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True)
class BuildRecord:
    """What was asked, the digest of our own `code` with the state of its files, the versions of `tools`, a line for
    each leaflet, the leaflets and editions that failed, the slots that were `refused`, and how many leaflets, files and
    allowed warnings (`waived`) there were. `summary` is the key of what is told of the findings where nothing
    has changed; empty where all of them are."""

    asked: Asked
    code: str
    code_state: str
    tools: Mapping[str, str]
    entries: Mapping[str, LeafletEntry]
    failed: tuple[str, ...]
    refused: tuple[str, ...]
    leaflets: int
    files: int
    waived: int
    summary: str = ""

    @classmethod
    def read(cls, text: str | None) -> BuildRecord | None:
        """The record in a text; none where there is no text, or one of another version or shape."""
        try:
            entry = read_value(dict, json.loads(text or ""))
            return _read_entry(entry) if entry.get("version") == VERSION else None
        except (ValueError, KeyError, TypeError, RecursionError):
            return None

    def write(self) -> str:
        """The record as a text."""
        entry = {
            "version": VERSION,
            "asked": asdict(self.asked),
            "code": [self.code, self.code_state],
            "tools": dict(self.tools),
            "entries": {name: astuple(one) for name, one in self.entries.items()},
            "failed": self.failed,
            "refused": self.refused,
            "counts": [self.leaflets, self.files, self.waived],
            "summary": self.summary,
        }
        return json.dumps(entry, separators=(",", ":"))


def _read_entry(entry: Mapping[str, Any]) -> BuildRecord:
    leaflets, files, waived = (read_value(int, count) for count in read_value(list, entry["counts"]))
    code, code_state = read_texts(entry["code"])
    return BuildRecord(
        asked=Asked.read(entry["asked"]),
        code=code,
        code_state=code_state,
        tools=read_texts_by_name(entry["tools"]),
        entries={name: LeafletEntry.read(value) for name, value in read_value(dict, entry["entries"]).items()},
        failed=read_texts(entry["failed"]),
        refused=read_texts(entry["refused"]),
        leaflets=leaflets,
        files=files,
        waived=waived,
        summary=read_value(str, entry["summary"]),
    )
