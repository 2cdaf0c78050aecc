"""Releases for tests: entries of releases.yaml made by hand, with the digests that they have to have, and real ones."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from pipeline.build.outcome import Outcome
from pipeline.build.request import Request
from pipeline.build.stages import build
from pipeline.desk.releasing.recording import record_releases
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.settings import Release
from pipeline.model.settings.releases import digest_entry
from pipeline.model.source import Source
from pipeline.validation.reading.releases import read_releases
from tests.workspace import SETTINGS, WORDS, Workspace

FILE = "releases.yaml"
FORMS = ("html", "messages")
DAY = date(2026, 12, 1)

WORDS_DIGEST = "4a2bce11416c2c9ec428e08a8b811f78b4131f0b5554a261da8c98d38f06aebb"


def make_entry(version: str = "1.0.0", previous: Iterable[str] = (), **others: Any) -> dict[str, Any]:
    """An entry with its digest: of the example in English, or of what `others` say."""
    entry: dict[str, Any] = {
        "leaflet": "muscle",
        "language": "en",
        "version": version,
        "date": "2026-11-29",
        "code": "7K3M-9QRT",
        "words": WORDS_DIGEST,
        "files": [{"path": "muscle/en/index.html", "sha256": WORDS_DIGEST, "size": 12}],
        "previous": [*previous],
        **others,
    }
    return {**entry, "digest": digest_entry(entry)}


def write_entries(*entries: dict[str, Any]) -> str:
    """The text of a file with these entries, a line for each key."""
    lines = ["# A record.\n"]
    for entry in entries:
        for number, (key, value) in enumerate(entry.items()):
            lines.append(f"{'  ' if number else '- '}{key}: {json.dumps(value)}\n")
    return "".join(lines)


def release(workspace: Workspace, **asked: object) -> Outcome:
    """What `plainleaf build --release` does, of the quick forms."""
    request = {"executor": "serial", "formats": FORMS, "release": True, "today": DAY, **asked}
    return build(Request(workspace.source, workspace.outputs, **request), workspace.place, record=record_releases)  # type: ignore[arg-type]


def sign_again(workspace: Workspace, old: str, new: str) -> None:
    """Other words, a version for them, and a sign-off of these."""
    workspace.edit(WORDS, old, new)
    before = workspace.read(SETTINGS)
    entry = "  - {version: 1.1.0, date: 2026-11-23, class: content, summary: Other words.}\n"
    start = before.index("history:\n") + len("history:\n")
    workspace.write(SETTINGS, before[:start] + entry + before[start:])
    workspace.edit(SETTINGS, "version: 1.0.0\n", "version: 1.1.0\n", 1)
    digest = next(one.hint for one in workspace.diagnostics() if one.code == "GOV101").split()[-1]
    text = workspace.read(SETTINGS)
    at = text.index("digest: ") + len("digest: ")
    workspace.write(SETTINGS, text[:at] + digest + text[at + 64 :])


def entries(workspace: Workspace) -> tuple[Release, ...]:
    """What stands in the record, which has to be readable."""
    source = Source(FILE, workspace.read(FILE))
    diagnostics = Diagnostics()
    read = read_releases(source, lambda _, make: make(), diagnostics)
    assert read is not None and diagnostics == []
    return read[0]
