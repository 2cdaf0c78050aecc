"""Costs of single characters: one outside the alphabet makes the whole message longer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipeline.sms import count
from pipeline.sms.alphabet import EXTENSION, SEPTETS
from pipeline.sms.dear_characters import is_of_other_script, replace_characters
from pipeline.sms.normalising import name_characters

FEW = 8
"""More kinds than these are not listed one by one."""


@dataclass(frozen=True)
class Kind:
    """One kind of character: `code` is U+XXXX, `called` what Unicode calls it, `times` how often the message has it."""

    character: str
    code: str
    called: str
    times: int

    @property
    def visible(self) -> str:
        """The character, or its code where it is one that nobody sees."""
        return self.character if self.character.isprintable() else self.code


@dataclass(frozen=True)
class Characters:
    """The characters of a message that cost more than one.

    `outside` are those that the alphabet has not: with them the message takes `parts` parts, without all of them
    `without`. One of them alone costs as much as all. `script`: most letters are outside, so that rewording saves
    nothing. `double` are those of the extension table, which take the room of two.
    """

    outside: tuple[Kind, ...]
    double: tuple[Kind, ...]
    parts: int
    without: int
    script: bool

    @property
    def more(self) -> int:
        """The parts that the characters outside the alphabet cost."""
        return self.parts - self.without


def examine_characters(text: str) -> Characters:
    """What the characters of a filled-in message cost. Raises Uncountable as counting does."""
    seen = Counter(text)
    outside = tuple(describe_kind(one, times) for one, times in seen.items() if one not in SEPTETS)
    double = () if outside else tuple(describe_kind(one, times) for one, times in seen.items() if one in EXTENSION)
    plain = replace_characters(text, {one for one in seen if one not in SEPTETS})
    return Characters(outside, double, len(count(text).parts), len(count(plain).parts), is_of_other_script(text))


def describe_kind(character: str, times: int = 1) -> Kind:
    """A character with its code and its name."""
    code, _, called = name_characters(character).partition(" ")
    return Kind(character, code, called.lower(), times)
