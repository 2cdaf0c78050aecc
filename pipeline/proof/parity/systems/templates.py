"""Reader of templates of messaging systems: back from the syntax of each to ours, `((name))`, with what stands in where
a value is missing. Nothing here knows how a template is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.document import Document, TextMessage
from pipeline.sms import find_placeholders

_RAPIDPRO = re.compile(
    r'@@|@\(default\((?P<usual>[\w.]+), "(?P<fallback>[^"]*)"\)\)|@\((?P<bracketed>[\w.]+)\)|@(?P<bare>\w+(?:\.\w+)*)'
)
_CHT = re.compile(
    r"\{\{#(?P<usual>\w+)\}\}\{\{(?P=usual)\}\}\{\{/(?P=usual)\}\}"
    r"\{\{\^(?P=usual)\}\}(?P<fallback>[^{}]*)\{\{/(?P=usual)\}\}"
    r"|\{\{(?P<bare>\w+)\}\}"
)
_BRACES = re.compile(r"\{\{(?P<bare>\w+)\}\}")
_OF_CONTACTS = {"name": "contact.name", "first-name": "contact.first_name", "first_name": "contact.first_name"}


@dataclass
class ReadTemplate:
    """A template in our syntax, and the words that stand in for a missing value, by the placeholder's name."""

    text: str = ""
    fallbacks: dict[str, str] = field(default_factory=dict)


def read_rapidpro(template: str, document: Document) -> ReadTemplate:
    """`@contact.name`, `@(fields.x)`, `@(default(fields.x, "there"))`; `@@` is one `@`."""
    keys = {_OF_CONTACTS.get(name, f"fields.{_with_underscores(name)}"): name for name in _list_names(document)}
    return _read(template, _RAPIDPRO, keys)


def read_cht(template: str, document: Document) -> ReadTemplate:
    """Mustache: `{{x}}`, and a section with its inverse where there is a fallback."""
    keys = {"patient_name" if name == "name" else _with_underscores(name): name for name in _list_names(document)}
    return _read(template, _CHT, keys)


def read_braces(template: str, document: Document) -> ReadTemplate:
    """`{{x}}`, as Twilio and ContentRepo have it."""
    return _read(template, _BRACES, {_with_underscores(name): name for name in _list_names(document)})


def read_numbered(template: str, message: TextMessage) -> ReadTemplate:
    """`{{1}}`, `{{2}}` … as WhatsApp has it: each stands for the placeholder with this number in the message."""
    names = [place.name for place in find_placeholders(message.text)]
    return _read(template, _BRACES, {str(number): name for number, name in enumerate(names, 1)})


def expect_fallbacks(message: TextMessage, document: Document) -> dict[str, str]:
    """What stands in for each missing value of a message, where anything does."""
    used = {place.name for place in find_placeholders(message.text)}
    return {one.name: one.fallback for one in document.campaign.placeholders if one.name in used and one.fallback}


def _read(template: str, syntax: re.Pattern[str], keys: Mapping[str, str]) -> ReadTemplate:
    read = ReadTemplate()

    def replace(match: re.Match[str]) -> str:
        groups = match.groupdict()
        key = groups.get("usual") or groups.get("bracketed") or groups.get("bare")
        if key is None:
            return "@"
        name = keys.get(key, key)
        if groups.get("fallback"):
            read.fallbacks[name] = groups["fallback"]
        return f"(({name}))"

    read.text = syntax.sub(replace, template)
    return read


def _list_names(document: Document) -> list[str]:
    return [values.name for values in document.campaign.placeholders]


def _with_underscores(name: str) -> str:
    return name.replace("-", "_")
