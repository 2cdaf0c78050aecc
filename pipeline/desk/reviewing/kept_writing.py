"""Writing of what reviewers said into a leaflet's folder `kept`: a file for each person and day, so that what two
people bring in on two branches never meets in one file."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

from pipeline.desk.reviewing.source_lines import Edited, NewFile, edit_lines
from pipeline.model.document import SignOff
from pipeline.model.kept import KeptFile
from pipeline.model.kept_folder import KEPT
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import KeptMessages
from pipeline.model.source import compose_source
from pipeline.validation.source_files import is_there

_LONGEST_SLUG = 40


def make_slug(name: str) -> str:
    """A name as a part of a file name: small letters, digits and hyphens of ASCII. Where letters had to be left out, a
    digest tells it from others."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(one for one in letters if unicodedata.category(one)[0] != "M")
    lost = any(not one.isascii() and one.isalnum() for one in bare)
    slug = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    if lost or not slug or len(slug) > _LONGEST_SLUG:
        digest = sha256(name.encode()).hexdigest()[:8]
        slug = f"{slug[:_LONGEST_SLUG].strip('-')}-{digest}".strip("-")
    return slug


def find_file(leaflet: Leaflet, language: str, who: SignOff) -> KeptFile | None:
    """The file in which stands what somebody said on a day, however their name is written there."""
    for file in leaflet.texts[language].kept:
        if (file.content.by.casefold(), file.content.date) == (who.by.casefold(), who.date):
            return file
    return None


def write_kept(
    leaflet: Leaflet, content: KeptMessages, before: KeptFile | None, taken: Iterable[str], base: Path
) -> Edited | NewFile:
    """The file with all that somebody said on a day, in the place of the one `before`; nothing is written. `taken` are
    the paths that other files will have. Raises SourceChangedError where a file is not the one that was read."""
    if before is not None:
        source = before.source
        notes = [line for line in source.as_typed.lines if line.startswith("#")]
        return edit_lines(base / source.path, source, {(1, len(source.lines)): [*notes, *_list_lines(content), ""]})
    folder = PurePosixPath(leaflet.places.whole.path).parent / KEPT
    path = next(path for path in _list_paths(folder, content) if path not in taken and not is_there(base / path))
    return NewFile(base / path, compose_source(path, "".join(f"{line}\n" for line in _list_lines(content))))


def _list_paths(folder: PurePosixPath, content: KeptMessages) -> Iterator[str]:
    """What the file can be called, the usual name first: another person's may be the same."""
    slug, digest = make_slug(content.by), sha256(content.by.encode()).hexdigest()
    for name in (slug, *(f"{slug}-{digest[:length]}" for length in range(8, 65))):
        yield str(folder / f"messages-{content.language}-{name}-{content.date}.yaml")


def _list_lines(content: KeptMessages) -> Iterator[str]:
    yield f"by: {_quote(content.by)}"
    yield f"date: {content.date}"
    yield f"language: {content.language}"
    yield from _list_entries("signed", content.signed)
    yield from _list_entries("comments", content.comments)
    if content.resolved:
        yield f"resolved: [{', '.join(sorted(content.resolved))}]"


def _list_entries(key: str, entries: Mapping[str, str]) -> Iterator[str]:
    if entries:
        yield f"{key}:"
    for name in sorted(entries):
        yield f"  {_name(name)}: {_quote(entries[name])}"


def _name(id: str) -> str:
    """An id as a key: some are read as something else without quotes."""
    return _quote(id) if id in ("true", "false", "null") else id


def _quote(text: str) -> str:
    """A text as a double-quoted scalar of YAML, which JSON is a part of."""
    return json.dumps(text, ensure_ascii=False)
