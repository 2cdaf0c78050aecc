"""Reader of single files of a source folder: text, YAML by its model, and which Markdown files there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.settings import LANGUAGE
from pipeline.model.settings.format_names import Names
from pipeline.model.source import Places, Source, Span
from pipeline.validation.reading.files import display_path, read_file
from pipeline.validation.reading.stand_ins import StandIns
from pipeline.validation.reading.yaml_models import read_model
from pipeline.validation.source_files import is_there

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class SourceReader:
    """Reads files of a source folder, in the given languages (all where none is given). `sources` are those that were
    read, by the path under which they are shown; `known` is what their models have to know."""

    folder: Path
    base: Path
    known: Mapping[str, Names]
    languages: frozenset[str]
    sources: dict[str, Source] = field(default_factory=dict)

    def read_source(self, path: Path, diagnostics: Diagnostics, most: int = limits.TEXT_SIZE.most) -> Source | None:
        """A text file of at most so many bytes; nothing where it cannot be read."""
        source = read_file(path, self.folder, self.base, diagnostics, most)
        if source is not None:
            self.sources[source.path] = source
        return source

    def read_yaml(
        self, path: Path, model: type[M], diagnostics: Diagnostics, stand_ins: StandIns | None = None
    ) -> tuple[M, Places] | None:
        """What is good of a YAML file, with its places; nothing where it cannot be read."""
        source = self.read_source(path, diagnostics)
        return read_model(source, model, diagnostics, context=self.known, stand_ins=stand_ins) if source else None

    def read_optional(self, name: str, model: type[M], diagnostics: Diagnostics) -> tuple[M, Places] | None:
        """The same of a file that need not be there."""
        path = self.folder / name
        return self.read_yaml(path, model, diagnostics) if is_there(path) else None

    def find_language_files(self, folder: Path, diagnostics: Diagnostics) -> list[Path]:
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
