"""Characters that make messages longer: those outside the alphabet of phones, and those that take the room of two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.sms.alphabet import SEPTETS
from pipeline.sms.counting import count

PLAIN = "x"
"""Any letter of the alphabet: what a character is replaced by, to see what it costs."""


@dataclass(frozen=True, slots=True)
class DearCharacter:
    """A character (or several that cost only together), how many messages would be shorter with letters of the alphabet
    in its place, and by how many parts for one person who gets each."""

    characters: tuple[str, ...]
    messages: int
    parts: int


def find_dear_characters(sendings: Iterable[tuple[str, int]]) -> tuple[DearCharacter, ...]:
    """The characters that cost parts, the dearest first. Of each message its filled-in text and how often it is sent.

    A character counts in the messages that would have fewer parts if it alone were replaced. Where a message has
    several and it takes all of them to make it shorter, they stand together in the last row, which holds what is saved
    beyond the best of them alone. Texts whose letters are mostly outside the alphabet are left out: no other wording
    saves anything. Raises UncountableError as counting does.
    """
    messages, parts = Counter[str](), Counter[str]()
    together: set[str] = set()
    longer = more = 0
    for text, times in sendings:
        dear = find_wide_characters(text)
        if not dear or is_of_other_script(text):
            continue
        now = len(count(text).parts)
        alone = {one: saved for one in dear if (saved := now - len(count(replace_characters(text, {one})).parts)) > 0}
        for one, saved in alone.items():
            messages[one] += times
            parts[one] += times * saved
        rest = now - len(count(replace_characters(text, dear)).parts) - max(alone.values(), default=0)
        if rest > 0:
            together |= dear
            longer += times
            more += times * rest
    ordered = sorted(messages, key=lambda one: (-parts[one], -messages[one], one))
    rows = tuple(DearCharacter((one,), messages[one], parts[one]) for one in ordered)
    return (*rows, DearCharacter(tuple(sorted(together)), longer, more)) if together else rows


def find_wide_characters(text: str) -> set[str]:
    """The characters of a text that cost more room than one of the alphabet's: those that it has not, or, in a text
    that is all inside it, those of its extension table."""
    present = set(text)
    outside = {one for one in present if one not in SEPTETS}
    return outside or {one for one in present if SEPTETS[one] > 1}


def replace_characters(text: str, characters: set[str]) -> str:
    """The text with a letter of the alphabet in the place of each of these characters."""
    return "".join(PLAIN if one in characters else one for one in text)


def is_of_other_script(text: str) -> bool:
    """Whether most letters of a text are outside the alphabet, as in Arabic, Greek or Hindi."""
    letters = [one for one in text if one.isalpha()]
    return sum(one not in SEPTETS for one in letters) * 2 > len(letters) > 0
