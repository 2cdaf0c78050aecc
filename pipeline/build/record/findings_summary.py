"""What is told of the findings of a build where nothing has changed (JSON, in the store): the first of each kind, with
the lines that they show, so that nobody reads the records of all leaflets to say it again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.first_of_kind import take_first
from pipeline.model.json_values import read_diagnostic, read_texts_by_name, read_value


@dataclass(frozen=True)
class FindingsSummary:
    """The first findings of each kind, how many others there are, by code, and the texts that they show."""

    diagnostics: tuple[Diagnostic, ...]
    counted: Mapping[str, int]
    texts: Mapping[str, str]

    def write(self) -> str:
        """It as a text."""
        entry = {"diagnostics": [asdict(one) for one in self.diagnostics], "counted": self.counted, "texts": self.texts}
        return json.dumps(entry, separators=(",", ":"))

    @classmethod
    def read(cls, text: str | None) -> FindingsSummary | None:
        """What stands in a text; nothing where there is no text, or one of another shape."""
        try:
            entry = read_value(dict, json.loads(text or ""))
            counted = read_value(dict, entry["counted"])
            return cls(
                diagnostics=tuple(map(read_diagnostic, read_value(list, entry["diagnostics"]))),
                counted={code: read_value(int, number) for code, number in counted.items()},
                texts=read_texts_by_name(entry["texts"]),
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            return None


def summarise(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str]) -> FindingsSummary | None:
    """What is told of findings without the notes, of which there is nothing but a count. Nothing where that would leave
    out errors: whoever asks for nothing else gets all of them."""
    if take_first(one for one in diagnostics if one.severity == "error").counted:
        return None
    first = take_first(one for one in diagnostics if one.severity != "info")
    lines: dict[str, set[int]] = {}
    for one in first.listed:
        lines.setdefault(one.span.path, set()).add(one.span.line)
    parts = {path: _keep_lines(texts[path], numbers) for path, numbers in lines.items() if path in texts}
    return FindingsSummary(first.listed, first.counted, parts)


def _keep_lines(text: str, numbers: set[int]) -> str:
    """The text up to the last of these lines, with nothing in the others."""
    lines = text.split("\n")[: max(numbers)]
    return "\n".join(line if number in numbers else "" for number, line in enumerate(lines, 1))
