"""The record of the last build into a folder (JSON, in the store): what the next one has to know, to see that there is
nothing to do and to say the same again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.build.file_states import MANIFEST, FileState, digest_folder
from pipeline.build.key_parts import KeyParts
from pipeline.build.record_text import read_leaflets, write_leaflets
from pipeline.build.tools import digest_code, find_versions
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.json_values import read_diagnostic, read_texts, read_texts_by_name, read_value

VERSION = 8
"""Of the record's form; one of another version is ignored."""


@dataclass(frozen=True)
class Asked:
    """What decides the result of a build: what was asked for, and where. Empty names, languages, formats or places
    mean all; the day counts for a release, or where it was given. A release may have been `recorded`."""

    source: str
    base: str
    names: tuple[str, ...]
    languages: tuple[str, ...]
    formats: tuple[str, ...]
    release: bool
    today: str = ""
    places: tuple[str, ...] = ()
    recorded: bool = False

    @property
    def day(self) -> date | None:
        """The day that counts, once for the whole of a build."""
        return date.fromisoformat(self.today) if self.today else None

    @classmethod
    def read(cls, value: Any) -> Asked:
        """What was asked, from its plain form; a TypeError or KeyError where it is none."""
        entry = read_value(dict, value)
        return cls(
            source=read_value(str, entry["source"]),
            base=read_value(str, entry["base"]),
            names=read_texts(entry["names"]),
            languages=read_texts(entry["languages"]),
            formats=read_texts(entry["formats"]),
            places=read_texts(entry["places"]),
            release=read_value(bool, entry["release"]),
            today=read_value(str, entry["today"]),
            recorded=read_value(bool, entry["recorded"]),
        )


@dataclass(frozen=True)
class BuildRecord:
    """What a build read (`sources`: sha256 by path), what it made (`slots`: the parts of their keys), how
    it left its `outputs`, and what it said: its diagnostics with the `texts` that they show, the leaflets that failed,
    the slots that were `refused`, and how many leaflets, files and allowed warnings (`waived`) there were. `code` is
    the digest of our own code."""

    asked: Asked
    code: str
    sources: Mapping[str, str]
    slots: Mapping[str, KeyParts]
    outputs: Mapping[str, FileState]
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    failed: tuple[str, ...]
    refused: tuple[str, ...]
    leaflets: int
    files: int
    waived: int

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
            "code": self.code,
            **write_leaflets(self.sources, self.slots, self.outputs),
            "diagnostics": [asdict(one) for one in self.diagnostics],
            "texts": dict(self.texts),
            "failed": self.failed,
            "refused": self.refused,
            "counts": [self.leaflets, self.files, self.waived],
        }
        return json.dumps(entry, separators=(",", ":"))

    def matches(self, asked: Asked, source: Path, output: Path) -> bool:
        """True when a build would find everything as the recorded one left it."""
        tools = {name: version for parts in self.slots.values() for name, version in parts.tools.items()}
        return (
            self.asked == asked
            and self.code == digest_code()
            and find_versions(tuple(tools)) == tools
            and self.sources == digest_folder(source)
            and MANIFEST in self.outputs
            and all(state.holds(output / path) for path, state in self.outputs.items())
        )


def _read_entry(entry: Mapping[str, Any]) -> BuildRecord:
    sources, slots, outputs = read_leaflets(entry)
    leaflets, files, waived = (read_value(int, count) for count in read_value(list, entry["counts"]))
    return BuildRecord(
        asked=Asked.read(entry["asked"]),
        code=read_value(str, entry["code"]),
        sources=sources,
        slots=slots,
        outputs=outputs,
        diagnostics=tuple(map(read_diagnostic, read_value(list, entry["diagnostics"]))),
        texts=read_texts_by_name(entry["texts"]),
        failed=read_texts(entry["failed"]),
        refused=read_texts(entry["refused"]),
        leaflets=leaflets,
        files=files,
        waived=waived,
    )
