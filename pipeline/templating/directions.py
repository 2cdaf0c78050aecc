"""Directions of words: which way they run, and markup that keeps words of the other way apart from those round them."""

from __future__ import annotations

import unicodedata
from typing import Literal, TypeAlias

from markupsafe import Markup, escape

Direction: TypeAlias = Literal["ltr", "rtl"]


def find_direction(text: str, otherwise: Direction) -> Direction:
    """Which way a text runs: as its first letter does (Unicode UAX #9, rule P2), whatever its language is. A text
    without letters runs as `otherwise`."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return otherwise


def isolate(words: str, around: Direction) -> Markup:
    """Words that somebody else chose, such as a name or an address, set apart where they run another way than the words
    around them."""
    apart = write_direction(find_direction(str(Markup(words).striptags()), around), around)
    return Markup("<bdi{}>{}</bdi>").format(apart, words) if apart else escape(words)


def isolate_in_text(words: str, around: Direction) -> str:
    """A phone number or a dose in a text message, which has no markup: two characters that nobody sees (U+2066 and
    U+2069) set it apart from words that run from the right, which would turn its parts round. Figures alone stay in
    their order, and cost nothing."""
    if around == "ltr" or words.isdigit() or find_direction(words, "ltr") == "rtl":
        return words
    return f"\u2066{words}\u2069"


def write_direction(direction: Direction, around: Direction) -> Markup:
    """The attribute of an element whose words run another way than those around it. In HTML it sets them apart as well,
    so that figures and signs beside them stay where they belong."""
    return Markup(' dir="{}"').format(direction) if direction != around else Markup("")
