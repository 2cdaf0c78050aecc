"""Fixes of the source: what rules say to write instead, in the files where they found it. Nothing is written before
somebody has seen it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path, PurePosixPath

from pipeline.desk.fixing.rereading import ReadFile
from pipeline.desk.fixing.text_edits import TextEdit, apply_edits, choose_edits
from pipeline.desk.reviewing.source_lines import Edited, SourceChangedError, edit_lines
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Include
from pipeline.model.leaflet import Leaflet
from pipeline.model.source import Source
from pipeline.validation.check import Checkup

_MOST_ROUNDS = 8
"""What stands right beside another fix is fixed in the next round. A longer chain of them is no text for readers."""


@dataclass(frozen=True)
class FixedFile:
    """A file with some of its lines written anew (by their number, from 1), and in how many places."""

    source: Source
    lines: Mapping[int, str]
    places: int

    @property
    def after(self) -> tuple[str, ...]:
        """All its lines."""
        return tuple(self.lines.get(number, line) for number, line in enumerate(self.source.lines, 1))


@dataclass(frozen=True)
class Fixing:
    """The files that can be fixed. Where something of their leaflets `is_signed`, people looked at the old words."""

    files: tuple[FixedFile, ...] = ()
    is_signed: bool = False

    @property
    def places(self) -> int:
        """In how many places something is written anew."""
        return sum(file.places for file in self.files)

    def write(self, base: Path) -> str:
        """Write the lines into the files, whose paths are relative to `base`. Where a file is not the one that was
        read, nothing is written: the answer says so, and is empty otherwise."""
        try:
            edits = [_edit_file(file, base) for file in self.files]
        except SourceChangedError as error:
            return str(error)
        for edited in edits:
            edited.write()
        return ""


def _edit_file(file: FixedFile, base: Path) -> Edited:
    lines = {(number, number): [line] for number, line in file.lines.items()}
    return edit_lines(base / file.source.path, file.source, lines)


def fix_source(checkup: Checkup, today: date | None = None) -> Fixing:
    """Whatever can be fixed of what a check found, by the `today` of the check. Of the words, only those change that
    rules name; a file in which anything else would is left as it is."""
    diagnostics = tuple(chain.from_iterable(checkup.diagnostics_of.values()))
    files = []
    for read in _list_files(checkup):
        fixed = _fix_file(read, diagnostics, today)
        if fixed is not None:
            files.append(fixed)
    signed = any(_is_signed(leaflet) for leaflet in checkup.leaflets.values() if leaflet) and bool(files)
    return Fixing(tuple(files), signed)


def _list_files(checkup: Checkup) -> Iterator[ReadFile]:
    """The Markdown files in which something may be fixed."""
    leaflets = [leaflet for leaflet in checkup.leaflets.values() if leaflet is not None]
    for leaflet in leaflets:
        for language, text in leaflet.texts.items():
            yield ReadFile(checkup.sources[text.source.path], language, leaflet)
    for path in leaflets[0].library.standing_sources if leaflets else ():
        language = PurePosixPath(path).stem
        readers = [leaflet for leaflet in leaflets if language in leaflet.texts]
        if readers:
            yield ReadFile(checkup.sources[path], language, _print_standing(readers, language))


def _print_standing(leaflets: Sequence[Leaflet], language: str) -> Leaflet:
    """A leaflet with the standing sections that others take in, and with nothing else."""
    first = leaflets[0]
    parts = (part for leaflet in leaflets for part in leaflet.texts[language].sections if isinstance(part, Include))
    sections = tuple({part.section: part for part in parts}.values())
    text = replace(first.texts[language], key_points=None, sections=sections, messages=())
    return replace(first, texts={language: text})


def _fix_file(read: ReadFile, diagnostics: Iterable[Diagnostic], today: date | None) -> FixedFile | None:
    """A file with all that can be fixed in it; nothing where there is nothing. In the end, nothing is found in it that
    another run would fix."""
    current, places = read, 0
    for _ in range(_MOST_ROUNDS):
        kept, renewed = _keep_good(current, choose_edits(diagnostics, current.source))
        if not kept:
            break
        current, places = renewed, places + len(kept)
        diagnostics = current.diagnose(today)
    old, new = read.source.lines, current.source.lines
    changed = {number: line for number, line in enumerate(new, 1) if line != old[number - 1]}
    return FixedFile(read.source, changed, places) if changed else None


def _keep_good(read: ReadFile, edits: Sequence[TextEdit]) -> tuple[tuple[TextEdit, ...], ReadFile]:
    """Those of some edits that change nothing but what they say, and the file with them."""
    if not edits:
        return (), read
    renewed = read.reread(apply_edits(read.source.lines, edits))
    if renewed is not None and _is_as_meant(read, renewed, edits):
        return tuple(edits), renewed
    if len(edits) == 1:
        return (), read
    # From below, so that the places of those above stay what they are.
    middle = len(edits) // 2
    lower, read = _keep_good(read, edits[middle:])
    upper, read = _keep_good(read, edits[:middle])
    return (*upper, *lower), read


def _is_as_meant(read: ReadFile, renewed: ReadFile, edits: Sequence[TextEdit]) -> bool:
    gone = "".join(read.source.line(one.line)[one.column - 1 : one.end_column - 1] for one in edits)
    return read.has_changed_by(renewed, gone, "".join(one.written for one in edits))


def _is_signed(leaflet: Leaflet) -> bool:
    texts = leaflet.texts.values()
    pinned = any(message.pin for text in texts for message in text.messages)
    return bool(leaflet.settings.clinical_reviewers) or pinned or any(text.signatures for text in texts)
