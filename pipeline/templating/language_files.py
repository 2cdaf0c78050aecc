"""What a language needs of words of our own, and in which of its two files a person writes them: `<tag>.po` has the
words that translators know how to handle, `<tag>.yaml` how the language is set and the phrases that depend on numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.parsers.yaml12 import Unquoted
from pipeline.templating.languages import read_words

IN_YAML = (
    "name",
    "reviewed_by",
    "direction",
    "quotes",
    "typography",
    "risk",
    "compare",
    "dose",
    "abbreviations",
    "abbreviations_of_numbers",
    "sign_off_words",
    "beginnings",
)
"""The keys that stand in `<tag>.yaml`."""
OF_CHECKS = ("message_words", "message_fillers", "opening_words")
"""Words that checks look for, which a language may do without: nothing is then found by them."""
SINGLE = ("name", "direction", "quotes", "typography", "reviewed_by")
"""The keys of `<tag>.yaml` with values of their own kind."""
VERSION_FIRST = (("labels", "version_of"), ("labels", "about_version_code"))
"""Entries from whose start a version is read."""
VERSION_LAST = (("labels", "version"),)
"""Entries behind which the day of a version stands."""
PLURALS = ("zero", "one", "two", "few", "many", "other")
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")

Key = tuple[str, ...]
"""The way to an entry through the mappings of a pack."""


@dataclass(frozen=True)
class LanguageFault:
    """What is wrong with an entry; without a message, it is not filled in."""

    key: Key
    message: str = ""
    hint: str = ""


def read_english() -> Mapping[str, Any]:
    """The words that every other language is made from."""
    english = read_words("en")
    assert english is not None
    return english


def list_words(data: Mapping[str, Any], above: Key = ()) -> Iterator[tuple[Key, str]]:
    """Every entry that is words, in order."""
    for name, value in data.items():
        if isinstance(value, Mapping):
            yield from list_words(value, (*above, name))
        elif isinstance(value, str):
            yield (*above, name), value


def list_words_of_po() -> dict[Key, str]:
    """The words that stand in `<tag>.po`, in English."""
    left_out = {*IN_YAML, *OF_CHECKS}
    return {key: words for key, words in list_words(read_english()) if key[0] not in left_out}


def list_phrases(tag: str) -> dict[Key, str]:
    """The phrases that stand in `<tag>.yaml`, in English, with the plural forms (CLDR) that the language has."""
    phrases: dict[Key, str] = {}
    for key, words in list_words({name: one for name, one in read_english().items() if name in IN_YAML}):
        if key[0] in SINGLE:
            continue
        if not is_plural(key):
            phrases[key] = words
        elif key[-1] == "other":
            phrases |= {(*key[:-1], form): words for form in list_plural_forms(tag)}
    return phrases


def is_plural(key: Key) -> bool:
    """Whether an entry is one of the plural forms of a phrase."""
    return key[-1] in PLURALS and (key[0] == "compare" or key[:2] == ("dose", "counted"))


def list_plural_forms(tag: str) -> tuple[str, ...]:
    """The plural categories (CLDR) of a language; of one that CLDR does not know, only `other`."""
    from pipeline.templating.locale_formats import find_plural_forms

    forms = find_plural_forms(tag)
    return tuple(form for form in PLURALS if form in forms)


def merge_words(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """All entries of both; where both have words, those `above`."""
    merged = dict(below)
    for name, value in above.items():
        both = isinstance(value, Mapping) and isinstance(merged.get(name), Mapping)
        merged[name] = merge_words(merged[name], value) if both else value
    return merged


def nest_words(words: Mapping[Key, str]) -> dict[str, Any]:
    """Words as they stand in a pack."""
    nested: dict[str, Any] = {}
    for key, one in words.items():
        at = nested
        for name in key[:-1]:
            at = at.setdefault(name, {})
        at[key[-1]] = one
    return nested


def find_language_faults(tag: str, data: Mapping[str, Any]) -> Iterator[LanguageFault]:
    """What a language still needs, and what would not work as it is."""
    yield from _find_faults_of_setting(data)
    for key, english in {**list_phrases(tag), **list_words_of_po()}.items():
        words = _look_up(data, key)
        if words is None or words == "":
            yield LanguageFault(key)
        elif not isinstance(words, str):
            yield LanguageFault(key, f"`{'.'.join(key)}` has to be words", "put them into quotes")
        elif wrong := _compare_placeholders(key, words, english):
            yield LanguageFault(key, f"`{'.'.join(key)}` {wrong}", f"in English it is: {english}")


def _look_up(data: Mapping[str, Any], key: Key) -> object:
    value: object = data
    for name in key:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _compare_placeholders(key: Key, words: str, english: str) -> str:
    there, wanted = Counter(_PLACEHOLDER.findall(words)), Counter(_PLACEHOLDER.findall(english))
    if more := sorted(there.keys() - wanted.keys()):
        return f"has `{{{more[0]}}}`, for which nothing is filled in"
    if (lost := sorted(wanted.keys() - there.keys())) and not is_plural(key):
        return f"has lost `{{{lost[0]}}}`"
    if there - wanted:
        return "fills something in more than once"
    if key in VERSION_FIRST and not words.startswith("{version}"):
        return "has to begin with `{version}`"
    if key in VERSION_LAST and not words.endswith("{version}"):
        return "has to end with `{version}`"
    if any(bracket in _PLACEHOLDER.sub("", words) for bracket in "{}"):
        return "has a brace that belongs to nothing"
    return ""


def _find_faults_of_setting(data: Mapping[str, Any]) -> Iterator[LanguageFault]:
    """What is wrong with the name of a language and with how it is set."""
    quotes, setting = data.get("quotes"), data.get("typography")
    setting = setting if isinstance(setting, Mapping) else {}
    height, faces = setting.get("line_height"), setting.get("faces")
    are_quotes = isinstance(quotes, list) and len(quotes) == 4 and all(isinstance(one, str) and one for one in quotes)
    brackets, between = setting.get("brackets", ["", ""]), setting.get("between_sentences", "")
    are_brackets = isinstance(brackets, list) and len(brackets) == 2 and all(isinstance(one, str) for one in brackets)
    others = data.get("beginnings", {})
    are_beginnings = isinstance(others, Mapping) and all(isinstance(one, list) for one in others.values())
    are_faces = isinstance(faces, list) and faces and all(isinstance(one, str) and one for one in faces)
    is_height = isinstance(height, Unquoted) and 1 <= height.number <= 2
    is_script = isinstance(setting.get("script"), str) and _SCRIPT.fullmatch(setting["script"])
    wanted: tuple[tuple[Key, object, str], ...] = (
        (("name",), isinstance(data.get("name"), str) and data["name"], "what the language calls itself"),
        (("direction",), data.get("direction") in ("ltr", "rtl"), "`ltr` or `rtl`"),
        (("quotes",), are_quotes, "four marks: double and single, each opening and closing"),
        (("typography", "script"), is_script, "a code of ISO 15924, as in `Latn`"),
        (("typography", "line_height"), is_height, "a number from 1 to 2"),
        (("typography", "italics"), isinstance(setting.get("italics"), bool), "`true` or `false`"),
        (("typography", "numbers"), setting.get("numbers") == "latn", "`latn`: figures are those of a keypad"),
        (("typography", "faces"), are_faces, "a list of faces"),
        (("typography", "brackets"), are_brackets, "two marks: opening, with the space before it, and closing"),
        (("typography", "between_sentences"), isinstance(between, str), "a space, or nothing"),
        (("beginnings",), are_beginnings, "lists of letters by what a word begins with, as in `{p: [b, mh, ph]}`"),
    )
    for key, good, hint in wanted:
        if not good:
            yield LanguageFault(key, f"`{'.'.join(key)}` has no value that can be used", f"write {hint}")
