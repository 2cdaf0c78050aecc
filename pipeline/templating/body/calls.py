"""Phone numbers in our own words, as in "Call 999 now if:": links that dial them, and numbers that stay in one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from markupsafe import Markup, escape

from pipeline.model.document import CareCard, Document, walk
from pipeline.templating.directions import Direction, write_direction

NO_BREAK = "\N{NO-BREAK SPACE}"


def list_emergency_calls(document: Document) -> dict[str, str]:
    """The numbers of the emergency cards with the addresses that dial them, in the order of the leaflet."""
    cards = (node for node in walk(document.sections) if isinstance(node, CareCard) and node.level == "emergency")
    return {card.number: card.dial for card in cards if card.number}


def keep_number(number: str, around: Direction) -> Markup:
    """A number that no line breaks, and that runs from the left in words of either direction."""
    whole, apart = escape(number.replace(" ", NO_BREAK)), write_direction("ltr", around)
    return Markup('<span class="kept"{}>{}</span>').format(apart, whole) if "-" in number or apart else whole


def keep_numbers(text: str, *numbers: str, around: Direction = "ltr") -> Markup:
    """Words in which no line breaks these numbers; `around` is their direction."""
    return _replace(text, numbers, partial(keep_number, around=around))


def link_numbers(text: str, calls: Mapping[str, str], call: str = "", around: Direction = "ltr") -> Markup:
    """Words in which these numbers, or `call` ("Call 999") with one of them, are links to the addresses that dial."""
    if call and call in text and len(calls) == 1:
        before, _, behind = text.partition(call)
        words = keep_numbers(call, *calls, around=around)
        return escape(before) + _link(next(iter(calls.values())), words) + escape(behind)
    return _replace(text, calls, lambda number: _link(calls[number], keep_number(number, around)))


def _link(address: str, words: Markup) -> Markup:
    return Markup('<a class="dial" href="{}">{}</a>').format(address, words)


def _replace(text: str, numbers: Iterable[str], write: Callable[[str], Markup]) -> Markup:
    """The words, escaped, with what is written in the place of each number; a part of a longer one is none."""
    named = "|".join(re.escape(number) for number in sorted(filter(None, numbers), key=len, reverse=True))
    if not named:
        return escape(text)
    parts = re.split(rf"(?<![\d+])({named})(?!\d)", text)
    return Markup("").join(write(part) if at % 2 else escape(part) for at, part in enumerate(parts))
