"""Links in what a publisher types: addresses, e-mail addresses and telephone numbers lead where they say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.document import Inlines, Link, Text
from pipeline.parsers.addresses import find_addresses
from pipeline.templating.locale_formats import NO_BREAK
from pipeline.templating.telephone import dial_number, find_flaw, join_digits

_NUMBER = re.compile(
    r"(?<![\w.,:/-])(?<!\d )(?<!\bext )(?<!\bext\. )(?<!\bextension )"
    r"\+?(?:\(\d+\)|\d+)(?:[ \xa0.-]?(?:\(\d+\)|\d+))*+(?![\w:/]|[ \xa0](?:hours|hrs|h|am|pm|days)\b)",
    re.IGNORECASE,
)
"""A number as people read it. What may be something else (an extension, hours, two numbers with a stroke between them)
stays words: no link is better than one that dials a wrong number."""
_FEWEST_DIGITS = 3
"""Figures of the shortest telephone number in running words: fewer may count something."""


def link_addresses(text: str) -> Inlines:
    """The text, with a link for each `https://…`, `www.…` and e-mail address in it."""
    return tuple(_cut(text, ((start, end, front + text[start:end]) for start, end, front in _find_addresses(text))))


def link_numbers(text: str, country: str) -> Inlines:
    """What stands under `phone`, with a link for each number in it that there can be in a country, and no line end
    inside one."""
    numbers = (number for number in _find_numbers(text) if not find_flaw(number.group(), country))
    return tuple(_cut(text, ((*number.span(), dial_number(number.group(), country)) for number in numbers)))


def find_impossible_numbers(text: str, country: str) -> tuple[str, ...]:
    """The numbers in what stands under `phone` at which nobody in a country can be called."""
    return tuple(number.group() for number in _find_numbers(text) if find_flaw(number.group(), country))


def _find_numbers(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _NUMBER.finditer(text) if len(join_digits(match.group())) >= _FEWEST_DIGITS)


def _find_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    return find_addresses(text, 0, len(text))


def _cut(text: str, links: Iterator[tuple[int, int, str]]) -> Iterator[Text | Link]:
    """The text in pieces, of which these are links to these targets."""
    end = 0
    for start, stop, target in links:
        if start > end:
            yield Text(text[end:start])
        words = text[start:stop]
        yield Link(target, (Text(words.replace(" ", NO_BREAK) if target.startswith("tel:") else words),))
        end = stop
    if end < len(text):
        yield Text(text[end:])
