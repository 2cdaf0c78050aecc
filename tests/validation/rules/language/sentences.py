"""Words of one paragraph, any words, as one rule of language looks at them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from corpus.judging import find_rule
from corpus.loading import Labelled
from corpus.reading import make_leaflets
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Source, Span
from pipeline.validation.prose import Piece, Prose, ProsePassage, read_prose
from pipeline.validation.prose.passages import PassageKind

_FILE = "en.md"


@cache
def _read_empty() -> Prose:
    """A leaflet with the phone facts of the corpus and next to no words."""
    (leaflet,) = make_leaflets("en", [Labelled("A.", "paragraph", is_hit=False)])
    return read_prose(leaflet, "en")


def make_prose(words: str, kind: PassageKind = "paragraph") -> Prose:
    """Prose of one passage, which is one line of a file."""
    end = len(words) + 1
    passage = ProsePassage(
        kind=kind,
        words=words,
        typed=words,
        node=None,
        pieces=(Piece(0, len(words), Span(_FILE, 1, 1, 1, end)),),
        pack=_read_empty().pack,
        sources={_FILE: Source(_FILE, words)},
    )
    return replace(_read_empty(), passages=(passage,))


def diagnose(code: str, words: str, kind: PassageKind = "paragraph") -> list[Diagnostic]:
    """What a rule has to say of some words."""
    return list(find_rule(code).diagnose(make_prose(words, kind)))


def find(code: str, words: str, kind: PassageKind = "paragraph") -> list[str]:
    """The stretches that a rule finds."""
    return [words[one.span.column - 1 : one.span.end_column - 1] for one in diagnose(code, words, kind)]


def put_right(code: str, words: str) -> str:
    """The words with what is expected in them."""
    for one in sorted(diagnose(code, words), key=lambda one: -one.span.column):
        words = words[: one.span.column - 1] + one.expected + words[one.span.end_column - 1 :]
    return words
