"""Import of a translation from the programs of translators: what is done goes to its place, and nothing else changes.

Where anything in the file cannot be taken over, nothing is: each refusal names its line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.desk.reviewing.source_lines import Edited, SourceChangedError, edit_lines
from pipeline.desk.translating.exporting import Desk
from pipeline.desk.translating.segments import by_context, list_segments, replace_segments
from pipeline.desk.translating.units import TranslationUnit
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.source import compose_source
from pipeline.parsers.gettext_po import BrokenPoError, read_po
from pipeline.parsers.pandoc import read_markdown
from pipeline.parsers.xliff import BrokenXliffError, read_xliff
from pipeline.validation.reading.markdown_files import read_text
from pipeline.validation.translation.comparing import compare_texts

_MARKUP = re.compile(
    r"\{\{[^}]*\}\}|\[@[^\]]*\]|\(\([^)]*\)\)|\]\([^)]*\)|\{\.[\w-]+|\{lang=[\w-]+|\*\*|https?://[^\s)]+"
)
"""What a translation has as often as its source: facts, references, what is filled in, links, terms, strong words."""
_LINE_END = re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class ImportRefusal:
    """Why something in a file cannot be taken over (a clause), at its `line`, and what to do."""

    line: int
    reason: str
    hint: str


@dataclass(frozen=True)
class Imported:
    """What became of an import: the `refusals`; or the contexts of what has `changed`, how many units are `done`
    `of_all`, and the file that was written (empty where nothing changed)."""

    refusals: tuple[ImportRefusal, ...] = ()
    changed: tuple[str, ...] = ()
    done: int = 0
    of_all: int = 0
    file: str = ""


@dataclass(frozen=True)
class _Entry:
    """A unit of a file that came back."""

    context: str
    source: str
    words: str
    done: bool
    line: int


def import_translation(desk: Desk, path: Path, base: Path) -> Imported:
    """Take over what is done in a PO or XLIFF file (known by its ending: `.po`, `.xlf`, `.xliff`). Raises
    WrongUsageError for a file of another kind, and an OSError where one cannot be read or written."""
    try:
        language, entries = _read(path)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Imported((ImportRefusal(line, "this is no text in UTF-8", "save the file in UTF-8"),))
    except (BrokenPoError, BrokenXliffError) as error:
        reason = getattr(error, "reason", "it is no PO file from here on")
        return Imported((ImportRefusal(error.line, reason, "export it again, and save it in its own form"),))
    units = {one.context: one for one in desk.list_units()}
    refusals = [*_check_language(language, desk), *_check_entries(entries, units, desk)]
    if refusals:
        return Imported(tuple(refusals))
    wanted = {units[one.context].place: _join(one.words) for one in entries if one.done}
    lines = {units[one.context].place: one.line for one in entries if one.done}
    done = {one.context for one in entries if one.done} | {name for name, one in units.items() if one.done}
    return _write(desk, wanted, lines, base, len(done), len(units))


def _read(path: Path) -> tuple[str, tuple[_Entry, ...]]:
    text = path.read_text("utf-8")
    if path.suffix == ".po":
        po = read_po(text)
        return po.language, tuple(
            _Entry(one.context, one.source, one.words, bool(one.words) and not one.fuzzy, one.line)
            for one in po.entries
        )
    if path.suffix in (".xlf", ".xliff"):
        xliff = read_xliff(text)
        return xliff.language, tuple(_Entry(one.id, one.source, one.words, one.done, one.line) for one in xliff.units)
    raise WrongUsageError(f"{path.name} is neither a PO file (.po) nor one in XLIFF (.xlf, .xliff)")


def _check_language(language: str, desk: Desk) -> Iterator[ImportRefusal]:
    wanted = desk.translation.language
    if language.replace("_", "-") != wanted:
        named = f"is of `{language}`" if language else "does not say its language"
        yield ImportRefusal(1, f"the file {named}, and these words are in `{wanted}`", f"import the file of `{wanted}`")


def _check_entries(
    entries: Iterable[_Entry], units: Mapping[str, TranslationUnit], desk: Desk
) -> Iterator[ImportRefusal]:
    seen: set[str] = set()
    for entry in entries:
        unit = units.get(entry.context)
        if not entry.context:
            yield ImportRefusal(entry.line, "words have no context (msgctxt), so nobody knows where they stand", _AGAIN)
        elif entry.context in seen:
            yield ImportRefusal(entry.line, f"`{entry.context}` stands twice", "leave one of them")
        elif unit is None:
            yield ImportRefusal(entry.line, f"`{entry.context}` is no part of {desk.leaflet.id}", _AGAIN)
        elif _join(entry.source) != unit.source:
            yield ImportRefusal(entry.line, f"the words of `{entry.context}` are not those of the source now", _AGAIN)
        elif entry.done:
            yield from _check_words(entry, unit, desk)
        seen.add(entry.context)


_AGAIN = "export the translation again: what is done stays so"


def _check_words(entry: _Entry, unit: TranslationUnit, desk: Desk) -> Iterator[ImportRefusal]:
    wanted, there = (Counter(_MARKUP.findall(words)) for words in (unit.source, entry.words))
    lost, extra = (wanted - there).elements(), (there - wanted).elements()
    for sign in lost:
        yield ImportRefusal(
            entry.line, f"`{sign}` is lost in `{entry.context}`", "write it where it belongs in this language"
        )
    for sign in extra:
        yield ImportRefusal(entry.line, f"`{sign}` stands in `{entry.context}`, and not in the source", "take it out")
    if not unit.place:
        name = Path(desk.translation.source.path).name
        hint = f"copy that part of the source into {name} first, then `plainleaf translations pin`"
        yield ImportRefusal(entry.line, f"`{entry.context}` has no place in {name} yet", hint)


def _write(
    desk: Desk, wanted: Mapping[str, str], lines: Mapping[str, int], base: Path, done: int, of_all: int
) -> Imported:
    source = desk.translation.source
    before = source.as_typed.text
    there = by_context(list_segments(before))
    changed = {place: words for place, words in wanted.items() if there[place].text != words}
    if not changed:
        return Imported((), (), done, of_all)
    after = replace_segments(before, changed)
    refusals = tuple(_check_reading(desk, after, changed, lines))
    if refusals:
        return Imported(refusals)
    try:
        _edit(base / source.path, desk, before, after).write()
    except SourceChangedError as error:
        return Imported((ImportRefusal(1, str(error), "run the command again"),))
    return Imported((), tuple(changed), done, of_all, source.path)


def _check_reading(
    desk: Desk, after: str, changed: Mapping[str, str], lines: Mapping[str, int]
) -> Iterator[ImportRefusal]:
    """Read the new file as a build would: new words are words, and no other block, item or row than before."""
    diagnostics = Diagnostics()
    source = compose_source(desk.translation.source.path, after)
    read = read_text(source, desk.translation.language, read_markdown, diagnostics, desk.leaflet.settings.is_programme)
    faults = [(one.span, one.message) for one in diagnostics if one.severity == "error"]
    if read is not None and not faults:
        faults = [(one.span, one.message) for one in compare_texts(desk.translation, read).differences]
    ends = {place: after.count("\n", 0, one.start) + 1 for place, one in by_context(list_segments(after)).items()}
    for span, message in faults:
        nearest = min(changed, key=lambda place: abs(ends.get(place, 0) - span.line))
        reason = f"the words of `{nearest}` would be read as something else: {message}"
        yield ImportRefusal(lines.get(nearest, 1), reason, "write `\\` before a sign that means something else")


def _edit(path: Path, desk: Desk, before: str, after: str) -> Edited:
    """The file with the lines that differ in the place of those that were there."""
    old, new = before.split("\n"), after.split("\n")
    start = next((n for n, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), 0)
    tails = zip(reversed(old[start:]), reversed(new[start:]), strict=False)
    same = next((n for n, (one, two) in enumerate(tails) if one != two), 0)
    return edit_lines(path, desk.translation.source, {(start + 1, len(old) - same): new[start : len(new) - same]})


def _join(words: str) -> str:
    """Words on one line, as a segment has them: programs break long lines."""
    return _LINE_END.sub(" ", words.strip())
