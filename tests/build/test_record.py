"""The record of the last build: it comes back equal, and one of any other shape is as good as none."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pipeline.build.file_states import FileState
from pipeline.build.key_parts import KeyParts
from pipeline.build.record import Asked, BuildRecord
from pipeline.build.store import Store, open_store_beside
from pipeline.model import codes
from pipeline.model.source import Span
from tests.workspace import Workspace

PARTS = KeyParts(words="w", place="en.md", needs="n", tools={"python": "3.11"}, code="c")
RECORD = BuildRecord(
    asked=Asked("/source", "/", names=("muscle",), languages=(), formats=("html",), release=False),
    code="c",
    sources={"publisher.yaml": "ef", "muscle/en.md": "ab"},
    slots={"muscle/en/html": PARTS},
    outputs={
        "muscle/en/index.html": FileState(3, 1_700_000_000_000_000_000, "cd"),
        "manifest.json": FileState(4, 1_700_000_000_000_000_000, "ce"),
    },
    diagnostics=(codes.TOO_MANY_PAGES.at(Span("en.md", 2, 3, 4, 5), "so many\udcff", "cut"),),
    texts={"en.md": "words"},
    failed=("muscle",),
    refused=("muscle/en/folded",),
    leaflets=1,
    files=1,
    waived=2,
)


def test_what_was_written_comes_back_equal() -> None:
    assert BuildRecord.read(RECORD.write()) == RECORD


def test_where_nothing_stands_there_is_no_record(tmp_path: Path) -> None:
    assert BuildRecord.read(Store(tmp_path).read_record("outputs")) is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "7", '{"version": 4}', "[" * 100_000, "\udcff"], ids=lambda text: repr(text[:9])
)
def test_a_record_of_no_shape_is_ignored(text: str) -> None:
    assert BuildRecord.read(text) is None


@pytest.mark.parametrize("version", [0, 1, 2, "2", None])
def test_a_record_of_another_version_is_ignored(version: object) -> None:
    entry = {**json.loads(RECORD.write()), "version": version}
    assert BuildRecord.read(json.dumps(entry)) is None


def drop(name: str) -> Callable[[dict[str, Any]], object]:
    return lambda entry: entry.pop(name)


@pytest.mark.parametrize(
    "spoil",
    [
        *(drop(name) for name in json.loads(RECORD.write())),
        lambda entry: entry.update(asked=[]),
        lambda entry: entry["asked"].update(names="muscle"),
        lambda entry: entry["asked"].update(release=1),
        lambda entry: entry.update(code=None),
        lambda entry: entry.update(texts_by_number=[5]),
        lambda entry: entry.update(texts_by_number=[]),
        lambda entry: entry.update(tools=[]),
        lambda entry: entry.update(tools=[["python"]]),
        lambda entry: entry.update(leaflets=[]),
        lambda entry: entry["leaflets"].update(muscle={}),
        lambda entry: entry["leaflets"].update(muscle=[{}, {}]),
        lambda entry: entry["leaflets"]["muscle"][0].update(en=1),
        lambda entry: entry["leaflets"]["muscle"][1].update({"en/pdf": None}),
        lambda entry: entry["leaflets"]["muscle"][1].update({"en/pdf": [0, 1, 2, 3, -1]}),
        lambda entry: entry["leaflets"]["muscle"][1].update({"en/pdf": [0, 1, 2, 9, 0]}),
        lambda entry: entry["leaflets"]["muscle"][1].update({"en/pdf": [0, 1, 2, 0]}),
        lambda entry: entry["leaflets"]["muscle"][1].update({"en/pdf": [0, 1, 2, True, 0]}),
        lambda entry: entry["leaflets"]["muscle"][2].update({"index.html": {"size": 3}}),
        lambda entry: entry["leaflets"]["muscle"][2].update({"index.html": [True, 4, "cd"]}),
        lambda entry: entry["leaflets"]["muscle"][2].update({"index.html": [3, 4]}),
        lambda entry: entry["diagnostics"][0].update(severity="fatal"),
        lambda entry: entry["diagnostics"][0].update(severity=["error"]),
        lambda entry: entry["diagnostics"][0]["span"].update(line="2"),
        lambda entry: entry["diagnostics"][0]["span"].update(row=2),
        lambda entry: entry.update(failed="muscle"),
        lambda entry: entry.update(counts=["1", 1, 2]),
        lambda entry: entry.update(counts=[1, 1.0, 2]),
        lambda entry: entry.update(counts=[1, 1]),
    ],
)
def test_a_record_with_a_value_of_another_type_is_ignored(spoil: Callable[[dict[str, Any]], object]) -> None:
    entry = json.loads(RECORD.write())
    spoil(entry)
    assert BuildRecord.read(json.dumps(entry)) is None


def test_a_build_with_a_record_of_an_older_shape_does_its_work_again(workspace: Workspace) -> None:
    first = workspace.build(formats=("messages",))
    assert workspace.build(formats=("messages",)).nothing_to_do
    open_store_beside(workspace.outputs).write_record("outputs", '{"asked": {}, "store": 1}')
    again = workspace.build(formats=("messages",))
    assert not again.nothing_to_do and not again.written and again.diagnostics == first.diagnostics
    assert workspace.build(formats=("messages",)).nothing_to_do


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (PARTS, "it was not in the store any more"),
        (KeyParts("x", "en.md", "n", {"python": "3.11"}, "c"), "its words, facts or pictures changed"),
        (KeyParts("w", "en.md", "n", {"python": "3.12"}, "c"), "python is now 3.12, and was 3.11"),
        (KeyParts("w", "en.md", "n", {"python": "3.11", "pango": "1.5"}, "c"), "pango is now 1.5, and was missing"),
        (KeyParts("w", "en.md", "x", {"python": "3.11"}, "c"), "another form that it describes changed"),
        (KeyParts("w", "en.md", "n", {"python": "3.11"}, "x"), "Plainleaf itself changed"),
    ],
)
def test_the_first_part_that_changed_is_the_reason(now: KeyParts, reason: str) -> None:
    assert now.explain_change(PARTS) == reason
    assert now.explain_change(None) == "it was not made before"


def test_a_leaflet_takes_little_room_in_the_record() -> None:
    """Whatever stands in many of them stands once."""
    tools = {"python": "3.11", "weasyprint": "69.0", "pango": "1.56.3"}
    digests = [sha256(f"{number}".encode()).hexdigest() for number in range(100)]
    slots = {
        f"leaflet-{number}/en/{name}": KeyParts(digest, f"leaflet-{number}/en.md", "n" * 64, tools, "c" * 64)
        for number, digest in enumerate(digests)
        for name in ("html", "pdf", "large-print", "epub", "messages", "review")
    }
    record = replace(RECORD, slots=slots, sources={}, outputs={})
    assert BuildRecord.read(record.write()) == record
    assert len(record.write()) / len(digests) < 400
