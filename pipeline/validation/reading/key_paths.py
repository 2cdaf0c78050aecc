"""Paths of keys and list positions in what was read from YAML."""

from __future__ import annotations

from typing import Any

from pipeline.model.source import KeyPath


def locate(loc: tuple[Any, ...], value: Any) -> tuple[KeyPath, Any, tuple[Any, ...]]:
    """The part of a pydantic location that exists in the data, the value there, and what is left over. Names of union
    members stand in a location but not in the data, and are passed over."""
    path: list[Any] = []
    rest: list[Any] = []
    for part in loc:
        if _has(value, part):
            path.append(part)
            value = value[part]
        else:
            rest.append(part)
    return tuple(path), value, tuple(rest)


def drop(value: Any, path: KeyPath) -> None:
    """Take what stands at a path out of the data, where it is still there."""
    for step in path[:-1]:
        if not _has(value, step):
            return
        value = value[step]
    if isinstance(value, dict):
        value.pop(path[-1], None)
    elif isinstance(value, list) and isinstance(path[-1], int) and path[-1] < len(value):
        del value[path[-1]]


def _has(value: Any, step: Any) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)
