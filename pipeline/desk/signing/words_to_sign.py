"""Choice of the words that somebody is to sign, and what keeps them from being signed by anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from pipeline.build.selection import check_leaflets
from pipeline.build.wrong_usage import WrongUsageError
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.model.source import Source
from pipeline.validation.check import Checkup
from pipeline.validation.judging import choose_language, read_language
from pipeline.validation.rules import ASKED_OF_COMPOSED, diagnose_leaflet
from pipeline.validation.shared_use import find_languages_concerned

_Names: TypeAlias = frozenset[tuple[str, str]]
"""Diagnostics by code and message: their places move to where something stands in the file as it was typed."""


@dataclass(frozen=True)
class WordsToSign:
    """The words of a leaflet (nothing where it cannot be read) in a language. What keeps anybody from signing them is
    the `refusal`, a clause, with a `hint` and the `errors` in them, and the texts for showing their lines."""

    leaflet: Leaflet | None
    language: str
    refusal: str = ""
    hint: str = ""
    errors: tuple[Diagnostic, ...] = ()
    sources: dict[str, Source] | None = None

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that have to sign, in the publisher's order."""
        return tuple(self.leaflet.library.publisher.sign_off) if self.leaflet else ()


def choose_words(source: Path, base: Path, name: str, language: str = "") -> WordsToSign:
    """The words of a leaflet in a source folder; without a language those of its only one. Raises WrongUsageError where
    there is no such leaflet or language, or where a language has to be chosen."""
    checkup = check_leaflets(source, base, (name,))
    leaflet = checkup.leaflets[name]
    languages = sorted({*leaflet.texts} if leaflet else set()) or [language]
    if not language and len(languages) > 1:
        raise WrongUsageError(f"{name} has words in several languages ({', '.join(languages)}); choose with --language")
    chosen = language or languages[0]
    if leaflet and chosen not in leaflet.texts and not (source / name / f"{chosen}.md").exists():
        raise WrongUsageError(f"{name} has no words in the language {chosen}; there are: {', '.join(languages)}")
    words = WordsToSign(leaflet, chosen, sources=dict(checkup.sources))
    if leaflet and leaflet.is_withdrawn(chosen):
        hint = "take that back in leaflet.yaml first, if it is to be published again"
        return replace(words, refusal="the leaflet is withdrawn in this language", hint=hint)
    errors = tuple(_list_errors(checkup, name, chosen))
    if errors or leaflet is None or chosen in checkup.unreadable[name]:
        hint = f"mend them first: `plainleaf check {name}` shows all that is found"
        return replace(words, refusal="the words have errors", hint=hint, errors=errors)
    return words


def _list_errors(checkup: Checkup, name: str, language: str) -> Iterator[Diagnostic]:
    """What is wrong with the words, or with what they stand on: not what a published leaflet needs besides."""
    leaflet = checkup.leaflets[name]
    own = [one for one in checkup.diagnostics_of[name] if one.severity == "error"]
    shared = [one for one in checkup.shared if one.severity == "error"]
    if leaflet is None:
        yield from (*own, *shared)
        return
    alone, every = _find_errors_of(checkup, leaflet, language)
    for one in own:
        finding = (one.code, one.message)
        of_reading = finding not in every and one.code not in ASKED_OF_COMPOSED
        if read_language(leaflet, one) in ("", language) and (finding in alone or of_reading):
            yield one
    if language in find_languages_concerned(shared, leaflet, checkup.sources):
        yield from shared


def _find_errors_of(checkup: Checkup, leaflet: Leaflet, language: str) -> tuple[_Names, _Names]:
    """The errors by all rules of one language alone, without those that are none in a draft, because a signature is one
    of the things that a published leaflet lacks; and those of the whole leaflet."""
    readable = language in leaflet.texts and language not in checkup.unreadable[leaflet.id]
    draft = replace(leaflet, settings=leaflet.settings.model_copy(update={"status": "draft"}))
    alone = diagnose_leaflet(choose_language(draft, language), readable=readable)
    return _name_errors(alone), _name_errors(diagnose_leaflet(leaflet, readable=False))


def _name_errors(diagnostics: Iterable[Diagnostic]) -> _Names:
    return frozenset((one.code, one.message) for one in diagnostics if one.severity == "error")
