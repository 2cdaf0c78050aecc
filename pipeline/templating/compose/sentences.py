"""Capital letters for facts that open a sentence.

A risk is written once, as it reads inside a sentence: "up to 1 in 3 people". Where it opens one, it begins with a
capital letter; this is done while a leaflet is composed, so that every form and the proof say the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, get_args

from pipeline.model.document import (
    Abbreviation,
    Break,
    Bullets,
    Cite,
    Fact,
    Inline,
    Inlines,
    Item,
    Paragraph,
    Steps,
    Table,
    Text,
    plain,
    walk,
)

N = TypeVar("N")
OPENING_KINDS = frozenset({"risk", "medicine"})
"""Facts whose words we make. What an author writes as a text or a plain dose is printed as it stands."""
_INLINES: tuple[type, ...] = get_args(Inline)
_FRONT = "\"'“‘«‹„([{¿¡"
"""Signs that stand in front of the first word of a sentence."""
_ENDS = re.compile(r"[.!?…؟。](?:[\"'”’»›)\]])*$")
"""The end of a sentence, with the signs that close behind it."""
_LAST_WORD = re.compile(r"[^\s\"'“‘«‹„(\[{]+$")
_FIRST_WORD = re.compile(r"([^\W\d_])([^\W\d_]*+)(?!\d|\.\w)")


@dataclass(frozen=True)
class Sentences:
    """Where the sentences of a language begin. `abbreviations` are words with a full stop that ends none."""

    abbreviations: Collection[str] = ()

    def begins_after(self, before: str, first: bool = True) -> bool:
        """Whether a sentence begins behind some words of its line; behind none, where the line's `first` words do."""
        ahead = before.rstrip(_FRONT)
        if not ahead.strip():
            return first
        ahead = ahead.rstrip()
        parted = before[len(ahead) : len(ahead) + 1].isspace()
        word = _LAST_WORD.search(ahead)
        initial = word is not None and len(word.group()) == 2 and word.group()[0].isalpha()
        known = word is not None and word.group().casefold() in self.abbreviations
        return parted and bool(_ENDS.search(ahead)) and not (known or initial)

    def open_words(self, words: str, before: str, first: bool = True) -> str:
        """The words of a fact, which stand behind others: with a capital letter where they open a sentence."""
        return begin_with_capital(words) if self.begins_after(before, first) else words

    def open_facts(self, tree: N) -> N:
        """A tree of composed nodes, or a tuple of them, whose facts begin with a capital letter where a sentence
        does."""
        facts = (node for node in walk(tree) if isinstance(node, Fact) and node.fact_kind in OPENING_KINDS)
        return self._open_below(tree) if any(facts) else tree

    def _open_below(self, node: Any) -> Any:
        if isinstance(node, tuple):
            whole_line = bool(node) and isinstance(node[0], _INLINES)
            return self._open_line(node)[0] if whole_line else tuple(self._open_below(child) for child in node)
        match node:
            case Bullets() | Steps():
                return replace(node, items=tuple(self._open_items(node.items)))
            case Table():
                return replace(node, rows=tuple(self._open_rows(node)))
        if not is_dataclass(node) or isinstance(node, type):
            return node
        below = {part.name: getattr(node, part.name) for part in fields(node) if part.name != "span"}
        changed = {name: self._open_below(value) for name, value in below.items() if isinstance(value, tuple)}
        changed |= {name: self._open_below(value) for name, value in below.items() if is_dataclass(value)}
        return replace(node, **changed)

    def _open_items(self, items: tuple[Item, ...]) -> Iterator[Item]:
        sentences = _find_sentences(map(_read_first_line, items))
        for item, first in zip(items, sentences, strict=True):
            opened: list[Any] = [self._open_below(block) for block in item.blocks]
            if item.blocks and isinstance(item.blocks[0], Paragraph):
                opened[0] = replace(item.blocks[0], children=self._open_line(_read_first_line(item), first=first)[0])
            yield replace(item, blocks=tuple(opened))

    def _open_rows(self, table: Table) -> Iterator[Any]:
        cells = [cell for row in table.rows[table.head :] for cell in row]
        sentences = dict(zip(map(id, cells), _find_sentences(cell.children for cell in cells), strict=True))
        for row in table.rows:
            yield tuple(
                replace(cell, children=self._open_line(cell.children, first=sentences.get(id(cell), True))[0])
                for cell in row
            )

    def _open_line(self, nodes: Inlines, before: str = "", first: bool = True) -> tuple[Inlines, str]:
        """The inlines of a line, or of a part of it that stands behind other words; and the words up to its end."""
        opened: list[Inline] = []
        for node in nodes:
            match node:
                case Text() | Abbreviation():
                    before += node.value
                case Break():
                    before += "\n"
                case Fact():
                    if node.fact_kind in OPENING_KINDS and self.begins_after(before, first):
                        node = replace(node, children=_begin_inlines_with_capital(node.children))
                    before += plain(node.children)
                case Cite():
                    pass
                case _:
                    children, before = self._open_line(node.children, before, first)
                    node = replace(node, children=children)
            opened.append(node)
        return tuple(opened), before


def _find_sentences(lines: Iterable[Inlines]) -> list[bool]:
    """Which of the lines of a list or a table are sentences: those that end like one, and those whose neighbours begin
    with a capital letter, or with no letter that would tell."""
    every = [(plain(line).strip().lstrip(_FRONT), _begins_with_fact(line)) for line in lines]
    letters = [words[0] for words, of_fact in every if not of_fact and words[:1].isalpha()]
    like_sentences = not letters or any(letter.isupper() for letter in letters)
    return [like_sentences or bool(_ENDS.search(words)) for words, _ in every]


def _begins_with_fact(line: Inlines) -> bool:
    leaves = (node for node in walk(line) if isinstance(node, Text | Fact))
    return isinstance(next(leaves, None), Fact)


def begin_with_capital(words: str) -> str:
    """Words with a capital letter in front, where their first word is one that takes it: not "pH", and no figure."""
    first = _FIRST_WORD.match(words)
    if first is None or not first[1].islower() or first[2] != first[2].lower():
        return words
    return first[1].title() + words[1:]


def _begin_inlines_with_capital(nodes: Inlines) -> Inlines:
    first = nodes[0] if nodes else None
    return (replace(first, value=begin_with_capital(first.value)), *nodes[1:]) if isinstance(first, Text) else nodes


def _read_first_line(item: Item) -> Inlines:
    return item.blocks[0].children if item.blocks and isinstance(item.blocks[0], Paragraph) else ()
