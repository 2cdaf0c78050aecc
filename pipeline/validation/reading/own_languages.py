"""Reader of the languages that a source brings: `languages/<tag>.yaml` and `.po`, over what Plainleaf has in them.

Only those in which the publisher publishes are read: one that somebody has begun keeps nobody waiting.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics, has_errors
from pipeline.model.leaflet import OwnWords
from pipeline.model.source import Places, Source, Span
from pipeline.model.suggestions import find_nearest
from pipeline.parsers.gettext_po import BrokenPoError, PoEntry, order_entries, read_po
from pipeline.parsers.yaml12 import read_yaml
from pipeline.templating.language_files import (
    IN_YAML,
    OF_CHECKS,
    Key,
    LanguageFault,
    find_language_faults,
    list_words_of_po,
    merge_words,
    nest_words,
)
from pipeline.templating.languages import find_words
from pipeline.validation.folder import LANGUAGES
from pipeline.validation.reading.files import display_path
from pipeline.validation.reading.source_reader import SourceReader
from pipeline.validation.source_files import is_there

_NAMED = 3
"""How many entries that are not filled in are named."""


@dataclass(frozen=True)
class _OwnFiles:
    """The two files of a language, as far as they are there: the entries of each, where they stand, and which of the
    files could not be read."""

    data: Mapping[str, Any]
    places: Places | None
    entries: Mapping[str, PoEntry]
    paths: Mapping[str, str]
    unread: frozenset[str]

    def place(self, key: Key) -> Span:
        """Where an entry stands, or else its file."""
        if key[0] not in IN_YAML:
            entry = self.entries.get(".".join(key))
            return _place_line(self.paths["po"], entry.line if entry else 1)
        return self.places.value(*key) if self.places else Span(self.paths["yaml"])


def read_own_languages(
    files: SourceReader, published: Collection[str], diagnostics: Diagnostics
) -> tuple[OwnWords, frozenset[str]]:
    """The words of each language that the source brings, and the names of the files with errors, as
    `languages/pt.po`."""
    words: dict[str, Mapping[str, Any]] = {}
    unread: set[str] = set()
    for tag in published:
        paths = {ending: files.folder / LANGUAGES / f"{tag}.{ending}" for ending in ("yaml", "po")}
        if not any(map(is_there, paths.values())):
            continue
        of_language = Diagnostics()
        own = _read_files(files, tag, paths, of_language)
        of_po = {tuple(name.split(".")): one.words for name, one in own.entries.items() if one.words and not one.fuzzy}
        merged = merge_words(merge_words(find_words(tag), own.data), nest_words(of_po))
        _report_faults(own, find_language_faults(tag, merged), of_language)
        diagnostics.extend(of_language)
        if has_errors(of_language):
            unread |= {f"{LANGUAGES}/{tag}.{ending}" for ending in paths}
        else:
            words[tag] = merged
    return words, frozenset(unread)


def _read_files(files: SourceReader, tag: str, paths: Mapping[str, Path], diagnostics: Diagnostics) -> _OwnFiles:
    sources = {
        ending: files.read_source(path, diagnostics) if is_there(path) else None for ending, path in paths.items()
    }
    data, places = _read_data(sources["yaml"], diagnostics)
    display_paths = {ending: display_path(path, files.base) for ending, path in paths.items()}
    entries = _read_entries(sources.get("po"), tag, diagnostics)
    read = {"yaml": places is not None, "po": entries is not None}
    return _OwnFiles(
        data, places, entries or {}, display_paths, frozenset(ending for ending in read if not read[ending])
    )


def _read_data(source: Source | None, diagnostics: Diagnostics) -> tuple[Mapping[str, Any], Places | None]:
    read = diagnostics.unwrap(read_yaml(source)) if source else None
    if source is None or read is None:
        return {}, None
    data, places = read
    if not isinstance(data, dict):
        diagnostics.report(
            codes.LANGUAGE_WORDS, places.whole, "the file has no keys", "`plainleaf languages start` lays it out"
        )
        return {}, places
    for name in data:
        if name not in (*IN_YAML, *OF_CHECKS):
            nearest = find_nearest(name, (*IN_YAML, *OF_CHECKS))
            hint = f"did you mean `{nearest}`?" if nearest else "take it out, or write it into the `.po` file"
            diagnostics.report(codes.UNKNOWN_KEY, places.key(name), f"`{name}` is no key of this file", hint)
    return {name: value for name, value in data.items() if name in (*IN_YAML, *OF_CHECKS)}, places


def _read_entries(source: Source | None, tag: str, diagnostics: Diagnostics) -> Mapping[str, PoEntry] | None:
    if source is None:
        return None
    try:
        file = read_po(source.text)
    except BrokenPoError as error:
        place = _place_line(source.path, error.line)
        diagnostics.report(
            codes.LANGUAGE_WORDS, place, "the PO file cannot be read here", "quotes, or a keyword, may be missing"
        )
        return None
    if file.language != tag:
        message = f"the head says `Language: {file.language}`, and the file is named `{tag}`"
        diagnostics.report(codes.LANGUAGE_WORDS, Span(source.path), message, f"write `Language: {tag}`")
    english = {".".join(key): words for key, words in list_words_of_po().items()}
    for entry in file.entries:
        here = _place_line(source.path, entry.line)
        if entry.context not in english:
            nearest = find_nearest(entry.context, english)
            hint = f"did you mean `{nearest}`?" if nearest else "take the entry out"
            diagnostics.report(codes.LANGUAGE_WORDS, here, f"msgctxt `{entry.context}` names nothing of ours", hint)
        elif entry.source != english[entry.context]:
            message = f"the English words of `{entry.context}` are others by now"
            hint = f"translate “{english[entry.context]}”, and write it behind msgid"
            diagnostics.report(codes.LANGUAGE_WORDS, here, message, hint)
    return order_entries(entry for entry in file.entries if entry.context in english)


def _report_faults(own: _OwnFiles, faults: Iterable[LanguageFault], diagnostics: Diagnostics) -> None:
    """What is wrong, one by one; and of each file, how much is not filled in yet and where that begins."""
    missing: dict[str, list[Key]] = {}
    for lack in faults:
        ending = "yaml" if lack.key[0] in IN_YAML else "po"
        if ending in own.unread:
            missing.setdefault(ending, [])
        elif lack.message:
            diagnostics.report(codes.LANGUAGE_WORDS, own.place(lack.key), lack.message, lack.hint)
        else:
            missing.setdefault(ending, []).append(lack.key)
    for ending, keys in missing.items():
        if keys:
            names = ", ".join(f"`{'.'.join(key)}`" for key in keys[:_NAMED])
            more = f" and {len(keys) - _NAMED} more" if len(keys) > _NAMED else ""
            hint = "write them in the language; in a PO file, take `fuzzy` away from what is right"
            diagnostics.report(codes.LANGUAGE_WORDS, own.place(keys[0]), f"not filled in yet: {names}{more}", hint)
        elif not any(one.span.path == own.paths[ending] for one in diagnostics):
            hint = "`plainleaf languages start` lays both files out, in a source that has neither"
            diagnostics.report(codes.MISSING_FILE, Span(own.paths[ending]), "the language needs this file too", hint)


def _place_line(path: str, line: int) -> Span:
    return Span(path, line, 1, line, 1)
