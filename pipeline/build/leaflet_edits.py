"""Edits of what stands of a leaflet in the outputs: what a format gave, and what may stay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from pipeline.build.exchange.layout import Wanted
from pipeline.build.manifest import Entry, Manifest
from pipeline.model.artifact import Artifact


@dataclass(frozen=True)
class Kept:
    """What may stay of a leaflet in a language: its `formats`, and those made `on_request` that were made of the same
    words (a digest); one that was made of older words would be wrong."""

    formats: frozenset[str]
    on_request: Callable[[str], bool]
    words: str

    def has(self, origin: Mapping[str, Any]) -> bool:
        """True for a file of this origin."""
        name = origin.get("format", "")
        return name in self.formats or (origin.get("words") == self.words and self.on_request(name))


@dataclass(frozen=True)
class FileOrigin:
    """What files were made from: the digest of the words, and the versions of the tools by name."""

    words: str
    tools: Mapping[str, str]


@dataclass(frozen=True)
class FormEdit:
    """What a format gave for a leaflet in a language; nothing where it is `refused`: it cannot hold the words."""

    language: str
    name: str
    artifacts: tuple[Artifact, ...]
    origin: FileOrigin
    refused: bool = False


@dataclass(frozen=True)
class KeepEdit:
    """What may stay of a leaflet, by language. Of the languages that are `held_back` everything stays."""

    languages: Mapping[str, Kept]
    held_back: frozenset[str]


@dataclass(frozen=True)
class LeafletState:
    """What the outputs have of a leaflet, or are to have: its `files` by path below the outputs, and the forms
    (leaflet/language/format) that were refused, with the digest of their words."""

    files: Mapping[str, Wanted] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)

    @property
    def entries(self) -> dict[str, Entry]:
        """What the manifest says of each file."""
        return {path: one.entry for path, one in self.files.items()}

    def without(self, paths: Collection[str]) -> LeafletState:
        """The same without some files."""
        return LeafletState({path: one for path, one in self.files.items() if path not in paths}, self.refused)

    def apply(self, leaflet: str, edits: Sequence[FormEdit | KeepEdit]) -> LeafletState:
        """What becomes of it by some edits, one after the other."""
        files, refused = dict(self.files), dict(self.refused)
        for edit in edits:
            if isinstance(edit, FormEdit):
                _publish(leaflet, edit, files, refused)
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


def compose_manifest(states: Mapping[str, LeafletState]) -> Manifest:
    """The manifest that says what all leaflets have."""
    entries = {path: wanted.entry for state in states.values() for path, wanted in state.files.items()}
    return Manifest(entries, {slot: words for state in states.values() for slot, words in state.refused.items()})


def _publish(leaflet: str, edit: FormEdit, files: dict[str, Wanted], refused: dict[str, str]) -> None:
    slot = {"leaflet": leaflet, "language": edit.language, "format": edit.name}
    for path in [path for path, one in files.items() if one.entry["from"].items() >= slot.items()]:
        del files[path]
    refused.pop("/".join(slot.values()), None)
    if edit.refused:
        refused["/".join(slot.values())] = edit.origin.words
    for artifact in edit.artifacts:
        entry = {
            "sha256": sha256(artifact.data).hexdigest(),
            "size": len(artifact.data),
            "media_type": artifact.media_type,
            "from": {**slot, "words": edit.origin.words},
            "tools": dict(edit.origin.tools),
        }
        files[f"{leaflet}/{edit.language}/{artifact.path}"] = Wanted(entry, artifact.data)


def _keep_only(edit: KeepEdit, files: dict[str, Wanted], refused: dict[str, str]) -> None:
    for slot in list(refused):
        _, language, name = slot.split("/")
        kept = edit.languages.get(language)
        if language not in edit.held_back and (kept is None or name not in kept.formats):
            del refused[slot]
    for path, one in list(files.items()):
        origin = one.entry["from"]
        kept = edit.languages.get(origin["language"])
        if origin["language"] not in edit.held_back and (kept is None or not kept.has(origin)):
            del files[path]
