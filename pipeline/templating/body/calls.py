"""Phone numbers in our own words, as in "Call 999 now if:": links that dial them, and numbers that stay in one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from pipeline.model.document import CareCard, Document, telephone, walk

NO_BREAK = "\N{NO-BREAK SPACE}"


def list_emergency_numbers(document: Document) -> tuple[str, ...]:
    """The numbers of the emergency cards, each once, in the order of the leaflet."""
    cards = (node for node in walk(document.sections) if isinstance(node, CareCard) and node.level == "emergency")
    return tuple(dict.fromkeys(card.number for card in cards if card.number))


def keep_number(number: str) -> Markup:
    """A number that no line breaks."""
    whole = escape(number.replace(" ", NO_BREAK))
    return Markup('<span class="kept">{}</span>').format(whole) if "-" in number else whole


def keep_numbers(text: str, *numbers: str) -> Markup:
    """Words in which no line breaks these numbers."""
    return _replace(text, numbers, keep_number)


def link_numbers(text: str, numbers: Iterable[str], call: str = "") -> Markup:
    """Words in which these numbers, or `call` ("Call 999") with one of them, are links that dial."""
    listed = tuple(numbers)
    if call and call in text and len(listed) == 1:
        before, _, behind = text.partition(call)
        return escape(before) + _link(listed[0], keep_numbers(call, *listed)) + escape(behind)
    return _replace(text, listed, lambda number: _link(number, keep_number(number)))


def _link(number: str, words: Markup) -> Markup:
    return Markup('<a class="dial" href="{}">{}</a>').format(telephone(number), words)


def _replace(text: str, numbers: Iterable[str], write: Callable[[str], Markup]) -> Markup:
    """The words, escaped, with what is written in the place of each number; a part of a longer one is none."""
    named = "|".join(re.escape(number) for number in sorted(filter(None, numbers), key=len, reverse=True))
    if not named:
        return escape(text)
    parts = re.split(rf"(?<![\d+])({named})(?!\d)", text)
    return Markup("").join(write(part) if at % 2 else escape(part) for at, part in enumerate(parts))
