"""The outputs folder: what is to become of it is gathered, and then done at once. Only files that the manifest names
are touched, and one that is as it should be is not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from pipeline.build.exchange.changes import Changes
from pipeline.build.exchange.layout import FolderLayout, plan_layout
from pipeline.build.exchange.lock import Tell, hold_lock, tell_nobody
from pipeline.build.exchange.places import PublishingPlaces, find_places
from pipeline.build.file_states import MANIFEST, FileState, read_states
from pipeline.build.leaflet_edits import (
    Edit,
    FileOrigin,
    FormEdit,
    KeepEdit,
    Kept,
    LeafletState,
    NarrowEdit,
    compose_manifest,
    group_by_leaflet,
)
from pipeline.build.manifest import Entry, Manifest, RecordState, read_manifest, read_manifest_alone, read_origin
from pipeline.build.store import open_store_beside
from pipeline.build.stored_files import FinishedFile
from pipeline.model.edition import Edition, Slot


@dataclass
class Outputs:
    """The outputs folder with its manifest as it was when it was opened, what is to become of each leaflet, and, after
    that is done, how its files were left (`states`). `follows` are folders that lead to others: such a one changes
    behind the other, and only with it."""

    folder: Path
    places: PublishingPlaces
    manifest: Manifest
    edits: dict[str, list[Edit]] = field(default_factory=dict)
    states: Mapping[str, FileState] = field(default_factory=dict)
    follows: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path, tell: Tell = tell_nobody) -> Outputs:
        """The folder with the manifest that stands in it. What a command that was stopped had begun is finished."""
        places = find_places(folder, open_store_beside(folder).folder)
        places.finish_unfinished(tell)
        return cls(folder, places, read_manifest(folder, places.copy))

    @property
    def entries(self) -> Mapping[str, Entry]:
        """What the manifest says of each file, by its path below the folder."""
        return self.manifest.entries

    @property
    def refused(self) -> Mapping[str, str]:
        """The slots of which nothing could be made, with the digest of their words."""
        return self.manifest.refused

    @property
    def leaflets(self) -> set[str]:
        """The leaflets of which there are files."""
        return {path.partition("/")[0] for path in self.entries}

    @property
    def slots(self) -> frozenset[str]:
        """Of which slots there are files."""
        return frozenset(str(read_origin(entry["from"])) for entry in self.entries.values())

    def publish(self, slot: Slot, artifacts: tuple[FinishedFile, ...], origin: FileOrigin) -> None:
        """Let what a format gave for an edition take the place of what it gave before."""
        self.edits.setdefault(slot.leaflet, []).append(FormEdit(slot, artifacts, origin))

    def refuse(self, slot: Slot, origin: FileOrigin) -> None:
        """Let what a format gave before go, and note that it cannot hold these words."""
        self.edits.setdefault(slot.leaflet, []).append(FormEdit(slot, (), origin, refused=True))

    def keep_only(self, leaflet: str, editions: Mapping[Edition, Kept], held_back: Collection[str] = ()) -> None:
        """Let go what was made of a leaflet in editions and formats that it has no more."""
        self.edits.setdefault(leaflet, []).append(KeepEdit(editions, frozenset(held_back)))

    def narrow(self, leaflet: str, edition: Edition, kept: Kept) -> None:
        """Let go what was made of an edition of a leaflet in formats that it has no more, whatever the others have."""
        self.edits.setdefault(leaflet, []).append(NarrowEdit(edition, kept))

    def let_follow(self, leaflet: str, other: str) -> None:
        """Let the folder of a leaflet change behind that of another one, to which it leads, or stay with it."""
        self.follows[leaflet] = other

    def close(self, tell: Tell = tell_nobody, *, whole: bool = False) -> Changes:
        """Do what was gathered, all at once, while no other command does. With `whole`, nothing is done where something
        of it cannot be. An OSError where the machine fails, and a LostFileError where the store has a file no more:
        nothing has changed then."""
        with hold_lock(self.places.lock, tell):
            self.places.finish_under_lock()
            self.manifest = read_manifest(self.folder, self.places.copy)
            states = group_by_leaflet(self.manifest)
            layouts: dict[str, FolderLayout] = {}
            for leaflet in sorted(self.edits, key=lambda name: name in self.follows):
                before = states.get(leaflet, LeafletState())
                states[leaflet] = after = before.apply(self.edits[leaflet])
                layout = plan_layout(self.folder, leaflet, before.entries, after.files)
                ahead = layouts.get(self.follows.get(leaflet, ""))
                if ahead and ahead.in_the_way:
                    layout = replace(layout, in_the_way=ahead.in_the_way)
                layouts[leaflet] = layout
                states[leaflet] = before if layout.in_the_way else after.without(layout.lost)
            blocked = {leaflet: one.in_the_way for leaflet, one in layouts.items() if one.in_the_way}
            if whole and blocked:
                return Changes(blocked=blocked, manifest=self.manifest.condition)
            return self._exchange(states, layouts, blocked)

    def _exchange(
        self,
        states: Mapping[str, LeafletState],
        layouts: Mapping[str, FolderLayout],
        blocked: Mapping[str, tuple[str, ...]],
    ) -> Changes:
        condition = self.manifest.condition
        manifest = compose_manifest(states, self.manifest.releases)
        changing = [one for one in layouts.values() if one.changes]
        came: list[str] = []
        if changing or condition not in ("good", "none") or manifest.write() != self.manifest.write():
            came = self.places.exchange(changing, manifest, condition)
        self.manifest = manifest
        self.states = self.read_states()  # while nobody else can change them
        return Changes(
            written=tuple(path for one in changing for path in one.written),
            removed=tuple(path for one in changing for path in one.removed),
            remade=tuple(path for one in changing for path in one.remade),
            left=(*(path for one in layouts.values() if not one.in_the_way for path in one.left), *came),
            blocked=blocked,
            manifest=condition,
        )

    def note_releases(self, state: RecordState, tell: Tell = tell_nobody) -> None:
        """Let the manifest say how far the record of releases goes. An OSError where the machine fails: nothing has
        changed then."""
        with hold_lock(self.places.lock, tell):
            self.places.finish_under_lock()
            before = read_manifest(self.folder, self.places.copy)
            self.manifest = replace(before, releases=state, condition="good")
            self.places.exchange([], self.manifest, before.condition)
            self.states = self.read_states()

    def read_states(self) -> dict[str, FileState]:
        """How the files of the manifest, and it itself, stand on the disk."""
        digests = {path: str(entry["sha256"]) for path, entry in self.entries.items()}
        return read_states(self.folder, {**digests, MANIFEST: sha256(self.manifest.write()).hexdigest()})

    def remove_all(self, tell: Tell = tell_nobody) -> tuple[str, ...]:
        """Take away every file that the manifest names and that is as we wrote it, and the manifest; their paths."""
        with hold_lock(self.places.lock, tell):
            self.places.finish_under_lock()
            manifest = read_manifest(self.folder, self.places.copy)
            condition = manifest.condition
            if condition == "changed":
                manifest = read_manifest_alone(self.folder)
            states = group_by_leaflet(manifest).items()
            layouts = [plan_layout(self.folder, leaflet, state.entries, {}) for leaflet, state in states]
            self.places.exchange([one for one in layouts if one.changes], None, condition)
            self.manifest = Manifest(condition="none")
        return tuple(path for one in layouts for path in one.removed)
