"""The templates for the WhatsApp Cloud API, against Meta's rules."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.conversion.systems.whatsapp.writer import find_language_code, find_refusals, write_requests
from pipeline.model.document import Document, Placeholder
from pipeline.proof.validators import node
from tests.conversion.programme import without_replies
from tests.conversion.systems.made import CAMPAIGN, FOR_WHATSAPP, checked, draft, files, shown, text
from tests.conversion.systems.whatsapp_rules import findings
from tests.needs import need

HERE = Path(__file__).parent


def requests(document: Document) -> dict[str, Any]:
    made = [json.loads(data) for path, data in files(write_requests(document)).items() if path.endswith(".json")]
    return {request["name"]: request for request in made}


@pytest.mark.parametrize("made", [draft, checked])
def test_every_request_keeps_to_the_rules(made: Callable[..., Document]) -> None:
    found = requests(made(*FOR_WHATSAPP))
    assert [name.rpartition("specimen_")[2] for name in found] == [
        "welcome",
        "call_now",
        "visit",
        "after_visit",
        "help",
    ]
    for name, request in found.items():
        assert not list(findings(request)), name


def test_the_real_leaflet_keeps_to_the_rules(real_document: Document) -> None:
    found = requests(real_document)
    assert len(found) == len([one for one in real_document.messages if one.send])
    for name, request in found.items():
        assert not list(findings(request)), name


def faults(found: list[dict[str, Any]]) -> list[str]:
    """What another client of the Cloud API says of requests: its schema of a template, nothing where it fits."""
    lacks = node.lacks_node() or node.lacks("@kapso/whatsapp-cloud-api")
    need(not lacks, lacks)
    command = ["node", str(HERE / "kapso.mjs"), str(node.PACKAGES)]
    done = subprocess.run(command, input=json.dumps(found), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said: list[str] = json.loads(done.stdout)
    return said


def test_another_clients_schema_fits_too(real_document: Document) -> None:
    for document in (draft(*FOR_WHATSAPP), checked(*FOR_WHATSAPP), without_replies(), real_document):
        found = list(requests(document).values())
        assert faults(found) == [""] * len(found)
    wrong = [{**found[0], "name": "Not this"}, {**found[0], "components": []}]
    assert all(faults(wrong))


def test_the_rules_find_what_is_wrong() -> None:
    body = {"type": "BODY", "text": "{{1}}{{3}} {{x"}
    wrong = {"name": "Not this", "language": "English", "category": "OTHER", "components": [body], "more": 1}
    assert len(list(findings(wrong))) == 9


def test_it_is_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "golden" / "whatsapp.txt", shown(write_requests(draft(*FOR_WHATSAPP))))


def test_names_files_and_categories() -> None:
    assert "messages/whatsapp/draft_specimen_call_now.json" in files(write_requests(draft(*FOR_WHATSAPP)))
    found = requests(checked(*FOR_WHATSAPP))
    assert found["specimen_visit"]["category"] == "UTILITY"
    assert {request["category"] for name, request in found.items() if "visit" not in name} == {"MARKETING"}


def test_each_place_has_a_number_and_a_sample() -> None:
    body = requests(checked(*FOR_WHATSAPP))["specimen_visit"]["components"][0]
    assert body["text"].startswith("Dear {{1}}, this is about {{2}}.")
    assert body["example"] == {"body_text": [["Amina", "3 May"]]}


def test_how_to_stop_is_the_footer() -> None:
    for request in requests(checked(*FOR_WHATSAPP)).values():
        assert request["components"][1] == {"type": "FOOTER", "text": CAMPAIGN.opt_out}
    said = text(f"Drink water. {CAMPAIGN.opt_out}")
    assert [part["type"] for part in requests(checked(said))["specimen_one"]["components"]] == ["BODY"]


@pytest.mark.parametrize(
    ("words", "has_footer"),
    [
        ("The NHS has a leaflet.", True),
        ("Do not stop your tablets. Stop smoking.", True),
        ("The BUS STOPS here.", True),
        ("Text MENU to choose.", True),
        ("Text MENU to choose, STOP to end.", False),
    ],
)
def test_only_the_keyword_takes_the_place_of_the_footer(words: str, has_footer: bool) -> None:
    campaign = replace(CAMPAIGN, opt_out="Text STOP to get no more NHS messages.")
    for opt_out in (campaign.opt_out, "Text stop to get no more NHS messages.", "STOP: no more. MENU: more."):
        document = draft(*FOR_WHATSAPP, text(words), campaign=replace(campaign, opt_out=opt_out))
        made = [json.loads(one.data) for one in write_requests(document) if one.path.endswith("_one.json")]
        assert [len(one["components"]) for one in made] == [2 if has_footer else 1], opt_out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("((name)), come", "begin with"),
        ("Come, ((name))", "end with"),
        (" ((name)) ", "begin with"),
        ("Dear ((name)) ((clinic)), come", "between two"),
        ("a" * 1025, "at most 1024"),
        ("a" * 1010 + " ((name)).", "up to 1031"),
    ],
)
def test_what_meta_would_refuse_is_refused_here(words: str, said: str) -> None:
    with pytest.raises(UnsendableError, match=said) as refused:
        write_requests(draft(text(words)))
    assert refused.value.message_id == "one"


def test_a_long_footer_or_an_empty_sample_is_refused() -> None:
    with pytest.raises(UnsendableError, match="footer"):
        write_requests(draft(text("Come"), campaign=replace(CAMPAIGN, opt_out="x" * 61)))
    with pytest.raises(UnsendableError, match="sample"):
        bare = replace(CAMPAIGN, placeholders=(Placeholder("name", " ", "x", ""),))
        write_requests(draft(text("Dear ((name)), come"), campaign=bare))


def test_languages() -> None:
    tags = ("en", "en-GB", "en-ZA", "pt-BR", "fil", "sw-KE", "zh-Hans", "zh-Hant")
    codes = ["en", "en_GB", "en", "pt_BR", "fil", "sw", "zh_CN", "zh_TW"]
    assert [find_language_code(tag) for tag in tags] == codes
    with pytest.raises(UnsendableError, match="`cy`"):
        find_language_code("cy")
    with pytest.raises(UnsendableError) as refused:
        find_language_code("zh")
    assert "zh-CN" in refused.value.hint


def test_a_message_that_says_how_to_stop_in_its_own_words_says_it_once() -> None:
    welcome = text("Hello. You get two messages a week. To end them, text STOP.")
    (request,) = [json.loads(one.data) for one in write_requests(draft(welcome)) if one.path.endswith(".json")]
    assert [part["type"] for part in request["components"]] == ["BODY"]


def test_a_programme_sends_its_words_for_apps(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "golden" / "whatsapp-programme.txt", shown(write_requests(without_replies())))
    made = requests(without_replies())
    assert [fault for request in made.values() for fault in findings(request)] == []
    body = made["draft_specimen_welcome"]["components"][0]
    assert body["text"].startswith("Hello {{1}}.\n\nStrong writes to you until your baby is born")
    assert body["example"] == {"body_text": [["Amina", "3 May"]]}
    assert made["draft_specimen_visit"]["components"][0]["text"] == "Strong: {{1}}, this is on {{2}}. Bring it."


@pytest.mark.parametrize(
    ("long", "said"),
    [("Come, ((name))", "end with"), ("a" * 1025, "at most 1024"), ("a" * 1010 + " ((name)).", "up to 1031")],
)
def test_words_for_apps_are_judged_as_they_are_sent(long: str, said: str) -> None:
    fine = replace(text("((name)) ((clinic))"), long="Come to ((clinic)), ((name)), now.")
    assert list(find_refusals(draft(fine))) == [], "the short words are not sent here"
    document = draft(replace(text("Come."), long=long))
    with pytest.raises(UnsendableError, match=said):
        write_requests(document)
    assert [one.message_id for one in find_refusals(document) if said in one.reason] == ["one"]
