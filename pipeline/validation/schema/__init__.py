"""JSON Schema (draft 2020-12) of the files that people type, for completion and help in their editors.

The schemas are made from the models that check these files, and say what the models say: keys, values and patterns.
What only the rules know (that a fact exists, that a date fits another) is not in them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from pipeline.model.format import Format
from pipeline.model.settings import (
    FrontMatter,
    KeptMessages,
    PersonSignature,
    PlacesFile,
    Publisher,
    ReleasesFile,
    Settings,
    StyleFile,
)
from pipeline.model.settings.field_types import ID, LANGUAGE, Country, Day, Id, Language
from pipeline.model.settings.format_names import KINDS, Names, names_context
from pipeline.model.settings.places import RESERVED_PLACES, PlaceId
from pipeline.validation.reading.yaml_models import Glossary, References, SharedFacts
from pipeline.validation.schema.key_descriptions import KEY_DESCRIPTIONS

_FILES: dict[str, tuple[str, type[BaseModel]]] = {
    "publisher.json": ("publisher.yaml", Publisher),
    "leaflet.json": ("leaflet.yaml", Settings),
    "facts.json": ("facts.yaml", SharedFacts),
    "glossary.json": ("glossary.yaml", Glossary),
    "references.json": ("references.yaml", References),
    "places.json": ("places.yaml", PlacesFile),
    "style.json": ("style.yaml", StyleFile),
    "releases.json": ("releases.yaml", ReleasesFile),
    "kept.json": ("kept/messages-….yaml", KeptMessages),
    "signature.json": ("kept/<language>-….yaml", PersonSignature),
    "front-matter.json": ("The front matter of <language>.md", FrontMatter),
}


def schemas(formats: Iterable[Format]) -> dict[str, str]:
    """The text of each schema by the name of its file; the same models give the same text. `formats` are those that
    settings may name."""
    generator = _make_generator(names_context(formats))
    return {name: _write_schema(title, model, generator) for name, (title, model) in _FILES.items()}


_ID = {"type": "string", "minLength": 1}
_REFERENCE = {"required": ["id"], "properties": {"id": {**_ID}, "known-through": {**_ID}}}
"""What reading asks of an item of references.yaml; the rest of it belongs to CSL."""


def _write_schema(title: str, model: type[BaseModel], generator: type[_Generator]) -> str:
    made = model.model_json_schema(by_alias=True, schema_generator=generator)
    named = {model.__name__: made, **made.get("$defs", {})}
    for name, part in named.items():
        part["title"] = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()
        if name == References.__name__:
            part["items"] |= _REFERENCE
            part = part["items"]
        for key, value in part.get("properties", {}).items():
            value["description"] = KEY_DESCRIPTIONS[name][key]
    made = {"$schema": _Generator.schema_dialect, "title": title, "description": made.pop("description"), **made}
    return json.dumps({**made, "title": title}, ensure_ascii=False, indent=2) + "\n"


def _find_validator(annotated: Any) -> Callable[..., Any]:
    function: Callable[..., Any] = get_args(annotated)[1].func
    return function


class _Generator(GenerateJsonSchema):
    """pydantic's own, and besides: what our validators ask for as patterns, and no keys but those of the pattern. Left
    out are titles made from the names of keys, defaults of nothing, which an editor would fill in, and OpenAPI's own
    keyword."""

    patterns: Mapping[Callable[..., Any], JsonSchemaValue] = {
        _find_validator(Id): {"pattern": f"^({ID.pattern})$"},
        _find_validator(PlaceId): {"pattern": f"^(?!({'|'.join(RESERVED_PLACES)})$)({ID.pattern})$"},
        _find_validator(Language): {"pattern": f"^({LANGUAGE.pattern})$"},
        _find_validator(Country): {"pattern": "^[A-Z]{2}$"},
        _find_validator(Day): {"pattern": r"^\d{4}-\d{2}-\d{2}$", "format": "date"},
    }

    names: Mapping[str, Names] = {}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        kind = KINDS.get(schema["function"]["function"])
        if kind is None:
            return super().function_before_schema(schema)
        return self.literal_schema(core_schema.literal_schema(list(self.names[kind])))

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        return {**super().function_after_schema(schema), **self.patterns.get(schema["function"]["function"], {})}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        made = super().dict_schema(schema)
        return {**made, "additionalProperties": False} if "patternProperties" in made else made

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        made = super().tagged_union_schema(schema)
        made.pop("discriminator", None)
        return made

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        return {key: value for key, value in made.items() if key != "default" or value is not None}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _make_generator(known: Mapping[str, Names]) -> type[_Generator]:
    """A generator that knows the names of formats; pydantic takes a class and makes the instance itself."""

    class Generator(_Generator):
        names = known

    return Generator
