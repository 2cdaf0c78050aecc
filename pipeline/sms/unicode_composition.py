"""Unicode normalisation form C (UAX #15) piece by piece, so that each change can be reported."""

import unicodedata
from collections.abc import Iterator

from pipeline.sms.typography import Edit


def compose_pieces(text: str) -> Iterator[Edit]:
    """The edits that bring a text into form C. None for a text that is in it."""
    if unicodedata.is_normalized("NFC", text):
        return
    start = 0
    for place in range(1, len(text) + 1):
        if place < len(text) and _belongs_together(text, start, place):
            continue
        piece = unicodedata.normalize("NFC", text[start:place])
        if piece != text[start:place]:
            yield Edit(start, place, piece)
        start = place


def _belongs_together(text: str, start: int, place: int) -> bool:
    """Whether the character at `place` has to be composed together with the piece `text[start:place]` before it."""
    character = text[place]
    if character.isascii():
        return False
    if unicodedata.category(character).startswith("M"):
        return True
    head, alone = unicodedata.normalize("NFC", text[start:place]), unicodedata.normalize("NFC", character)
    return unicodedata.normalize("NFC", head + character) != head + alone
