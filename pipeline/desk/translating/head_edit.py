"""Edits of the key `translation` in the front matter of a translation, and of nothing else in it: not the order, the
comments or the way in which somebody wrote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.desk.reviewing.source_lines import Edited, edit_lines
from pipeline.model.front_matter import split_front_matter
from pipeline.model.source import Source, Span
from pipeline.parsers.yaml12 import read_yaml

_KEY = "translation"
_FIRST = "of"
"""The key behind which the first new one is put; every translation has it."""


def edit_translation(path: Path, source: Source, values: Mapping[str, str]) -> Edited | None:
    """The file with these values (in YAML, each on one line) below `translation`; nothing where it has no such key with
    an `of` in it. Raises SourceChangedError where the file is not the one that was read."""
    before = source.as_typed.text.split("\n")
    after = list(before)
    behind = _FIRST
    for key, value in values.items():
        if not _set_value(after, key, value, behind):
            return None
        behind = key
    first = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    if first is None:
        return edit_lines(path, source, {})
    end = _count_common([*reversed(before[first:])], [*reversed(after[first:])])
    stretch = (first + 1, max(len(before) - end, first + 1))
    return edit_lines(path, source, {stretch: after[first : len(after) - (len(before) - stretch[1])]})


def _count_common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines two files have in common from their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (left, right) in pairs if left != right), min(len(one), len(other)))


def _set_value(lines: list[str], key: str, value: str, behind: str) -> bool:
    """Put a value in the place of its old one, or as a new key behind another."""
    front = split_front_matter("\n".join(lines))
    read = read_yaml(Source("", front.head), 2).value if front else None
    places = read[1].values if read else {}
    at, first = places.get((_KEY, key)), places.get((_KEY, behind))
    if at is not None and at.line == at.end_line:
        _replace(lines, at, value)
    elif at is None and first is not None and first.line == first.end_line:
        whole, line = places[_KEY,], lines[first.line - 1]
        if lines[whole.line - 1].startswith("{", whole.column - 1):
            _replace(lines, Span("", first.line, first.end_column, first.line, first.end_column), f", {key}: {value}")
        else:
            indented = line[: len(line) - len(line.lstrip())]
            lines.insert(first.line, f"{indented}{key}: {value}")
    else:
        return False
    return True


def _replace(lines: list[str], at: Span, value: str) -> None:
    line = lines[at.line - 1]
    lines[at.line - 1] = f"{line[: at.column - 1]}{value}{line[at.end_column - 1 :]}"
