"""The source folder as a whole: what all leaflets share, and each leaflet in all its languages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from pipeline.model import codes
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.document import Figure, Picture, Section, walk
from pipeline.model.format import Format
from pipeline.model.leaflet import Leaflet, LeafletText, Library
from pipeline.model.settings import ID, LANGUAGE, Publisher, Settings
from pipeline.model.settings.format_names import Names, names_context
from pipeline.model.source import Places, Source, Span
from pipeline.parsers import pandoc
from pipeline.validation.folder import SHARED
from pipeline.validation.reading.files import read_file, shown
from pipeline.validation.reading.pictures import read_picture
from pipeline.validation.reading.settings import Glossary, References, read_settings
from pipeline.validation.reading.words import read_standing, read_text

Remember = Callable[[str, Callable[[], str]], str]
"""A memory of answers: the key, and what makes the answer when it is not there yet."""
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Found:
    """All that was read: each leaflet that could be made sense of, what was found in each, what was found in the files
    that all share, and the texts, for showing the lines that findings are about."""

    leaflets: Mapping[str, Checked[Leaflet]] = field(default_factory=dict)
    shared: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)


def read_leaflets(
    folder: Path,
    base: Path,
    names: Iterable[str],
    formats: Iterable[Format],
    languages: Collection[str] = (),
    remember: Remember | None = None,
) -> Found:
    """Read the named leaflets in the given languages (all when none is given), whose settings may name these formats.
    Paths are shown relative to `base`."""
    known = names_context(formats)
    reader = _Folder(folder, base, known, frozenset(languages), remember or (lambda _, make: make()))
    library, shared = reader.library()
    leaflets = {name: reader.leaflet(name, library) for name in names}
    return Found(leaflets, shared, reader.sources)


@dataclass
class _Folder:
    folder: Path
    base: Path
    known: Mapping[str, Names]
    languages: frozenset[str]
    remember: Remember
    sources: dict[str, Source] = field(default_factory=dict)

    def parse(self, text: str) -> list[Any]:
        key = sha256(f"{pandoc.READER}\n{pandoc.version()}\n{text}".encode()).hexdigest()
        return pandoc.blocks(self.remember(key, lambda: pandoc.read_markdown(text)))

    def text(self, path: Path, found: list[Diagnostic]) -> Source | None:
        read = read_file(path, self.base)
        found += read.diagnostics
        if read.value is not None:
            self.sources[read.value.path] = read.value
        return read.value

    def settings(self, path: Path, model: type[M], found: list[Diagnostic]) -> tuple[M, Places] | None:
        source = self.text(path, found)
        if source is None:
            return None
        read = read_settings(source, model, context=self.known)
        found += read.diagnostics
        return read.value

    def library(self) -> tuple[Library | None, tuple[Diagnostic, ...]]:
        found: list[Diagnostic] = []
        publisher = self.settings(self.folder / "publisher.yaml", Publisher, found)
        places = {"publisher.yaml": publisher[1]} if publisher else {}
        unread: set[str] = set()
        references: dict[str, Mapping[str, Any]] = {}
        glossary: Mapping[str, Mapping[str, str]] = {}
        if (self.folder / "references.yaml").exists():
            read = self.settings(self.folder / "references.yaml", References, found)
            if read:
                places["references.yaml"] = read[1]
                references = _by_id(read[0].root, read[1], found)
            else:
                unread.add("references.yaml")
        if (self.folder / "glossary.yaml").exists():
            terms = self.settings(self.folder / "glossary.yaml", Glossary, found)
            if terms:
                glossary, places["glossary.yaml"] = terms[0].root, terms[1]
            else:
                unread.add("glossary.yaml")
        standing: dict[str, Mapping[str, Section]] = {}
        for path in self.words(self.folder / SHARED, found):
            source = self.text(path, found)
            if source is not None:
                sections = read_standing(source, self.parse)
                found += sections.diagnostics
                standing[path.stem] = sections.value or {}
            if not standing.get(path.stem):
                unread.add(f"{SHARED}/{path.name}")
        if publisher is None:
            return None, tuple(found)
        return Library(publisher[0], references, glossary, standing, places, frozenset(unread)), tuple(found)

    def words(self, folder: Path, found: list[Diagnostic]) -> list[Path]:
        """The language files in a folder; a Markdown file that is named otherwise is a mistake."""
        good = []
        for path in sorted(folder.glob("*.md")) if folder.is_dir() else ():
            if LANGUAGE.fullmatch(path.stem):
                if not self.languages or path.stem in self.languages:
                    good.append(path)
            else:
                span = Span(shown(path, self.base))
                message = f"`{path.name}` is not named by a language"
                found.append(codes.FILE_NAME.at(span, message, "name it en.md, pt-BR.md or zh-Hant.md"))
        return good

    def leaflet(self, name: str, library: Library | None) -> Checked[Leaflet]:
        folder = self.folder / name
        found: list[Diagnostic] = []
        if not ID.fullmatch(name):
            hint = "start with a letter; at most 50 small letters, digits and hyphens"
            found.append(codes.FILE_NAME.at(Span(shown(folder, self.base)), f"`{name}` cannot be a leaflet's id", hint))
        settings = self.settings(folder / "leaflet.yaml", Settings, found)
        texts: dict[str, LeafletText] = {}
        paths = self.words(folder, found)
        if not paths and not self.languages:
            missing = Span(shown(folder / f"{settings[0].source_language if settings else 'en'}.md", self.base))
            found.append(codes.MISSING_FILE.at(missing, "the leaflet has no words", "write this file"))
        for path in paths:
            source = self.text(path, found)
            if source is None:
                continue
            read = read_text(source, path.stem, self.parse)
            found += read.diagnostics
            if read.value is not None:
                texts[path.stem] = read.value
        if settings is None or library is None:
            return Checked(None, tuple(found))
        pictures = self.pictures(folder, settings, texts, library, found)
        return Checked(Leaflet(name, *settings, texts, library, pictures), tuple(found))

    def pictures(
        self,
        folder: Path,
        settings: tuple[Settings, Places],
        texts: Mapping[str, LeafletText],
        library: Library,
        found: list[Diagnostic],
    ) -> dict[str, Picture]:
        used = [(node.image, node.span) for text in texts.values() for node in _figures(text)]
        if settings[0].cover:
            used.insert(0, (settings[0].cover, settings[1].value("cover")))
        pictures: dict[str, Picture] = {}
        for name, span in used:
            if name not in pictures:
                read = read_picture(folder, name, span)
                found += read.diagnostics
                if read.value is not None:
                    pictures[name] = read.value
        return pictures


def _figures(text: LeafletText) -> list[Figure]:
    return [node for node in walk((text.key_points, text.sections)) if isinstance(node, Figure)]


def _by_id(items: list[dict[str, Any]], places: Places, found: list[Diagnostic]) -> dict[str, Mapping[str, Any]]:
    references: dict[str, Mapping[str, Any]] = {}
    for number, item in enumerate(items):
        name = item.get("id")
        if not isinstance(name, str) or not name:
            message = "this reference has no `id`"
            found.append(codes.MISSING_KEY.at(places.value(number), message, "write `id: its-key`"))
        elif name in references:
            message = f"the reference `{name}` stands twice"
            found.append(codes.DUPLICATE_ID.at(places.value(number, "id"), message, "change one of them"))
        else:
            references[name] = item
    return references
