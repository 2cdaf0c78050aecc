"""What the reviewers' page has to say of prices: of all messages to one person and to a thousand, and of characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.review_numbers import count_cases, format_cost, format_parts
from pipeline.proof.parity.systems.schedule_facts import find_time
from pipeline.sms import count, fill
from pipeline.sms.alphabet import EXTENSION, SEPTETS
from pipeline.sms.normalising import name_characters
from pipeline.templating.locale_formats import LocaleFormats

_PEOPLE = 1000
_FEW = 8
"""So many rows are written out, and so many characters of a row."""


def expect_prices(document: Document) -> Iterator[str]:
    """The rows of the table of prices, and a line for each character that makes messages longer."""
    labels, people = document.labels, _format_number(document, _PEOPLE)
    if not document.messages:
        return
    yield f"{labels['review_to_one']} {labels['review_to_many'].format(people=people)}"
    cases = [count_cases(document, message) for message in _list_sent(document)]
    usual, worst = sum(len(one.sample.parts) for one in cases), sum(one.most_parts for one in cases)
    for name, parts in ((labels["review_usual"], usual), (labels["review_worst"], worst)):
        yield f"{name} {_format_price(document, parts)} {_format_price(document, parts * _PEOPLE)}"
    rows = list(_expect_dear(document, people))
    yield from rows[:_FEW]
    if len(rows) > _FEW:
        yield labels["review_more_kinds"].format(number=len(rows) - _FEW)


def _list_sent(document: Document) -> Iterator[TextMessage]:
    """The messages, each as often as one person gets it."""
    for message in document.messages:
        at = find_time(message)
        yield from [message] * (at.times if at else 1)


def _expect_dear(document: Document, people: str) -> Iterator[str]:
    """The characters that cost alone, the dearest first, and then those that cost together."""
    labels, samples = document.labels, {one.name: one.sample for one in document.campaign.placeholders}
    messages, parts = Counter[str](), Counter[str]()
    together, longer, more = set[str](), 0, 0
    for text in (fill(message.text, samples) for message in _list_sent(document)):
        wide = _find_wide(text)
        alone = {one: saved for one in wide if (saved := _count_saved(text, one)) > 0}
        messages.update(alone.keys())
        parts.update(alone)
        if (rest := _count_saved(text, wide) - max(alone.values(), default=0)) > 0:
            together, longer, more = together | wide, longer + 1, more + rest

    def say(names: str, number: int, cost: int) -> str:
        many = labels["review_message"] if number == 1 else labels["review_many_messages"].format(number=number)
        one, all_people = _format_price(document, cost), _format_price(document, cost * _PEOPLE)
        costs = labels["review_dear_costs"].format(messages=many, one=one, many=all_people, people=people)
        return " ".join(f"{names}: {costs}".split())

    for one in sorted(parts, key=lambda name: (-parts[name], -messages[name], name)):
        code, _, called = name_characters(one).partition(" ")
        yield say(f"{_print(one)} {code} {called.lower()}", messages[one], parts[one])
    if together:
        names = sorted(together)
        others = [f"{labels['review_more_kinds'].format(number=len(names) - _FEW)},"] if len(names) > _FEW else []
        yield say(" ".join((*map(_print, names[:_FEW]), *others, labels["review_dear_together"])), longer, more)


def _print(character: str) -> str:
    return character if character.isprintable() else f"U+{ord(character):04X}"


def _find_wide(text: str) -> set[str]:
    """What a text could do without: none of it where most letters are outside the alphabet."""
    outside = {one for one in text if one not in SEPTETS}
    letters = [one in outside for one in text if one.isalpha()]
    if sum(letters) > len(letters) - sum(letters):
        return set()
    return outside or {one for one in text if one in EXTENSION}


def _count_saved(text: str, characters: Collection[str]) -> int:
    """The parts fewer with plain letters in their place."""
    plain = "".join("e" if one in characters else one for one in text)
    return len(count(text).parts) - len(count(plain).parts)


def _format_price(document: Document, parts: int) -> str:
    number = document.labels["review_parts"].format(parts=_format_number(document, parts))
    words = format_parts(document, parts) if parts == 1 else number
    cost = format_cost(document, parts)
    return document.labels["review_parts_cost"].format(parts=words, cost=cost) if cost else words


def _format_number(document: Document, number: int) -> str:
    return LocaleFormats(document.language, "", document.typography.numbers).write_number(number)
