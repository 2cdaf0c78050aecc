"""Reader of a run of words: the words with their facts as they were said, what they lead to, and how they look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.document import (
    Abbreviation,
    Blank,
    Break,
    Cite,
    Fact,
    Inline,
    Inlines,
    Link,
    Text,
    Tick,
)

Mark = tuple[str, int, int]
"""A look, and where it begins and ends in the words."""


@dataclass
class Run:
    """A run of words, and the stretches in it: of facts, of looks, and of what leads to, or rests on, something."""

    facts_said: Mapping[str, str]
    words: str = ""
    facts: list[Mark] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    links: list[Mark] = field(default_factory=list)

    def add(self, nodes: Inlines) -> Run:
        """Read more nodes; the run itself comes back."""
        for node in nodes:
            self._add(node)
        return self

    def _add(self, node: Inline) -> None:
        begin = len(self.words)
        match node:
            case Text():
                self.words += node.value
            case Break():
                self.words += " "
                self.marks.append((node.kind, begin, begin + 1))
            case Abbreviation():
                self.words += node.value
            case Fact():
                self.words += self.facts_said.get(node.id, f"{{{{{node.id}}}}}")
                self.facts.append((node.kind, begin, len(self.words)))
            case Cite():
                self.words = self.words.rstrip()  # the space before a number that stands above the line
                place = len(self.words)
                self.links.extend((f"reference {key}", place, place) for key in node.keys)
            case Link():
                self.add(node.children)
                self.links.append((node.target, begin, len(self.words)))
            case Blank() | Tick():
                self._add_writing(node)
            case _:
                self.add(node.children)
                self.marks.append((node.kind, begin, len(self.words)))

    def _add_writing(self, node: Blank | Tick) -> None:
        begin = len(self.words)
        self.add(node.children)
        if isinstance(node, Blank):
            self.words += " " if node.unit else ""
            self.add(node.unit)
        self.links.append((f"to write on: {node.kind}", begin, len(self.words)))
