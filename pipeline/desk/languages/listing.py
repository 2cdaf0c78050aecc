"""Listing of languages: those that Plainleaf brings, and those that a source has files of, and how far each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.diagnostics import Diagnostic, Diagnostics
from pipeline.model.settings import LANGUAGE
from pipeline.templating.languages import language_pack, languages
from pipeline.validation.folder import LANGUAGES
from pipeline.validation.reading.own_languages import read_own_languages
from pipeline.validation.reading.source_reader import SourceReader


@dataclass(frozen=True)
class LanguageState:
    """A language: its tag, what it calls itself, whether Plainleaf brings it (`ours`) and whether the source has files
    of it (`own`), who has looked at its words, and what the files of the source still need."""

    tag: str
    name: str
    ours: bool
    own: bool
    reviewed_by: str
    faults: tuple[Diagnostic, ...] = ()


def list_language_states(source: Path, base: Path) -> Sequence[LanguageState]:
    """Every language that there are words of ours in, by tag. Paths are shown relative to `base`."""
    ours = languages()
    own = {path.stem for path in (source / LANGUAGES).glob("*.*") if path.suffix in (".yaml", ".po")}
    tags = sorted({*ours, *(tag for tag in own if LANGUAGE.fullmatch(tag))})
    return [_find_state(tag, tag in ours, tag in own, source, base) for tag in tags]


def _find_state(tag: str, ours: bool, own: bool, source: Path, base: Path) -> LanguageState:
    diagnostics = Diagnostics()
    words, _ = read_own_languages(SourceReader(source, base, {}, frozenset()), [tag] if own else [], diagnostics)
    pack = language_pack(tag, words)
    return LanguageState(
        tag=tag,
        name=pack.name if pack else "",
        ours=ours,
        own=own,
        reviewed_by=pack.reviewed_by if pack else "",
        faults=tuple(diagnostics),
    )
