"""Preview of a message as a phone shows it: its words with the values filled in, cut where a part ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.sms import find_placeholders


@dataclass(frozen=True)
class BubblePiece:
    """Some words of a message. `name` is the placeholder that they stand for, empty where they were written."""

    words: str
    name: str = ""


def split_by_placeholder(template: str, values: Mapping[str, str]) -> tuple[BubblePiece, ...]:
    """The filled-in message, written words and values apart. Joined they are `fill(template, values)`; KeyError with
    the name where a value is missing."""
    pieces = []
    here = 0
    for place in find_placeholders(template):
        pieces += [BubblePiece(template[here : place.start]), BubblePiece(values[place.name], place.name)]
        here = place.end
    return tuple(piece for piece in (*pieces, BubblePiece(template[here:])) if piece.words)


def cut_into_parts(whole: Sequence[BubblePiece], parts: Sequence[str]) -> tuple[tuple[BubblePiece, ...], ...]:
    """The pieces in the parts that they travel in. The parts join to the words of the pieces."""
    bounds = []
    end = 0
    for part in parts:
        bounds.append((end, end + len(part)))
        end += len(part)
    return tuple(tuple(_take_pieces(whole, *bound)) for bound in bounds)


def _take_pieces(whole: Sequence[BubblePiece], start: int, end: int) -> Iterator[BubblePiece]:
    here = 0
    for piece in whole:
        words = piece.words[max(start - here, 0) : max(end - here, 0)]
        if words:
            yield BubblePiece(words, piece.name)
        here += len(piece.words)
