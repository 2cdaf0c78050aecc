"""Rules of facts (FCT): they are there once, are used, and a phone number is one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Fact, Text
from pipeline.model.leaflet import FACTS, Leaflet
from pipeline.model.suggestions import suggest

_BRACKETS = re.compile(r"\[([a-z][a-z0-9-]*)\]")


_NO_DIGIT = re.compile(r"[^\d+]")
"""What parts the digits of a telephone number for people: spaces, hyphens, brackets."""
_BETWEEN = r"[ \u00a0\u202f]?[-\u2010\u2011()]?[ \u00a0\u202f]?\(?"
"""The same between two digits, at most four signs of it: a longer gap parts two numbers."""
_SHORT_NUMBER = 3
"""A number of so few digits is not written in groups: `1-11` is an age, and not 111."""
_LONGER_NUMBER = re.compile(r"(?:(?:\+|(?<!\d)\(?0)\d[\d ()]*[ )]|\d{3} )$")
"""The beginning of a longer number, whose end is no service."""
_LONGEST_BEGINNING = 24


def facts_exist(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Every fact that the words name is in leaflet.yaml or in facts.yaml. One that is there and wrong has been reported
    where it was read, and so has a facts.yaml that cannot be read."""
    facts = leaflet.written_facts
    files = "leaflet.yaml or facts.yaml" if FACTS in leaflet.library.places else "leaflet.yaml"
    for language in leaflet.texts if FACTS not in leaflet.library.unread else ():
        for node in leaflet.nodes(language):
            if isinstance(node, Fact) and node.id not in facts:
                hint = suggest(node.id, facts, f"write it under `facts` in leaflet.yaml: `{node.id}: {{kind: …}}`")
                yield codes.UNKNOWN_FACT.at(node.span, f"there is no fact `{node.id}` in {files}", hint)


def facts_stand_in_one_file(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """No fact of the leaflet has the id of one that leaflets share: nobody could say which of them is meant."""
    shared = leaflet.library.places.get(FACTS)
    for name in sorted(leaflet.places.keys_below("facts") & (shared.keys_below() if shared else frozenset())):
        message = f"the fact `{name}` is in facts.yaml too"
        hint = "take one of them out, or give this one another id"
        yield codes.DUPLICATE_ID.at(leaflet.places.key("facts", name), message, hint)


def brackets_hold_no_facts(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A fact stands in double braces: in brackets its name would be printed. Escaped brackets are meant."""
    for language, text in leaflet.texts.items():
        for node in leaflet.nodes(language):
            for match in _BRACKETS.finditer(node.value) if isinstance(node, Text) else ():
                place = text.source.within(node.span, match.group())
                escaped = text.source.line(place.line)[place.column - 2 : place.column - 1] == "\\"
                if match[1] in leaflet.facts and (place != node.span or match.group() == node.value):
                    message = f"`{match.group()}` is printed as it stands, and not as the fact `{match[1]}`"
                    if not escaped:
                        yield codes.LEFTOVER_MARK.at(place, message, f"write `{{{{{match[1]}}}}}`")


def facts_are_used(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Every fact of the leaflet stands in the words of some language: a fact that is left over is often a misspelt one.
    Of those that leaflets share, each uses what it needs."""
    used = {name for language in leaflet.texts for name in leaflet.find_used_facts(language)}
    for name in leaflet.settings.facts if leaflet.texts else ():
        if name not in used:
            place = leaflet.places.key("facts", name)
            hint = f"write `{{{{{name}}}}}`, or take it out"
            yield codes.UNUSED_FACT.at(place, f"the fact `{name}` is never used", hint)


def phone_numbers_are_facts(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """A number of the services is a fact wherever it stands, so that the leaflet can be made for another country."""
    services = {_NO_DIGIT.sub("", service.number): name for name, service in leaflet.services.items()}
    pattern = _compile_numbers(services)
    for language, text in leaflet.texts.items() if services else ():
        for node in leaflet.nodes(language):
            for number in _find_numbers(pattern, node.value) if isinstance(node, Text) else ():
                name = services[_NO_DIGIT.sub("", number)]
                message = f"`{number}` is the number of the service `{name}`"
                hint = f"write a fact: `its-id: {{kind: phone, service: {name}}}` and `{{{{its-id}}}}`"
                yield codes.PHONE_IN_TEXT.at(text.source.within(node.span, number), message, hint)


def _compile_numbers(services: Iterable[str]) -> re.Pattern[str]:
    """A pattern of the digits of some services, however they are parted, and the longest number first. It begins at a
    digit, and what parts two digits is bounded, so that looking through a text takes as long as the text."""
    longest_first = sorted(services, key=len, reverse=True)
    numbers = "|".join(map(_part_digits, longest_first))
    return re.compile(rf"\(?(?<![A-Za-z\d-])(?<!\d[.,])(?:{numbers})(?![A-Za-z\d])(?![-.,]\d)")


def _part_digits(number: str) -> str:
    plus, digits = (r"\+", number[1:]) if number.startswith("+") else ("", number)
    if len(digits) > _SHORT_NUMBER:
        return plus + _BETWEEN.join(digits)
    return plus + rf"(?:{digits}|{'[ -]'.join(digits)})"


def _find_numbers(pattern: re.Pattern[str], words: str) -> Iterator[str]:
    """The numbers of services in some words, as they are written there."""
    done = 0
    for match in pattern.finditer(words):
        before = words[max(match.start() - _LONGEST_BEGINNING, done) : match.start()]
        if not _LONGER_NUMBER.search(before):
            done, number = match.end(), match.group()
            yield number[1:] if number.startswith("(") and ")" not in number else number
