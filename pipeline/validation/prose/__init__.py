"""Prose: the block tree of a leaflet in one language as passages of words, made once and shared by all rules of
language."""

from pipeline.validation.prose.passages import (
    NOT_TYPED,
    Mark,
    MarkKind,
    PassageKind,
    Piece,
    Prose,
    ProsePassage,
    Sentence,
)
from pipeline.validation.prose.reader import read_prose

__all__ = [
    "NOT_TYPED",
    "Mark",
    "MarkKind",
    "PassageKind",
    "Piece",
    "Prose",
    "ProsePassage",
    "Sentence",
    "read_prose",
]
