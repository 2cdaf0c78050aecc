"""Reader of the references that a leaflet may cite, in the words of each of its languages.

Pandoc is asked for them together with the words that cite them. So before anything is read, references count as cited
that the files name: one too many is written for nothing, and nothing is printed of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Inlines
from pipeline.model.leaflet import Leaflet, Library
from pipeline.model.references import follow_sources
from pipeline.model.settings import Settings
from pipeline.model.settings.facts import list_evidence
from pipeline.parsers.pandoc import UnreadableTextError
from pipeline.templating.compose.references import find_references
from pipeline.validation.reading.answers import Answers, AskedReference
from pipeline.validation.reading.bibliography import read_reference, write_reference
from pipeline.validation.reading.text_sizes import report_number

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_CITED = re.compile(r"@([A-Za-z0-9][\w.:-]*)")
_LOCALES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
"""Where CSL names a country for a script."""
AskedReferences = Mapping[str, Mapping[str, AskedReference]]
"""What pandoc is asked for, by language and by the id of the reference."""


def ask_for_references(library: Library, settings: Settings, texts: Mapping[str, Iterable[str]]) -> AskedReferences:
    """The references that some files may cite, in each language; `texts` are those of the leaflet and of the standing
    sections. They are at most as many as a leaflet may cite, what the words cite first."""
    facts = [*settings.facts.items(), *library.facts.items()]
    facts += [fact for place in library.known_places.values() for fact in place.facts.items()]
    asked = {}
    for language, some in texts.items():
        whole = "\n".join(some)
        used = {*_NAME.findall(whole)}
        evidence = (key for name, fact in facts if name in used for key in list_evidence(fact))
        named = (key for key in (*_CITED.findall(whole), *evidence) if key in library.references)
        keys = list(follow_sources(named, library.references))[: limits.REFERENCES.most]
        locale = _LOCALES.get(language) or (language if "-" in language else f"{language}-{settings.country}")
        asked[language] = {key: _ask(library.references[key], locale) for key in keys}
    return asked


def read_references(
    asked: AskedReferences, answers: Answers, library: Library, diagnostics: Diagnostics
) -> dict[str, dict[str, Inlines]]:
    """The references by language and id, without those that pandoc cannot write."""
    return {language: dict(_read_language(some, answers, library, diagnostics)) for language, some in asked.items()}


def report_number_listed(leaflet: Leaflet, diagnostics: Diagnostics) -> None:
    """Report more references than a leaflet may list, with those that facts bring with them."""
    if any(one.code == limits.REFERENCES.rule.code for one in diagnostics):  # which may be why
        return
    for language, text in leaflet.texts.items():
        named = find_references(leaflet.printed(language), leaflet)
        listed = {key for key in named if key in leaflet.library.references}
        if not listed <= leaflet.bibliography.get(language, {}).keys():
            report_number(limits.REFERENCES, len(listed), text.source.start, diagnostics)


def _read_language(
    asked: Mapping[str, AskedReference], answers: Answers, library: Library, diagnostics: Diagnostics
) -> Iterable[tuple[str, Inlines]]:
    for key, reference in asked.items():
        try:
            yield key, read_reference(answers.read_reference(reference))
        except UnreadableTextError as error:
            place = library.places["references.yaml"].value([*library.references].index(key), "id")
            message = f"pandoc cannot write the reference `{key}`: {error}"
            diagnostics.report(codes.WRONG_VALUE, place, message, "write shorter values, and fewer of them")


def _ask(item: Mapping[str, object], locale: str) -> AskedReference:
    return AskedReference(locale, json.dumps(write_reference(item), ensure_ascii=False, sort_keys=True))
