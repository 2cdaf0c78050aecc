"""Compact text of a build's record (JSON): one entry a leaflet, and each text that stands in many of them once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from pipeline.build.file_states import FileState
from pipeline.build.key_parts import KeyParts
from pipeline.model.json_values import read_texts, read_texts_by_name, read_value


class Numbering:
    """Values, each with its number in the order in which they came."""

    def __init__(self) -> None:
        self.numbers: dict[Hashable, int] = {}

    def number(self, value: Hashable) -> int:
        """The number of a value, which is a new one where the value is."""
        return self.numbers.setdefault(value, len(self.numbers))


def write_leaflets(
    sources: Mapping[str, str], slots: Mapping[str, KeyParts], outputs: Mapping[str, FileState]
) -> dict[str, Any]:
    """The plain form of what a build read and made: see `BuildRecord`."""
    texts, tools = Numbering(), Numbering()
    leaflets: dict[str, tuple[dict[str, Any], ...]] = {}

    def put(kind: int, path: str, value: Any) -> None:
        name, _, rest = path.partition("/") if "/" in path else ("", "", path)
        leaflets.setdefault(name, ({}, {}, {}))[kind][rest] = value

    for path, digest in sources.items():
        put(0, path, digest)
    for slot, parts in slots.items():
        numbers = [texts.number(text) for text in (parts.words, parts.place, parts.needs, parts.code)]
        put(1, slot, [*numbers, tools.number(tuple(parts.tools.items()))])
    for path, state in outputs.items():
        put(2, path, [state.size, state.time, state.sha256])
    return {"texts_by_number": list(texts.numbers), "tools": list(tools.numbers), "leaflets": leaflets}


def read_leaflets(entry: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, KeyParts], dict[str, FileState]]:
    """The sources, slots and outputs of a plain form; a TypeError, KeyError or ValueError where it is none."""
    texts = read_texts(entry["texts_by_number"])
    tools = [_read_tools(value) for value in read_value(list, entry["tools"])]
    sources: dict[str, str] = {}
    slots: dict[str, KeyParts] = {}
    outputs: dict[str, FileState] = {}
    for name, parts in read_value(dict, entry["leaflets"]).items():
        of_sources, of_slots, of_outputs = map(_read_object, read_value(list, parts))
        before = f"{name}/" if name else ""
        sources |= {before + path: digest for path, digest in read_texts_by_name(of_sources).items()}
        slots |= {before + slot: _read_parts(value, texts, tools) for slot, value in of_slots.items()}
        outputs |= {before + path: _read_state(value) for path, value in of_outputs.items()}
    return sources, slots, outputs


def _read_tools(value: Any) -> dict[str, str]:
    pairs = map(read_texts, read_value(list, value))
    return {name: version for name, version in pairs}  # noqa: C416 -- a pair has two parts, or it is a ValueError


def _read_object(value: Any) -> dict[str, Any]:
    return read_value(dict, value)


def _read_parts(value: Any, texts: tuple[str, ...], tools: list[dict[str, str]]) -> KeyParts:
    *numbers, tool = (read_value(int, number) for number in read_value(list, value))
    if min(*numbers, tool) < 0 or max(numbers) >= len(texts) or tool >= len(tools):
        raise ValueError("there is no text of this number")
    words, place, needs, code = (texts[number] for number in numbers)
    return KeyParts(words, place, needs, tools[tool], code)


def _read_state(value: Any) -> FileState:
    size, time, digest = read_value(list, value)
    return FileState(read_value(int, size), read_value(int, time), read_value(str, digest))
