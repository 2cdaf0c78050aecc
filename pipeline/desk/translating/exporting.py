"""Export of a translation for the programs of translators: gettext PO, or XLIFF 2.1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

from pipeline.build.whole_files import write_whole
from pipeline.build.wrong_usage import WrongUsageError
from pipeline.desk.translating.units import TranslationUnit, list_units
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.parsers.gettext_po import PoEntry, PoFile, write_po
from pipeline.parsers.xliff import XliffFile, XliffUnit, write_xliff
from pipeline.templating.compose.translated import judge_translation
from pipeline.validation.check import Checkup
from pipeline.validation.translation.same_words import level_words

ExchangeFormat: TypeAlias = Literal["po", "xliff"]


@dataclass(frozen=True)
class Desk:
    """A leaflet with its words in the source language and in that of a translator."""

    leaflet: Leaflet
    source: LeafletText
    translation: LeafletText

    def list_units(self) -> tuple[TranslationUnit, ...]:
        """What a translator works on."""
        state = judge_translation(self.leaflet, self.translation.language)
        now = self.source.source.as_typed.text
        pinned = state.pinned.source.text if state and state.pinned else now
        head = self.translation.front.translation
        same = frozenset(level_words(one.words) for one in head.same) if head else frozenset()
        return list_units(now, pinned, self.translation.source.as_typed.text, same)


def find_desk(checkup: Checkup, name: str, language: str) -> Desk:
    """The words of a leaflet and of its translation. Raises WrongUsageError where one of them is not there, or cannot
    be read."""
    leaflet = checkup.leaflets[name]
    if leaflet is None or leaflet.settings.source_language in checkup.unreadable[name]:
        raise WrongUsageError(f"the words of {name} have errors; `plainleaf check {name}` shows them")
    source = leaflet.settings.source_language
    if language == source:
        raise WrongUsageError(f"{language} is the source language of {name}; there is nothing to translate")
    if language not in leaflet.written:
        raise WrongUsageError(f"{name} has no words in {language}; `plainleaf translations start {name} {language}`")
    written = leaflet.as_written
    if source not in written.texts or language not in written.texts:
        raise WrongUsageError(f"the words of {name} cannot be read; `plainleaf check {name}` shows why")
    return Desk(leaflet, written.texts[source], written.texts[language])


def export_translation(desk: Desk, form: ExchangeFormat, path: Path) -> tuple[TranslationUnit, ...]:
    """Write the units of a translation into a file, and give them back. Raises WrongUsageError where another file is
    there, which may hold the work of a translator, and an OSError where it cannot be written."""
    units = desk.list_units()
    name = f"{desk.leaflet.id}/{desk.source.language}.md"
    text = _write_po(units, desk) if form == "po" else _write_xliff(units, desk, name)
    if path.exists() and path.read_bytes() != text.encode():
        raise WrongUsageError(f"{path} is there already: import it first, then move it away, or name another with --to")
    write_whole(path, text.encode())
    return units


def _write_po(units: Sequence[TranslationUnit], desk: Desk) -> str:
    entries = (
        PoEntry(
            context=one.context,
            source=one.source,
            words=one.words,
            comment=one.note,
            fuzzy=bool(one.words) and not one.done,
            previous=one.previous,
        )
        for one in units
    )
    return write_po(PoFile(desk.translation.language, tuple(entries)))


def _write_xliff(units: Sequence[TranslationUnit], desk: Desk, name: str) -> str:
    rows = (
        XliffUnit(id=one.context, source=one.source, words=one.words, note=one.note, done=one.done) for one in units
    )
    changed = {one.context: one.previous for one in units if one.previous}
    noted = (
        replace(row, note=f"{row.note} It said before: {changed[row.id]}") if row.id in changed else row for row in rows
    )
    return write_xliff(XliffFile(name, desk.source.language, desk.translation.language, tuple(noted)))
