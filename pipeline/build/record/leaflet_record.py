"""What a build knows of one leaflet (JSON, in the store): it is read where something of the leaflet has changed, and to
say again what was found. Each text that stands in it many times stands once."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pipeline.build.file_states import FileState
from pipeline.build.key_parts import KeyParts
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.json_values import read_diagnostic, read_texts, read_texts_by_name, read_value


@dataclass(frozen=True)
class LeafletRecord:
    """What a build read of a leaflet (`sources`: what tells whether a file has changed, by its path below the source
    folder), what it made (`slots`: the parts of their keys), how it left its `outputs`, and what it found, with the
    `texts` that this shows. What stands in no leaflet's folder has such a record too, under no name. `use` is the
    digest of what the leaflet uses of what all share."""

    sources: Mapping[str, str] = field(default_factory=dict)
    slots: Mapping[str, KeyParts] = field(default_factory=dict)
    outputs: Mapping[str, FileState] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    use: str = ""

    def write(self) -> str:
        """The record as a text."""
        texts, tools = _Numbering(), _Numbering()
        slots = {
            slot: [
                *(texts.number(text) for text in (parts.words, parts.place, parts.needs, parts.code)),
                tools.number(tuple(parts.tools.items())),
            ]
            for slot, parts in self.slots.items()
        }
        entry = {
            "sources": dict(self.sources),
            "slots": slots,
            "outputs": {path: [state.size, state.time, state.sha256] for path, state in self.outputs.items()},
            "diagnostics": [asdict(one) for one in self.diagnostics],
            "texts": dict(self.texts),
            "use": self.use,
            "numbered": list(texts.numbers),
            "tools": list(tools.numbers),
        }
        return json.dumps(entry, separators=(",", ":"))

    @classmethod
    def read(cls, text: str | None) -> LeafletRecord | None:
        """The record in a text; none where there is no text, or one of another shape."""
        try:
            return cls._read(read_value(dict, json.loads(text or "")))
        except (ValueError, KeyError, TypeError, RecursionError):
            return None

    @classmethod
    def _read(cls, entry: Mapping[str, Any]) -> LeafletRecord:
        texts = read_texts(entry["numbered"])
        tools = [_read_tools(value) for value in read_value(list, entry["tools"])]
        slots, outputs = read_value(dict, entry["slots"]), read_value(dict, entry["outputs"])
        return cls(
            sources=read_texts_by_name(entry["sources"]),
            slots={slot: _read_parts(value, texts, tools) for slot, value in slots.items()},
            outputs={path: _read_state(value) for path, value in outputs.items()},
            diagnostics=tuple(map(read_diagnostic, read_value(list, entry["diagnostics"]))),
            texts=read_texts_by_name(entry["texts"]),
            use=read_value(str, entry["use"]),
        )


class _Numbering:
    """Values, each with its number in the order in which they came."""

    def __init__(self) -> None:
        self.numbers: dict[Hashable, int] = {}

    def number(self, value: Hashable) -> int:
        """The number of a value, which is a new one where the value is."""
        return self.numbers.setdefault(value, len(self.numbers))


def _read_tools(value: Any) -> dict[str, str]:
    pairs = map(read_texts, read_value(list, value))
    return {name: version for name, version in pairs}  # noqa: C416 -- a pair has two parts, or it is a ValueError


def _read_parts(value: Any, texts: tuple[str, ...], tools: list[dict[str, str]]) -> KeyParts:
    *numbers, tool = (read_value(int, number) for number in read_value(list, value))
    if min(*numbers, tool) < 0 or max(numbers) >= len(texts) or tool >= len(tools):
        raise ValueError("there is no text of this number")
    words, place, needs, code = (texts[number] for number in numbers)
    return KeyParts(words, place, needs, tools[tool], code)


def _read_state(value: Any) -> FileState:
    size, time, digest = read_value(list, value)
    return FileState(read_value(int, size), read_value(int, time), read_value(str, digest))
