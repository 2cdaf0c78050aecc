"""The last build into a folder, as the store knows it, held against what stands there now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.build.record.asked import Asked
from pipeline.build.record.build_record import BuildRecord, LeafletEntry, digest_note
from pipeline.build.record.findings_summary import FindingsSummary
from pipeline.build.record.folder_states import NOTHING, digest_states
from pipeline.build.store import BUILT, RecordKind
from pipeline.build.tools import digest_code, digest_code_state, find_versions

if TYPE_CHECKING:
    from pipeline.build.key_parts import KeyParts
    from pipeline.build.record.leaflet_record import LeafletRecord
    from pipeline.build.store import Store
    from pipeline.model.diagnostics import Diagnostic

V = TypeVar("V")


@dataclass(frozen=True)
class FolderComparison:
    """The names of folders (and "" for what stands in none) of which the sources or the outputs are not as the last
    build left them, and its record with the states of today."""

    sources: frozenset[str]
    outputs: frozenset[str]
    record: BuildRecord

    @property
    def changed(self) -> frozenset[str]:
        """The names of all that is not as it was."""
        return self.sources | self.outputs


@dataclass(frozen=True)
class Findings:
    """What was found, the texts that it shows, how many notes there are that were not asked for, and, by code, how many
    warnings are only `counted`."""

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    notes: int
    counted: Mapping[str, int] = field(default_factory=dict)


@dataclass
class LastBuild:
    """The record of a build, with those of its leaflets, which are read when they are asked for."""

    store: Store
    record: BuildRecord
    _leaflets: dict[str, LeafletRecord | None] = field(default_factory=dict)

    @classmethod
    def read(cls, store: Store, name: str, kind: RecordKind = BUILT) -> LastBuild | None:
        """The last build into the folder of this name, or its last check; none where nothing is known of it."""
        record = BuildRecord.read(store.read_record(name, kind))
        return cls(store, record) if record else None

    def read_leaflet(self, name: str) -> LeafletRecord | None:
        """The record of a leaflet; none where there is none, or it is damaged."""
        if name not in self._leaflets:
            from pipeline.build.record.leaflet_record import LeafletRecord

            entry = self.record.entries.get(name)
            self._leaflets[name] = LeafletRecord.read(self.store.read_piece(entry.key)) if entry else None
        return self._leaflets[name]

    def list_sources(self, names: Iterable[str]) -> dict[str, str]:
        """The files that were read in folders of these names, by path, with what tells whether one has changed."""
        read = (self.read_leaflet(name) for name in names)
        return {path: digest for one in read if one for path, digest in one.sources.items()}

    def find_parts(self, slot: str) -> KeyParts | None:
        """The parts of the key of what was made for a slot; none where nothing was."""
        last = self.read_leaflet(name_folder(slot))
        return last.slots.get(slot) if last else None

    def is_of(self, asked: Asked) -> bool:
        """Whether the same was asked of the same code with the same tools."""
        last = self.record
        return (
            last.asked == asked
            and (last.code_state == digest_code_state() != "" or last.code == digest_code())
            and find_versions(tuple(last.tools)) == last.tools
        )

    def compare(self, source: Path, output: Path | None) -> FolderComparison:
        """What is not as the build left it; a check has no outputs. States come first, and bytes where those are not
        the same."""
        entries, sources = self.record.entries, digest_states(source)
        outputs = {name: entry.outputs for name, entry in entries.items()} if output is None else digest_states(output)
        names = {*entries, *sources}  # what stands in other folders of the outputs is not ours
        of_sources = {name for name in names if not _is_same(entries, name, "sources", sources)}
        of_sources = self._compare_sources(of_sources, source) if of_sources else of_sources
        of_outputs = {name for name in entries if not _is_same(entries, name, "outputs", outputs)}
        of_outputs = {name for name in of_outputs if output and not self._holds(name, output)}
        now = {
            name: replace(
                entry,
                sources=entry.sources if name in of_sources else sources.get(name, NOTHING),
                outputs=entry.outputs if name in of_outputs else outputs.get(name, NOTHING),
            )
            for name, entry in entries.items()
        }
        record = replace(self.record, code_state=digest_code_state(), entries=now)
        return FolderComparison(frozenset(of_sources), frozenset(of_outputs), record)

    def find_changed_sources(self, source: Path, but: Collection[str] = ()) -> frozenset[str]:
        """The names of folders (and "" for what stands in none) of which the sources are not as they were, `but` for
        files of these names."""
        states, entries = digest_states(source), self.record.entries
        unsure = {name for name in {*entries, *states} if not _is_same(entries, name, "sources", states)}
        return frozenset(self._compare_sources(unsure, source, but) if unsure else unsure)

    def _compare_sources(self, names: Collection[str], source: Path, but: Collection[str] = ()) -> set[str]:
        from pipeline.build.file_states import digest_folder

        now: dict[str, dict[str, str]] = {name: {} for name in names}
        for path, digest in digest_folder(source, names).items():
            now[name_folder(path)][path] = digest
        last = {name: one.sources if (one := self.read_leaflet(name)) else None for name in names}
        return {
            name for name in names if last[name] is None or _leave_out(now[name], but) != _leave_out(last[name], but)
        }

    def _holds(self, name: str, output: Path) -> bool:
        last = self.read_leaflet(name)
        return last is not None and all(state.holds(output / path) for path, state in last.outputs.items())

    def find_told(self, notes: bool) -> Findings | None:
        """What is told where nothing has changed: all that was found with the notes, or the first few of each kind;
        nothing where that is not known any more."""
        names = self.record.entries
        summary = None if notes else FindingsSummary.read(self.store.read_piece(self.record.summary))
        if summary:
            return Findings(summary.diagnostics, summary.texts, self._count_notes(names), summary.counted)
        return self.find_findings(names, notes) if self.are_there(names, notes) else None

    def find_findings(self, names: Collection[str], notes: bool, besides: Collection[Diagnostic] = ()) -> Findings:
        """What was found in some leaflets; notes only where they are asked for, and else how many there are that are
        not known `besides`."""
        diagnostics: list[Diagnostic] = []
        texts: dict[str, str] = {}
        for name in names:
            entry = self.record.entries[name]
            last = self.read_leaflet(name) if entry.serious or (notes and entry.has_notes) else None
            if last:
                diagnostics += (one for one in last.diagnostics if notes or one.severity != "info")
                texts |= last.texts
        return Findings(tuple(diagnostics), texts, 0 if notes else self._count_notes(names, besides))

    def _count_notes(self, names: Iterable[str], besides: Collection[Diagnostic] = ()) -> int:
        """Of notes in files that leaflets share, each counts once."""
        entries = [self.record.entries[name] for name in names]
        shared = {digest for entry in entries for digest in entry.shared_notes}
        return sum(entry.notes for entry in entries) + len(shared - {digest_note(one) for one in besides})

    def are_there(self, names: Iterable[str], notes: bool = False) -> bool:
        """Whether the records of these leaflets can be read, as far as something was found in them; where `notes` are
        asked for, as far as anything was."""
        entries = ((name, self.record.entries[name]) for name in names)
        asked = (name for name, entry in entries if entry.serious or (notes and entry.has_notes))
        return all(map(self.read_leaflet, asked))


def name_folder(path: str) -> str:
    """The name of the folder in which a path begins; empty for what stands in none."""
    return path.partition("/")[0] if "/" in path else ""


def group_by_folder(paths: Mapping[str, V]) -> dict[str, dict[str, V]]:
    """Values by path, by the name of the folder in which the path begins."""
    folders: dict[str, dict[str, V]] = {}
    for path, value in paths.items():
        folders.setdefault(name_folder(path), {})[path] = value
    return folders


def _is_same(entries: Mapping[str, LeafletEntry], name: str, what: str, states: Mapping[str, str]) -> bool:
    entry, state = entries.get(name), states.get(name, NOTHING)
    return entry is not None and bool(state) and getattr(entry, what) == state


def _leave_out(files: Mapping[str, str] | None, but: Collection[str]) -> dict[str, str] | None:
    return None if files is None else {path: digest for path, digest in files.items() if path not in but}
