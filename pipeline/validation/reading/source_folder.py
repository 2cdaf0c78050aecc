"""Reader of the source folder as a whole: what all leaflets share, and each leaflet in all its languages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from pipeline.model import codes
from pipeline.model.diagnostics import Checked, Diagnostic, Diagnostics
from pipeline.model.document import Figure, Picture, Section, walk
from pipeline.model.format import Format
from pipeline.model.leaflet import FACTS, PLACES, Leaflet, LeafletText, Library
from pipeline.model.neighbours import Neighbours
from pipeline.model.settings import ID, LANGUAGE, PlacesFile, Publisher, Settings
from pipeline.model.settings.format_names import Names, names_context
from pipeline.model.source import Places, Source, Span
from pipeline.parsers import pandoc
from pipeline.validation.folder import RESERVED, SHARED
from pipeline.validation.reading.files import display_path, read_anyhow, read_file
from pipeline.validation.reading.kept import attach_kept
from pipeline.validation.reading.logos import LogoReader
from pipeline.validation.reading.markdown_files import read_standing_sections, read_text
from pipeline.validation.reading.neighbours import NeighbourReader, scan_earlier_ids
from pipeline.validation.reading.photos import Remember
from pipeline.validation.reading.pictures import read_picture
from pipeline.validation.reading.places import read_places
from pipeline.validation.reading.references import index_references
from pipeline.validation.reading.stand_ins import StandIns, guess_kind, settings_stand_ins
from pipeline.validation.reading.yaml_models import Glossary, References, SharedFacts, read_model
from pipeline.validation.source_files import is_there

M = TypeVar("M", bound=BaseModel)


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
) -> SourceContents:
    """Read the named leaflets in the given languages (all when none is given), whose settings may name these formats.
    Paths are shown relative to `base`."""
    reader = _FolderReader(
        folder, base, names_context(formats), frozenset(languages), remember or (lambda _, make: make())
    )
    shared = Diagnostics()
    library = reader.read_library(shared)
    later = tuple(one for one in shared if one.code == codes.LATER_FORMAT.code)
    if later:  # nothing else that we would say of it is sure to be true
        unread: dict[str, Checked[Leaflet]] = {name: Checked(None) for name in names}
        earlier = {name: reader.list_earlier_ids(name, nothing) for name, nothing in unread.items()}
        return SourceContents(unread, earlier, later, reader.sources)
    leaflets = {}
    for name in names:
        diagnostics = Diagnostics()
        leaflets[name] = diagnostics.checked(reader.read_leaflet(name, library, diagnostics))
    known_leaflets = {name: one.value for name, one in leaflets.items() if one.value}
    if library is not None:
        neighbours = reader.find_neighbours(library, known_leaflets)
        for name, leaflet in known_leaflets.items():
            leaflets[name] = replace(leaflets[name], value=replace(leaflet, neighbours=neighbours))
    earlier = {name: reader.list_earlier_ids(name, read) for name, read in leaflets.items()}
    return SourceContents(leaflets, earlier, tuple(shared), reader.sources)


@dataclass
class _FolderReader:
    folder: Path
    base: Path
    known: Mapping[str, Names]
    languages: frozenset[str]
    remember: Remember
    sources: dict[str, Source] = field(default_factory=dict)

    def read_library(self, diagnostics: Diagnostics) -> Library | None:
        """What all leaflets share; nothing where the publisher's file cannot be read, which every leaflet needs."""
        publisher = self._read_yaml(self.folder / "publisher.yaml", Publisher, diagnostics)
        references = self._read_optional("references.yaml", References, diagnostics)
        items = index_references(references[0].root, references[1], diagnostics) if references else {}
        glossary = self._read_optional("glossary.yaml", Glossary, diagnostics)
        facts = self._read_optional(FACTS, SharedFacts, diagnostics)
        standing, unread = self._read_shared(diagnostics)
        places = read_places(self._read_optional(PLACES, PlacesFile, diagnostics), diagnostics)
        files = {"references.yaml": references, "glossary.yaml": glossary, FACTS: facts, PLACES: places}
        read = {"publisher.yaml": publisher, **files}
        unread |= {name for name, file in read.items() if file is None and is_there(self.folder / name)}
        if publisher is None:
            return None
        logos = LogoReader(self.folder, diagnostics, self.remember)
        return Library(
            publisher=publisher[0],
            references=items,
            glossary=glossary[0].root if glossary else {},
            standing=standing,
            places={name: file[1] for name, file in read.items() if file is not None},
            unread=frozenset(unread),
            logo=logos.read_logo(publisher[0].logo, publisher[1]),
            partner_logos=logos.read_logos_of_partners(publisher[0].partners, publisher[1]),
            facts=facts[0].root if facts else {},
            known_places=places[0] if places else {},
            logos=logos.read_logos_of_places(*places) if places else {},
        )

    def read_leaflet(self, name: str, library: Library | None, diagnostics: Diagnostics) -> Leaflet | None:
        """A leaflet; nothing where its settings or the library could not be read."""
        folder = self.folder / name
        if not ID.fullmatch(name):
            place = Span(display_path(folder, self.base))
            hint = "start with a letter; at most 50 small letters, digits and hyphens"
            diagnostics.report(codes.FILE_NAME, place, f"`{name}` cannot be a leaflet's id", hint)
        if name in RESERVED:
            place = Span(display_path(folder, self.base))
            message = f"`{name}` is the name of what all leaflets share, and no leaflet's"
            diagnostics.report(codes.FILE_NAME, place, message, "give the folder of the leaflet another name")
        paths = self._find_language_files(folder, diagnostics)
        stand_ins = settings_stand_ins(library, [path.stem for path in paths])
        settings = self._read_yaml(folder / "leaflet.yaml", Settings, diagnostics, stand_ins)
        if not paths and not self.languages:
            language = settings[0].source_language if settings else "en"
            place = Span(display_path(folder / f"{language}.md", self.base))
            diagnostics.report(codes.MISSING_FILE, place, "the leaflet has no words", "write this file")
        settings = (guess_kind(*settings, self.sources), settings[1]) if settings else None
        programme = settings is not None and settings[0].is_programme
        texts = self._read_texts(paths, programme, diagnostics)
        texts = attach_kept(folder, self.base, texts, self.languages, self._read_source, diagnostics)
        if settings is None or library is None:
            return None
        pictures = _read_pictures(folder, *settings, texts, diagnostics, self.remember)
        model, places = settings
        return Leaflet(id=name, settings=model, places=places, texts=texts, library=library, pictures=pictures)

    def find_neighbours(self, library: Library, leaflets: Mapping[str, Leaflet]) -> Neighbours:
        """What the leaflets that were read know of all others."""
        reader = NeighbourReader(self.folder, self.known, library, self._parse, leaflets, whole=not self.languages)
        return reader.find_neighbours()

    def list_earlier_ids(self, name: str, read: Checked[Leaflet]) -> tuple[str, ...]:
        """The ids that a leaflet had before; where it was not read or its settings have errors, those too that seem to
        stand there."""
        file = self.folder / name / "leaflet.yaml"
        path = display_path(file, self.base)
        wrong = any(one.span.path == path and one.severity == "error" for one in read.diagnostics)
        if read.value is not None and not wrong:
            return tuple(read.value.settings.was)
        return (*(read.value.settings.was if read.value else ()), *scan_earlier_ids(read_anyhow(file, self.folder)))

    def _read_texts(self, paths: Iterable[Path], programme: bool, diagnostics: Diagnostics) -> dict[str, LeafletText]:
        texts: dict[str, LeafletText] = {}
        for path in paths:
            source = self._read_source(path, diagnostics)
            text = read_text(source, path.stem, self._parse, diagnostics, programme) if source else None
            if text is not None:
                texts[path.stem] = text
        return texts

    def _read_shared(self, diagnostics: Diagnostics) -> tuple[dict[str, Mapping[str, Section]], set[str]]:
        """The standing sections by language and id, and the files that have none that could be read."""
        standing: dict[str, Mapping[str, Section]] = {}
        unread: set[str] = set()
        for path in self._find_language_files(self.folder / SHARED, diagnostics):
            source = self._read_source(path, diagnostics)
            if source is not None:
                standing[path.stem] = read_standing_sections(source, self._parse, diagnostics)
            if not standing.get(path.stem):
                unread.add(f"{SHARED}/{path.name}")
        return standing, unread

    def _find_language_files(self, folder: Path, diagnostics: Diagnostics) -> list[Path]:
        """The language files in a folder; a Markdown file that is named otherwise is a mistake."""
        named = []
        for path in sorted(folder.glob("*.md")) if folder.is_dir() else ():
            if LANGUAGE.fullmatch(path.stem):
                if not self.languages or path.stem in self.languages:
                    named.append(path)
            else:
                place = Span(display_path(path, self.base))
                message = f"`{path.name}` is not named by a language"
                diagnostics.report(codes.FILE_NAME, place, message, "name it en.md, pt-BR.md or zh-Hant.md")
        return named

    def _read_optional(self, name: str, model: type[M], diagnostics: Diagnostics) -> tuple[M, Places] | None:
        path = self.folder / name
        return self._read_yaml(path, model, diagnostics) if is_there(path) else None

    def _read_yaml(
        self, path: Path, model: type[M], diagnostics: Diagnostics, stand_ins: StandIns | None = None
    ) -> tuple[M, Places] | None:
        source = self._read_source(path, diagnostics)
        return read_model(source, model, diagnostics, context=self.known, stand_ins=stand_ins) if source else None

    def _read_source(self, path: Path, diagnostics: Diagnostics) -> Source | None:
        source = read_file(path, self.folder, self.base, diagnostics)
        if source is not None:
            self.sources[source.path] = source
        return source

    def _parse(self, text: str) -> list[Any]:
        key = sha256(f"{pandoc.READER}\n{pandoc.version()}\n{text}".encode()).hexdigest()
        return pandoc.blocks(self.remember(key, lambda: pandoc.read_markdown(text)))


def _read_pictures(
    folder: Path,
    settings: Settings,
    places: Places,
    texts: Mapping[str, LeafletText],
    diagnostics: Diagnostics,
    remember: Remember,
) -> dict[str, Picture]:
    """The pictures that a leaflet uses and that are good. One that is not is reported wherever it is used."""
    used = [(node.image, node.span) for text in texts.values() for node in _find_figures(text)]
    if settings.cover:
        used.insert(0, (settings.cover, places.value("cover")))
    pictures: dict[str, Picture] = {}
    for name, span in used:
        if name not in pictures:
            picture = read_picture(folder, name, span, diagnostics, remember)
            if picture is not None:
                pictures[name] = picture
    return pictures


def _find_figures(text: LeafletText) -> list[Figure]:
    return [node for node in walk((text.key_points, text.sections)) if isinstance(node, Figure)]
