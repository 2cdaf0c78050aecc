"""Reader of the source folder as a whole: what all leaflets share, and each leaflet in all its languages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.model import codes
from pipeline.model.diagnostics import Checked, Diagnostic, Diagnostics
from pipeline.model.format import Format
from pipeline.model.leaflet import Leaflet, LeafletText, Library
from pipeline.model.memory import Remember
from pipeline.model.neighbours import Neighbours
from pipeline.model.settings import ID, Settings
from pipeline.model.settings.format_names import names_context
from pipeline.model.source import Places, Source, Span
from pipeline.validation.folder import RESERVED, SHARED
from pipeline.validation.reading.answers import Answers
from pipeline.validation.reading.cited_references import (
    AskedReferences,
    ask_for_references,
    read_references,
    report_number_listed,
)
from pipeline.validation.reading.files import display_path, read_anyhow
from pipeline.validation.reading.kept import attach_kept
from pipeline.validation.reading.leaflet_languages import add_languages
from pipeline.validation.reading.markdown_body import OpenedBody
from pipeline.validation.reading.markdown_files import OpenedText, open_text, read_head, read_opened_text
from pipeline.validation.reading.neighbours import NeighbourReader, scan_earlier_ids
from pipeline.validation.reading.origins import list_other_standing_texts, open_origin, read_origin, read_other_standing
from pipeline.validation.reading.pictures import read_pictures
from pipeline.validation.reading.shared_files import SharedReader
from pipeline.validation.reading.source_reader import SourceReader
from pipeline.validation.reading.stand_ins import guess_kind, settings_stand_ins
from pipeline.validation.reading.wanted_neighbours import asks_others


@dataclass(frozen=True)
class SourceContents:
    """All that was read: each leaflet that could be made sense of with its diagnostics, the ids that each had before
    (also where it could not), the diagnostics of the files that all share, and the texts, for showing the lines that
    diagnostics are about."""

    leaflets: Mapping[str, Checked[Leaflet]] = field(default_factory=dict)
    earlier_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shared: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)


def read_leaflets(
    folder: Path,
    base: Path,
    names: Iterable[str],
    formats: Iterable[Format],
    languages: Collection[str] = (),
    remember: Remember | None = None,
    each: Callable[[SourceContents], None] | None = None,
) -> SourceContents:
    """Read the named leaflets in the given languages (all when none is given), whose settings may name these formats.
    Paths are shown relative to `base`. `each` is given every leaflet as soon as it is read, before it knows of others,
    with what is known of what all share."""
    files = SourceReader(folder, base, names_context(formats), frozenset(languages))
    remember = remember or (lambda _, make: make())
    shared = Diagnostics()
    of_all = SharedReader(files, remember, shared)
    reader = _FolderReader(files, remember, of_all.read_library())
    standing = of_all.open_standing()
    opened = [reader.open_leaflet(name) for name in names]
    if any(one.code == codes.LATER_FORMAT.code for one in shared):  # nothing else that we would say is sure to be true
        later = tuple(one for one in shared if one.code == codes.LATER_FORMAT.code)
        unread: dict[str, Checked[Leaflet]] = {one.name: Checked(None) for one in opened}
        earlier = {name: reader.list_earlier_ids(name, nothing) for name, nothing in unread.items()}
        return SourceContents(unread, earlier, later, files.sources)
    reader.prepare(opened[:1], standing.values())
    reader.library = of_all.add_standing(reader.library, standing, reader.answers.read_markdown)
    leaflets = {}
    for one in opened:
        reader.prepare([one])
        leaflets[one.name] = read = one.diagnostics.checked(reader.read_leaflet(one))
        if each:
            each(SourceContents({one.name: read}, shared=tuple(shared), sources=files.sources))
    known_leaflets = {name: one.value for name, one in leaflets.items() if one.value}
    if reader.library is not None:
        neighbours = reader.find_neighbours(reader.library, known_leaflets)
        for name, leaflet in known_leaflets.items():
            if asks_others(leaflet):
                leaflets[name] = replace(leaflets[name], value=replace(leaflet, neighbours=neighbours))
    earlier = {name: reader.list_earlier_ids(name, read) for name, read in leaflets.items()}
    return SourceContents(leaflets, earlier, tuple(shared), files.sources)


@dataclass(frozen=True)
class _OpenedLeaflet:
    """The files of a leaflet before pandoc has read them, and what was found wrong so far. `origin` is that of its
    source language where others are asked for alone."""

    name: str
    settings: tuple[Settings, Places] | None
    texts: Mapping[str, OpenedText]
    diagnostics: Diagnostics
    origin: OpenedText | None = None


@dataclass
class _FolderReader:
    files: SourceReader
    remember: Remember
    library: Library | None

    def __post_init__(self) -> None:
        self.answers = Answers(self.remember)

    def open_leaflet(self, name: str) -> _OpenedLeaflet:
        """The files of a leaflet, as far as they are known without pandoc."""
        folder, base, diagnostics = self.files.folder / name, self.files.base, Diagnostics()
        if not ID.fullmatch(name):
            place = Span(display_path(folder, base))
            hint = "start with a letter; at most 50 small letters, digits and hyphens"
            diagnostics.report(codes.FILE_NAME, place, f"`{name}` cannot be a leaflet's id", hint)
        if name in RESERVED:
            place = Span(display_path(folder, base))
            message = f"`{name}` is the name of what all leaflets share, and no leaflet's"
            diagnostics.report(codes.FILE_NAME, place, message, "give the folder of the leaflet another name")
        paths = self.files.find_language_files(folder, diagnostics)
        stand_ins = settings_stand_ins(self.library, [path.stem for path in paths])
        settings = self.files.read_yaml(folder / "leaflet.yaml", Settings, diagnostics, stand_ins)
        if not paths and not self.files.languages:
            language = settings[0].source_language if settings else "en"
            place = Span(display_path(folder / f"{language}.md", base))
            diagnostics.report(codes.MISSING_FILE, place, "the leaflet has no words", "write this file")
        settings = (guess_kind(*settings, self.files.sources), settings[1]) if settings else None
        sources = {path.stem: self.files.read_source(path, diagnostics) for path in paths}
        texts = {language: open_text(source) for language, source in sources.items() if source}
        origin = open_origin(self.files, folder, settings[0] if settings else None)
        return _OpenedLeaflet(name, settings, texts, diagnostics, origin)

    def prepare(self, leaflets: Sequence[_OpenedLeaflet], standing: Iterable[OpenedBody | None] = ()) -> None:
        """Ask pandoc for all that it has to read and to write of some leaflets and of standing sections, in one
        process."""
        opened = [text for one in leaflets for text in (*one.texts.values(), one.origin) if text]
        bodies = [text.body for text in opened]
        asked = [self._ask_for_references(one) for one in leaflets]
        references = (reference for every in asked for some in every.values() for reference in some.values())
        self.answers.prepare((body.markdown for body in (*standing, *bodies) if body), references)

    def _ask_for_references(self, opened: _OpenedLeaflet) -> AskedReferences:
        if opened.settings is None or self.library is None:
            return {}
        shared = [(path, source) for path, source in self.files.sources.items() if Path(path).parent.name == SHARED]
        texts = {
            tag: [text.source.text, *(source.text for path, source in shared if Path(path).stem == tag)]
            for tag, text in opened.texts.items()
        }
        if opened.origin:
            first = opened.settings[0].source_language
            texts[first] = [opened.origin.source.text, *list_other_standing_texts(self.files, first)]
        return ask_for_references(self.library, opened.settings[0], texts)

    def read_leaflet(self, opened: _OpenedLeaflet) -> Leaflet | None:
        """A leaflet; nothing where its settings or the library could not be read."""
        folder, diagnostics, ask = self.files.folder / opened.name, opened.diagnostics, self.answers.read_markdown
        programme = opened.settings is not None and opened.settings[0].is_programme
        read = {tag: read_opened_text(one, tag, ask, diagnostics, programme) for tag, one in opened.texts.items()}
        for tag, one in opened.texts.items():
            if read[tag] is None and opened.settings and opened.settings[0].is_withdrawn(tag):
                read[tag] = read_head(one.source, tag)
        if opened.origin and opened.settings:
            first = opened.settings[0].source_language
            read[first] = read_origin(opened.origin, first, ask, programme)
        texts = {tag: text for tag, text in read.items() if text is not None}
        files = self.files
        texts = attach_kept(folder, files.base, texts, files.languages, files.read_source, ask, diagnostics)
        if opened.settings is None or self.library is None:
            return None
        settings, places = opened.settings
        origin = texts.pop(settings.source_language, None) if opened.origin else None
        pictures = read_pictures(folder, settings, places, texts, diagnostics, self.remember)
        if origin:  # whose own pictures a form in both languages shows, and nobody asked about
            own = {origin.language: origin}
            pictures = {**read_pictures(folder, settings, places, own, Diagnostics(), self.remember), **pictures}
        asked = self._ask_for_references(opened)
        leaflet = Leaflet(
            id=opened.name,
            settings=settings,
            places=places,
            texts=texts,
            library=self._add_other_standing(self.library, origin),
            origin=origin,
            pictures=pictures,
            bibliography=read_references(asked, self.answers, self.library, diagnostics),
        )
        report_number_listed(leaflet, diagnostics)
        return add_languages(leaflet, folder)

    def _add_other_standing(self, library: Library, origin: LeafletText | None) -> Library:
        """The library with the standing sections of the words that a translation was made from."""
        if origin is None or origin.language in library.standing:
            return library
        other = read_other_standing(self.files, origin.language, self.answers.read_markdown)
        return replace(library, standing={**library.standing, origin.language: other})

    def find_neighbours(self, library: Library, leaflets: Mapping[str, Leaflet]) -> Neighbours:
        """What the leaflets that were read know of all others."""
        files, whole = self.files, not self.files.languages
        ask = self.answers.read_markdown
        return NeighbourReader(files.folder, files.known, library, ask, leaflets, whole=whole).find_neighbours()

    def list_earlier_ids(self, name: str, read: Checked[Leaflet]) -> tuple[str, ...]:
        """The ids that a leaflet had before; where it was not read or its settings have errors, those too that seem to
        stand there."""
        file = self.files.folder / name / "leaflet.yaml"
        path = display_path(file, self.files.base)
        wrong = any(one.span.path == path and one.severity == "error" for one in read.diagnostics)
        if read.value is not None and not wrong:
            return tuple(read.value.settings.was)
        return (
            *(read.value.settings.was if read.value else ()),
            *scan_earlier_ids(read_anyhow(file, self.files.folder)),
        )
