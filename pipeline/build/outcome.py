"""Outcome of a build: what it did and found, as a report tells it and as the record of the last build keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.build.exchange.changes import Changes
from pipeline.build.record import Asked, BuildRecord
from pipeline.build.tools import digest_code
from pipeline.model.diagnostics import Diagnostic, has_errors
from pipeline.model.source import Source

if TYPE_CHECKING:
    from pipeline.build.key_parts import KeyParts
    from pipeline.build.publishing import Published
    from pipeline.build.releasing import Recorded
    from pipeline.validation.check import Checkup


@dataclass(frozen=True)
class Outcome:
    """What a build did. `made` tells why each slot was made; `failed` are the leaflets, and the editions of leaflets
    (leaflet/language or leaflet/language/place), whose outputs stay as they were; `refused` are the slots whose format
    cannot hold the words; `files` counts what stands in the outputs now, and `waived` the warnings that leaflets allow.
    `kept_back` is true for a release of which nothing was published, because something of it failed; of another one,
    `recorded` is what became of the record of releases; where there was nothing to do, it `is_recorded` already.
    `store_trouble` is why nothing could be kept for the next build, where that is so."""

    diagnostics: tuple[Diagnostic, ...] = ()
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

    def make_record(
        self, asked: Asked, sources: Mapping[str, str], slots: Mapping[str, KeyParts], published: Published
    ) -> BuildRecord:
        """What the next build has to know of this one."""
        mentioned = {diagnostic.span.path for diagnostic in self.diagnostics}
        return BuildRecord(
            asked=asked,
            code=digest_code(),
            sources=sources,
            slots=slots,
            outputs=published.states,
            diagnostics=self.diagnostics,
            texts={path: source.text for path, source in self.sources.items() if path in mentioned},
            failed=self.failed,
            refused=self.refused,
            leaflets=self.leaflets,
            files=self.files,
            waived=self.waived,
        )


@dataclass(frozen=True)
class BuildFindings:
    """What was found by a build: all diagnostics, the leaflets and editions that `failed` by them, and how many
    findings are allowed."""

    diagnostics: tuple[Diagnostic, ...]
    failed: tuple[str, ...]
    allowed: int

    def tell_of(
        self, checkup: Checkup, made: Mapping[str, str], refused: tuple[str, ...], published: Published, release: bool
    ) -> Outcome:
        """The outcome of a build in which this was found."""
        return Outcome(
            diagnostics=self.diagnostics,
            sources=checkup.sources,
            made=made,
            failed=self.failed,
            refused=refused,
            changes=published.changes,
            leaflets=len(checkup.leaflets),
            files=published.files,
            waived=self.allowed,
            kept_back=release and (has_errors(self.diagnostics) or bool(published.changes.blocked)),
        )


def replay(record: BuildRecord) -> Outcome:
    """What a build says that finds everything as the recorded one left it."""
    return Outcome(
        diagnostics=record.diagnostics,
        sources={path: Source(path, text) for path, text in record.texts.items()},
        failed=record.failed,
        refused=record.refused,
        leaflets=record.leaflets,
        files=record.files,
        waived=record.waived,
        nothing_to_do=True,
        kept_back=record.asked.release and has_errors(record.diagnostics),
        is_recorded=record.asked.recorded,
    )
