"""Exports for messaging systems, spoilt in one place at a time, each with its manifest none the wiser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from pipeline.conversion import FORMATS
from pipeline.model.document import Document
from pipeline.model.source import Span
from pipeline.proof.parity import Verification, verify_document
from tests.conversion.systems.made import FOR_WHATSAPP, checked, draft
from tests.written import save

SYSTEMS = ("message-bank", "rapidpro", "notify", "whatsapp", "twilio", "cht", "contentrepo", "review")
EVERY = pytest.mark.parametrize("system", SYSTEMS)


def export(system: str, document: Document, folder: Path) -> list[Path]:
    made = FORMATS[system].write(document, {}, Span("specimen"))
    assert made.value, made.diagnostics
    return [path for path in save(made.value, folder) if path.name != "README.txt"]


def verify(system: str, document: Document, folder: Path) -> Verification:
    return verify_document(document, folder, "outputs", FORMATS.values(), {system})


def read(path: Path) -> str:
    """The words of a file; a workbook's stand in one file of its own."""
    if path.suffix != ".xlsx":
        return path.read_bytes().decode("utf-8")
    with ZipFile(path) as archive:
        return archive.read("xl/sharedStrings.xml").decode()


def rewrite(path: Path, text: str) -> None:
    if path.suffix != ".xlsx":
        path.write_bytes(text.encode("utf-8"))
        return
    with ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["xl/sharedStrings.xml"] = text.encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)


@EVERY
@pytest.mark.parametrize("make", [draft, checked])
def test_what_was_exported_is_proven(system: str, make: Callable[..., Document], tmp_path: Path) -> None:
    document = make(*FOR_WHATSAPP)
    export(system, document, tmp_path)
    verification = verify(system, document, tmp_path)
    assert [one.message for one in verification.diagnostics] == []
    assert sum(one.needed for one in verification.coverage) >= 7
    assert all(one.matched == one.needed for one in verification.coverage)


@EVERY
@pytest.mark.parametrize(
    ("old", "new", "id"),
    [("999", "998", "call-now"), ("Call 111", "Call 112", "help"), ("one limb", "no limb", "signs")],
)
def test_every_place_of_another_word_is_found_and_the_message_named(
    system: str, old: str, new: str, id: str, tmp_path: Path
) -> None:
    document = draft(*FOR_WHATSAPP)
    changed = 0
    for path in export(system, document, tmp_path):
        text = read(path)
        body = text.find("<body")
        word = rf"(?<![0-9a-f]){re.escape(old)}(?![0-9a-f])"  # and no part of an id
        for match in re.compile(word).finditer(text, max(body, 0)):
            rewrite(path, text[: match.start()] + new + text[match.end() :])
            messages = [one.message for one in verify(system, document, tmp_path).diagnostics]
            assert any(f"message `{id}`" in message for message in messages), (path.name, messages)
            changed += 1
        rewrite(path, text)
    assert changed or (system, id) == ("whatsapp", "signs")


@EVERY
def test_a_file_that_is_missing_or_cut_off_is_found(system: str, tmp_path: Path) -> None:
    document = draft(*FOR_WHATSAPP)
    for path in export(system, document, tmp_path):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])
        assert verify(system, document, tmp_path).diagnostics, path
        path.unlink()
        (missing,) = verify(system, document, tmp_path).diagnostics
        assert (missing.message, missing.span.path) == (
            "the file is missing",
            f"outputs/{path.relative_to(tmp_path).as_posix()}",
        )
        path.write_bytes(data)


@EVERY
def test_a_checked_leaflet_exported_as_a_draft_is_found_and_a_draft_as_checked(system: str, tmp_path: Path) -> None:
    export(system, draft(*FOR_WHATSAPP), tmp_path)
    assert verify(system, checked(*FOR_WHATSAPP), tmp_path).diagnostics
    export(system, checked(*FOR_WHATSAPP), tmp_path / "other")
    assert verify(system, draft(*FOR_WHATSAPP), tmp_path / "other").diagnostics


FACTS = (
    ("rapidpro", "organisation.json", '"delivery_hour": 17', '"delivery_hour": 7', "visit"),
    ("rapidpro", "organisation.json", '"offset": -2', '"offset": 2', "visit"),
    ("rapidpro", "organisation.json", '"unit": "D"', '"unit": "W"', "welcome"),
    ("rapidpro", "organisation.json", '"keyword": "signs"', '"keyword": "sings"', "signs"),
    ("rapidpro", "organisation.json", 'contact.name, \\"there\\"', 'contact.name, \\"nobody\\"', "help"),
    ("cht", "schedules.json", '"offset": "-2 days"', '"offset": "2 days"', "visit"),
    ("cht", "schedules.json", '"send_time": "17:00"', '"send_time": "07:00"', "visit"),
    ("cht", "messages-en.properties", "}}there{{", "}}nobody{{", "welcome"),
    ("contentrepo", "ordered-sets.csv", "before", "after", "visit"),
    ("contentrepo", "pages.csv", ",MENU,", ",STOP,", "menu"),
    ("twilio", "DRAFT-welcome.json", '"name": "there"', '"name": "Amina"', "welcome"),
    ("whatsapp", "draft_specimen_welcome.json", "Amina", "Anita", "welcome"),
    ("message-bank", "draft-specimen-en-message-bank.csv", "2 days before", "3 days before", "visit"),
    ("review", "index.html", ">MENU</dd>", ">STOP</dd>", "menu"),
)  # fmt: skip


@pytest.mark.parametrize(("system", "name", "old", "new", "id"), FACTS)
def test_a_time_a_keyword_or_a_value_that_is_another_is_found(
    system: str, name: str, old: str, new: str, id: str, tmp_path: Path
) -> None:
    document = draft(*FOR_WHATSAPP)
    path = next(path for path in export(system, document, tmp_path) if path.name == name)
    text = read(path)
    assert old in text
    rewrite(path, text.replace(old, new, 1))
    messages = [one.message for one in verify(system, document, tmp_path).diagnostics]
    assert any(f"message `{id}`" in message for message in messages), messages


def test_a_message_that_a_campaign_has_lost_or_has_twice_is_found(tmp_path: Path) -> None:
    document = draft(*FOR_WHATSAPP)
    (path,) = export("rapidpro", document, tmp_path)
    whole = json.loads(path.read_text(encoding="utf-8"))
    events = whole["campaigns"][0]["events"]
    lost = events.pop(1)
    path.write_text(json.dumps(whole), encoding="utf-8")
    messages = [one.message for one in verify("rapidpro", document, tmp_path).diagnostics]
    assert len(messages) == 1 and "message `call-now` is missing" in messages[0]
    events += [lost, events[0]]
    path.write_text(json.dumps(whole), encoding="utf-8")
    assert verify("rapidpro", document, tmp_path).diagnostics


TYPED = (
    ("notify", "keyword: MENU", "keyword: STOP", "message `menu`"),
    ("notify", "DRAFT specimen en visit", "DRAFT specimen en vist", "message `visit`"),
    ("twilio", "when: 2 days before visit", "when: 3 days before visit", "message `visit`"),
    ("whatsapp", "keyword: MENU", "keyword: MENUE", "message `menu`"),
    ("whatsapp", "{{1}}: name", "{{1}}: visit", "message `welcome`"),
    ("cht", "keyword: MENU", "keyword: STOP", "message `menu`"),
    ("contentrepo", "draft-specimen-visit: 17:00", "draft-specimen-visit: 07:00", "draft-specimen-visit: 17:00"),
    ("contentrepo", "draft-specimen-menu: MENU", "draft-specimen-menu: MINE", "draft-specimen-menu: MENU"),
    ("rapidpro", "DRAFT specimen en MENU: menu", "DRAFT specimen en MENU: help", "DRAFT specimen en MENU: menu"),
    ("rapidpro", "version 0.1.0", "version 0.2.0", "version 0.1.0"),
)
"""What people type from the README of an export, and who is named where it is another."""


@pytest.mark.parametrize(("system", "old", "new", "named"), TYPED)
def test_what_people_type_from_the_read_me_is_compared(
    system: str, old: str, new: str, named: str, tmp_path: Path
) -> None:
    document = draft(*FOR_WHATSAPP)
    export(system, document, tmp_path)
    (path,) = tmp_path.rglob("README.txt")
    text = read(path)
    assert old in text, text
    rewrite(path, text.replace(old, new, 1))
    messages = [one.message for one in verify(system, document, tmp_path).diagnostics]
    assert messages and any(named in message for message in messages), messages
    path.unlink()
    (missing,) = verify(system, document, tmp_path).diagnostics
    assert missing.message == "the file is missing"
