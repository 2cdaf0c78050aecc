"""Freshness of the outputs: whether they are of the source as it stands, by the record of the last build. Nothing is
made, and nothing but the bytes of the source is looked at."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from pipeline.build.record.build_record import BuildRecord
from pipeline.build.record.last_build import LastBuild
from pipeline.build.store import open_store_beside
from pipeline.build.whole_files import find_absolute
from pipeline.model.edition import Edition
from pipeline.model.leaflet import RELEASES

OutputState: TypeAlias = Literal["current", "older", "kept back", "none", "unknown"]
"""Whether outputs are of the source as it stands: they are, or the source has changed since, or errors kept them as
they were; there are none; or the last build was of something else, so that nobody knows."""


@dataclass(frozen=True)
class Freshness:
    """What the last build into a folder says of the source as it is now. `changed` are the folders of leaflets in which
    something has changed since; where it was in a file that all share, that is everybody's (`all_changed`)."""

    record: BuildRecord | None
    changed: frozenset[str]
    all_changed: bool
    made: frozenset[str]

    def judge(self, leaflet: str, edition: Edition) -> OutputState:
        """The state of the outputs of an edition."""
        if self.record is None:
            return "unknown" if self.made else "none"
        name = f"{leaflet}/{edition.folder}"
        if not any(path.startswith(f"{name}/") for path in self.made):
            return "none"
        if {leaflet, f"{leaflet}/{edition.language}", name} & {*self.record.failed}:
            return "kept back"
        if self.all_changed or leaflet in self.changed:
            return "older"
        return "current" if _asked_for(self.record, leaflet, edition) else "unknown"


def find_freshness(source: Path, output: Path, leaflets: Collection[str]) -> Freshness:
    """What is known of the outputs of these leaflets; nothing where there was no build, or one of another source. The
    record of what was released is written after the outputs, and nothing is made of it."""
    last = LastBuild.read(open_store_beside(output), find_absolute(output).name)
    if last is None or last.record.asked.source != str(source.absolute()):
        there = frozenset(path.name for path in output.iterdir() if path.is_dir()) if output.is_dir() else frozenset()
        return Freshness(None, frozenset(), False, there)
    changed = last.find_changed_sources(source, but=(RELEASES,))
    made = (path for name in leaflets if (leaflet := last.read_leaflet(name)) for path in leaflet.outputs)
    return Freshness(last.record, changed & {*leaflets}, bool(changed - {*leaflets}), frozenset(made))


def _asked_for(record: BuildRecord, leaflet: str, edition: Edition) -> bool:
    """Whether the last build was to make an edition in all its forms."""
    asked = record.asked
    narrowed = (
        (asked.names, leaflet),
        (asked.languages, edition.language),
        (asked.places, edition.place),
    )
    return not asked.formats and all(not chosen or one in chosen for chosen, one in narrowed)
