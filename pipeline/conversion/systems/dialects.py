"""Template syntaxes of messaging systems: how each writes a placeholder, and what would look like one.

    ours        ((name))
    Notify      ((name))
    RapidPro    @contact.name, @fields.visit_date, @(default(contact.name, "there"))     a literal @ is @@
    WhatsApp    {{1}}, {{2}} …
    Twilio, ContentRepo     {{name}}
    CHT         {{patient_name}}, {{#patient_name}}{{patient_name}}{{/patient_name}}{{^patient_name}}there{{/…}}

What a system gives no way to write is refused. Whether a text can be written is not guessed: it is written, and then
read the way the system reads it, which has to find what we wrote and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.conversion.systems.unsendable import UnsendableError, raise_first
from pipeline.model.document import Campaign, Placeholder, TextMessage
from pipeline.sms import find_placeholders


@dataclass(frozen=True)
class Occurrence:
    """A placeholder in a message: its `number` in it from 1, what is declared of it, its `key` in the system, and the
    text `after` it, up to the next placeholder."""

    number: int
    values: Placeholder
    key: str
    after: str


@dataclass(frozen=True)
class Dialect:
    """One system's way. `key` makes the system's name of ours; keys that are equal when `folded` are the same to it.
    `place` writes a placeholder; `escapes` is how other characters are written. `syntax` finds what the system takes
    for a placeholder, an escape or the beginning of one. `fallback` is what a fallback may be where `place` writes it
    into the template. `most` is how long a key may be."""

    system: str
    place: Callable[[Occurrence], str]
    syntax: re.Pattern[str]
    key: Callable[[str], str] = lambda name: name.replace("-", "_")
    folded: Callable[[str], str] = str
    escapes: Mapping[str, str] = field(default_factory=dict)
    fallback: re.Pattern[str] | None = None
    reserved: frozenset[str] = frozenset()
    most: int = 100


def write_template(message: TextMessage, campaign: Campaign, dialect: Dialect) -> str:
    """The message as a template of the system: filled in with values by the system, it is `fill(text, values)`.

    Raises UnsendableError for a placeholder that nobody declared or that the system cannot name, for two
    placeholders that are one to the system, and for a text that the system would read otherwise.
    """
    raise_first(find_template_refusals(message, campaign, dialect))
    return _fill_in_places(message, campaign, dialect)[0]


def find_template_refusals(message: TextMessage, campaign: Campaign, dialect: Dialect) -> Iterator[UnsendableError]:
    """All for which `write_template` raises: names first; where they are right, what would be read otherwise."""
    declared = {values.name: values for values in campaign.placeholders}
    names = dict.fromkeys(place.name for place in find_placeholders(message.text))
    refusals = [refusal for name in names for refusal in _find_name_refusals(message, name, declared, dialect)]
    yield from refusals
    if refusals:
        return
    template, meant = _fill_in_places(message, campaign, dialect)
    read = [match.span() for match in dialect.syntax.finditer(template)]
    if read != meant:
        wrong = dict.fromkeys(template[slice(*span)] for span in sorted(set(read) ^ set(meant)))
        quoted = " and ".join(f"`{characters}`" for characters in wrong)
        reason = (
            f"{dialect.system} would not read {quoted} as the words that {'they are' if len(wrong) > 1 else 'it is'}"
        )
        hint = "write these words without brackets, braces or signs that stand together"
        yield UnsendableError(message.id, reason, hint)


Stretches = list[tuple[int, int]]


def _fill_in_places(message: TextMessage, campaign: Campaign, dialect: Dialect) -> tuple[str, Stretches]:
    """The template, and where in it the system is meant to find a placeholder or an escape."""
    places = find_placeholders(message.text)
    declared = {values.name: values for values in campaign.placeholders}
    template, here = "", 0
    meant: Stretches = []
    for number, place in enumerate(places, start=1):
        template = _append_literal(template, message.text[here : place.start], dialect, meant)
        here = place.end
        after = message.text[here : places[number].start if number < len(places) else None]
        piece = dialect.place(Occurrence(number, declared[place.name], dialect.key(place.name), after))
        meant += [_shift(match.span(), len(template)) for match in dialect.syntax.finditer(piece)]
        template += piece
    return _append_literal(template, message.text[here:], dialect, meant), meant


def _shift(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


def _append_literal(template: str, text: str, dialect: Dialect, meant: Stretches) -> str:
    for character in text:
        if character in dialect.escapes:
            character = dialect.escapes[character]
            meant.append((len(template), len(template) + len(character)))
        template += character
    return template


def _find_name_refusals(
    message: TextMessage, name: str, declared: Mapping[str, Placeholder], dialect: Dialect
) -> Iterator[UnsendableError]:
    """What keeps the system from having a placeholder of this name."""
    system, key = dialect.system, dialect.key(name)
    folded, length = dialect.folded(key), len(key.rpartition(".")[2])
    if name not in declared:
        yield UnsendableError(
            message.id, f"nobody declared `{name}`", "declare it under `placeholders` in leaflet.yaml"
        )
        return
    if folded in dialect.reserved:
        yield UnsendableError(message.id, f"`{name}` means something else to {system}", "give it another name")
    if length > dialect.most:
        reason = f"{system} takes names of at most {dialect.most} characters, and `{name}` has {length}"
        yield UnsendableError(message.id, reason, "give the placeholder a shorter name")
    fallback = declared[name].fallback
    if dialect.fallback and not dialect.fallback.fullmatch(fallback):
        reason = f"{system} cannot write `{fallback}`, the fallback of `{name}`"
        yield UnsendableError(message.id, reason, "give it a fallback of plain words")
    same = [other for other in declared if other != name and dialect.folded(dialect.key(other)) == folded]
    if same:
        yield UnsendableError(message.id, f"to {system}, `{name}` and `{same[0]}` are the same", "rename one of them")


# --- RapidPro ------------------------------------------------------------------------------------------------------
# What an expression is, and that `@@` is a literal @, is read from goflow (excellent/scanner.go). There a name goes on
# over letters, figures, `_` and `.`, and gives back one full stop at its end; so `@contact.name` is put in brackets
# where the text goes on with such a character.

_GOES_ON: Final = re.compile(r"\w|\(|\.[\w.]")
RESERVED_FIELDS: Final = frozenset(
    (
        *("created_by", "created_on", "discord", "ext", "facebook", "fcm", "first_name", "freshchat", "groups", "has"),
        *("id", "instagram", "is", "jiochat", "language", "line", "mailto", "modified_by", "name", "rocketchat"),
        *("scheme", "tel", "telegram", "twitter", "twitterid", "uuid", "viber", "vk", "wechat", "whatsapp"),
    )
)
"""Names that a field of a contact cannot have (the list of rpft, rapidpro/models/common.py)."""

_CONTACT: Final = {"name": "contact.name", "first-name": "contact.first_name", "first_name": "contact.first_name"}


def make_field_key(name: str) -> str:
    """The key of a RapidPro contact field: at most 36 small letters, figures and `_`."""
    return name.replace("-", "_")


def _write_rapidpro(place: Occurrence) -> str:
    if place.values.fallback:
        return f'@(default({place.key}, "{place.values.fallback}"))'
    return f"@({place.key})" if _GOES_ON.match(place.after) else f"@{place.key}"


RAPIDPRO: Final = Dialect(
    system="RapidPro",
    place=_write_rapidpro,
    syntax=re.compile(r"@@|@\((?:[^()]|\([^()]*\))*\)|@(?:[\w.]*\w|\.)"),
    key=lambda name: _CONTACT.get(name, f"fields.{make_field_key(name)}"),
    escapes={"@": "@@"},
    fallback=re.compile(r'[^"\\()\n]*'),
    reserved=frozenset(f"fields.{key}" for key in RESERVED_FIELDS),
    most=36,
)

# --- systems with double braces ------------------------------------------------------------------------------------
# None of them can write a literal pair of braces.

_BRACES: Final = re.compile(r"\{\{\w+\}\}|\{\{|\}\}")

WHATSAPP: Final = Dialect(system="WhatsApp", place=lambda place: f"{{{{{place.number}}}}}", syntax=_BRACES)
"""Numbered in the order of the text, each place with its own number, because WhatsApp wants them without gaps."""

TWILIO: Final = Dialect(system="Twilio", place=lambda place: f"{{{{{place.key}}}}}", syntax=_BRACES, most=16)
"""Twilio's documentation, "Using Variables with Content Templates": keys of at most 16 characters without spaces."""

CONTENTREPO: Final = Dialect(system="ContentRepo", place=lambda place: f"{{{{{place.key}}}}}", syntax=_BRACES)


def _write_cht(place: Occurrence) -> str:
    key, fallback = place.key, place.values.fallback
    usual = f"{{{{{key}}}}}"
    if not fallback:
        return usual
    return f"{{{{#{key}}}}}{usual}{{{{/{key}}}}}{{{{^{key}}}}}{fallback}{{{{/{key}}}}}"


CHT: Final = Dialect(
    system="CHT",
    place=_write_cht,
    # Mustache (shared-libs/message-utils of cht-core, which turns its HTML escapes off). A single brace is taken for a
    # plural form by cht-conf where a text has no placeholder, and makes three of two beside one.
    syntax=re.compile(r"\{\{[#^/]?\w+\}\}|[{}]"),
    key=lambda name: "patient_name" if name == "name" else name.replace("-", "_"),
    fallback=re.compile(r"[^{}\n]*"),
)

# --- Notify --------------------------------------------------------------------------------------------------------
# notifications-utils: field.py has the pattern, insensitive_dict.py what is the same name (case, spaces, `-` and `_` do
# not count), recipients.py the column that is taken already.

NOTIFY: Final = Dialect(
    system="Notify",
    place=lambda place: f"(({place.key}))",
    syntax=re.compile(r"\({2}[^()]+\){2}"),
    key=str,
    folded=lambda key: key.replace("-", "").replace("_", ""),
    reserved=frozenset({"phonenumber"}),
)
