"""Settings name formats by a list that is handed in: what is not in it is a diagnostic that names what is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

import pytest

from pipeline.conversion import FORMATS
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.format import Format
from pipeline.model.settings import Publisher, Settings
from pipeline.model.settings.format_names import names_context
from pipeline.model.source import Source
from pipeline.validation.reading.yaml_models import read_model
from pipeline.validation.schema import schemas
from tests.paths import EXAMPLE

POSTER = replace(FORMATS["card"], name="poster")
MATRIX = replace(FORMATS["notify"], name="matrix")
ALL = (*FORMATS.values(), POSTER, MATRIX)


def diagnose(model: type[Settings | Publisher], added: str, formats: Iterable[Format]) -> Diagnostics:
    """What is wrong with the example's file with a line at its end."""
    path = EXAMPLE / ("publisher.yaml" if model is Publisher else "muscle/leaflet.yaml")
    source = Source(path.name, f"{path.read_text(encoding='utf-8')}\n{added}\n")
    diagnostics = Diagnostics()
    read_model(source, model, diagnostics, context=names_context(formats))
    return diagnostics


@pytest.mark.parametrize(
    ("model", "added"),
    [
        (Settings, "formats: {poster: nobody hangs it up}"),
        (Settings, "editions: {poster: [what-it-is]}"),
        (Publisher, "messaging: {systems: [message-bank, matrix]}"),
    ],
)
def test_a_format_can_be_named_once_it_is_in_the_list(model: type[Settings | Publisher], added: str) -> None:
    (diagnostic,) = diagnose(model, added, FORMATS.values())
    assert diagnostic.code == "SRC104"
    assert diagnose(model, added, ALL) == []


def test_a_name_that_is_nearly_right_is_suggested() -> None:
    (diagnostic,) = diagnose(Publisher, "messaging: {systems: [message_bank]}", FORMATS.values())
    assert diagnostic.message == (
        "`0` must be one of `message-bank`, `rapidpro`, `notify`, `whatsapp`, `twilio`, `cht`, `contentrepo`, "
        "not `message_bank`"
    )
    assert diagnostic.hint == "did you mean `message-bank`?"


def test_what_is_there_is_listed_for_a_key() -> None:
    (diagnostic,) = diagnose(Settings, "editions: {poster: [what-it-is]}", FORMATS.values())
    assert (diagnostic.message, diagnostic.hint) == ("`poster` cannot be a key here", "write `folded` or `card`")
    (diagnostic,) = diagnose(Settings, "editions: {leaf: [what-it-is]}", ALL)
    assert diagnostic.hint == "write `folded`, `card` or `poster`"


def test_a_list_of_one_is_named_without_an_or() -> None:
    (diagnostic,) = diagnose(Settings, "editions: {leaf: [what-it-is]}", [POSTER])
    assert diagnostic.hint == "write `poster`"


def test_the_schemas_name_what_is_in_the_list() -> None:
    made = schemas(ALL)
    editions = json.loads(made["leaflet.json"])["properties"]["editions"]["propertyNames"]
    assert editions == {"enum": ["folded", "card", "poster"]}
    assert (
        "matrix" in json.loads(made["publisher.json"])["$defs"]["Messaging"]["properties"]["systems"]["items"]["enum"]
    )
