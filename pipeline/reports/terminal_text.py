"""Text for terminals: what is shown for each character, and how many cells that takes.

Widths follow UAX #11 (East Asian Width): wide and fullwidth characters take two cells, combining marks none, all
others one; an ambiguous character counts as narrow. Right-to-left letters are counted in their logical order, so a
caret stands under them where the terminal does not reorder lines.
"""

from __future__ import annotations

import unicodedata

TAB = " " * 4
REPLACED = "\N{REPLACEMENT CHARACTER}"
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_JAMO = range(0x1160, 0x1200)
"""Vowels and finals of Hangul: they are drawn into the syllable that the letter before them starts."""


def make_printable(text: str) -> str:
    """The text fit for a terminal: a tab as spaces; what would steer the terminal, turn the direction of the line or
    stand there unseen as a replacement character."""
    return "".join(map(_print_character, text))


def _print_character(character: str) -> str:
    if character == "\t":
        return TAB
    if character in _JOINERS:
        return character
    return REPLACED if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") else character


def put_on_one_line(text: str) -> str:
    """The text on one line, fit for a terminal."""
    return make_printable(" ".join(text.split("\n")))


def count_cells(text: str) -> int:
    """The number of cells that a text takes when it is shown."""
    return sum(map(_measure, make_printable(text)))


def _measure(character: str) -> int:
    if character in _JOINERS or ord(character) in _JAMO or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
