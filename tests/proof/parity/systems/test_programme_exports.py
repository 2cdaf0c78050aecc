"""Exports of a programme, spoilt in one place at a time: fields of events, hours, days of the week, words for apps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.conversion import FORMATS
from pipeline.model.document import CampaignEvent, Document
from pipeline.model.source import Span
from pipeline.proof.parity import verify_document
from tests.conversion.programme import CAMPAIGN, programme, without_replies, without_weekdays
from tests.proof.parity.spoilt_text import instead
from tests.written import save

DOCUMENTS = {
    "message-bank": programme,
    "notify": without_replies,
    "whatsapp": without_replies,
    "twilio": without_replies,
    "cht": without_replies,
    "contentrepo": without_weekdays,
}


def export(system: str, folder: Path) -> list[Path]:
    made = FORMATS[system].write(DOCUMENTS[system](), {}, Span("specimen"))
    assert made.value, made.diagnostics
    return save(made.value, folder)


def verify(system: str, folder: Path, document: Document | None = None) -> list[str]:
    found = verify_document(document or DOCUMENTS[system](), folder, "outputs", FORMATS.values(), {system})
    return [one.message for one in found.diagnostics]


@pytest.mark.parametrize("system", DOCUMENTS)
def test_what_was_exported_is_proven(system: str, tmp_path: Path) -> None:
    export(system, tmp_path)
    assert verify(system, tmp_path) == []


BANK = "draft-specimen-en-message-bank.csv"
SPOILT = (
    ("message-bank", BANK, "many people feel well", "many people feel ill", "message `week-20`"),
    ("message-bank", BANK, "yes: q-yes", "yes: q-no", "message `week-20`"),
    ("message-bank", BANK, "week 20 of pregnancy", "week 21 of pregnancy", "message `week-20`"),
    ("message-bank", BANK, "keyword,replies", "keyword,answers", "the columns should be"),
    ("cht", "schedules.json", '"offset": "-140 days"', '"offset": "140 days"', "message `week-20`"),
    ("cht", "schedules.json", 'fields.due_date"', 'fields.pregnancy"', "message `week-20`"),
    ("cht", "schedules.json", '"offset": "3 hours"', '"offset": "3 days"', "message `after-visit`"),
    ("cht", "schedules.json", '"offset": "13 days"', '"offset": "12 days"', "message `monday`"),
    ("cht", "schedules.json", '"offset": "13 days"', '"offset": "14 days"', "message `monday`"),
    ("cht", "schedules.json", '"send_day": "Monday"', '"send_day": "Sunday"', "message `monday`"),
    ("cht", "schedules.json", '"send_day": "Monday"', '"send_day": ""', "message `monday`"),
    ("cht", "schedules.json", '"group": 4', '"group": 3', "in one group"),
    ("cht", "README.txt", "Africa/Nairobi. CHT", "Europe/London. CHT", "should have the line"),
    ("cht", "README.txt", "from `fields.visit`", "from `fields.birth`", "should have the line"),
    ("contentrepo", "ordered-sets.csv", "140, 0, 2", "20, 0, 2", "message `week-20`"),
    ("contentrepo", "ordered-sets.csv", "days, hours", "days, days", "message `after-visit`"),
    ("contentrepo", "ordered-sets.csv", "due_date", "pregnancy", "message `week-20`"),
    ("contentrepo", "pages.csv", "many people feel well", "many people feel ill", "message `week-20`"),
    ("contentrepo", "pages.csv", "feel well.\n\nDo", "feel well. Do", "message `week-20`"),
    ("contentrepo", "README.txt", "hours from `visit`", "hours from `birth`", "should have the line"),
    ("whatsapp", "draft_specimen_week_20.json", "feel well.\\n\\nDo", "feel ill.\\n\\nDo", "message `week-20`"),
    ("whatsapp", "draft_specimen_welcome.json", '"3 May"', '"4 May"', "message `welcome`"),
    ("whatsapp", "README.txt", "    {{2}}: visit-date; where", "    {{2}}: name; where", "message `welcome`"),
    ("whatsapp", "README.txt", "Africa/Nairobi", "Europe/London", "should have the line"),
    ("twilio", "README.txt", "280 days before", "180 days before", "should have the line"),
    ("notify", "README.txt", "when: every monday", "when: every sunday", "message `monday`"),
    ("notify", "README.txt", "in completed weeks", "in weeks", "should have the line"),
)  # fmt: skip


@pytest.mark.parametrize(("system", "name", "old", "new", "what"), SPOILT)
def test_what_is_another_is_found(system: str, name: str, old: str, new: str, what: str, tmp_path: Path) -> None:
    path = next(path for path in export(system, tmp_path) if path.name == name)
    path.write_bytes(instead(old, new)(path.read_bytes().decode()).encode())
    assert any(what in message for message in verify(system, tmp_path)), verify(system, tmp_path)


@pytest.mark.parametrize("system", sorted(DOCUMENTS.keys() - {"message-bank"}))
def test_an_event_that_has_moved_is_found(system: str, tmp_path: Path) -> None:
    export(system, tmp_path)
    events = {**CAMPAIGN.events, "pregnancy": CampaignEvent("your pregnancy", "due_date", 281, True)}
    document = DOCUMENTS[system]()
    assert verify(system, tmp_path, replace(document, campaign=replace(document.campaign, events=events)))


def test_a_time_that_is_lost_of_one_that_comes_again_is_found(tmp_path: Path) -> None:
    path = next(path for path in export("cht", tmp_path) if path.name == "schedules.json")
    text = path.read_text(encoding="utf-8")
    begin = text.rindex("{", 0, text.index('"offset": "20 days"'))
    end = text.index("}", begin) + 1
    path.write_text(text[:begin].rstrip().removesuffix(",") + text[end:], encoding="utf-8")
    (message,) = verify("cht", tmp_path)
    assert "message `monday`: `sent` should be" in message


def test_a_programme_with_replies_has_no_file_of_a_system_without_branches(tmp_path: Path) -> None:
    for system in DOCUMENTS.keys() - {"message-bank"}:
        assert FORMATS[system].write(programme(), {}, Span("specimen")).value is None
