"""Reader of the files that all leaflets share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.model import limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.leaflet import FACTS, PLACES, RELEASES, STYLE, Library, StandingText
from pipeline.model.memory import Remember
from pipeline.model.settings import PlacesFile, Publisher, Release, StyleFile
from pipeline.model.source import Places
from pipeline.validation.folder import SHARED
from pipeline.validation.reading.logos import LogoReader
from pipeline.validation.reading.markdown_body import AskPandoc, OpenedBody, open_body
from pipeline.validation.reading.markdown_files import read_standing_sections
from pipeline.validation.reading.own_languages import read_own_languages
from pipeline.validation.reading.places import read_places
from pipeline.validation.reading.references import index_references
from pipeline.validation.reading.releases import read_releases
from pipeline.validation.reading.source_reader import SourceReader
from pipeline.validation.reading.yaml_models import Glossary, References, SharedFacts
from pipeline.validation.source_files import is_there


@dataclass(frozen=True)
class SharedReader:
    """Reads what all leaflets share; what is wrong there goes into `diagnostics`."""

    files: SourceReader
    remember: Remember
    diagnostics: Diagnostics

    def read_library(self) -> Library | None:
        """What stands in YAML files; nothing where the publisher's cannot be read, which every leaflet needs."""
        files, diagnostics = self.files, self.diagnostics
        publisher = files.read_yaml(files.folder / "publisher.yaml", Publisher, diagnostics)
        references = files.read_optional("references.yaml", References, diagnostics)
        items = index_references(references[0].root, references[1], diagnostics) if references else {}
        glossary = files.read_optional("glossary.yaml", Glossary, diagnostics)
        facts = files.read_optional(FACTS, SharedFacts, diagnostics)
        places = read_places(files.read_optional(PLACES, PlacesFile, diagnostics), diagnostics)
        style = files.read_optional(STYLE, StyleFile, diagnostics)
        optional = {"references.yaml": references, "glossary.yaml": glossary, FACTS: facts, PLACES: places}
        releases = self._read_releases()
        read = {"publisher.yaml": publisher, **optional, STYLE: style, RELEASES: releases}
        unread = {name for name, file in read.items() if file is None and is_there(files.folder / name)}
        if publisher is None:
            return None
        own_words, unread_words = read_own_languages(files, publisher[0].languages, diagnostics)
        logos = LogoReader(files.folder, diagnostics, self.remember)
        return Library(
            publisher=publisher[0],
            references=items,
            glossary=glossary[0].root if glossary else {},
            standing={},
            places={name: file[1] for name, file in read.items() if file is not None},
            unread=frozenset(unread) | unread_words,
            logo=logos.read_logo(publisher[0].logo, publisher[1]),
            partner_logos=logos.read_logos_of_partners(publisher[0].partners, publisher[1]),
            facts=facts[0].root if facts else {},
            known_places=places[0] if places else {},
            logos=logos.read_logos_of_places(*places) if places else {},
            style=style[0].root if style else {},
            releases=releases[0] if releases else (),
            own_words=own_words,
            remember=self.remember,
        )

    def _read_releases(self) -> tuple[tuple[Release, ...], Places] | None:
        path = self.files.folder / RELEASES
        if not is_there(path):
            return None
        source = self.files.read_source(path, self.diagnostics, limits.RELEASES_SIZE.most)
        return read_releases(source, self.remember, self.diagnostics) if source else None

    def open_standing(self) -> dict[str, OpenedBody | None]:
        """The files of standing sections, by language, before pandoc has read them; nothing for one that cannot be
        read."""
        paths = self.files.find_language_files(self.files.folder / SHARED, self.diagnostics)
        sources = {path.stem: self.files.read_source(path, self.diagnostics) for path in paths}
        return {tag: open_body(source, source.text) if source else None for tag, source in sources.items()}

    def add_standing(
        self, library: Library | None, opened: Mapping[str, OpenedBody | None], ask: AskPandoc
    ) -> Library | None:
        """The library with the standing sections, and the names of the files that have none that could be read."""
        standing = {
            tag: read_standing_sections(body, ask, self.diagnostics) if body else StandingText()
            for tag, body in opened.items()
        }
        if library is None:
            return None
        sources = self.files.sources
        return replace(
            library,
            standing={tag: text.sections for tag, text in standing.items() if opened[tag]},
            standing_waivers=tuple(waiver for text in standing.values() for waiver in text.waivers),
            standing_sources={one: sources[one] for one in sources if Path(one).parent.name == SHARED},
            unread=library.unread | {f"{SHARED}/{tag}.md" for tag, text in standing.items() if not text.sections},
        )
