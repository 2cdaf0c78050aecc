"""Findings of a benchmark: a table with a sentence or two below it, as text and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from measuring.cpu import Measured

Row = Mapping[str, float | int | str]


@dataclass
class Findings:
    """What a step found: rows by name, what they come to (`ratios`), and what has to be said of them (`notes`)."""

    title: str
    rows: dict[str, Row] = field(default_factory=dict)
    ratios: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, name: str, measured: Measured, **more: float | int | str) -> None:
        """A row with what a command took."""
        self.rows[name] = {"clock s": measured.clock, "CPU s": measured.cpu, "memory MB": measured.memory, **more}

    def render(self) -> str:
        """A table in Markdown, then the ratios and the notes, a line each."""
        columns = list(dict.fromkeys(column for row in self.rows.values() for column in row))
        lines = [f"### {self.title}", ""]
        if columns:
            lines += [f"| | {' | '.join(columns)} |", "|---|" + "---:|" * len(columns)]
        for name, row in self.rows.items():
            lines.append(f"| {name} | {' | '.join(_write(row.get(column, '')) for column in columns)} |")
        lines += [""] if columns else []
        ratios = [f"- {what}: {ratio:.2f}" for what, ratio in self.ratios.items()]
        return "\n".join([*lines, *ratios, *(f"- {note}" for note in self.notes), ""])

    def as_json(self) -> dict[str, Any]:
        """The same for a program."""
        return asdict(self)


def _write(value: float | int | str) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else value
