"""The outputs folder and its manifest (manifest.json), which says what each file was made from. A file that is as it
should be is not touched."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.build.file_states import MANIFEST
from pipeline.build.store import write_whole
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


@dataclass
class Outputs:
    """The outputs folder. `entries` and `refused` are its manifest: what we know of each file, by its path below the
    folder, and which forms (leaflet/language/format) could not be made, with the digest of their words."""

    folder: Path
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, folder: Path) -> Outputs:
        """The folder with the manifest that stands in it."""
        try:
            manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            files, refused = dict(manifest["files"]), dict(manifest.get("refused", {}))
        except (OSError, ValueError, KeyError, TypeError):
            files, refused = {}, {}
        known = {str(path): entry for path, entry in files.items() if isinstance(entry, dict)}
        return cls(folder, known, {str(slot): str(words) for slot, words in refused.items()})

    @property
    def leaflets(self) -> set[str]:
        """The leaflets of which there are files."""
        return {entry["from"]["leaflet"] for entry in self.entries.values()}

    @property
    def slots(self) -> frozenset[str]:
        """Of which forms (leaflet/language/format) there are files."""
        origins = (entry["from"] for entry in self.entries.values())
        return frozenset("/".join((one["leaflet"], one["language"], one["format"])) for one in origins)

    def publish(
        self, leaflet: str, language: str, name: str, artifacts: tuple[Artifact, ...], origin: FileOrigin
    ) -> None:
        """Write what a format gave for a leaflet in a language, and take away what it gave before and not now."""
        self.refused.pop(f"{leaflet}/{language}/{name}", None)
        slot = {"leaflet": leaflet, "language": language, "format": name}
        paths = {f"{leaflet}/{language}/{artifact.path}": artifact for artifact in artifacts}
        for path, entry in list(self.entries.items()):
            if entry.get("from", {}).items() >= slot.items() and path not in paths:
                self.remove(path)
        for path, artifact in paths.items():
            target = self.folder / path
            digest = sha256(artifact.data).hexdigest()
            if not _is_same(target, artifact.data):
                write_whole(target, artifact.data)
                self.written.append(path)
            self.entries[path] = {
                "sha256": digest,
                "size": len(artifact.data),
                "media_type": artifact.media_type,
                "from": {**slot, "words": origin.words},
                "tools": dict(origin.tools),
            }

    def refuse(self, leaflet: str, language: str, name: str, origin: FileOrigin) -> None:
        """Take away what a format gave before for a leaflet in a language, and note that it cannot hold these words."""
        self.publish(leaflet, language, name, (), origin)
        self.refused[f"{leaflet}/{language}/{name}"] = origin.words

    def keep_only(self, leaflet: str, languages: Mapping[str, Kept], held_back: Collection[str] = ()) -> None:
        """Take away what was made of a leaflet in languages and formats that it has no more. Of the languages that are
        `held_back` everything stays."""
        for slot in list(self.refused):
            of, language, name = slot.split("/")
            if of != leaflet or language in held_back:
                continue
            if language not in languages or name not in languages[language].formats:
                del self.refused[slot]
        for path, entry in list(self.entries.items()):
            origin = entry.get("from", {})
            if origin.get("leaflet") == leaflet and origin.get("language") not in held_back:
                kept = languages.get(origin.get("language", ""))
                if kept is None or not kept.has(origin):
                    self.remove(path)

    def remove(self, path: str) -> None:
        """Take away a file that we made, and its folders where they are empty then."""
        del self.entries[path]
        target = self.folder / path
        if not target.resolve().is_relative_to(self.folder.resolve()):
            return
        target.unlink(missing_ok=True)
        self.removed.append(path)
        for folder in target.parents:
            if folder == self.folder or not folder.is_relative_to(self.folder):
                break
            with contextlib.suppress(OSError):  # not empty
                folder.rmdir()

    def clear(self) -> None:
        """Take away everything that we made."""
        for path in list(self.entries):
            self.remove(path)
        (self.folder / MANIFEST).unlink(missing_ok=True)

    def close(self) -> None:
        """Write the manifest, where it says something else than before."""
        manifest: dict[str, Any] = {"files": dict(sorted(self.entries.items()))}
        if self.refused:
            manifest["refused"] = dict(sorted(self.refused.items()))
        text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
        if not _is_same(self.folder / MANIFEST, text.encode()):
            write_whole(self.folder / MANIFEST, text.encode())


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
