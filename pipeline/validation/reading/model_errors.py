"""Errors of models (pydantic) as diagnostics: what is wrong with a value of a YAML file, in an author's words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from pydantic import BaseModel

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.settings.dose import EXCESS_PART, LACKING_PART, WRONG_PART
from pipeline.model.settings.field_types import LATER_FORMAT, REFUSED, UNSAFE_ADDRESS
from pipeline.model.source import KeyPath, Places
from pipeline.model.suggestions import suggest
from pipeline.parsers.yaml12 import Unquoted
from pipeline.validation.reading.key_paths import locate


def diagnose_error(error: Any, value: Any, places: Places, model: type[BaseModel]) -> Diagnostic:
    """The diagnostic of one of pydantic's errors. `value` is what was read from YAML, at `places`."""
    path, at, missing = locate(error["loc"], value)
    key = str(path[-1]) if path else "the file"
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        return _diagnose_missing(str(missing[-1]) if missing else key, path, places)
    if kind == "extra_forbidden":
        fact = _read_kind(path[:-1], value)
        known = _list_keys(model, path[:-1], fact) - {key}
        hint = suggest(key, known, _INSTEAD.get(fact, "take it out"))
        return codes.UNKNOWN_KEY.at(places.key(*path), f"there is no key `{key}` here", hint)
    name = next((part for part in reversed(path) if isinstance(part, str)), key)
    span = places.value(*path)
    if kind in _OF_PARTS:
        return _diagnose_part(kind, context, path, places)
    if kind in _OWN_KINDS:
        place = places.key(*path) if missing[-1:] == ("[key]",) else span
        return _OWN_KINDS[kind].at(place, context["message"], context["hint"])
    if isinstance(at, Unquoted) and kind in ("string_type", "literal_error", "enum"):
        return codes.UNQUOTED.at(span, f"`{at.text}` is read as a number and may lose its shape", f'write "{at.text}"')
    if kind == "too_long":
        message = f"{_name_owner(path)} has {len(at):,} entries; at most {context['max_length']:,} can be read"
        return codes.TOO_LARGE.at(places.key(*path), message, "take some out")
    if missing and missing[-1] == "[key]":
        return codes.WRONG_VALUE.at(places.key(*path), f"`{key}` cannot be a key here", _find_hint(error, ""))
    if kind == "literal_error":
        expected = str(context.get("expected", "")).replace("'", "`").replace(" or ", ", ")
        options = [part.strip("` ") for part in expected.split(",")]
        hint = suggest(str(at), options, "write one of them")
        given = f", not `{at}`" if isinstance(at, str) else ""
        return codes.WRONG_VALUE.at(span, f"`{key}` must be one of {expected}{given}", hint)
    if at is None and re.match(r"[a-z]+:\S", key):
        hint = "put a space behind the colon, as in `en: words`"
        return codes.WRONG_VALUE.at(places.key(*path), f"`{key}` is no key with its value", hint)
    return codes.WRONG_VALUE.at(span, f"{_name_owner(path)}: {_describe(error)}", _find_hint(error, name))


_OWN_KINDS = {
    UNSAFE_ADDRESS: codes.LINK_ADDRESS,
    REFUSED: codes.WRONG_VALUE,
    LATER_FORMAT: codes.LATER_FORMAT,
}
"""What our own validators find, in whose errors the words stand."""
_INSTEAD = {"risk": "a risk is so many people of so many: `n: 1, of: 100`; nothing else has its number"}
"""What to write in the place of a key that a kind of fact does not take."""
_OF_PARTS = (LACKING_PART, EXCESS_PART, WRONG_PART)
"""Kinds of errors of our own about one key of a value, which they name."""


def _diagnose_missing(name: str, path: KeyPath, places: Places) -> Diagnostic:
    owner = f"{_name_owner(path)} has no `{name}`" if path else f"`{name}` is missing"
    return codes.MISSING_KEY.at(places.key(*path) if path else places.whole, owner, f"write `{name}: …`")


def _diagnose_part(kind: str, context: Any, path: KeyPath, places: Places) -> Diagnostic:
    key, message, hint = context["key"], context["message"], context["hint"]
    if kind == LACKING_PART:
        return _diagnose_missing(key, path, places)
    if kind == EXCESS_PART:
        return codes.UNKNOWN_KEY.at(places.key(*path, key), message, hint)
    return codes.WRONG_VALUE.at(places.value(*path, key), message, hint)


def _name_owner(path: KeyPath) -> str:
    names = [part for part in path if isinstance(part, str)]
    whose = f"`{names[-1]}`" if names else "the file"
    if path and isinstance(path[-1], int):
        whose = f"{whose}, item {path[-1] + 1}"
    return whose


def _find_hint(error: Any, name: str) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "string_pattern_mismatch":
        if name == "number" and _TYPESET.search(str(error["input"])):
            return "type its spaces and hyphens anew: others than those of a keyboard stand in it"
        return _PATTERNS.get(name) or _FORMS.get(context["pattern"][:8], "look at how the guide writes it")
    if kind == "dict_type" and name in _BY_LANGUAGE and isinstance(error["input"], str):
        return f"write it in each language: `{{en: {error['input']}}}`"
    if kind == "literal_error":
        return f"write {context['expected']}".replace("'", "`")
    if kind == "string_type" and isinstance(error["input"], list):
        return "write words without brackets, as in `one thing and another`"
    return _HINTS.get(kind, "look at how the other leaflets write it")


_TYPESET = re.compile("[\u00a0\u2007-\u2015\u202f\u2212]")
"""Spaces and hyphens of word processors."""
_BY_LANGUAGE = ("name", "alt", "label", "hours", "who", "opt_out", "route", "times", "not_for")
"""Keys under which the same words stand in several languages."""
_FORMS = {
    "^[0-9]+(": "write a decimal number, as in 0.02",
    "^[0-9a-f": "write the `text digest` that the message bank has beside the message",
}
"""What a value looks like, by the beginning of its pattern."""
_PATTERNS = {
    "version": "write three numbers with dots, as in 1.0.0",
    "currency": "write three capital letters, as in GBP",
    **dict.fromkeys(("start", "end"), "write a time of day, as in 20:00"),
    "number": "write one number with digits, spaces, hyphens and brackets; one for calls from abroad starts with +",
    "value": "write the figure alone; words go into `unit`",
    "icd10": "write a letter and figures, as in M62.5",
    "snomed": "write the 6 to 18 figures of the concept, in quotes",
    "mesh": "write D or C and figures, as in D009133",
    "digest": "copy it from what `plainleaf check` says of the sign-off",
}
_HINTS = {
    "string_type": "write words, in quotes where they look like something else",
    "int_type": "write digits without quotes",
    "bool_type": "write true or false, without quotes",
    "dict_type": "write keys below it, indented",
    "model_type": "write keys below it, indented",
    "model_attributes_type": "write keys below it, indented",
    "list_type": "write a list: `- …` or `[…]`",
    "string_too_short": "write it, or take the key out",
    "too_short": "write at least one",
    "string_too_long": "make it shorter",
    "union_tag_not_found": "write `kind: text`, or number, risk, dose, phone, date or url",
    "union_tag_invalid": "choose one of them",
    "greater_than_equal": "write a larger number",
}
_KINDS = {
    "string_type": "it takes words",
    "int_type": "it takes a whole number",
    "bool_type": "it takes true or false",
    "dict_type": "it takes keys and values",
    "list_type": "it takes a list",
    "model_type": "it takes keys and values",
    "model_attributes_type": "it takes keys and values",
    "string_too_short": "it is empty",
    "too_short": "it is empty",
}


def _describe(error: Any) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind in _KINDS:
        return _KINDS[kind]
    if kind == "value_error" and isinstance(error["input"], dict):
        return "something is missing in it"
    if kind == "value_error" and not str(error["input"]).strip():
        return "it is empty"
    if kind == "value_error":
        return f"`{error['input']}` is not what it takes"
    if kind == "string_pattern_mismatch":
        return f"`{error['input']}` is not written as it should be"
    if kind == "string_too_long":
        return f"it has more than {context['max_length']} characters"
    if kind == "union_tag_invalid":
        return f"`{context['tag']}` is not a kind of fact; kinds are {context['expected_tags']}"
    if kind == "union_tag_not_found":
        return "it needs a `kind`"
    return str(error["msg"]).replace("Input should", "it should")


def _read_kind(path: KeyPath, value: Any) -> str:
    """The `kind` of what stands at a path, where it has one: a fact has the keys of its kind."""
    for step in path:
        value = value[step]
    return str(value.get("kind", "")) if isinstance(value, dict) else ""


def _list_keys(model: type[BaseModel], path: KeyPath, kind: str = "") -> frozenset[str]:
    """The keys that a model takes at a path, for a suggestion; nothing where the way there is not plain."""
    return _list_keys_below(model, tuple("" if isinstance(step, int) else step for step in path), kind)


@cache
def _make_schema(model: type[BaseModel]) -> Any:
    return model.model_json_schema(by_alias=True)


@lru_cache(maxsize=256)
def _list_keys_below(model: type[BaseModel], path: tuple[str, ...], kind: str) -> frozenset[str]:
    """The same, with an empty step for any position in a list."""
    schema = _make_schema(model)
    definitions = schema.get("$defs", {})

    def resolve(part: Any) -> list[Any]:
        if "$ref" in part:
            return resolve(definitions[part["$ref"].rsplit("/", 1)[-1]])
        choices = part.get("anyOf") or part.get("oneOf")
        return [inner for choice in choices for inner in resolve(choice)] if choices else [part]

    here = resolve(schema)
    for step in path:
        below: list[Any] = []
        for part in here:
            for inside in (part.get("properties", {}).get(step), part.get("additionalProperties"), part.get("items")):
                if isinstance(inside, dict):
                    below += resolve(inside)
        here = below
    allowed = (part.get("properties", {}) for part in here)
    return frozenset(key for keys in allowed if kind in ("", _read_constant(keys, kind)) for key in keys)


def _read_constant(keys: Any, otherwise: str) -> str:
    return str(keys.get("kind", {}).get("const", otherwise))
