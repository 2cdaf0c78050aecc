"""Judging of a leaflet by all rules: what is wrong with it, and which of its languages that keeps back.

An error of the source language, of leaflet.yaml or of what the source language uses keeps back the whole leaflet; one
that is in a translation only, or in what only that uses, keeps back the translation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from pipeline.model.diagnostics import Diagnostic, has_errors, in_order
from pipeline.model.edition import Edition
from pipeline.model.kept_folder import KEPT
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import LANGUAGE
from pipeline.model.source import Source
from pipeline.validation.reading.signed_words import find_language_signed
from pipeline.validation.rules import (
    ASKED_OF_COMPOSED,
    diagnose_composed,
    diagnose_leaflet,
    diagnose_publishing,
)
from pipeline.validation.shared_use import find_languages_concerned
from pipeline.validation.waiving import list_stopping


@dataclass(frozen=True)
class Judged:
    """What is wrong with a leaflet, the languages in which nothing can be made of it, and those of them whose words
    cannot be composed; of the others it is only not fit to be published. `held_editions` are those of places in which
    nothing can be made, whatever there is in the language."""

    diagnostics: tuple[Diagnostic, ...]
    held_back: frozenset[str] = frozenset()
    unreadable: frozenset[str] = frozenset()
    held_editions: frozenset[Edition] = frozenset()


def judge_leaflet(
    leaflet: Leaflet,
    of_reading: Iterable[Diagnostic],
    shared: Iterable[Diagnostic],
    sources: Mapping[str, Source],
    release: bool,
    today: date | None = None,
) -> Judged:
    """Ask all rules. `of_reading` are the diagnostics that reading the leaflet gave, `shared` those of the files that
    all leaflets share (`sources`, by path). An error that is allowed keeps nothing back; whether it still is, is asked
    where there is a `today`."""
    concerned = find_languages_concerned((one for one in shared if one.severity == "error"), leaflet, sources)
    read = tuple(of_reading)
    diagnostics = (*read, *diagnose_leaflet(leaflet, release, readable=not concerned and not has_errors(read)))
    if not concerned and not list_stopping(leaflet, diagnostics, today):
        return Judged(in_order(diagnostics))
    if any(one.severity == "error" and not read_language(leaflet, one) for one in read):
        every = _list_languages(leaflet, diagnostics)  # words cannot be composed with facts that could not be read
        return Judged(in_order(diagnostics), every, every)
    of_words = set(diagnostics) - set(diagnose_publishing(leaflet, release))
    of_words = {one for one in of_words if one.code not in ASKED_OF_COMPOSED}
    unreadable = _find_languages_with_errors(leaflet, of_words, concerned, release)
    if leaflet.settings.source_language in unreadable:
        every = _list_languages(leaflet, diagnostics)
        return Judged(in_order(diagnostics), every, every)
    for language in sorted(set(leaflet.texts) - unreadable):
        diagnostics += tuple(diagnose_composed(choose_language(leaflet, language), release))
    stopping = list_stopping(leaflet, diagnostics, today)
    held = unreadable | _find_languages_with_errors(leaflet, stopping, concerned, release)
    if leaflet.settings.source_language in held:
        held = _list_languages(leaflet, diagnostics)
    return Judged(in_order(diagnostics), held, unreadable)


def choose_language(leaflet: Leaflet, language: str) -> Leaflet:
    """The leaflet in one of its languages, which is still known to be made from another."""
    texts = {name: text for name, text in leaflet.texts.items() if name == language}
    return replace(leaflet, texts=texts, origin=leaflet.source_text)


def _find_languages_with_errors(
    leaflet: Leaflet, diagnostics: Collection[Diagnostic], concerned: frozenset[str], release: bool
) -> frozenset[str]:
    """The languages that errors are in, with those that are `concerned` by errors of shared files. An error that stands
    in no file of a language is in those whose words alone give it, and where none does, in the source language."""
    errors = {one for one in diagnostics if one.severity == "error"}
    in_files = {one: language for one in errors if (language := read_language(leaflet, one))}
    held = {*concerned, *in_files.values()}
    source = leaflet.settings.source_language
    elsewhere = errors - set(in_files)
    if not elsewhere or source in held:
        return frozenset(held)
    for language in sorted(leaflet.texts, key=lambda tag: (tag != source, tag)):
        alone = set(diagnose_leaflet(choose_language(leaflet, language), release, readable=language not in held))
        if alone & elsewhere:
            held.add(language)
            elsewhere -= alone
    return frozenset(held | ({source} if elsewhere else set()))


def read_language(leaflet: Leaflet, diagnostic: Diagnostic) -> str:
    """The language in whose file a diagnostic stands, or in whose signed words or signatures; empty where it is
    another file."""
    return _read_language(diagnostic.span.path, leaflet.places.whole.path)


@lru_cache(maxsize=4096)
def _read_language(file: str, beside: str) -> str:
    """The language of a file, where it is one of words beside leaflet.yaml, or kept of them: thousands of diagnostics
    share a few."""
    path, folder = PurePosixPath(file), PurePosixPath(beside).parent
    if path.parent == folder / KEPT:
        return find_language_signed(path.name)
    return path.stem if path.parent == folder and LANGUAGE.fullmatch(path.stem) and path.suffix == ".md" else ""


def _list_languages(leaflet: Leaflet, diagnostics: Iterable[Diagnostic]) -> frozenset[str]:
    """All languages, those too whose words could not be read."""
    in_files = {read_language(leaflet, one) for one in diagnostics} - {""}
    return frozenset({*leaflet.texts, *in_files, leaflet.settings.source_language})
