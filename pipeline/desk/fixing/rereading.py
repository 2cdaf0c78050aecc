"""Rereading of fixed files as a build would read them, before they are written: only the words that were to change may
have changed, and nothing that was read may be read as something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline.model.diagnostics import Diagnostic, Diagnostics, has_errors
from pipeline.model.document import Cite, Fact, Link, Term
from pipeline.model.leaflet import Leaflet
from pipeline.model.source import Source, compose_source
from pipeline.parsers import pandoc
from pipeline.validation.prose import read_prose
from pipeline.validation.reading.markdown_body import open_body
from pipeline.validation.reading.markdown_files import read_standing_sections, read_text
from pipeline.validation.rules.language import diagnose_language
from pipeline.validation.waiving import list_left


@dataclass(frozen=True)
class ReadFile:
    """A Markdown file as it was read: its text as it is typed, its language, and a leaflet that has its words."""

    source: Source
    language: str
    leaflet: Leaflet

    def reread(self, lines: Sequence[str]) -> ReadFile | None:
        """The same file with other lines; nothing where they cannot be read without an error that was not there."""
        typed = Source(self.source.path, "\n".join(lines))
        diagnostics = Diagnostics()
        leaflet = _renew(self.leaflet, self.language, typed, diagnostics)
        if leaflet is None or (has_errors(diagnostics) and not _list_errors(diagnostics) <= self._list_errors()):
            return None
        return ReadFile(typed, self.language, leaflet)

    def _list_errors(self) -> frozenset[tuple[str, str]]:
        diagnostics = Diagnostics()
        _renew(self.leaflet, self.language, self.source, diagnostics)
        return _list_errors(diagnostics)

    def diagnose(self, today: date | None) -> tuple[Diagnostic, ...]:
        """What rules of language find in it and nobody allows, in its places as it is typed."""
        composed = compose_source(self.source.path, self.source.text)
        every = [one for one in diagnose_language(self.leaflet, self.language) if one.span.path == composed.path]
        left = list_left(self.leaflet, every, today)
        return tuple(replace(one, span=composed.place_as_typed(one.span)) for one in left)

    def has_changed_by(self, renewed: ReadFile, gone: str, new: str) -> bool:
        """Whether another reading has these words without the letters that are `gone` and with the `new` ones, and
        nothing else in another way. Spaces are no letters."""
        if _list_parts(self.leaflet, self.language) != _list_parts(renewed.leaflet, self.language):
            return False
        expected = self._letters
        expected.subtract(_list_letters(gone))
        expected.update(_list_letters(new))
        return +expected == renewed._letters and min(expected.values(), default=0) >= 0

    @property
    def _letters(self) -> Counter[str]:
        passages = read_prose(self.leaflet, self.language).passages
        return Counter(letter for passage in passages for letter in _list_letters(passage.words))


def _list_errors(diagnostics: Diagnostics) -> frozenset[tuple[str, str]]:
    return frozenset((one.code, one.message) for one in diagnostics if one.severity == "error")


def _renew(leaflet: Leaflet, language: str, typed: Source, diagnostics: Diagnostics) -> Leaflet | None:
    """A leaflet with another text in one of its files; nothing where that cannot be read."""
    source, text = compose_source(typed.path, typed.text), leaflet.texts[language]
    if source.path == text.source.path:
        read = read_text(source, language, pandoc.read_markdown, diagnostics, leaflet.settings.is_programme)
        texts = {**leaflet.texts, language: replace(read, kept=text.kept)} if read else {}
        return replace(leaflet, texts=texts) if texts else None
    library = leaflet.library
    standing = read_standing_sections(open_body(source, source.text), pandoc.read_markdown, diagnostics)
    others = (waiver for waiver in library.standing_waivers if waiver.place.path != source.path)
    library = replace(
        library,
        standing={**library.standing, language: standing.sections},
        standing_sources={**library.standing_sources, source.path: source},
        standing_waivers=(*others, *standing.waivers),
    )
    return replace(leaflet, library=library)


def _list_letters(words: str) -> Iterator[str]:
    return (letter for letter in words if not letter.isspace())


def _list_parts(leaflet: Leaflet, language: str) -> list[Any]:
    """What a language of a leaflet is made of, in order, but for its words."""
    parts: list[Any] = []
    for node in leaflet.nodes(language):
        match node:
            case Fact():
                parts.append(node.id)
            case Cite():
                parts.append(node.keys)
            case Link():
                parts.append(node.target)
            case Term():
                parts.append(node.key)
            case _:
                parts.append(node.kind)
    return parts
