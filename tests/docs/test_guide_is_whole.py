"""The guide misses nothing that an author can write: what there is comes from the code."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import get_args

import click
import pytest

from guide.commands import walk_commands, write_commands
from guide.limits import write_limits
from guide.pages import WRITING
from guide.readability import write_readability
from guide.setting_examples import EXAMPLES
from guide.settings import write_settings
from pipeline.conversion import FORMATS
from pipeline.model import limits
from pipeline.model.document import Purpose
from pipeline.model.settings import RESERVED_IDS
from pipeline.model.settings.leaflet import Settings, Status
from pipeline.sms.keywords import STOP_WORDS
from pipeline.templating.languages import list_sign_languages
from pipeline.validation.reading.messages import MESSAGE_TAKES
from pipeline.validation.reading.pictures import MEDIA_TYPES
from pipeline.validation.reading.typed_blocks import BLOCKS, ICON_NAMES, LEVELS
from pipeline.validation.schema.key_descriptions import KEY_DESCRIPTIONS
from tests.validation.test_schema import SCHEMAS, validator, values

SYSTEMS = [form.name for form in FORMATS.values() if form.system]
RENEW = "renew it with `make guide`"
KINDS = sorted(
    field for name in KEY_DESCRIPTIONS if name.endswith("Fact") for field in [name.removesuffix("Fact").lower()]
)
FORMAT = (WRITING / "format.md").read_text(encoding="utf-8")
MESSAGES = (WRITING / "messages.md").read_text(encoding="utf-8")


def headings(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.startswith("#"))


def section_about(block: str) -> str:
    """The section of the guide whose heading names a block."""
    sections = [
        part for part in re.split(r"^(?=### )", FORMAT, flags=re.MULTILINE) if f"`{block}`" in part.split("\n", 1)[0]
    ]
    assert len(sections) == 1, f"no section of format.md is about `{block}`"
    return sections[0]


@pytest.mark.parametrize("block", BLOCKS)
def test_every_block_has_a_section_with_an_example(block: str) -> None:
    section = section_about(block)
    assert f"::: {block}" in section or f"::: {{.{block}" in section


@pytest.mark.parametrize(("block", "attribute"), [(name, key) for name, (takes, _) in BLOCKS.items() for key in takes])
def test_every_attribute_of_a_block_is_in_its_section(block: str, attribute: str) -> None:
    if attribute == "#id":
        assert "Any block may have an id" in FORMAT
    else:
        assert re.search(rf"`{attribute}[`=]|\b{attribute}=", section_about(block))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_fact_is_shown(kind: str) -> None:
    assert f"kind: {kind}" in FORMAT


@pytest.mark.parametrize(
    "written", ["{.term}", "{.term key=", "{lang=", "[@", "{{", "credit=", "licence=", "place=", "icon="]
)
def test_every_span_and_attribute_of_words_is_shown(written: str) -> None:
    assert written in FORMAT


@pytest.mark.parametrize("attribute", [name for name in MESSAGE_TAKES if name != "#id"])
def test_every_attribute_of_a_message_is_explained(attribute: str) -> None:
    assert f"`{attribute}" in section_about("sms")
    assert attribute in MESSAGES


def test_lists_of_values_are_whole() -> None:
    wanted = {*ICON_NAMES, *LEVELS, *MEDIA_TYPES, *RESERVED_IDS, *list_sign_languages()}
    assert {name for name in wanted if f"`{name}`" not in FORMAT} == set()
    assert {name for name in (*get_args(Purpose), *SYSTEMS) if f"`{name}`" not in MESSAGES} == set()
    assert {"STOP", "END", "CANCEL"} <= STOP_WORDS
    assert f"{limits.PICTURE_SIDE.most:,} pixels" in FORMAT and f"{limits.PICTURE_SIZE.most:,} bytes" in FORMAT
    assert f"{limits.DRAWING_SIZE.most:,} bytes and {limits.DRAWING_PARTS.most:,} parts" in FORMAT
    signing = (WRITING / "signing-off.md").read_text(encoding="utf-8")
    assert {status for status in get_args(Status) if f"`{status}`" not in signing} == set()
    assert {key for key in ("to_check", "clinical_reviewers", "dates", "user_testing") if key in Settings.model_fields}


@pytest.mark.parametrize(
    ("page", "write"),
    [
        ("settings.md", write_settings),
        ("commands.md", write_commands),
        ("limits.md", write_limits),
        ("readability.md", write_readability),
    ],
)
def test_a_generated_page_is_what_the_code_gives(page: str, write: Callable[[], str]) -> None:
    assert (WRITING / page).read_text(encoding="utf-8") == write(), RENEW


def test_every_key_has_an_example_that_is_valid() -> None:
    assert {model: set(keys) for model, keys in EXAMPLES.items()} == {
        model: set(keys) for model, keys in KEY_DESCRIPTIONS.items()
    }
    for name in ("publisher.json", "leaflet.json", "front-matter.json"):
        root = validator(name)
        models = {**root.schema["$defs"]}
        models[{"publisher.json": "Publisher", "leaflet.json": "Settings"}.get(name, "FrontMatter")] = root.schema
        for model, schema in models.items():
            for key, property_schema in schema["properties"].items():
                value = values(f"value: {EXAMPLES[model][key]}\n", "example.yaml")["value"]
                assert list(root.evolve(schema=property_schema).iter_errors(value)) == [], f"{model}.{key}"


def test_the_page_of_the_settings_has_every_key() -> None:
    page = write_settings()
    assert {key for keys in KEY_DESCRIPTIONS.values() for key in keys if f"| `{key}` |" not in page} == set()
    assert len(SCHEMAS) == 11, "a new file needs a part of the page"


def _help(option: click.Parameter) -> str:
    return (option.help or "") if isinstance(option, click.Option) else ""


def test_every_option_says_what_it_does() -> None:
    for words, command in walk_commands():
        assert command.help, words
        for option in command.params:
            assert option.param_type_name == "argument" or _help(option), f"{words}: {option.name}"
