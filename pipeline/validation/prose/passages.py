"""Passages: the words of a leaflet as rules of language look at them, each with what stands in it and where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeAlias

from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.source import Source, Span
from pipeline.templating.languages import LanguagePack
from pipeline.templating.sentence_splitting import count_words, find_sentences
from pipeline.validation.prose.positions import CharacterPlace, find_positions

PassageKind: TypeAlias = Literal[
    "paragraph",
    "item",
    "steps",
    "do",
    "do-not",
    "care-card",
    "key-point",
    "heading",
    "cell",
    "option",
    "groups",
    "message",
    "story",
    "questions",
    "caption",
    "alt",
    "title",
    "summary",
    "fact",
    "explanation",
]
"""Where a passage stands. What is in a typed block is of its kind, whether it is a paragraph or an item there. The
words of a text fact and the explanation of a term are passages of their own, as their files have them."""
MarkKind: TypeAlias = Literal["fact", "term", "cite", "link", "foreign", "strong", "emphasis", "blank"]
NOT_TYPED = "\ufffc"
"""What stands in `typed` for each character that is no word of the leaflet's author in its language (U+FFFC)."""


@dataclass(frozen=True)
class Mark:
    """A stretch of a passage that is more than words. `name` is the id of a fact, the key of a term, the keys of a
    citation, the target of a link, the tag of a language or the unit of a line to write on; `detail` the kind of a fact
    (`phone`, `risk`, `dose` …), empty where there is no such fact. A citation has no words: it ends where it starts."""

    kind: MarkKind
    start: int
    end: int
    name: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage: where it starts and ends there, and its words."""

    start: int
    end: int
    words: str

    @cached_property
    def count(self) -> int:
        """How many words it has, a number being one."""
        return count_words(self.words)


@dataclass(frozen=True)
class Piece:
    """A stretch of words that comes from one place. The words of a fact come from the whole of it (`whole`)."""

    start: int
    end: int
    span: Span
    whole: bool = False


@dataclass(frozen=True, eq=False)
class ProsePassage:
    """Words that are read in one go. `words` are as they are read, facts filled in; `typed` has the same length and
    places, and NOT_TYPED for each character that stands in a fact, in another language or in an address.

    `section` is the id of the section, `block` the typed block that it stands in, if any, `parent` the list, table or
    definition (None in a run of paragraphs), with its `number` there, from 0; `node` is the paragraph, item or cell
    itself. `is_title` marks the heading of a box or a choice.
    """

    kind: PassageKind
    words: str
    typed: str
    node: Any
    pieces: tuple[Piece, ...] = ()
    marks: tuple[Mark, ...] = ()
    section: str = ""
    block: Any = None
    parent: Any = None
    number: int = 0
    is_title: bool = False
    pack: LanguagePack | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in order."""
        return tuple(
            Sentence(start, end, self.words[start:end]) for start, end in find_sentences(self.words, self.pack)
        )

    @cached_property
    def is_in_capitals(self) -> bool:
        """Whether it has no small letter, so that capital ones tell nothing."""
        return self.words.isupper()

    def sentence_at(self, index: int) -> Sentence | None:
        """The sentence in which a character stands; None between two of them."""
        number = bisect_right(self._openings, index) - 1
        here = self.sentences[number] if number >= 0 else None
        return here if here and index < here.end else None

    @cached_property
    def _openings(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @property
    def whole(self) -> Span:
        """Where all of it stands."""
        return self.span(0, len(self.words))

    def marks_of(self, kind: MarkKind) -> tuple[Mark, ...]:
        """Its marks of one kind, in order."""
        return tuple(mark for mark in self.marks if mark.kind == kind)

    def is_in(self, kind: MarkKind, start: int, end: int) -> bool:
        """Whether a stretch of the words stands within a mark of this kind."""
        return any(mark.kind == kind and mark.start <= start and end <= mark.end for mark in self.marks)

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the words stands in its file, over line ends, emphasis and entities too. Of a stretch in a
        fact it is the whole fact; of one that is written nowhere, where the passage stands."""
        if not self.pieces:
            return self.node.span if isinstance(getattr(self.node, "span", None), Span) else Span("")
        first, last = self._find_piece(start), self._find_piece(max(start, end - 1))
        begin, finish = self._place(first, start), self._place(last, max(start, end - 1))
        opening, closing = self.pieces[first].span, self.pieces[last].span
        if opening.path != closing.path:
            return opening
        line, column = (opening.line, opening.column) if begin is None else begin[:2]
        end_line, end_column = (closing.end_line, closing.end_column) if finish is None else (finish[0], finish[2])
        return Span(opening.path, line, column, end_line, max(end_column, column) if end_line == line else end_column)

    def _find_piece(self, index: int) -> int:
        return max(0, bisect_right(self._starts, index) - 1)

    def _place(self, number: int, index: int) -> CharacterPlace | None:
        """The place of a character; none where its piece is one as a whole, or its file is not at hand."""
        piece = self.pieces[number]
        source = self.sources.get(piece.span.path)
        if piece.whole or source is None or not piece.start <= index < piece.end:
            return None
        if number not in self._positions:
            words = self.words[piece.start : piece.end]
            self._positions[number] = find_positions(source, piece.span, words)
        return self._positions[number][index - piece.start]

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def _positions(self) -> dict[int, list[CharacterPlace]]:
        """The places of the characters of each piece that was asked for."""
        return {}


@dataclass(frozen=True, eq=False)
class Prose:
    """All passages of a leaflet in one language, in reading order, then messages, then what stands in other files; made
    once for all rules. `today` is the day by the clock, for rules that ask how old something is; none where nobody asks
    for one, as in a build."""

    leaflet: Leaflet
    text: LeafletText
    pack: LanguagePack | None
    passages: tuple[ProsePassage, ...]
    today: date | None = None

    @property
    def language(self) -> str:
        """The tag of the language."""
        return self.text.language

    def of(self, *kinds: PassageKind) -> Iterator[ProsePassage]:
        """The passages of some kinds."""
        return (passage for passage in self.passages if passage.kind in kinds)

    def but(self, *kinds: PassageKind) -> Iterator[ProsePassage]:
        """The passages of all other kinds."""
        return (passage for passage in self.passages if passage.kind not in kinds)

    @cached_property
    def lists(self) -> tuple[tuple[ProsePassage, ...], ...]:
        """The first passage of each item of each list, a list each, in reading order."""
        items: dict[int, dict[int, ProsePassage]] = {}
        for passage in self.passages:
            if passage.parent is not None and passage.parent.kind in ("bullets", "steps"):
                items.setdefault(id(passage.parent), {}).setdefault(passage.number, passage)
        return tuple(tuple(passages.values()) for passages in items.values())

    def find_lead_in(self, passage: ProsePassage) -> ProsePassage | None:
        """The passage that stands right before another one's list, in the same section and block."""
        return self._lead_ins.get(id(passage.parent))

    @cached_property
    def _lead_ins(self) -> Mapping[int, ProsePassage]:
        leads: dict[int, ProsePassage] = {}
        done: set[int] = set()
        before: ProsePassage | None = None
        for passage in self.passages:
            if passage.parent is not None and id(passage.parent) not in done:
                done.add(id(passage.parent))
                if before is not None and before.parent is None and _stand_together(before, passage):
                    leads[id(passage.parent)] = before
            before = passage
        return leads


def _stand_together(one: ProsePassage, other: ProsePassage) -> bool:
    return one.section == other.section and one.block is other.block and one.kind != "heading"
