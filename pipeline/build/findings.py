"""Findings of a build: what was wrong in the source and in what was made of it, leaflet by leaflet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from pipeline.build.jobs import diagnose_unwritten
from pipeline.build.outcome import Outcome
from pipeline.build.record.last_build import name_folder
from pipeline.build.recording import BuiltLeaflets
from pipeline.build.releasing import find_lost_releases
from pipeline.model.diagnostics import Diagnostic, has_errors, in_order
from pipeline.model.source import Source
from pipeline.validation.waiving import waive_made

if TYPE_CHECKING:
    from pipeline.build.job_run import JobRun
    from pipeline.build.looking import Looked
    from pipeline.build.publishing import Published
    from pipeline.build.record.last_build import LastBuild
    from pipeline.build.request import Request
    from pipeline.build.stopped import StoppedForms
    from pipeline.validation.check import Checkup


@dataclass(frozen=True)
class BuildFindings:
    """What was found by a build: the diagnostics of each leaflet (and, under no name, of what all share), of forms that
    are `stopped`, and of `others`, which were not looked at; the `texts` that they show, the leaflets and editions that
    `failed` by them, how many findings are allowed, and how many `notes` of others are only counted."""

    of_leaflets: Mapping[str, tuple[Diagnostic, ...]]
    texts: Mapping[str, str]
    failed: tuple[str, ...]
    allowed: int
    stopped: tuple[Diagnostic, ...] = ()
    others: tuple[Diagnostic, ...] = ()
    notes: int = 0

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All of them, by file and place."""
        return in_order((*chain.from_iterable(self.of_leaflets.values()), *self.stopped, *self.others))

    def tell_of(
        self, leaflets: int, made: Mapping[str, str], refused: tuple[str, ...], published: Published, release: bool
    ) -> Outcome:
        """The outcome of a build in which this was found."""
        return Outcome(
            diagnostics=self.diagnostics,
            notes=self.notes,
            sources={path: Source(path, text) for path, text in self.texts.items()},
            made=made,
            failed=self.failed,
            refused=refused,
            changes=published.changes,
            leaflets=leaflets,
            files=published.files,
            waived=self.allowed,
            kept_back=release and (has_errors(self.diagnostics) or bool(published.changes.blocked)),
        )

    def add_others(self, last: LastBuild, checkup: Checkup, notes: bool) -> BuildFindings:
        """With what the last build found in all leaflets that were not looked at, and of what all share; notes of the
        former only where they are asked for."""
        others = {*last.record.entries} - {*checkup.leaflets, ""}
        shared = last.find_findings([""], notes=True)
        looked_at = (*shared.diagnostics, *(one for name in checkup.leaflets for one in self.of_leaflets[name]))
        recorded = last.find_findings(others, notes, besides=looked_at)
        return replace(
            self,
            of_leaflets={**self.of_leaflets, "": shared.diagnostics},
            others=recorded.diagnostics,
            texts={**recorded.texts, **shared.texts, **self.texts},
            allowed=last.record.waived,
            notes=recorded.notes,
        )

    def describe(self, looked: Looked, run: JobRun, published: Published, states: Mapping[str, str]) -> BuiltLeaflets:
        """What the next build has to know of the leaflets that were looked at."""
        leaflets = looked.checkup.leaflets
        here = {name: self.of_leaflets[name] for name in leaflets}
        return BuiltLeaflets(
            sources=looked.sources,
            slots=run.parts,
            outputs={path: one for path, one in published.states.items() if name_folder(path) in states},
            states=states,
            diagnostics={**here, "": (*self.of_leaflets[""], *self.stopped)},
            texts=self.texts,
            leaflets=leaflets,
            last=looked.last,
            partly=looked.partly,
        )


def judge_build(request: Request, checkup: Checkup, run: JobRun, stopped: StoppedForms) -> BuildFindings:
    """What is wrong in the source and in what was made of it; the leaflets and languages that failed by it: those with
    errors in the source, and those without a page, which has room for any words; and how many findings are allowed."""
    of_jobs = run.list_diagnostics()
    lost = find_lost_releases(request.output, checkup)
    of_leaflets = {"": (*checkup.shared, *lost)}
    allowed = len(checkup.allowed)
    for name, in_source in checkup.diagnostics_of.items():
        unwritten = diagnose_unwritten([checkup.leaflets[name]], request.formats)
        of_leaflets[name] = own = (*in_source, *checkup.dates_of.get(name, ()), *unwritten)
        if leaflet := checkup.leaflets[name]:
            everything = not (request.formats or request.languages or request.places)
            whole = everything and name in checkup.good and not checkup.held_back[name]
            waived = waive_made(leaflet, of_jobs.get(name, ()), "build", request.day, whole=whole)
            of_leaflets[name] = (*own, *waived.diagnostics, *waived.of_waivers)
            allowed += len(waived.allowed)
    texts = {path: source.text for path, source in checkup.sources.items()}
    failed = tuple(dict.fromkeys((*checkup.failed, *run.leaflets_without_a_page)))
    return BuildFindings(of_leaflets, texts, failed, allowed, stopped.diagnostics)
