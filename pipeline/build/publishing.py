"""Publishing: artifacts become files in the outputs folder. The files of a leaflet change together or not at all, and
nothing changes before everything has been made and laid out. A form that cannot hold the words stands apart: the others
are published without it, and its older file goes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from pipeline.build.exchange.changes import Changes
from pipeline.build.exchange.lock import Tell, tell_nobody
from pipeline.build.file_states import FileState
from pipeline.build.job_run import JobRun
from pipeline.build.jobs import Plan
from pipeline.build.leaflet_edits import FileOrigin, Kept
from pipeline.build.outputs_folder import Outputs
from pipeline.build.stopped import NOTHING_STOPPED, StoppedForms
from pipeline.model.edition import Edition, Slot


@dataclass(frozen=True)
class Published:
    """What publishing changed in a folder, how many files of leaflets stand in it now, and how those and the manifest
    were left, by path below the folder."""

    changes: Changes
    files: int
    states: Mapping[str, FileState]


@dataclass(frozen=True)
class Scope:
    """Of what a publisher knows what there is: the `leaflets` of the run, whether those are all of the source, and
    whether it has them in all their editions. What is gone from these is taken away. `earlier_ids` are those that the
    leaflets had, by leaflet: what stands there changes with the leaflet, or stays as it is. Those `without_page` leave
    nothing there that could lead to them."""

    leaflets: tuple[str, ...]
    all_leaflets: bool
    all_editions: bool
    earlier_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    without_page: frozenset[str] = frozenset()

    @property
    def places(self) -> frozenset[str]:
        """All folders of leaflets that the source knows of."""
        return frozenset({*self.leaflets, *chain.from_iterable(self.earlier_ids.values())})

    def list_left(self, failed: Collection[str]) -> set[str]:
        """The places that leaflets had before, and in which nothing of them is any more."""
        gone = (old for name in self.without_page - {*failed} for old in self.earlier_ids.get(name, ()))
        return {*gone} - {*self.leaflets}

    def spread(self, failed: Collection[str]) -> set[str]:
        """What failed, with the places that it had before, in which no other leaflet stands."""
        parts = [one.partition("/") for one in failed]
        earlier = {(old, slash, rest) for name, slash, rest in parts for old in self.earlier_ids.get(name, ())}
        return {*failed, *("".join(one) for one in earlier if one[0] not in self.leaflets)}


def publish(
    folder: Path,
    run: JobRun,
    failed: Collection[str],
    scope: Scope,
    tell: Tell = tell_nobody,
    *,
    stopped: StoppedForms = NOTHING_STOPPED,
    whole: bool = False,
) -> Published:
    """Publish what was made of the leaflets without errors, and take away what nothing stands for any more. `failed`
    are leaflets, and editions of them (leaflet/language or leaflet/language/place), of which everything stays as it
    was, but for forms that are `stopped`. With `whole`, nothing is published where somebody else's file is in the way
    of something. An OSError where the machine fails, and a LostFileError where the store has no more what was made;
    nothing has changed then."""
    outputs = Outputs.open(folder, tell)
    failed = scope.spread(failed)
    plans = [one for one in run.plans if one.document.leaflet not in failed]
    for one in plans:
        _publish_forms(outputs, one, run)
        if one.document.status == "withdrawn":  # nothing of it may stay, whatever was asked for
            outputs.narrow(one.document.leaflet, one.document.edition, _describe_kept(one))
        if one.document.moved:
            outputs.let_follow(one.document.leaflet, one.document.moved.leaflet)
    for slot, origin in stopped.origins.items():
        outputs.refuse(slot, origin)
    if scope.all_editions:
        held_back = _group_editions(failed)
        for leaflet, kept in _list_kept(plans).items():
            outputs.keep_only(leaflet, kept, held_back.get(leaflet, ()))
        for old in outputs.leaflets.intersection(scope.list_left(failed)):
            outputs.keep_only(old, {}, held_back.get(old, ()))
    if scope.all_leaflets:
        for gone in sorted(outputs.leaflets - scope.places):
            outputs.keep_only(gone, {})
    changes = outputs.close(tell, whole=whole)
    return Published(changes, len(outputs.entries), outputs.states)


def read_published(folder: Path) -> Published:
    """What stands in a folder, where nothing was changed."""
    outputs = Outputs.open(folder)
    return Published(Changes(), len(outputs.entries), outputs.read_states())


def _publish_forms(outputs: Outputs, one: Plan, run: JobRun) -> None:
    for name in dict.fromkeys((*one.formats, *one.publish)):
        job = run.done.get(one.name_slot(name))
        if job is None:
            continue
        slot = Slot(one.document.leaflet, one.document.edition, name)
        origin = FileOrigin(job.parts.words, job.parts.tools, one.today)
        if job.refused:
            outputs.refuse(slot, origin)
        elif name in one.publish:
            outputs.publish(slot, job.result.artifacts, origin)


def _group_editions(failed: Collection[str]) -> dict[str, set[str]]:
    """The editions that failed, by leaflet."""
    editions: dict[str, set[str]] = {}
    for leaflet, _, edition in (name.partition("/") for name in failed if "/" in name):
        editions.setdefault(leaflet, set()).add(edition)
    return editions


def _list_kept(plans: Sequence[Plan]) -> dict[str, dict[Edition, Kept]]:
    """What may stay of each leaflet, by edition."""
    kept: dict[str, dict[Edition, Kept]] = {}
    for one in plans:
        kept.setdefault(one.document.leaflet, {})[one.document.edition] = _describe_kept(one)
    return kept


def _describe_kept(one: Plan) -> Kept:
    return Kept(frozenset(one.formats), one.may_keep, one.digest_words)
