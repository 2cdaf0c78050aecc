"""Words of inline nodes, with what stands in them, for one passage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.model.document import (
    Abbreviation,
    Blank,
    Break,
    Cite,
    Emphasis,
    Fact,
    Foreign,
    Inline,
    Inlines,
    Link,
    Strong,
    Term,
    Text,
    Tick,
    plain,
)
from pipeline.model.source import Span
from pipeline.validation.prose.passages import NOT_TYPED, Mark, MarkKind, Piece

ReadFact = Callable[[Fact, str], tuple[str, str]]
"""The words of a fact that stands behind others, and its kind; none where there is no such fact."""
_ENOUGH = 80
"""Characters in front of a fact that say whether it opens a sentence."""


@dataclass
class InlineWords:
    """The words of a passage as they are gathered from its nodes: as read, as typed, by piece, and the marks."""

    read_fact: ReadFact
    words: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0
    _foreign: int = 0

    def add(self, nodes: Inlines) -> None:
        """Add the words of some nodes."""
        for node in nodes:
            self._add_node(node)

    def add_text(self, words: str, span: Span, *, whole: bool = False, typed: bool = True) -> None:
        """Add words that stand at a place. Those that their author did not type in the language are masked."""
        if words:
            self.pieces.append(Piece(self.length, self.length + len(words), span, whole))
            self.words.append(words)
            self.typed.append(words if typed and not self._foreign else NOT_TYPED * len(words))
            self.length += len(words)

    def _add_node(self, node: Inline) -> None:
        match node:
            case Text() | Abbreviation():
                self.add_text(node.value, node.span)
            case Break():
                self.add_text("\n", node.span, whole=True)
            case Cite():
                self.marks.append(Mark("cite", self.length, self.length, " ".join(node.keys)))
            case Fact():
                self._add_fact(node)
            case Blank():
                unit = (Text(" ", node.span), *node.unit) if node.unit else ()
                self._mark("blank", (*node.children, *unit), plain(node.unit))
            case _:
                self._add_around(node)

    def _add_around(self, node: Foreign | Link | Term | Strong | Emphasis | Tick) -> None:
        match node:
            case Foreign():
                self._foreign += 1
                self._mark("foreign", node.children, node.language)
                self._foreign -= 1
            case Link():
                self._add_link(node)
            case Term():
                self._mark("term", node.children, node.key or plain(node.children))
            case Strong() | Emphasis():
                self._mark("strong" if isinstance(node, Strong) else "emphasis", node.children)
            case Tick():
                self.add(node.children)

    def _mark(self, kind: MarkKind, children: Inlines, name: str = "") -> None:
        start, place = self.length, len(self.marks)
        self.add(children)
        self.marks.insert(place, Mark(kind, start, self.length, name))

    def _add_fact(self, node: Fact) -> None:
        before = "".join(words[-_ENOUGH:] for words in self.words[-3:])
        words, kind = self.read_fact(node, before)
        start = self.length
        self.add_text(words or NOT_TYPED, node.span, whole=True, typed=False)
        self.marks.append(Mark("fact", start, self.length, node.id, kind))

    def _add_link(self, node: Link) -> None:
        """A link; one whose words are its address was made of the address, which is no word of a language."""
        words = plain(node.children)
        bare = node.target.removeprefix("mailto:") == words or node.target.endswith(f"://{words}")
        self._foreign += bare
        self._mark("link", node.children, node.target)
        self._foreign -= bare
