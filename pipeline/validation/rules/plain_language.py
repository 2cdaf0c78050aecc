"""Rules of language as a whole. Looking at every word of a leaflet takes time, so what was found is remembered under
all that it depends on, and none of the rules is so much as loaded while nothing of that changes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from pipeline.assets import FOLDER
from pipeline.model.diagnostics import Diagnostic, in_order
from pipeline.model.json_values import read_diagnostic
from pipeline.model.leaflet import RELEASES, Leaflet, Library

if TYPE_CHECKING:
    from pipeline.validation.rules.language import Asked

_PACKAGE = FOLDER.parent
_ROOMS = (
    "assets/languages",
    "assets/readability",
    "assets/rules",
    "model",
    "parsers",
    "sms",
    "templating",
    "validation",
)
"""Where the code and the data stand that have a hand in what is found."""


def language_is_plain(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """The words of a leaflet, in each of its languages, are ones that a reader cannot misread, and can read."""
    for language in leaflet.texts:
        yield from _recall(leaflet, language)


def evidence_holds(leaflet: Leaflet, today: date) -> Iterator[Diagnostic]:
    """What a leaflet rests on is not too old on this day."""
    for language in leaflet.texts:
        yield from _recall(leaflet, language, "clock", today)


def shared_entries_are_right(leaflets: Sequence[Leaflet], whole: bool) -> Iterator[Diagnostic]:
    """References can be looked up; where the `whole` source was read, every reference and every term is used by some
    leaflet in some language."""
    words = [(leaflet, language) for leaflet in leaflets for language in leaflet.texts]
    for leaflet, language in words[:1]:  # each tells the same of the files that all share
        yield from _recall(leaflet, language, "library")
    of_source = [find_unused(leaflet, language) for leaflet, language in words] if whole else []
    yield from in_order(frozenset.intersection(*of_source)) if of_source else ()


def find_unused(leaflet: Leaflet, language: str) -> frozenset[Diagnostic]:
    """What a leaflet uses in one of its languages of no reference and no term; what none uses is unused."""
    return frozenset(_recall(leaflet, language, "source"))


def publishers_words_work(library: Library, leaflets: Sequence[Leaflet]) -> Iterator[Diagnostic]:
    """What a publisher adds to the words of rules of language, and takes out, changes what they look for."""
    if library.style:
        from pipeline.validation.rules.language.style import style_entries_work

        yield from style_entries_work(library, leaflets)


def _recall(
    leaflet: Leaflet, language: str, asked: Asked = "leaflet", today: date | None = None
) -> Iterator[Diagnostic]:
    """What was found, or is found now."""

    def diagnose() -> Iterator[Diagnostic]:
        from pipeline.validation.rules.language import diagnose_language

        return diagnose_language(leaflet, language, asked, today)

    remember, key = leaflet.library.remember, digest_prose(leaflet, language, asked, today)
    if remember and key:
        answer = remember(key, lambda: json.dumps([asdict(one) for one in diagnose()]))
        yield from map(read_diagnostic, json.loads(answer))
    else:
        yield from diagnose()


def digest_prose(leaflet: Leaflet, language: str, asked: str, today: date | None = None) -> str:
    """The sha256 of all that what is `asked` of the words of a language depends on; nothing for a leaflet whose files
    were not read from a folder."""
    text, library = leaflet.texts[language], leaflet.library
    shared = (places for name, places in library.places.items() if name != RELEASES)  # which says nothing of words
    read = [places.source for places in (leaflet.places, *shared)]
    if leaflet.whole or None in read:
        return ""
    read += [text.source, *library.standing_sources.values()]
    files = [(source.path, source.digest) for source in read if source]
    whole = ["language", _digest_code(), language, asked, str(today), *files]
    return sha256(json.dumps(whole).encode()).hexdigest()


@cache
def _digest_code() -> str:
    """The sha256 of what has a hand in the findings."""
    whole, length = sha256(), len(str(_PACKAGE))
    for room in _ROOMS:
        for folder, below, names in os.walk(_PACKAGE / room):
            below.sort()
            for name in sorted(names):
                if name.endswith((".py", ".yaml", ".txt")):
                    path = f"{folder}/{name}"
                    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (a path object takes twice as long)
                        whole.update(f"{path[length:]}\0".encode() + file.read())
    return whole.hexdigest()
