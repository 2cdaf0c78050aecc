"""Places that publishing uses, in the store beside the outputs, and what a command that was stopped has left there."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from pipeline.build.exchange.journal import COPY, Journal, Publication, Unit, find_number
from pipeline.build.exchange.layout import FolderLayout, lay_out
from pipeline.build.exchange.lock import Tell, hold_lock, tell_nobody
from pipeline.build.exchange.mounts import find_mount
from pipeline.build.exchange.signals import hold_signals
from pipeline.build.exchange.unfinished import INSIDE, is_unfinished
from pipeline.build.file_states import MANIFEST
from pipeline.build.manifest import Condition, Manifest
from pipeline.build.progress import PUBLISHED
from pipeline.build.whole_files import find_absolute, remove_irregular

_OURS = ("good", "changed")
"""Conditions of a manifest that we wrote."""


@dataclass(frozen=True)
class PublishingPlaces:
    """The outputs and the store beside them, both absolute."""

    outputs: Path
    store: Path

    @property
    def lock(self) -> Path:
        """The file that is locked while anything changes."""
        return self.store / "lock"

    @property
    def journal(self) -> Path:
        """The journal; where there is one, it is to be finished."""
        return self.store / "journal"

    @property
    def copy(self) -> Path:
        """The copy of the manifest."""
        return self.store / "published" / f"{self.outputs.name}.json"

    @property
    def inside(self) -> Path:
        """Where everything is laid out when the outputs are a file system of their own."""
        return self.outputs / INSIDE

    @property
    def beside(self) -> Path:
        """Where everything is laid out otherwise."""
        return self.store / "publishing" / self.outputs.name

    def finish_unfinished(self, tell: Tell = tell_nobody) -> None:
        """Finish what a command that was stopped had begun to publish, and take away what it had laid out. Where
        another command is at it, that one is waited for."""
        if is_unfinished(self.store, self.outputs):
            with hold_lock(self.lock, tell):
                self.finish_under_lock()

    def finish_under_lock(self) -> None:
        """The same, for whoever holds the lock."""
        finish_in_store(self.store)
        self._take_away(self.inside)

    def _take_away(self, staging: Path) -> None:
        """Take away what was laid out. Folders of leaflets that are in their place no more are put back: that a damaged
        journal does not tell."""
        for old in sorted((staging / "old").iterdir()) if (staging / "old").is_dir() else ():
            if not os.path.lexists(self.outputs / old.name):
                self.outputs.mkdir(parents=True, exist_ok=True)
                old.rename(self.outputs / old.name)
        _remove_tree(staging)

    def exchange(self, layouts: Sequence[FolderLayout], manifest: Manifest | None, condition: Condition) -> list[str]:
        """Put new folders and a new manifest in the place of the old ones; without one, ours is taken away. The
        `condition` is that of the old one: a foreign one is moved aside. An OSError where that fails: nothing has
        changed then. Paths of files that came meanwhile, which were carried over."""
        self.outputs.mkdir(parents=True, exist_ok=True)
        try:
            inside = find_mount(self.outputs) != find_mount(self.store)
            staging = self.inside if inside else self.beside
            journal = Journal(
                name=self.outputs.name,
                inside=inside,
                units=tuple(_lay_out_unit(layout, staging) for layout in layouts),
                removed=0 if manifest or condition not in _OURS else find_number(self.outputs / MANIFEST),
                aside=_find_free_name(self.outputs) if manifest and condition == "foreign" else "",
            )
            for name in (MANIFEST, COPY) if manifest else ():
                staging.mkdir(parents=True, exist_ok=True)
                (staging / name).write_bytes(manifest.write() if manifest else b"")
            journal.write(self.journal, self.beside)
        except BaseException:
            self._remove_staging()
            raise
        try:
            with hold_signals():
                return self.carry_out(journal)
        except KeyboardInterrupt as stop:  # it waited until all was done
            stop.add_note(PUBLISHED)
            raise

    def carry_out(self, journal: Journal) -> list[str]:
        """Do what a journal says, and take it away. An OSError where that fails and was undone; paths as above."""
        staging = self.inside if journal.inside else self.beside
        publication = Publication(journal, self.outputs, staging, self.copy, self.beside)
        try:
            publication.carry_out()
        except OSError:
            self._clear()
            raise
        rescued = publication.rescue()
        self._clear()
        return rescued

    def _clear(self) -> None:
        self._remove_staging()
        self.journal.unlink(missing_ok=True)

    def _remove_staging(self) -> None:
        for folder in (self.inside, self.beside):
            _remove_tree(folder)
        with contextlib.suppress(OSError):  # not there, or not empty
            self.beside.parent.rmdir()


def _remove_tree(path: Path) -> None:
    """Take away a folder with all that is in it, or whatever else stands there; what cannot be taken away stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()


def find_places(outputs: Path, store: Path) -> PublishingPlaces:
    """The places of an outputs folder, whose path may be relative."""
    return PublishingPlaces(find_absolute(outputs), store)


def finish_if_free(store: Path) -> None:
    """Finish what a command that was stopped had begun to publish, unless another one is at it."""
    with hold_lock(store / "lock", wait=False) as held:
        if held:
            finish_in_store(store)


def finish_in_store(store: Path) -> None:
    """Finish what a journal in a store says, or undo it, and take away what was laid out there, for whoever holds the
    lock. The journal and the folders name the outputs, which stand beside the store."""
    journal = Journal.read(store / "journal")
    if journal is not None:
        with contextlib.suppress(OSError):
            PublishingPlaces(store.parent / journal.name, store).carry_out(journal)
    for path in (store / "journal", *([] if (store / "publishing").is_dir() else [store / "publishing"])):
        remove_irregular(path)
        path.unlink(missing_ok=True)
    if (store / "publishing").is_dir():
        for staging in sorted((store / "publishing").iterdir()):
            PublishingPlaces(store.parent / staging.name, store)._take_away(staging)
        with contextlib.suppress(OSError):  # there is something else in it
            (store / "publishing").rmdir()


def _lay_out_unit(layout: FolderLayout, staging: Path) -> Unit:
    leaflet = layout.inventory.path.name
    for kind in ("new", "old"):
        (staging / kind).mkdir(parents=True, exist_ok=True)
    laid = staging / "new" / leaflet
    if not layout.empty:
        lay_out(layout, laid)
    return Unit(leaflet, find_number(laid), find_number(layout.inventory.path), layout.dropped)


def _find_free_name(outputs: Path) -> str:
    """A name for a file that is called as our manifest is, and is another."""
    names = (f"{MANIFEST}.not-ours{number or ''}" for number in count())
    return next(name for name in names if not os.path.lexists(outputs / name))
