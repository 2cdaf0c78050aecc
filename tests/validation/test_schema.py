"""The JSON Schemas for editors: they are current, and they take and refuse what the models take and refuse."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from pydantic import ValidationError

from pipeline.conversion import FORMATS
from pipeline.model.settings import Settings
from pipeline.model.settings.format_names import names_context
from pipeline.model.source import Source
from pipeline.parsers.yaml12 import Unquoted, read_yaml
from pipeline.validation.schema import schemas
from pipeline.validation.schema.key_descriptions import KEY_DESCRIPTIONS
from tests.paths import ROOT

SOURCE = ROOT / "source"
SCHEMAS = schemas(FORMATS.values())
RENEW = "renew the committed copies with `plainleaf schema --output schema`"


def values(text: str, path: str) -> Any:
    """What our own way in reads from YAML, with numbers as numbers."""
    read = read_yaml(Source(path, text))
    assert read.value is not None and not read.diagnostics, read.diagnostics
    return numbers(read.value[0])


def numbers(value: Any) -> Any:
    if isinstance(value, Unquoted):
        return value.number
    if isinstance(value, list):
        return [numbers(item) for item in value]
    return {key: numbers(item) for key, item in value.items()} if isinstance(value, dict) else value


def typed_files() -> Iterator[tuple[str, Path]]:
    for name in ("publisher", "glossary", "references"):
        yield f"{name}.json", SOURCE / f"{name}.yaml"
    for path in sorted(SOURCE.glob("*/leaflet.yaml")):
        yield "leaflet.json", path
        for words in sorted(path.parent.glob("*.md")):
            yield "front-matter.json", words


def read(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return values(text.split("---\n")[1] if path.suffix == ".md" else text, path.name)


def validator(name: str) -> Any:
    return jsonschema.Draft202012Validator(
        json.loads(SCHEMAS[name]), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def leaflet() -> dict[str, Any]:
    value: dict[str, Any] = read(SOURCE / "muscle-atrophy" / "leaflet.yaml")
    return value


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_committed_copy_is_current(name: str) -> None:
    path = ROOT / "schema" / name
    assert path.is_file() and path.read_text(encoding="utf-8") == SCHEMAS[name], RENEW


def test_no_other_copies_are_committed() -> None:
    assert {path.name for path in (ROOT / "schema").iterdir()} == set(SCHEMAS), RENEW


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_each_is_a_schema(name: str) -> None:
    schema = json.loads(SCHEMAS[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] and schema["description"]


def test_they_are_the_same_each_time() -> None:
    assert schemas(FORMATS.values()) == SCHEMAS


@pytest.mark.parametrize(("name", "path"), [pytest.param(*pair, id=pair[1].name) for pair in typed_files()])
def test_the_real_source_is_valid(name: str, path: Path) -> None:
    assert [error.message for error in validator(name).iter_errors(read(path))] == []


def test_every_key_is_described_and_no_description_is_left_over() -> None:
    described: dict[str, set[str]] = {}
    for text in SCHEMAS.values():
        schema = json.loads(text)
        for part in (schema, schema.get("items", {}), *schema.get("$defs", {}).values()):
            for key, value in part.get("properties", {}).items():
                described.setdefault(value["description"], set()).add(key)
    for name, words in KEY_DESCRIPTIONS.items():
        for key, said in words.items():
            assert key in described.get(said, ()), f"{name}.{key} is no key of a model"


CHANGES: list[tuple[str, Any, bool]] = [
    ("status", "in_review", True),
    ("status", "ready", False),
    ("version", "1.0", False),
    ("version", 1.1, False),
    ("statsu", "draft", False),
    ("authors", [], False),
    ("source_language", "pt-BR", True),
    ("source_language", "English", False),
    ("dates", {"last_reviewed": "2026-02-30"}, False),
    ("dates", {"last_reviewed": "22.11.2026"}, False),
    ("dates", {"last_reviewed": "2026-11-22"}, True),
    ("facts", {"Review Age": {"kind": "text", "value": "60"}}, False),
    ("facts", {"review-age": {"kind": "number", "value": "60", "unit": "years"}}, True),
    ("facts", {"review-age": {"kind": "number", "value": 60}}, False),
    ("facts", {"review-age": {"kind": "age", "value": "60"}}, False),
    ("facts", {"share": {"kind": "risk", "n": 1, "of": 0, "who": {"en": "people"}}}, False),
    ("facts", {"share": {"kind": "risk", "n": 1, "of": 3, "who": {"english": "people"}}}, False),
    ("editions", {"poster": ["key-points"]}, False),
    ("formats", {"pdf": "nobody prints it"}, True),
    ("formats", {"docx": "nobody wants it"}, False),
    ("cover", None, True),
]


@pytest.mark.parametrize(("key", "value", "good"), CHANGES, ids=[f"{key}={value}" for key, value, _ in CHANGES])
def test_schema_and_model_agree(key: str, value: Any, good: bool) -> None:
    changed = {**copy.deepcopy(leaflet()), key: value}
    assert validator("leaflet.json").is_valid(changed) == good
    try:
        Settings.model_validate(changed, context=names_context(FORMATS.values()))
        accepted = True
    except ValidationError:
        accepted = False
    assert accepted == good


def test_a_missing_key_is_refused() -> None:
    value = leaflet()
    del value["audience"]
    said = [error.message for error in validator("leaflet.json").iter_errors(value)]
    assert said == ["'audience' is a required property"]


def test_a_reference_needs_an_id() -> None:
    assert not validator("references.json").is_valid([{"type": "report"}])
