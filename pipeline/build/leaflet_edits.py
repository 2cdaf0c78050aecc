"""Edits of what stands of a leaflet in the outputs: what a format gave, and what may stay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from pipeline.build.exchange.layout import Wanted
from pipeline.build.manifest import Entry, Manifest, RecordState, read_origin, write_origin
from pipeline.build.stored_files import FinishedFile
from pipeline.model.edition import Edition, Slot


@dataclass(frozen=True)
class Kept:
    """What may stay of an edition of a leaflet: its `formats`, and those made `on_request` that were made of the same
    words (`digest` gives that of a format); one that was made of older words would be wrong."""

    formats: frozenset[str]
    on_request: Callable[[str], bool]
    digest: Callable[[str], str]

    def has(self, name: str, words: str) -> bool:
        """True for a file of a format that was made of these words."""
        return name in self.formats or (self.on_request(name) and words == self.digest(name))


@dataclass(frozen=True)
class FileOrigin:
    """What files were made from: the digest of the words, the versions of the tools by name, and the day by which they
    say that a review is overdue, where they do."""

    words: str
    tools: Mapping[str, str]
    today: str = ""


@dataclass(frozen=True)
class FormEdit:
    """What a format gave for an edition; nothing where it is `refused`: it cannot hold the words."""

    slot: Slot
    artifacts: tuple[FinishedFile, ...]
    origin: FileOrigin
    refused: bool = False


@dataclass(frozen=True)
class KeepEdit:
    """What may stay of a leaflet, by edition. Of those that are `held_back` everything stays: editions (language/place)
    and languages, with all their places."""

    editions: Mapping[Edition, Kept]
    held_back: frozenset[str]

    def keeps(self, slot: Slot) -> bool:
        """True where everything of a slot stays."""
        return bool({slot.edition.folder, slot.edition.language} & self.held_back)


@dataclass(frozen=True)
class NarrowEdit:
    """What may stay of one edition of a leaflet. The others are not looked at."""

    edition: Edition
    kept: Kept

    def keeps(self, slot: Slot) -> bool:
        """True for what is of another edition."""
        return slot.edition != self.edition

    @property
    def editions(self) -> Mapping[Edition, Kept]:
        """What may stay, by edition."""
        return {self.edition: self.kept}


Edit: TypeAlias = FormEdit | KeepEdit | NarrowEdit


@dataclass(frozen=True)
class LeafletState:
    """What the outputs have of a leaflet, or are to have: its `files` by path below the outputs, and the slots that
    were refused, with the digest of their words."""

    files: Mapping[str, Wanted] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)

    @property
    def entries(self) -> dict[str, Entry]:
        """What the manifest says of each file."""
        return {path: one.entry for path, one in self.files.items()}

    def without(self, paths: Collection[str]) -> LeafletState:
        """The same without some files."""
        return LeafletState({path: one for path, one in self.files.items() if path not in paths}, self.refused)

    def apply(self, edits: Sequence[Edit]) -> LeafletState:
        """What becomes of it by some edits, one after the other."""
        files, refused = dict(self.files), dict(self.refused)
        for edit in edits:
            if isinstance(edit, FormEdit):
                _publish(edit, files, refused)
            else:
                _keep_only(edit, files, refused)
        return LeafletState(files, refused)


def group_by_leaflet(manifest: Manifest) -> dict[str, LeafletState]:
    """What a manifest says of each leaflet."""
    files: dict[str, dict[str, Wanted]] = {}
    refused: dict[str, dict[str, str]] = {}
    for path, entry in manifest.entries.items():
        files.setdefault(path.partition("/")[0], {})[path] = Wanted(entry)
    for slot, words in manifest.refused.items():
        refused.setdefault(slot.partition("/")[0], {})[slot] = words
    return {name: LeafletState(files.get(name, {}), refused.get(name, {})) for name in {**files, **refused}}


def compose_manifest(states: Mapping[str, LeafletState], releases: RecordState) -> Manifest:
    """The manifest that says what all leaflets have, and how far the record of releases went."""
    entries = {path: wanted.entry for state in states.values() for path, wanted in state.files.items()}
    refused = {slot: words for state in states.values() for slot, words in state.refused.items()}
    return Manifest(entries, refused, releases=releases)


def _publish(edit: FormEdit, files: dict[str, Wanted], refused: dict[str, str]) -> None:
    slot = edit.slot
    for path in [path for path, one in files.items() if read_origin(one.entry["from"]) == slot]:
        del files[path]
    refused.pop(str(slot), None)
    if edit.refused:
        refused[str(slot)] = edit.origin.words
    for artifact in edit.artifacts:
        today = {"today": edit.origin.today} if edit.origin.today else {}
        entry = {
            "sha256": artifact.sha256,
            "size": artifact.size,
            "media_type": artifact.media_type,
            "from": {**write_origin(slot), "words": edit.origin.words, **today},
            "tools": dict(edit.origin.tools),
        }
        files[f"{slot.leaflet}/{slot.edition.folder}/{artifact.path}"] = Wanted(entry, artifact)


def _keep_only(edit: KeepEdit | NarrowEdit, files: dict[str, Wanted], refused: dict[str, str]) -> None:
    for text in list(refused):
        slot = Slot.read(text)
        kept = edit.editions.get(slot.edition)
        if not edit.keeps(slot) and (kept is None or slot.format not in kept.formats):
            del refused[text]
    for path, one in list(files.items()):
        slot = read_origin(one.entry["from"])
        kept = edit.editions.get(slot.edition)
        if not edit.keeps(slot) and (kept is None or not kept.has(slot.format, one.entry["from"]["words"])):
            del files[path]
