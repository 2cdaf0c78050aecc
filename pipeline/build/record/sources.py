"""The source folder as a build met it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.build.file_states import digest_folder
from pipeline.build.record.folder_states import digest_states
from pipeline.model.leaflet import RELEASES


@dataclass(frozen=True)
class SourcesRead:
    """The `states` of the folders in the source folder, and what tells whether a file has changed (`digests`, by its
    path)."""

    states: Mapping[str, str]
    digests: Mapping[str, str]

    def with_record(self, folder: Path) -> SourcesRead:
        """With the record of releases as it is now, which the build itself has written."""
        now = {path: digest for path, digest in digest_folder(folder, [""]).items() if path == RELEASES}
        return replace(self, states={**self.states, "": ""}, digests={**self.digests, **now})


def read_sources(folder: Path, only: Collection[str] | None = None) -> SourcesRead:
    """The source folder, or of the folders in it `only` those of these names and its own files. States are read first:
    a file that changes in between is known by bytes that are newer, and looked at again."""
    names = None if only is None else {"", *only}
    states = digest_states(folder, names)
    return SourcesRead(states, digest_folder(folder, names))
