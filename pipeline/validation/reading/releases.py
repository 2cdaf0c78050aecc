"""Reader of releases.yaml, the record of what was released. It only grows, so what was read of it is remembered by its
digest: reading it again is as quick as reading JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.memory import Remember
from pipeline.model.settings import Release, ReleasesFile
from pipeline.model.source import KeyPath, Places, Source, Span
from pipeline.parsers.yaml12 import read_yaml
from pipeline.validation.reading.yaml_models import read_model, unwrap_numbers

_MARK = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
"""What git writes into a file that two branches have changed."""
_KIND = "releases 1"
RESTORE = "only `build --release` writes this file: take it back as it was before somebody changed it"
"""What to do about a record that is not as it was written."""


def read_releases(
    source: Source, remember: Remember, diagnostics: Diagnostics
) -> tuple[tuple[Release, ...], Places] | None:
    """The releases in the order of the file, each with the place of its first line (`places.value(number)`). Nothing
    where something of the file cannot be read, which is reported: an entry left out would look like one taken out."""
    marks = [number for number, line in enumerate(source.lines, 1) if _MARK.match(line)]
    if marks:
        message = "a merge of two branches is not finished: git's marks stand here"
        hint = "keep the entries of both sides, whole and each once, and take the marks out"
        diagnostics.report(codes.BROKEN_YAML, source.span(marks[0]), message, hint)
        return None
    key = sha256(f"{_KIND}\n{source.text}".encode(errors="surrogatepass")).hexdigest()
    if answer := remember(key, lambda: _parse(source)):
        try:
            return _read_answer(answer, source)
        except (ValidationError, ValueError, KeyError, TypeError, RecursionError):
            pass  # what is wrong is found, with its place, by the other way
    wrong = Diagnostics()
    read = read_model(source, ReleasesFile, wrong, most_values=limits.RELEASES_VALUES.most)
    diagnostics += [replace(one, hint=RESTORE) for one in wrong]
    if read is None or wrong:
        return None
    return tuple(read[0].root), _place_entries(source, (place.line for place in _list_entries(read[1])))


def _parse(source: Source) -> str:
    """What stands in the file as JSON, with the line of each entry; nothing where something is wrong with it."""
    checked = read_yaml(source, most_values=limits.RELEASES_VALUES.most)
    if checked.value is None or checked.diagnostics:
        return ""
    raw, places = checked.value
    entries = [] if raw is None else unwrap_numbers(raw)
    return json.dumps({"entries": entries, "lines": [place.line for place in _list_entries(places)]})


def _read_answer(answer: str, source: Source) -> tuple[tuple[Release, ...], Places]:
    value: Any = json.loads(answer)
    entries, lines = tuple(ReleasesFile.model_validate(value["entries"]).root), value["lines"]
    if len(entries) != len(lines):
        raise ValueError("an entry has no line")
    return entries, _place_entries(source, lines)


def _list_entries(places: Places) -> Iterator[Span]:
    """The place of each entry, in order."""
    number = 0
    while (number,) in places.values:
        yield places.values[(number,)]
        number += 1


def _place_entries(source: Source, lines: Any) -> Places:
    """The places of the entries, each its first line: the same however the file was read."""
    values: dict[KeyPath, Span] = {(number,): source.span(line) for number, line in enumerate(lines)}
    return Places(source.start, values, {}, source)
