"""What a build leaves for the next one: an index of all leaflets, and a record of each of which anything is new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.build.file_states import FileState
from pipeline.build.key_parts import KeyParts, digest
from pipeline.build.record.build_record import BuildRecord, LeafletEntry, digest_note
from pipeline.build.record.findings_summary import summarise
from pipeline.build.record.folder_states import NOTHING
from pipeline.build.record.last_build import group_by_folder, name_folder
from pipeline.build.record.leaflet_record import LeafletRecord
from pipeline.build.record.sources import SourcesRead
from pipeline.build.store import BUILT, RecordKind, Store
from pipeline.build.tools import digest_code, digest_code_state
from pipeline.model.diagnostics import Diagnostic, has_errors
from pipeline.model.leaflet import Leaflet
from pipeline.validation.catalogue_use import describe_use, is_library_plain, owns_file, stands_alone
from pipeline.validation.reading.wanted_neighbours import list_wanted

if TYPE_CHECKING:
    from pipeline.build.outcome import Outcome
    from pipeline.build.record.asked import Asked
    from pipeline.build.record.last_build import LastBuild


@dataclass(frozen=True)
class BuiltLeaflets:
    """What a build knows of the leaflets that it looked at, and of what stands in no leaflet's folder, under no name:
    the parts of the keys of what was made, how the outputs were left (file by file, and the `states` of folders), what
    was found, and the leaflets themselves. Where they were looked at only `partly`, the `last` build knows of the
    others."""

    sources: SourcesRead
    slots: Mapping[str, KeyParts]
    outputs: Mapping[str, FileState]
    states: Mapping[str, str]
    diagnostics: Mapping[str, tuple[Diagnostic, ...]]
    texts: Mapping[str, str]
    leaflets: Mapping[str, Leaflet | None] = field(default_factory=dict)
    last: LastBuild | None = None
    partly: bool = False

    def list_names(self) -> set[str]:
        """The names of all folders of which something is known, and the empty one."""
        return {"", *map(name_folder, (*self.sources.digests, *self.slots, *self.outputs)), *self.diagnostics}


def record_build(
    store: Store,
    name: str,
    asked: Asked,
    outcome: Outcome,
    built: BuiltLeaflets,
    kind: RecordKind = BUILT,
) -> None:
    """Keep the record of a build into the folder of this name, or of a check. Leaflets that were not looked at stay as
    the last one knew them."""
    last, kept = built.last, built.last.record if built.last and built.partly else None
    entries = dict(kept.entries) if kept else {}
    sources, slots = group_by_folder(built.sources.digests), group_by_folder(built.slots)
    outputs = group_by_folder(built.outputs)
    for folder in built.list_names():
        before = last.read_leaflet(folder) if last else None
        of_folder = LeafletRecord(
            sources=sources.get(folder, {}),
            slots={**(before.slots if before else {}), **slots.get(folder, {})},
            outputs=outputs.get(folder, {}),
        )
        entries[folder] = _keep(store, folder, built, of_folder)
    tools = {name: version for parts in built.slots.values() for name, version in parts.tools.items()}
    record = BuildRecord(
        asked=asked,
        code=digest_code(),
        code_state=digest_code_state(),
        tools={**(kept.tools if kept else {}), **tools},
        entries=entries,
        failed=outcome.failed,
        refused=outcome.refused,
        leaflets=outcome.leaflets,
        files=outcome.files,
        waived=outcome.waived,
        summary=_keep_summary(store, outcome) if kind == BUILT else "",
    )
    store.write_record(name, record.write(), kind)
    store.sweep_pieces()


def _keep_summary(store: Store, outcome: Outcome) -> str:
    summary = summarise(outcome.diagnostics, {path: one.text for path, one in outcome.sources.items()})
    return store.keep_piece(summary.write()) if summary else ""


def _keep(store: Store, name: str, built: BuiltLeaflets, record: LeafletRecord) -> LeafletEntry:
    leaflet, diagnostics = built.leaflets.get(name), built.diagnostics.get(name, ())
    paths = {one.span.path for one in diagnostics}
    texts = {path: text for path, text in built.texts.items() if path in paths}
    record = replace(record, diagnostics=diagnostics, texts=texts, use=digest_use(leaflet) if leaflet else "")
    notes = [one for one in diagnostics if one.severity == "info"]
    own = [one for one in notes if leaflet and owns_file(leaflet, one.span.path)]
    return LeafletEntry(
        sources=built.sources.states.get(name, NOTHING),
        outputs=built.states.get(name, NOTHING),
        key=store.keep_piece(record.write()),
        notes=len({*own}),
        shared_notes=tuple(sorted({digest_note(one) for one in {*notes} - {*own}})),
        serious=len(diagnostics) - len(notes),
        linked=tuple(sorted(list_wanted([leaflet]))) if leaflet else (),
        alone=not has_errors(diagnostics) and (_is_library_plain(built) if not name else _stands_alone(leaflet)),
    )


def digest_use(leaflet: Leaflet) -> str:
    """The digest of what a leaflet uses of what all share."""
    return digest(describe_use(leaflet))


def _stands_alone(leaflet: Leaflet | None) -> bool:
    return leaflet is not None and stands_alone(leaflet)


def _is_library_plain(built: BuiltLeaflets) -> bool:
    known = next((leaflet for leaflet in built.leaflets.values() if leaflet), None)
    return known is not None and is_library_plain(known)
