"""Rules of the record of releases (GOV): it only grows, each entry is as it was written, and the history of a leaflet
still says what it said when it was released.

Each leaflet, language and place has a chain of its own: an entry names the entries of its edition that it follows by
their digests. So branches that release different leaflets have nothing to settle when they meet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import RELEASES, Leaflet, Library
from pipeline.model.settings import Release
from pipeline.model.settings.leaflet import HistoryEntry
from pipeline.model.source import Places
from pipeline.validation.reading.releases import RESTORE


def record_holds_together(library: Library, release: bool = False) -> Iterator[Diagnostic]:
    """Every entry of the record is as it was written, stands behind the one that it follows, and is followed by one at
    most. A `release` joins what two branches have released, so that it only warns of that."""
    places = library.places.get(RELEASES)
    if places is None:
        return
    whole = True
    for diagnostic in (*_find_changed(library.releases, places), *_find_breaks(library.releases, places)):
        whole = False
        yield diagnostic
    if whole:
        yield from _find_forks(library.releases, places, release)


def _find_changed(releases: Sequence[Release], places: Places) -> Iterator[Diagnostic]:
    for number, one in enumerate(releases):
        if one.real_digest != one.digest:
            message = f"{name_release(one)} is not as it was written: its digest is another"
            yield codes.CHANGED_ENTRY.at(places.value(number), message, RESTORE)


def _find_breaks(releases: Sequence[Release], places: Places) -> Iterator[Diagnostic]:
    where = {one.digest: number for number, one in reversed(list(enumerate(releases)))}
    for number, one in enumerate(releases):
        here = places.value(number)
        if where[one.digest] < number:
            yield codes.BROKEN_RECORD.at(here, f"{name_release(one)} stands twice in the record", "keep one of them")
            continue
        for digest in one.previous:
            before = where.get(digest)
            if before is None:
                message = f"{name_release(one)} follows an entry that is gone ({digest[:12]})"
                yield codes.BROKEN_RECORD.at(here, message, RESTORE)
            elif before >= number:
                message = f"{name_release(one)} stands before the entry that it follows"
                yield codes.BROKEN_RECORD.at(here, message, "put the entries back in the order of their releases")
            elif releases[before].edition != one.edition:
                message = f"{name_release(one)} follows {name_release(releases[before])}, which is of something else"
                yield codes.BROKEN_RECORD.at(here, message, RESTORE)


def _find_forks(releases: Sequence[Release], places: Places, release: bool) -> Iterator[Diagnostic]:
    numbers = {one.digest: number for number, one in enumerate(releases)}
    for edition, heads in find_heads(releases).items():
        for other in heads[1:]:
            message = f"two branches have each released {edition}: {_tell(heads[0])}, and {_tell(other)}"
            hint = "release it again: the new entry follows both. One that nobody was given can be taken out instead"
            here = places.value(numbers[other.digest])
            yield codes.TWO_RELEASES.at(here, message, hint, "warning" if release else "error")


def name_release(one: Release) -> str:
    """An entry of the record in words."""
    return f"the release {one.version} of {one.edition} on {one.date}"


def _tell(one: Release) -> str:
    return f"{one.version} on {one.date} (code {one.code})"


def find_heads(releases: Iterable[Release]) -> Mapping[str, tuple[Release, ...]]:
    """The entries that none follows, by edition: one of each, and more where branches have met."""
    every = tuple(releases)
    followed = {digest for one in every for digest in one.previous}
    heads: dict[str, tuple[Release, ...]] = {}
    for one in every:
        if one.digest not in followed:
            heads[one.edition] = (*heads.get(one.edition, ()), one)
    return heads


def digest_history(history: Iterable[HistoryEntry]) -> dict[str, str]:
    """A digest of what the history says of each version: twelve figures of a sha256."""
    by_version: dict[str, list[dict[str, object]]] = {}
    for entry in history:
        by_version.setdefault(entry.version, []).append(entry.model_dump(mode="json", by_alias=True, exclude_none=True))
    return {version: _digest(entries) for version, entries in by_version.items()}


def _digest(value: object) -> str:
    whole = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def history_is_as_released(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What the history says of a version that was released, it still says in the same words."""
    now = digest_history(leaflet.settings.history)
    was: dict[str, tuple[str, Release]] = {}
    for one in leaflet.library.releases:
        if one.leaflet in (leaflet.id, *leaflet.settings.was):
            for version, digest in one.history.items():
                was.setdefault(version, (digest, one))
    for version, (digest, one) in was.items():
        if version not in now:
            message = f"{version} is gone from the history, and was there when {one.version} was released on {one.date}"
            hint = f"take its entry back as it was on {one.date}: a history only grows"
            yield codes.CHANGED_HISTORY.at(leaflet.places.key("history"), message, hint)
        elif now[version] != digest:
            number = [entry.version for entry in leaflet.settings.history].index(version)
            message = f"what the history says of {version} was changed after {one.version} was released on {one.date}"
            hint = "write it as it was then; what is new goes into the entry of a new version"
            yield codes.CHANGED_HISTORY.at(leaflet.places.value("history", number), message, hint)
