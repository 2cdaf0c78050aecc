"""The programme of forty weeks in messaging systems: which of them take it whole, and what the others refuse."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.build.outcome import Outcome
from pipeline.conversion.systems.rapidpro.writer import write_organisation
from pipeline.model.document import TextMessage
from pipeline.proof.leaflet_proof import prove_leaflets
from pipeline.proof.parity.systems.flow_reader import FlowReader, FlowStep
from pipeline.templating.compose import compose
from tests.shapes.laid_out import lay_out
from tests.shapes.test_programme import PROGRAMME
from tests.workspace import Workspace

pytestmark = pytest.mark.slow

WITHOUT_BRANCHES = ("cht", "contentrepo", "notify", "twilio", "whatsapp")
"""Systems that send, and answer nobody."""
WORDS = f"{PROGRAMME}/en.md"
ONCE = "253 days after pregnancy at 10:00"
"""What stands in for Mondays."""


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """The shape, to change."""
    lay_out("programme", tmp_path / "source")
    return Workspace(tmp_path)


def refusals(outcome: Outcome) -> Counter[tuple[str, str]]:
    """Which system refuses which messages: how often each pair is."""
    refused = [one.message for one in outcome.diagnostics if one.code == "MSG301"]
    pairs = (re.match("the message `(.*)` cannot be made for `(.*)`:", message) for message in refused)
    return Counter((pair[2], pair[1]) for pair in pairs if pair)


def without_replies(words: str) -> str:
    return re.sub(r' replies="[^"]*"', "", words)


def test_systems_refuse_each_message_that_waits_for_an_answer_or_a_weekday_where_they_know_none(
    place: Workspace,
) -> None:
    messages = compose(place.check().good[PROGRAMME], "en").messages
    waiting = {one.id for one in messages if one.replies}
    outcome = place.build(names=(PROGRAMME,), formats=(*WITHOUT_BRANCHES, "rapidpro", "message-bank"))
    refused = refusals(outcome)
    assert len(waiting) == 15
    mondays = ("contentrepo", "mondays")
    assert refused == Counter([mondays, *((system, name) for system in WITHOUT_BRANCHES for name in waiting)])
    made = {path.parent.name for path in place.outputs.glob(f"{PROGRAMME}/en/messages/*/*")}
    assert made == {"rapidpro", "message-bank"}


def test_all_systems_take_it_without_replies_and_say_what_the_source_says(place: Workspace) -> None:
    words = without_replies(place.read(WORDS))
    place.write(WORDS, words.replace("every monday at 10:00 from week 36 of pregnancy for 4 weeks", ONCE))
    systems = (*WITHOUT_BRANCHES, "message-bank", "rapidpro")
    place.edit("publisher.yaml", "[message-bank, rapidpro]", f"[{', '.join(systems)}]")
    outcome = place.build(names=(PROGRAMME,))
    assert not outcome.failed and not outcome.refused
    proof = prove_leaflets(place.check(PROGRAMME), place.outputs, place.place, report=False)
    assert [one for one in proof.diagnostics if one.severity != "info"] == []
    made = {path.name for path in (place.outputs / PROGRAMME / "en" / "messages").iterdir() if path.is_dir()}
    assert made == set(systems)


def test_in_rapidpro_every_answer_leads_to_the_message_that_the_source_names(place: Workspace) -> None:
    """Also the answers to those that ask again, and round the circle that leads back to a question."""
    document = compose(place.check().good[PROGRAMME], "en")
    messages = {one.id: one for one in document.messages}
    begun = {one.keyword or f"{one.id}?": one for one in document.messages if one.keyword or (one.send and one.replies)}
    (organisation,) = (one for one in write_organisation(document) if one.path.endswith(".json"))
    flows = {flow["name"].split()[-1]: FlowReader(flow) for flow in json.loads(organisation.data)["flows"]}
    assert set(flows) - set(begun) == {"due_date_monday_28_before"}, "it finds the first Monday, and sends nothing"
    walked = {name: list_answers(flows[name], first, messages) for name, first in begun.items()}
    assert walked["week-15?"] == {
        ("week-15", "yes"): "walk-yes",
        ("week-15", "no"): "walk-no",
        ("walk-no", "how"): "walk-how",
        ("walk-no", "hurts"): "walk-hurts",
        ("walk-how", "walk"): "week-15",
    }
    assert len(walked["week-30?"]) == 5, "a worry at night leads to the question of week 22, and to a call"
    assert len(walked["MORE"]) == 8
    every = {pair for answers in walked.values() for pair in answers}
    assert every == {(one.id, reply.word) for one in messages.values() for reply in one.replies}


def list_answers(
    reader: FlowReader, first: TextMessage, messages: Mapping[str, TextMessage]
) -> dict[tuple[str, str], str]:
    """Every answer in a flow, walked from each message that asks, with the message that it leads to."""
    assert list(reader.find_breaks()) == []
    answers: dict[tuple[str, str], str] = {}
    waiting = [(first, reader.begin())]
    while waiting:
        message, step = waiting.pop()
        assert step.sent == (as_sent(message),) and bool(step.waiting) == bool(message.replies), message.id
        assert step.leaves_group == (message.keyword in ("STOP", "LOSS")), message.id
        assert not message.replies or reader.answer(step.waiting, "what?") == FlowStep()
        for reply in message.replies:
            if (message.id, reply.word) not in answers:
                answers[message.id, reply.word] = reply.message
                waiting.append((messages[reply.message], reader.answer(step.waiting, f"{reply.word.upper()}, please")))
    return answers


def as_sent(message: TextMessage) -> str:
    """A text with its names as RapidPro writes them."""
    named = message.text.replace("((name))", '@(default(contact.name, "there"))')
    return named.replace("((visit-time))", '@(default(fields.visit_time, "see your card"))')
