"""Releases from the side of a build: what of it is released, and how far the record of releases goes. The manifest
remembers that, so that a record that was cut off is noticed. Who writes the record is handed in: a build writes no
source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from pipeline.build.exchange.lock import Tell
from pipeline.build.job_run import JobRun
from pipeline.build.manifest import Entry, RecordState, read_origin
from pipeline.build.outputs_folder import Outputs
from pipeline.build.publishing import Published
from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Document
from pipeline.model.leaflet import RELEASES, Leaflet, Library
from pipeline.model.placing import place_leaflet
from pipeline.model.settings import Release
from pipeline.model.source import Span
from pipeline.validation.check import Checkup


@dataclass(frozen=True)
class ReleasedEdition:
    """An edition as it was released: its leaflet as it was placed, its document, and what the manifest says of each
    file of the forms that were made, by path below the outputs."""

    leaflet: Leaflet
    document: Document
    files: Mapping[str, Entry]

    @property
    def name(self) -> str:
        """`leaflet/language` or `leaflet/language/place`."""
        return f"{self.document.leaflet}/{self.document.edition.folder}"


@dataclass(frozen=True)
class Recorded:
    """What became of the record: the `releases` that are in it now, those of them that were `added`, and why nothing
    could be added (`trouble`), where that is so."""

    releases: tuple[Release, ...]
    added: tuple[Release, ...] = ()
    trouble: str = ""


RecordReleases: TypeAlias = Callable[[Path, date, Sequence[ReleasedEdition]], Recorded]
"""Appends to the record of a source folder what was released on a day."""


def list_released(checkup: Checkup, run: JobRun, output: Path) -> tuple[ReleasedEdition, ...]:
    """The editions that a run has published, with their files of these words."""
    entries = Outputs.open(output).entries
    return tuple(_list_released(checkup, run, entries))


def _list_released(checkup: Checkup, run: JobRun, entries: Mapping[str, Entry]) -> Iterator[ReleasedEdition]:
    by_edition: dict[str, dict[str, Entry]] = {}
    for path, entry in entries.items():
        slot = read_origin(entry["from"])
        by_edition.setdefault(f"{slot.leaflet}/{slot.edition.folder}", {})[path] = entry
    for plan in run.plans:
        document = plan.document
        own = by_edition.get(f"{document.leaflet}/{document.edition.folder}", {})
        files = {
            path: entry
            for path, entry in own.items()
            if (name := entry["from"]["format"]) in plan.publish and entry["from"]["words"] == plan.digest_words(name)
        }
        if files and not document.moved:
            leaflet = place_leaflet(checkup.good[document.leaflet], document.place)
            yield ReleasedEdition(leaflet, document, files)


def find_library(checkup: Checkup) -> Library | None:
    """What all leaflets share, where any could be read."""
    return next((leaflet.library for leaflet in checkup.leaflets.values() if leaflet), None)


def find_lost_releases(output: Path, checkup: Checkup) -> tuple[Diagnostic, ...]:
    """The releases that the outputs know of and that are not in the record. Nothing is said of a record that could not
    be read, which has its own errors."""
    library = find_library(checkup)
    if library is None or RELEASES in library.unread:
        return ()
    return tuple(diagnose_lost_releases(Outputs.open(output).manifest.releases, library))


def diagnose_lost_releases(state: RecordState, library: Library) -> Iterator[Diagnostic]:
    """A diagnostic for each edition whose last release is gone."""
    places = library.places.get(RELEASES)
    publisher = PurePosixPath(library.places["publisher.yaml"].whole.path)
    here = places.whole if places else Span((publisher.parent / RELEASES).as_posix())
    there = {one.digest for one in library.releases}
    for edition, digest in state.last.items():
        if digest not in there:
            message = (
                f"the last release of {edition} is gone from the record ({digest[:12]}); manifest.json still names it"
            )
            hint = "take the file back as it was (`git log -p` shows it): a record only grows"
            yield codes.LOST_RELEASE.at(here, message, hint)


def note_releases(output: Path, releases: Iterable[Release], published: Published, tell: Tell) -> Published:
    """Let the manifest say how far the record goes, where it does not yet; what was published, with that manifest.
    Nothing is noted of a record that has lost something."""
    every = tuple(releases)
    state = RecordState(len(every), {one.edition: one.digest for one in every})
    outputs = Outputs.open(output, tell)
    before = outputs.manifest.releases
    if before == state or not {*before.last.values()} <= {one.digest for one in every}:
        return published
    outputs.note_releases(state, tell)
    return Published(published.changes, published.files, outputs.states)
