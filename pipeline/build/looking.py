"""Looking at the source: all leaflets are checked, or those alone that have changed, with those that show something of
them. What all leaflets share concerns all of them; so does what can be judged only of all together."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from pipeline.build.record.last_build import LastBuild
from pipeline.build.record.sources import SourcesRead, read_sources
from pipeline.build.recording import digest_use
from pipeline.model.diagnostics import has_errors
from pipeline.validation.catalogue_use import owns_file, stands_alone
from pipeline.validation.check import Checkup
from pipeline.validation.folder import find_leaflets

Check: TypeAlias = Callable[[Collection[str]], Checkup]
"""Checks the leaflets of these names."""


@dataclass(frozen=True)
class Looked:
    """What was checked, the source folder as it was met, how many leaflets there are, and the `last` build, which knows
    the others where only some were looked at."""

    checkup: Checkup
    sources: SourcesRead
    leaflets: int
    last: LastBuild | None
    partly: bool

    @cached_property
    def changed_files(self) -> frozenset[str]:
        """The source files that are not as the last build read them, by their paths below the source folder."""
        now, last = self.sources.digests, self.last.list_sources(self.sources.states) if self.last else {}
        return frozenset(path for path in {*now, *last} if now.get(path) != last.get(path)) if last else frozenset()

    @property
    def folders(self) -> frozenset[str] | None:
        """The names of the folders that were looked at, and the empty one for what stands in none; None for all."""
        return frozenset({"", *self.checkup.leaflets}) if self.partly else None


def look(
    source: Path, asked: Collection[str], check: Check, last: LastBuild | None, changed: Collection[str] | None
) -> Looked:
    """Check the leaflets that are `asked` for (all where there are none), or of all only those that have to be looked
    at: `changed` are the folders that are not as the `last` build left them, where it was of the same. The sources are
    taken down before they are understood: what changes meanwhile, the next build sees."""
    names = find_leaflets(source)
    touched = find_touched(last, changed, names) if last and changed is not None else ()
    if last and touched:
        sources = read_sources(source, touched)
        checkup = check(touched)
        if are_alone(last, checkup):
            return Looked(checkup, sources, last.record.leaflets, last, partly=True)
    sources = read_sources(source)
    checkup = check(asked or names)
    return Looked(checkup, sources, len(checkup.leaflets), last, partly=False)


def find_touched(last: LastBuild, folders: Collection[str], names: Collection[str]) -> tuple[str, ...]:
    """The leaflets of the source (`names`) to look at, where these folders have changed; none where all have to be.
    Those of which nothing could be published are looked at again, because what they lack may stand elsewhere."""
    record, changed = last.record, frozenset(folders)
    entries = record.entries
    library = entries.get("")
    if not (library and library.alone and record.asked.everything and changed <= {*names} <= {*entries}):
        return ()
    failed = {one.partition("/")[0] for one in (*record.failed, *record.refused)}
    touched = changed | failed | {name for name in names if changed.intersection(entries[name].linked)}
    if (failed and record.waived) or len(touched) * 2 > len(names):
        return ()
    known = all(entries[name].alone for name in touched - failed) and last.are_there({*entries} - touched)
    return tuple(sorted(touched)) if known else ()


def are_alone(last: LastBuild, checkup: Checkup) -> bool:
    """Whether nothing that was found in the leaflets that were looked at changes what is said of others, or of what all
    share."""
    library = last.read_leaflet("")
    if library is None or has_errors(checkup.shared):
        return False
    for name, leaflet in checkup.leaflets.items():
        before = last.read_leaflet(name)
        if before is None or leaflet is None or not stands_alone(leaflet) or digest_use(leaflet) != before.use:
            return False
        if any(owns_file(leaflet, one.span.path) for one in library.diagnostics):
            return False
    return True
