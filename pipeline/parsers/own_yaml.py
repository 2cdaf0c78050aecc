"""Values of the YAML files that Plainleaf brings. A person writes them, and each command would parse them anew: so what
was read is kept beside each as JSON."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.assets import compiled
from pipeline.model.source import Source
from pipeline.parsers import yaml12
from pipeline.parsers.yaml12 import Unquoted, core_scalar, read_yaml

_NUMBER = "\0number"
"""The key under which JSON has a number as it was typed; no key of YAML holds such a character."""


def read_own_yaml(path: Path) -> dict[str, Any]:
    """The value of a file that holds keys. Raises ValueError where it cannot be read, or has a mistake."""
    text = path.read_text(encoding="utf-8")
    kept, by = path.parent / compiled.FOLDER / f"{path.name}.read", _digest_reader() + sha256(text.encode()).digest()
    with suppress(ValueError):  # nothing is kept, or it was cut off
        value: dict[str, Any] = json.loads(compiled.recall(kept, by), object_hook=_read_number)
        return value
    value = _read(path.name, text)
    compiled.keep(kept, by, json.dumps(value, default=_write_number).encode())
    return value


def _read(name: str, text: str) -> dict[str, Any]:
    read = read_yaml(Source(name, text))
    if read.value is None or read.diagnostics or not isinstance(read.value[0], dict):
        raise ValueError(f"{name} cannot be read: {[one.message for one in read.diagnostics]}")
    return read.value[0]


def _write_number(value: Any) -> dict[str, str]:
    if not isinstance(value, Unquoted):
        raise TypeError(value)
    return {_NUMBER: value.text}


def _read_number(items: dict[str, Any]) -> Any:
    return core_scalar(items[_NUMBER]) if _NUMBER in items else items


@cache
def _digest_reader() -> bytes:
    """By what a file is read: another wording of ours may read it otherwise."""
    return sha256(b"".join(Path(one).read_bytes() for one in (__file__, yaml12.__file__))).digest()
