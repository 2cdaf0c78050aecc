"""Placeholders, which the messaging system fills in when it sends, and how long a message becomes then.

A placeholder is `((name))`, as in GOV.UK Notify; a name is `[a-z][a-z0-9_-]*`. Anything else in
double brackets is text.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from pipeline.sms.alphabet import SEPTETS
from pipeline.sms.counting import Count, count

_PLACEHOLDER: Final = re.compile(r"\(\(([a-z][a-z0-9_-]*)\)\)")

OUTSIDE_LETTER: Final = "ó"
"""A letter that the alphabet has not, and many names have: the ó of Józef."""


@dataclass(frozen=True, slots=True)
class PlaceholderInText:
    """`template[start:end]` is the placeholder with its brackets; in code points from 0."""

    name: str
    start: int
    end: int


class Values(Protocol):
    """What leaflet.yaml declares of a placeholder: a usual value, the longest, and what stands in for none."""

    @property
    def sample(self) -> str: ...
    @property
    def longest(self) -> str: ...
    @property
    def fallback(self) -> str: ...


@dataclass(frozen=True, slots=True)
class WorstCase:
    """The counts of a message with each kind of value put in for all of its placeholders at once.

    `outside`: the longest values, each with one letter that is outside the alphabet, so that the message is UCS-2.
    """

    sample: Count
    longest: Count
    fallback: Count
    outside: Count

    @property
    def most_parts(self) -> int:
        """The number of parts to reckon with, over all four and both ways to split."""
        return max(case.most_parts for case in (self.sample, self.longest, self.fallback, self.outside))


def find_placeholders(template: str) -> tuple[PlaceholderInText, ...]:
    """Every placeholder of the template, in order; the same name may come again."""
    return tuple(PlaceholderInText(match[1], match.start(), match.end()) for match in _PLACEHOLDER.finditer(template))


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with a value for each placeholder. Values are text: one that looks like a placeholder stays so.

    Values that the template does not use are ignored. Raises KeyError with the name when one is missing.
    """
    return _PLACEHOLDER.sub(lambda match: values[match[1]], template)


def split_template(template: str, values: Mapping[str, str], parts: Sequence[str]) -> tuple[str, ...]:
    """The template in the parts that the filled-in text has (`parts`, which join to it): a placeholder stands whole in
    the part in which its value begins. The pieces join to the template."""
    pieces = [""] * len(parts)
    ends = [sum(map(len, parts[: number + 1])) for number in range(len(parts))]
    here = done = 0

    def put(text: str, filled_in: int) -> None:
        nonlocal here
        number = next((number for number, end in enumerate(ends) if here < end), len(parts) - 1)
        pieces[number] += text
        here += filled_in

    for place in find_placeholders(template):
        for letter in template[done : place.start]:
            put(letter, 1)
        put(template[place.start : place.end], len(values[place.name]))
        done = place.end
    for letter in template[done:]:
        put(letter, 1)
    return tuple(pieces)


def worst_case(template: str, placeholders: Mapping[str, Values]) -> WorstCase:
    """Counts the filled-in text, never the template.

    Raises KeyError with the name of a placeholder that is not declared, and UncountableError when one of the texts is
    refused (an empty fallback may leave nothing).
    """
    used = {match.name: placeholders[match.name] for match in find_placeholders(template)}
    return WorstCase(
        sample=count(fill(template, {name: values.sample for name, values in used.items()})),
        longest=count(fill(template, {name: values.longest for name, values in used.items()})),
        fallback=count(fill(template, {name: values.fallback for name, values in used.items()})),
        outside=count(fill(template, {name: with_letter_outside(values.longest) for name, values in used.items()})),
    )


def with_letter_outside(value: str) -> str:
    """The value with its last letter replaced by one outside the alphabet.

    A value without a letter of the alphabet stays as it is: it is a number or a date, or it is outside already.
    """
    for place in range(len(value) - 1, -1, -1):
        if value[place].isalpha() and value[place] in SEPTETS:
            return value[:place] + OUTSIDE_LETTER + value[place + 1 :]
    return value
