"""Outcome of a build: what it did and found, as a report tells it and as the record of the last build keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.build.exchange.changes import Changes
from pipeline.model.diagnostics import Diagnostic, has_errors, in_order
from pipeline.model.source import Source

if TYPE_CHECKING:
    from pipeline.build.record.last_build import LastBuild
    from pipeline.build.releasing import Recorded


@dataclass(frozen=True)
class Outcome:
    """What a build did and found. `notes` counts those that are only counted, because nobody asked for them, and
    `counted`, by code, the warnings of which the first few of their kind are told. `made`
    tells why each slot was made; `failed` are the leaflets, and the editions of leaflets (leaflet/language or
    leaflet/language/place), whose outputs stay as they were; `refused` are the slots whose format cannot hold the
    words; `files` counts what stands in the outputs now, and `waived` the warnings that leaflets allow. `kept_back` is
    true for a release of which nothing was published, because something of it failed; of another one, `recorded` is
    what became of the record of releases; where there was nothing to do, it `is_recorded` already. `store_trouble` is
    why nothing could be kept for the next build, where that is so."""

    diagnostics: tuple[Diagnostic, ...] = ()
    notes: int = 0
    counted: Mapping[str, int] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    made: Mapping[str, str] = field(default_factory=dict)
    failed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    changes: Changes = field(default_factory=Changes)
    leaflets: int = 0
    files: int = 0
    waived: int = 0
    nothing_to_do: bool = False
    kept_back: bool = False
    recorded: Recorded | None = None
    is_recorded: bool = False
    store_trouble: str = ""

    @property
    def written(self) -> tuple[str, ...]:
        """The files that were written, by path below the outputs."""
        return self.changes.written

    @property
    def removed(self) -> tuple[str, ...]:
        """The files that were taken away."""
        return self.changes.removed


def replay(last: LastBuild, notes: bool) -> Outcome | None:
    """What a build says that finds everything as the last one left it: all that was found, or what is told where nobody
    asks for notes; nothing where that is not known any more."""
    record, findings = last.record, last.find_told(notes)
    if findings is None:
        return None
    return Outcome(
        diagnostics=in_order(findings.diagnostics),
        notes=findings.notes,
        counted=findings.counted,
        sources={path: Source(path, text) for path, text in findings.texts.items()},
        failed=record.failed,
        refused=record.refused,
        leaflets=record.leaflets,
        files=record.files,
        waived=record.waived,
        nothing_to_do=True,
        kept_back=record.asked.release and has_errors(findings.diagnostics),
        is_recorded=record.asked.recorded,
    )
