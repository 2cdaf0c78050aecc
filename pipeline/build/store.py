"""The store: what was made before, kept beside the outputs, so that nothing is made twice.

Layout, which nobody else looks into:  answers/<key>  texts, such as pandoc's answers
                                        results/<key>  what a job gave (see `result.py`)
                                        last/<outputs>.json  the last build into a folder: what it read and wrote
                                        checked/<source>.json  the last check of a whole source folder
                                        leaflets/<sha256>  pieces that such a record names: what is known of a leaflet
                                        unfinished/  what is being written
Beside these stands what publishing needs (see `exchange/places.py`). Keys are sha256 digests of all that an entry
depends on. Every entry carries its digest, and one that is damaged is not there. Files appear whole: they are written
under another name and then renamed. A store may have one behind it that others share (`shared/`): what is not here is
looked for there, and what is made goes there too.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from pipeline.build.file_states import list_files
from pipeline.build.held_entries import HeldEntries
from pipeline.build.whole_files import (
    find_absolute,
    note_use,
    open_sealed,
    read_regular,
    remove_unfinished,
    seal,
    write_whole,
)

if TYPE_CHECKING:
    from pipeline.build.result import Result
    from pipeline.build.shared.store import SharedStore

T = TypeVar("T")
STORE = ".plainleaf"
"""The name of the store's folder."""
ANSWERS, RESULTS = KINDS = ("answers", "results")
"""The kinds of entries that have keys."""
RecordKind = Literal["last", "checked"]
BUILT: RecordKind = "last"
CHECKED: RecordKind = "checked"
"""The kinds of records: of builds, by the folder of the outputs, and of checks, by that of the source."""
KEY = re.compile("[0-9a-f]{64}")
_RECORD = re.compile(r".+\.json")
_UNFINISHED = re.compile(r"\..+\.\d+-[0-9a-f]{8}")
_OURS = {
    ANSWERS: KEY,
    RESULTS: re.compile(r"[0-9a-f]{64}(\.json)?"),
    "blobs": KEY,
    BUILT: _RECORD,
    CHECKED: _RECORD,
    "leaflets": KEY,
    "published": _RECORD,
    "verdicts/answers": KEY,
    "unfinished": _UNFINISHED,
    "verdicts/unfinished": _UNFINISHED,
    ".": re.compile("lock"),
}
"""The names of our files, by folder. Earlier versions kept results in two pieces, `results/<key>.json` and `blobs`."""


@dataclass
class Store:
    """A store in a folder, and the one behind it that is `shared`. `used` are the keys that were asked for since it was
    opened. A store that cannot be written keeps nothing; `trouble` then says why."""

    folder: Path
    shared: SharedStore | None = None

    def __post_init__(self) -> None:
        self.used: set[str] = set()
        self.trouble = ""
        self.held = HeldEntries(self.folder / "unfinished")

    def answer(self, key: str, make: Callable[[], str]) -> str:
        """The text kept under a key; made and kept when it is not there."""
        kept = self._find(ANSWERS, key, open_sealed)
        if kept is not None:
            return kept[0]
        text = make()
        self._keep(ANSWERS, key, seal(text))
        return text

    def recall(self, key: str) -> Result | None:
        """What a job gave before, whole, or nothing. Its bytes are read again when somebody asks for them."""
        from pipeline.build.result import unpack

        kept = self._find(RESULTS, key, unpack)
        return kept and self._let_go(key, *kept)

    def keep(self, key: str, result: Result) -> Result:
        """Keep what a job gave; the same, without its bytes where that could be done."""
        from pipeline.build.result import pack

        return self._let_go(key, result, self._keep(RESULTS, key, pack(result)))

    def read_record(self, name: str, kind: RecordKind = BUILT) -> str | None:
        """The record of the last build into the folder of this name, or of its last check; none where there is none, or
        it is damaged."""
        try:
            return open_sealed(read_regular(self._locate_record(name, kind)))
        except (OSError, ValueError):
            return None

    def write_record(self, name: str, text: str, kind: RecordKind = BUILT) -> None:
        """Keep the record of a build into the folder of this name, or of a check."""
        self._write(self._locate_record(name, kind), seal(text))

    def read_piece(self, key: str) -> str | None:
        """A piece of a record: what a build knew of a leaflet, or told of all; nothing where it is not there, or
        damaged."""
        try:
            return open_sealed(read_regular(self.folder / "leaflets" / key))
        except (OSError, ValueError):
            return None

    def keep_piece(self, text: str) -> str:
        """Keep a piece of a record; the key of it."""
        data = seal(text)
        key = sha256(data).hexdigest()
        if self.read_piece(key) is None:
            self._write(self.folder / "leaflets" / key, data)
        return key

    def sweep_pieces(self) -> None:
        """Drop what no record names any more."""
        kinds: tuple[RecordKind, ...] = (BUILT, CHECKED)
        records = (self.read_record(path.stem, kind) or "" for kind in kinds for path in self._list_files(kind))
        named = {key for text in records for key in KEY.findall(text)}
        for path in self._list_files("leaflets"):
            if path.name not in named:
                _unlink(path)

    def forget_record(self, name: str, kind: RecordKind = BUILT) -> None:
        """Let the next build into the folder of this name, or its next check, look at everything."""
        with contextlib.suppress(OSError):
            self._locate_record(name, kind).unlink(missing_ok=True)

    def sweep(self, keep: Collection[str]) -> None:
        """Drop what is not asked for any more: entries under other keys."""
        for folder in (*KINDS, "blobs"):
            for path in self._list_files(folder):
                if path.name not in keep:
                    _unlink(path)

    def drop_results(self, keys: Iterable[str]) -> None:
        """Drop what jobs gave under these keys, because the same was made anew under others."""
        for key in keys:
            _unlink(self.folder / RESULTS / key)

    def trim_answers(self, most: int) -> None:
        """Drop the answers that were not used for longest, where there are more than so many."""
        ages = sorted((used, path) for path, used, _ in self._list_uses(ANSWERS))
        for _, path in ages[: max(0, len(ages) - most)]:
            if path.name not in self.used:
                _unlink(path)

    def prune(self, before: float) -> tuple[int, int]:
        """Drop the entries that were last used before a time (seconds, as the system counts them). How many there were,
        and of how many bytes."""
        old = [(path, size) for kind in KINDS for path, used, size in self._list_uses(kind) if used < before]
        for path, _ in old:
            _unlink(path)
        return len(old), sum(size for _, size in old)

    def clear(self) -> tuple[str, ...]:
        """Drop everything of ours, and the folder where nothing else is in it; the paths of what is left."""
        for folder in _OURS:
            for path in self._list_files(folder):
                _unlink(path)
        for place, _, _ in os.walk(self.folder, topdown=False):
            with contextlib.suppress(OSError):  # not empty
                Path(place).rmdir()
        return tuple(path.relative_to(self.folder).as_posix() for path in list_files(self.folder))

    def _let_go(self, key: str, result: Result, here: bool) -> Result:
        """A result without its bytes, where they are `here` to be read again."""
        return result.let_go(self.held.hold(self.folder / RESULTS / key)) if here else result

    def _find(self, kind: str, key: str, read: Callable[[bytes], T]) -> tuple[T, bool] | None:
        """What is kept under a key, and whether that is here; what is in the shared store alone is kept here too, where
        that can be done."""
        self.used.add(key)
        path = self.folder / kind / key
        with contextlib.suppress(OSError, ValueError):
            value = read(read_regular(path))
            note_use(path)
            return value, True
        data = self.shared.read(kind, key) if self.shared else None
        if data is not None:
            with contextlib.suppress(ValueError):
                return read(data), self._write(path, data)
        return None

    def _keep(self, kind: str, key: str, data: bytes) -> bool:
        here = self._write(self.folder / kind / key, data)
        if self.shared:
            self.shared.write(kind, key, data)
        return here

    def _locate_record(self, name: str, kind: RecordKind) -> Path:
        return self.folder / kind / f"{name}.json"

    def _write(self, path: Path, data: bytes) -> bool:
        """Write an entry; whether that could be done."""
        try:
            write_whole(path, data, beside=self.folder / "unfinished")
        except OSError as error:
            self.trouble = self.trouble or error.strerror or str(error)
            return False
        return True

    def _list_files(self, name: str) -> list[Path]:
        """Our files in a folder: those with a name as we give them."""
        folder = self.folder / name
        try:
            return sorted(path for path in folder.iterdir() if _OURS[name].fullmatch(path.name) and not path.is_dir())
        except OSError:
            return []

    def _list_uses(self, kind: str) -> Iterator[tuple[Path, float, int]]:
        """Each entry with the time of its last use (see `note_use`) and its size."""
        for path in self._list_files(kind):
            with contextlib.suppress(OSError):
                state = path.lstat()
                yield path, state.st_mtime, state.st_size


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def open_store_beside(folder: Path) -> Store:
    """The store beside a folder (the outputs, or the source), never in it."""
    store = Store(find_absolute(folder).parent / STORE)
    remove_unfinished(store.folder / "unfinished")
    return store
