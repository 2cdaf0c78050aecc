"""Check: read the source, ask every rule, and hand on the leaflets with all diagnostics. Nothing is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pipeline.model.diagnostics import Diagnostic, has_errors, in_order
from pipeline.model.format import Format
from pipeline.model.leaflet import Leaflet
from pipeline.model.source import Source
from pipeline.validation.reading import read_leaflets
from pipeline.validation.reading.photos import Remember
from pipeline.validation.rules import diagnose_leaflet, diagnose_library


@dataclass(frozen=True)
class Checkup:
    """What was read and checked: each leaflet (nothing where it could not be made sense of) with its own diagnostics,
    those of the files that all share, and the texts for showing the lines that diagnostics are about."""

    leaflets: Mapping[str, Leaflet | None]
    diagnostics_of: Mapping[str, tuple[Diagnostic, ...]]
    shared: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All diagnostics, by file and place."""
        return in_order((*self.shared, *chain.from_iterable(self.diagnostics_of.values())))

    @property
    def good(self) -> Mapping[str, Leaflet]:
        """The leaflets that can be published: no error in them, and none in the files that all share."""
        if has_errors(self.shared):
            return {}
        return {
            name: leaflet
            for name, leaflet in self.leaflets.items()
            if leaflet and not has_errors(self.diagnostics_of[name])
        }


def check(
    folder: Path,
    base: Path,
    names: Iterable[str],
    formats: Iterable[Format],
    languages: Collection[str] = (),
    release: bool = False,
    remember: Remember | None = None,
) -> Checkup:
    """Check the named leaflets of a source folder, whose settings may name these formats. Paths are shown relative to
    `base`; with `release`, what is not signed off is an error whatever the status of the leaflet."""
    read = read_leaflets(folder, base, names, formats, languages, remember)
    leaflets = {name: checked.value for name, checked in read.leaflets.items()}
    diagnostics_of = {}
    for name, checked in read.leaflets.items():
        readable = not has_errors((*read.shared, *checked.diagnostics))
        of_rules = diagnose_leaflet(checked.value, release, readable) if checked.value else ()
        diagnostics_of[name] = in_order((*checked.diagnostics, *of_rules))
    library = next((leaflet.library for leaflet in leaflets.values() if leaflet), None)
    of_rules = diagnose_library(library, [leaflet for leaflet in leaflets.values() if leaflet]) if library else ()
    return Checkup(leaflets, diagnostics_of, in_order((*read.shared, *of_rules)), read.sources)
