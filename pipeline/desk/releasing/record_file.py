"""Writing of the record of releases: entries go to the end of releases.yaml, and nothing that stands there changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.build.whole_files import write_whole
from pipeline.validation.source_files import is_there

HEAD = """\
# What was released, when, and with which words and files, the first release first. `plainleaf build --release` appends
# to it, and nobody else changes it: each entry holds the digest of the one that it follows.
"""
_LONG = ("files", "signed", "evidence")
"""Keys whose values have a line for each item."""


def append_entries(path: Path, entries: Iterable[Mapping[str, Any]], before: str | None) -> None:
    """Append entries to a file that holds the text `before`, or make it where there is none. It is written whole or not
    at all; what a link points to is written, and may be done by the same people as before. Raises an OSError where that
    cannot be, and a RecordChangedError where something else has come to stand there."""
    there = path.resolve()
    old = there.read_bytes() if is_there(path) else None
    if (old is None) != (before is None) or (old is not None and _read(old) != before):
        raise RecordChangedError(path)
    added = "".join(line for entry in entries for line in _list_lines(entry))
    start = old if old is not None else HEAD.encode()
    gap = b"" if start.endswith(b"\n") else b"\n"
    mode = there.stat().st_mode if old is not None else None
    write_whole(there, start + gap + added.encode())
    if mode is not None:
        there.chmod(mode)


class RecordChangedError(RuntimeError):
    """The record is not the one that was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was changed while the release was made")


def _read(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _list_lines(entry: Mapping[str, Any]) -> Iterator[str]:
    """An entry as YAML, a line for each key and for each item of a long list. Values are JSON, which YAML holds."""
    for number, (key, value) in enumerate(entry.items()):
        before = "  " if number else "- "
        if key in _LONG and value:
            yield f"{before}{key}:\n"
            yield from (f"    - {_write(item)}\n" for item in value)
        else:
            yield f"{before}{key}: {_write(value)}\n"


def _write(value: Any) -> str:
    """A value as YAML on one line: mappings with bare keys where they are words, and quotes round every text."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_write_key(key)}: {_write(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_write, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _write_key(key: str) -> str:
    return key if key.isidentifier() and key not in ("true", "false", "null") else json.dumps(key, ensure_ascii=False)
