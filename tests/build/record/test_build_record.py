"""The index of the last build: it comes back equal, and one of any other shape is as good as none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.build.record.asked import Asked
from pipeline.build.record.build_record import BuildRecord, LeafletEntry
from pipeline.build.store import Store, open_store_beside
from tests.workspace import Workspace

RECORD = BuildRecord(
    asked=Asked("/source", "/", names=("muscle",), languages=(), formats=("html",), release=False),
    code="c",
    code_state="s",
    tools={"python": "3.11"},
    entries={
        "": LeafletEntry("s", "o", "k"),
        "muscle": LeafletEntry("s", "", "k", notes=2, shared_notes=("n",), serious=1, linked=("gout",), alone=True),
    },
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


@pytest.mark.parametrize("version", [0, 1, 8, "9", None])
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
        lambda entry: entry.update(code=["c"]),
        lambda entry: entry.update(tools=[]),
        lambda entry: entry.update(entries=[]),
        lambda entry: entry["entries"].update(muscle={}),
        lambda entry: entry["entries"].update(muscle=["s", "o", "k"]),
        lambda entry: entry["entries"].update(muscle=["s", "o", "k", True, [], 0, [], False]),
        lambda entry: entry["entries"].update(muscle=["s", "o", "k", 1, "n", 0, [], False]),
        lambda entry: entry["entries"].update(muscle=["s", "o", "k", 1, [], 0, [], 0]),
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
