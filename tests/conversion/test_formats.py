"""The table of formats: each is declared once, and has its name in every language, its reader and its tests."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

import pipeline.conversion
from pipeline.build.waves import sort_into_waves
from pipeline.conversion import FORMATS, find_others
from pipeline.model.artifact import Artifact
from pipeline.model.format import Format
from pipeline.model.settings import Publisher
from pipeline.model.source import Span
from pipeline.proof.parity import READERS
from pipeline.templating.languages import language_pack, languages
from tests.conversion.systems.made import FOR_WHATSAPP, draft
from tests.paired import pair_with
from tests.paths import TESTS
from tests.specimen import shorten

EACH = pytest.mark.parametrize("form", FORMATS.values(), ids=list(FORMATS))

TESTED_IN = {
    "html": "conversion/page/test_page.py",
    "pdf": "conversion/print/test_leaflet.py",
    "large-print": "conversion/large_print/test_large_print.py",
    "a5": "conversion/a5/test_a5.py",
    "folded": "conversion/short/test_folded.py",
    "card": "conversion/short/test_card.py",
    "epub": "conversion/epub/test_epub.py",
    "messages": "conversion/messages/test_files.py",
    "review": "conversion/review/test_review.py",
    "pdf-archive": "conversion/print/test_archive.py",
    "booklet": "conversion/imposition/test_imposition.py",
    "crop": "conversion/imposition/test_imposition.py",
    "bilingual": "conversion/bilingual/test_bilingual.py",
    "message-bank": "conversion/systems/test_message_bank.py",
    "rapidpro": "conversion/systems/test_rapidpro.py",
    "notify": "conversion/systems/test_notify.py",
    "whatsapp": "conversion/systems/test_whatsapp.py",
    "twilio": "conversion/systems/test_twilio.py",
    "cht": "conversion/systems/test_cht.py",
    "contentrepo": "conversion/systems/test_contentrepo.py",
}
"""The module that tests the bytes of each format, below tests/."""


def declared() -> Iterator[Format]:
    """Every format that a room declares."""
    for found in pkgutil.walk_packages(pipeline.conversion.__path__, "pipeline.conversion."):
        if found.ispkg:
            values = vars(importlib.import_module(found.name)).values()
            yield from (value for value in values if isinstance(value, Format))


def test_the_table_has_every_format_that_a_room_declares() -> None:
    assert sorted(map(id, declared())) == sorted(map(id, FORMATS.values()))


@EACH
def test_a_name_is_written_as_authors_write_it(form: Format) -> None:
    assert re.fullmatch(r"[a-z]+\d?(-[a-z]+)*", form.name)
    assert FORMATS[form.name] is form


@EACH
@pytest.mark.parametrize("language", languages())
def test_every_format_is_called_something_in_every_language(form: Format, language: str) -> None:
    pack = language_pack(language)
    assert pack is not None and pack.form(form.label)
    assert (form.label in pack.labels) == form.for_readers, "the labels are part of every document"


def test_every_format_is_read_back() -> None:
    assert {form.reader for form in FORMATS.values()} == set(READERS)


@EACH
def test_a_format_that_readers_get_is_read_back_and_names_its_file(form: Format) -> None:
    assert not form.for_readers or (form.reader and form.file)


def test_every_format_has_a_test_of_its_bytes() -> None:
    assert set(TESTED_IN) == set(FORMATS)


@EACH
def test_the_test_of_a_format_writes_it(form: Format) -> None:
    text = (TESTS / TESTED_IN[form.name]).read_text(encoding="utf-8")
    room = form.write.__module__
    assert re.search(rf"^from {re.escape(room)}\b", text, re.MULTILINE), f"no import from {room}"
    assert "\ndef test_" in text


@pytest.mark.slow
def test_every_format_writes_the_file_that_it_names() -> None:
    document = shorten(draft(*FOR_WHATSAPP), "get-help", "what-it-is")
    made: dict[str, tuple[Artifact, ...]] = {}
    for form in (form for wave in sort_into_waves(FORMATS) for form in wave):
        own = pair_with("accents", document) if form.paired else document
        checked = form.write(own, made, Span("specimen/en.md"))
        assert checked.value, (form.name, checked.diagnostics)
        made[form.name] = checked.value
        assert not form.file or form.path(own) in {artifact.path for artifact in checked.value}
    paths = [artifact.path for artifacts in made.values() for artifact in artifacts]
    assert len(set(paths)) == len(paths), "no two formats write the same file"


@EACH
def test_a_worker_process_can_be_told_of_it(form: Format) -> None:
    assert pickle.loads(pickle.dumps(form)) == form


def test_the_page_tells_of_what_readers_can_take_along() -> None:
    others = find_others(FORMATS["html"])
    assert others == ("pdf", "large-print", "a5", "folded", "card", "epub", "messages")
    assert find_others(FORMATS["pdf"]) == ()


def test_the_systems_of_a_publisher_that_names_none_are_formats() -> None:
    publisher = Publisher(name="A Trust", country="GB", languages=["en"])
    assert all(FORMATS[name].system for name in publisher.messaging.systems)


def test_the_table_imports_no_writer() -> None:
    code = "import sys; before = {*sys.modules}; import pipeline.conversion; print(*{*sys.modules} - before)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    imported = set(run.stdout.split())
    engines = {"weasyprint", "pikepdf", "jinja2", "markupsafe", "xlsxwriter", "fontTools", "segno", "pydantic", "regex"}
    assert not imported & (engines | {"pipeline.templating", "pipeline.sms", "importlib.metadata", "json"})
    plain = {"tools", "left_out", "large_print.sizes"}  # names and numbers, nothing else
    rooms = {name for name in imported if name.startswith("pipeline.conversion.")}
    rooms -= {f"pipeline.conversion.{name}" for name in plain}
    assert rooms == {form.write.__module__ for form in FORMATS.values()} | {"pipeline.conversion.systems"}
