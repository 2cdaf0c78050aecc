"""The manifest of an outputs folder (manifest.json): what each file is and what it was made from. A copy stands in the
store, by which a manifest that was damaged, lost or changed is noticed and made anew."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypeAlias

from pipeline.build.file_states import MANIFEST
from pipeline.build.whole_files import is_safe, read_regular
from pipeline.model.edition import Edition, Slot
from pipeline.model.json_values import read_texts_by_name, read_value

Condition = Literal["good", "none", "lost", "damaged", "changed", "foreign"]
"""How a manifest is met: as it was written; there is none, and was none, or there was one; it cannot be read; it is not
as we wrote it; or it is a file of another kind with the same name."""
Entry: TypeAlias = dict[str, Any]
"""What is known of a file: sha256, size, media_type, from (leaflet, language, place, format, words, today) and tools;
no place where it is for everybody, and `today` where it says that by this day its review is overdue."""
_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class RecordState:
    """How far the record of releases went: how many entries it had, and the digest of the last one of each edition."""

    count: int = 0
    last: Mapping[str, str] = field(default_factory=dict)

    def write(self) -> str:
        """A JSON object, with a line for each edition."""
        return f'{{"count": {self.count}, "last": {_write_lines(dict(sorted(self.last.items())))}}}'


@dataclass(frozen=True)
class Manifest:
    """`entries`: each file by its path below the folder. `refused`: the slots of which nothing could be made,
    with the digest of their words. `releases`: how far the record of releases went."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    condition: Condition = "good"
    releases: RecordState = RecordState()

    @cached_property
    def overdue_days(self) -> Mapping[tuple[str, Edition], str]:
        """By leaflet and edition, the last day by which its files say that its review is overdue, where they do."""
        days: dict[tuple[str, Edition], str] = {}
        for entry in self.entries.values():
            if day := str(entry["from"].get("today", "")):
                slot = read_origin(entry["from"])
                key = (slot.leaflet, slot.edition)
                days[key] = max(day, days.get(key, ""))
        return days

    def write(self) -> bytes:
        """The bytes of the file: a line for each entry."""
        parts = [f'"files": {_write_lines(dict(sorted(self.entries.items())))}']
        if self.refused:
            parts.append(f'"refused": {_write_lines(dict(sorted(self.refused.items())))}')
        if self.releases.count:
            parts.append(f'"releases": {self.releases.write()}')
        return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def read_manifest(folder: Path, copy: Path) -> Manifest:
    """The manifest of a folder. What is lost of it or was changed in it comes from the `copy`, as far as files are as
    that says."""
    kept = _read_bytes(copy)
    data = _read_bytes(folder / MANIFEST)
    value, manifest = _parse(data) if data else (None, None)
    if manifest is not None:
        if data == kept or kept is None:
            return manifest
        return _mend(folder, manifest, kept, "changed")
    if data is None and not _is_there(folder / MANIFEST):
        mended = _mend(folder, Manifest(), kept, "lost")
        return mended if mended.entries else replace(mended, condition="none")
    foreign = data is None or (isinstance(value, dict) and bool(value))
    return _mend(folder, Manifest(), kept, "foreign" if foreign else "damaged")


@lru_cache(maxsize=1)
def _parse(data: bytes) -> tuple[Any, Manifest | None]:
    """What stands in a manifest file, and what that says, where it is one. A build asks several times for the same,
    which in a large catalogue are many megabytes; nobody changes the entries."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None, None
    whole = isinstance(value, dict) and isinstance(value.get("files"), dict)
    return value, _read_value(value) if whole else None


def read_manifest_alone(folder: Path) -> Manifest:
    """The manifest as it stands, without help from the copy."""
    return read_manifest(folder, folder / MANIFEST)


def has_bytes(path: Path, entry: Mapping[str, Any]) -> bool:
    """True for a file with the bytes that its entry tells of."""
    data = _read_bytes(path)
    return data is not None and len(data) == entry["size"] and sha256(data).hexdigest() == entry["sha256"]


def _mend(folder: Path, manifest: Manifest, kept: bytes | None, condition: Condition) -> Manifest:
    """The manifest, with what the copy knows of files that are as it says."""
    try:
        copy = _read_value(read_value(dict, json.loads(kept or b"{}")))
    except (ValueError, TypeError, RecursionError):
        copy = Manifest()
    ours = {path: entry for path, entry in copy.entries.items() if has_bytes(folder / path, entry)}
    releases = max(manifest.releases, copy.releases, key=lambda state: state.count)
    return Manifest({**manifest.entries, **ours}, {**manifest.refused, **copy.refused}, condition, releases)


def _read_value(value: Mapping[str, Any]) -> Manifest:
    files, refused = value.get("files"), value.get("refused")
    entries = (
        {path: entry for path, entry in files.items() if _is_entry(path, entry)} if isinstance(files, dict) else {}
    )
    slots = refused.items() if isinstance(refused, dict) else ()
    return Manifest(
        entries,
        {slot: words for slot, words in slots if isinstance(words, str) and _is_slot(slot)},
        releases=_read_releases(value.get("releases")),
    )


def _read_releases(value: Any) -> RecordState:
    try:
        last = read_texts_by_name(value["last"])
        return RecordState(read_value(int, value["count"]), last)
    except (KeyError, TypeError):
        return RecordState()


def write_origin(slot: Slot) -> dict[str, str]:
    """What an entry says of the slot that its file is of."""
    place = {"place": slot.edition.place} if slot.edition.place else {}
    return {"leaflet": slot.leaflet, "language": slot.edition.language, **place, "format": slot.format}


def read_origin(origin: Mapping[str, str]) -> Slot:
    """The slot of which an entry tells; a KeyError where it tells of none."""
    return Slot(origin["leaflet"], Edition(origin["language"], origin.get("place", "")), origin["format"])


def _is_slot(text: str) -> bool:
    try:
        return is_safe(text) and bool(Slot.read(text))
    except ValueError:
        return False


def _is_entry(path: str, entry: Any) -> bool:
    try:
        origin = read_texts_by_name(entry["from"])
        read_texts_by_name(entry["tools"])
        read_value(int, entry["size"])
        read_value(str, entry["media_type"])
        known = origin["format"] and origin["words"] and _DIGEST.fullmatch(read_value(str, entry["sha256"]))
        slot = read_origin(origin)
        own = path.startswith(f"{slot.leaflet}/{slot.edition.folder}/") and not path.startswith(".")
        return bool(known) and own and is_safe(path)
    except (KeyError, TypeError):
        return False


def _read_bytes(path: Path) -> bytes | None:
    try:
        return read_regular(path)
    except (OSError, ValueError):
        return None


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except OSError:
        return False
    return True


def _write_lines(entries: Mapping[str, Any]) -> str:
    """A JSON object with a line for each entry."""
    lines = (f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in entries.items())
    return "{\n" + ",\n".join(lines) + "\n}" if entries else "{}"
