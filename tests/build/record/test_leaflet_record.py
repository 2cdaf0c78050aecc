"""What a build knows of one leaflet: it comes back equal, and a text of any other shape is as good as none."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from pipeline.build.file_states import FileState
from pipeline.build.key_parts import KeyParts
from pipeline.build.record.leaflet_record import LeafletRecord
from pipeline.model import codes
from pipeline.model.source import Span

PARTS = KeyParts(words="w", place="en.md", needs="n", tools={"python": "3.11"}, code="c")
RECORD = LeafletRecord(
    sources={"muscle/en.md": "ab"},
    slots={"muscle/en/html": PARTS},
    outputs={"muscle/en/index.html": FileState(3, 1_700_000_000_000_000_000, "cd")},
    diagnostics=(codes.TOO_MANY_PAGES.at(Span("en.md", 2, 3, 4, 5), "so many\udcff", "cut"),),
    texts={"en.md": "words"},
    use="u",
)


def test_what_was_written_comes_back_equal() -> None:
    assert LeafletRecord.read(RECORD.write()) == RECORD


@pytest.mark.parametrize(
    "text", [None, "", "{", "[]", "null", "7", "{}", "[" * 100_000, "\udcff"], ids=lambda text: repr(text)[:9]
)
def test_a_text_of_no_shape_is_none(text: str | None) -> None:
    assert LeafletRecord.read(text) is None


def drop(name: str) -> Callable[[dict[str, Any]], object]:
    return lambda entry: entry.pop(name)


@pytest.mark.parametrize(
    "spoil",
    [
        *(drop(name) for name in json.loads(RECORD.write())),
        lambda entry: entry.update(numbered=[5]),
        lambda entry: entry.update(numbered=[]),
        lambda entry: entry.update(tools=[]),
        lambda entry: entry.update(tools=[["python"]]),
        lambda entry: entry["sources"].update(en=1),
        lambda entry: entry["slots"].update({"en/pdf": None}),
        lambda entry: entry["slots"].update({"en/pdf": [0, 1, 2, 3, -1]}),
        lambda entry: entry["slots"].update({"en/pdf": [0, 1, 2, 9, 0]}),
        lambda entry: entry["slots"].update({"en/pdf": [0, 1, 2, 0]}),
        lambda entry: entry["slots"].update({"en/pdf": [0, 1, 2, True, 0]}),
        lambda entry: entry["outputs"].update({"index.html": {"size": 3}}),
        lambda entry: entry["outputs"].update({"index.html": [True, 4, "cd"]}),
        lambda entry: entry["outputs"].update({"index.html": [3, 4]}),
        lambda entry: entry["diagnostics"][0].update(severity="fatal"),
        lambda entry: entry["diagnostics"][0].update(severity=["error"]),
        lambda entry: entry["diagnostics"][0]["span"].update(line="2"),
        lambda entry: entry["diagnostics"][0]["span"].update(row=2),
        lambda entry: entry.update(texts=["en.md"]),
        lambda entry: entry.update(use=None),
    ],
)
def test_a_record_with_a_value_of_another_type_is_none(spoil: Callable[[dict[str, Any]], object]) -> None:
    entry = json.loads(RECORD.write())
    spoil(entry)
    assert LeafletRecord.read(json.dumps(entry)) is None


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


def test_the_files_that_changed_are_named_and_of_many_the_first() -> None:
    now = KeyParts("x", "en.md", "n", {"python": "3.11"}, "c")
    reason = "its words, facts or pictures changed"
    assert now.explain_change(PARTS, ["facts.yaml"]) == f"{reason}: facts.yaml"
    assert now.explain_change(PARTS, ["a", "b", "c", "d", "e"]) == f"{reason}: a, b, c and 2 more"


def test_what_stands_in_many_slots_stands_once() -> None:
    tools = {"python": "3.11", "weasyprint": "69.0", "pango": "1.56.3"}
    names = [f"muscle/{language}/{form}" for language in ("en", "es") for form in ("html", "pdf", "epub", "review")]
    digests = [sha256(language.encode()).hexdigest() for language in ("en", "es")]
    slots = {name: KeyParts(digests[i // 4], "muscle", "n" * 64, tools, "c" * 64) for i, name in enumerate(names)}
    record = LeafletRecord(slots=slots)
    assert LeafletRecord.read(record.write()) == record
    assert len(record.write()) < 1000
