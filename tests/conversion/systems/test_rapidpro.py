"""The export for RapidPro: what it holds, and that rpft reads it back as it is."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from pipeline.conversion.systems.rapidpro.writer import write_organisation
from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model.document import Document
from tests.conversion.systems.made import MESSAGES, checked, draft, files, shown, text
from tests.needs import need
from tests.paths import ROOT

HERE = Path(__file__).parent
RPFT = ROOT / ".venv-rpft" / "bin" / "python"


def organisation(document: Document) -> Any:
    return json.loads(files(write_organisation(document))["messages/rapidpro/organisation.json"])


def read_back(export: Any) -> Any:
    """The export as rpft reads and writes it."""
    need(RPFT.exists(), "rpft in .venv-rpft (`scripts/setup test` makes it)")
    command = [RPFT, HERE / "rpft_reader.py"]
    done = subprocess.run(command, input=json.dumps(export), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def without_defaults(value: Any) -> Any:
    """Without what rpft adds or leaves out: the site, metadata, notes in the editor, that a flow ends where it enters
    another, and empty values."""
    if isinstance(value, dict):
        dropped = {"site", "metadata", "stickies", "terminal"}
        kept = {key: without_defaults(inner) for key, inner in value.items() if key not in dropped}
        return {key: inner for key, inner in kept.items() if inner not in (None, [], {}, False)}
    if isinstance(value, list):
        return [without_defaults(inner) for inner in value]
    return value


@pytest.mark.parametrize("made", [draft, checked])
def test_rpft_reads_it_back_as_it_is(made: Callable[[], Document]) -> None:
    export = organisation(made())
    assert without_defaults(read_back(export)) == without_defaults(export)


def test_rpft_reads_back_the_real_leaflet(real_document: Document) -> None:
    export = organisation(real_document)
    assert len(export["campaigns"][0]["events"]) == len([one for one in real_document.messages if one.send])
    assert without_defaults(read_back(export)) == without_defaults(export)


def test_it_is_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "golden" / "rapidpro.txt", shown(write_organisation(draft())))


def test_the_campaign_has_every_message_that_has_a_time() -> None:
    (campaign,) = organisation(checked())["campaigns"]
    seen = [
        (event["relative_to"]["key"], event["offset"], event["delivery_hour"], event["unit"], event["event_type"])
        for event in campaign["events"]
    ]
    assert seen == [
        ("specimen_start", 0, 10, "D", "M"),
        ("specimen_start", 0, 11, "D", "M"),
        ("specimen_start", 3, 10, "D", "M"),
        ("visit", -2, 17, "D", "M"),
        ("visit", 7, 9, "D", "M"),
    ]
    for event in campaign["events"]:
        assert event["base_language"] == "eng"
        assert list(event["message"]) == ["eng"]


def test_an_at_sign_and_a_placeholder_are_written_in_its_dialect() -> None:
    texts = [event["message"]["eng"] for event in organisation(checked())["campaigns"][0]["events"]]
    assert any(
        said.startswith('@(default(contact.name, "there")), this is about @(default(fields.visit_date, "your visit")).')
        and "leaflets@@example.org" in said
        for said in texts
    )


def test_fields_are_made_for_dates_and_placeholders() -> None:
    assert organisation(checked())["fields"] == [
        {"key": "specimen_start", "name": "specimen start", "type": "datetime"},
        {"key": "visit", "name": "visit", "type": "datetime"},
        {"key": "visit_date", "name": "visit date", "type": "text"},
    ]


def test_every_keyword_has_a_flow_and_a_trigger_for_members_of_the_group() -> None:
    export = organisation(checked())
    flows = {flow["uuid"]: flow for flow in export["flows"]}
    assert [trigger["keywords"] for trigger in export["triggers"]] == [["menu"], ["signs"], ["help"], ["stop"]]
    for trigger in export["triggers"]:
        assert trigger["keyword"] == trigger["keywords"][0]
        assert flows[trigger["flow"]["uuid"]]["name"] == trigger["flow"]["name"]
        assert [group["uuid"] for group in trigger["groups"]] == [export["groups"][0]["uuid"]]
    assert {flow["spec_version"] for flow in export["flows"]} == {"13.1.0"}


def test_a_menu_sends_then_waits_and_leads_to_what_was_chosen() -> None:
    menu = organisation(checked())["flows"][0]
    first, wait, signs, help_ = menu["nodes"]
    assert "router" not in first and first["exits"][0]["destination_uuid"] == wait["uuid"]
    assert not wait["actions"] and wait["router"]["wait"] == {"type": "msg"}
    assert [exit["destination_uuid"] for exit in wait["exits"]] == [signs["uuid"], help_["uuid"], None]
    assert [case["arguments"] for case in wait["router"]["cases"]] == [["signs"], ["help"]]
    assert "weak in one limb" in signs["actions"][0]["text"]


def test_stop_takes_out_of_the_group_before_it_answers() -> None:
    export = organisation(checked())
    actions = export["flows"][-1]["nodes"][0]["actions"]
    assert [action["type"] for action in actions] == ["remove_contact_groups", "send_msg"]
    assert actions[0]["groups"][0]["uuid"] == export["campaigns"][0]["group"]["uuid"]
    others = [action["type"] for flow in export["flows"][:-1] for node in flow["nodes"] for action in node["actions"]]
    assert set(others) == {"send_msg"}


def test_another_word_for_stop_is_known_by_the_words_on_stopping() -> None:
    stop = replace(MESSAGES[-1], keyword="Halt")
    document = draft(stop)
    document = replace(document, campaign=replace(document.campaign, opt_out="Send HALT and we stop."))
    (flow,) = organisation(document)["flows"]
    assert flow["nodes"][0]["actions"][0]["type"] == "remove_contact_groups"


def _ids(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [inner for key, inner in value.items() if key == "uuid"]
        return own + [found for inner in value.values() for found in _ids(inner)]
    return [found for inner in value for found in _ids(inner)] if isinstance(value, list) else []


def test_ids_are_the_same_every_time_and_others_for_a_draft_or_another_language() -> None:
    first, again = organisation(checked()), organisation(checked())
    assert first == again
    other = set(_ids(organisation(draft()))), set(_ids(organisation(replace(checked(), language="fr"))))
    for ids in other:
        assert ids and not ids & set(_ids(first))
    assert {UUID(found).version for found in _ids(first)} == {4}, "older goflow takes no other"
    for flow in first["flows"]:
        within = [found for node in flow["nodes"] for found in (*_ids(node["actions"]), node["uuid"])]
        groups = {group["uuid"] for group in first["groups"]}
        assert len(within) - len(groups & set(within)) == len(set(within) - groups), "an id stands twice"


def test_names_have_at_most_64_characters() -> None:
    long = replace(draft(replace(MESSAGES[4], keyword="A" * 16)), leaflet="l" * 60)
    export = organisation(long)
    names = [export["flows"][0]["name"], export["groups"][0]["name"]]
    assert [len(name) <= 64 for name in names] == [True, True]
    assert names[0].startswith("DRAFT lll") and names[0].endswith(" en " + "A" * 16)


REFUSED = (
    ((text("a", send="day 1 at 10:30"),), "full hours"),
    ((text("a", send="soon"),), "not a time"),
    ((text("a", send="1 day before language at 10:00"),), "no field for dates"),
    ((replace(text("a"), keyword="two words"),), "not one word"),
    ((replace(text("a"), keyword="A" * 17),), "not one word"),
    ((replace(text("a"), keyword="HELP"), replace(text("b", "two"), keyword="help")), "`one` answers"),
    ((text("a" * 641),), "at most 640"),
)


@pytest.mark.parametrize(("messages", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_rapidpro_cannot_do_is_refused(messages: Any, said: str) -> None:
    with pytest.raises(UnsendableError, match=said) as refused:
        write_organisation(draft(*messages))
    assert refused.value.message_id == messages[-1].id
    assert refused.value.hint


def test_a_language_without_a_code_is_refused() -> None:
    with pytest.raises(UnsendableError, match="ISO 639-3"):
        write_organisation(draft(language="xx"))
    assert organisation(draft(language="pt-BR"))["campaigns"][0]["events"][0]["base_language"] == "por"
    assert organisation(draft(language="fil"))["flows"][0]["language"] == "fil"
