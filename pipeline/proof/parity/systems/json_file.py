"""Reader of JSON files for messaging systems: what stands at a place in them, whatever else the file is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pipeline.proof.parity.file_check import FileCheck


def read_json(file: FileCheck) -> Any:
    """The file's value; None, and a diagnostic, where it is no JSON."""
    text = file.read_text()
    if text is None:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        file.report(f"the file is not JSON: {error}")
    return None


def look_up(value: Any, *path: str | int) -> Any:
    """What stands at a path of keys and places; None where nothing does."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def look_up_text(value: Any, *path: str | int) -> str:
    """The same as text, empty where there is none."""
    there = look_up(value, *path)
    return "" if there is None else str(there)


def look_up_json(value: Any, *path: str | int) -> str:
    """The same as JSON, whatever it is: so 0, "0" and false are told apart, and a list can be one of a set."""
    return json.dumps(look_up(value, *path), sort_keys=True)


def list_objects(value: Any, *path: str | int) -> Iterator[dict[str, Any]]:
    """The objects of the array at a path."""
    there = look_up(value, *path)
    yield from (one for one in there if isinstance(one, dict)) if isinstance(there, list) else ()
