"""From the page back to the source: the node of the document, and so the line, that a word was written on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from pipeline.model.document import CareCard, Document, Inline, Text, plain, walk
from pipeline.model.source import Span
from pipeline.proof.boxes.page_words import PageWord

_CITATION = re.compile(r"\[\d+\]")
_WORDS = ("children", "title", "term", "caption", "action", "label")
"""The fields of nodes that hold words of their own, as a line of inlines or as a text."""


@dataclass(frozen=True)
class _Line:
    """Words that stand in a block of their own, and the node that they are of."""

    node: object
    span: Span


@dataclass
class SourceLines:
    """Finds spans for words. Words that stand in the leaflet twice are taken in the order of reading."""

    lines: Mapping[str, list[_Line]]
    texts: Mapping[int, str]
    places: Mapping[int, _Line] = field(init=False)

    def __post_init__(self) -> None:
        self.places = dict(_match(self.texts, self.lines))

    def find(self, word: PageWord) -> Span | None:
        """The stretch of the source that a word comes from: its piece of text, or its node, or the last place in the
        order of reading that is known; none before the first."""
        if word.tag is None:
            return None
        line = self.places.get(word.tag.block)
        if line is None:
            return None
        letters = _letters(word.text)
        for node in walk(_inlines_of(line.node)):
            if isinstance(node, Text) and letters in _letters(node.value) and node.span.path:
                return node.span
        return line.span if line.span.path else None


def index_source(documents: Iterable[Document], words: Iterable[PageWord]) -> SourceLines:
    """What is needed to find the lines of a file's words, which are all given; they are of one document, or of two."""
    lines: dict[str, list[_Line]] = {}
    for letters, line in chain.from_iterable(map(_list_lines, documents)):
        lines.setdefault(letters, []).append(line)
    blocks: dict[int, list[PageWord]] = {}
    for word in words:
        if word.tag is not None:
            blocks.setdefault(word.tag.block, []).append(word)
    texts = {
        block: _letters(_CITATION.sub("", " ".join(word.text for word in _in_order(blocks[block]))))
        for block in sorted(blocks)
    }
    return SourceLines(lines, texts)


def _in_order(words: list[PageWord]) -> list[PageWord]:
    return sorted(words, key=lambda word: word.tag.order if word.tag else 0)


def _match(texts: Mapping[int, str], lines: Mapping[str, list[_Line]]) -> Iterator[tuple[int, _Line]]:
    """The line of each block: the same words, or else the line of the block before."""
    seen: dict[str, int] = {}
    last: _Line | None = None
    for block, letters in texts.items():
        candidates = lines.get(letters)
        if candidates and letters:
            number = seen.get(letters, 0)
            seen[letters] = number + 1
            last = candidates[min(number, len(candidates) - 1)]
            yield block, last
        elif last is not None:
            yield block, _Line(None, last.span)


def _list_lines(document: Document) -> Iterator[tuple[str, _Line]]:
    """Every line of words in the order of the document. What we made ourselves in a section that somebody wrote stands
    at the section; a section that we made has no place."""
    for part in (document.key_points, *document.sections):
        for node in walk(part):
            span = node.span if node.span.path else part.span if part else node.span
            for text in _texts_of(node):
                yield _letters(text), _Line(node, span)


def _texts_of(node: object) -> Iterator[str]:
    """The words of a node itself, field by field; the level and the action of a care card stand in one line."""
    if isinstance(node, CareCard):
        yield node.label + node.action
    if not isinstance(node, Inline):
        for name in _WORDS:
            words = getattr(node, name, ())
            text = words if isinstance(words, str) else plain(words) if isinstance(words, tuple) else ""
            if text:
                yield text


def _inlines_of(node: object) -> tuple[object, ...]:
    for name in _WORDS:
        words = getattr(node, name, None)
        if isinstance(words, tuple):
            return words
    return ()


def _letters(text: str) -> str:
    """A text without what a writer sets by language or by line: quotes, spaces, hyphens at line ends."""
    return "".join(character for character in text if character.isalnum())
