"""Phone numbers in our own words, as in "Call 999 now if:": links that dial them, and numbers that stay in one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup, escape

from pipeline.model.document import CareCard, Document, walk

NO_BREAK = "\N{NO-BREAK SPACE}"


def list_emergency_calls(document: Document) -> dict[str, str]:
    """The numbers of the emergency cards with the addresses that dial them, in the order of the leaflet."""
    cards = (node for node in walk(document.sections) if isinstance(node, CareCard) and node.level == "emergency")
    return {card.number: card.dial for card in cards if card.number}


def keep_number(number: str) -> Markup:
    """A number that no line breaks."""
    whole = escape(number.replace(" ", NO_BREAK))
    return Markup('<span class="kept">{}</span>').format(whole) if "-" in number else whole


def keep_numbers(text: str, *numbers: str) -> Markup:
    """Words in which no line breaks these numbers."""
    return _replace(text, numbers, keep_number)


def link_numbers(text: str, calls: Mapping[str, str], call: str = "") -> Markup:
    """Words in which these numbers, or `call` ("Call 999") with one of them, are links to the addresses that dial."""
    if call and call in text and len(calls) == 1:
        before, _, behind = text.partition(call)
        return escape(before) + _link(next(iter(calls.values())), keep_numbers(call, *calls)) + escape(behind)
    return _replace(text, calls, lambda number: _link(calls[number], keep_number(number)))


def _link(address: str, words: Markup) -> Markup:
    return Markup('<a class="dial" href="{}">{}</a>').format(address, words)


def _replace(text: str, numbers: Iterable[str], write: Callable[[str], Markup]) -> Markup:
    """The words, escaped, with what is written in the place of each number; a part of a longer one is none."""
    named = "|".join(re.escape(number) for number in sorted(filter(None, numbers), key=len, reverse=True))
    if not named:
        return escape(text)
    parts = re.split(rf"(?<![\d+])({named})(?!\d)", text)
    return Markup("").join(write(part) if at % 2 else escape(part) for at, part in enumerate(parts))
