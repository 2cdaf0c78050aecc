"""Flows of RapidPro: what answers somebody who texts a keyword, and what sends a message that waits for an answer.

Flow specification 13.1.0: RapidPro migrates a flow of an older specification, and refuses one of a newer. Keywords work
while a flow waits: RapidPro looks for a trigger first, unless a flow says that it ignores them, which none of ours does
(mailroom, handling of incoming messages). So STOP stops, whatever was asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pipeline.conversion.systems.dialects import RAPIDPRO, write_template
from pipeline.conversion.systems.draft_names import is_draft, make_name, write_warning
from pipeline.conversion.systems.rapidpro.answers import (
    Answers,
    find_keywords,
    is_asked,
    is_entered,
    is_for_stopping,
    list_in_flow,
    write_word,
)
from pipeline.conversion.systems.rapidpro.ids import make_uuid
from pipeline.model.document import Document, TextMessage
from pipeline.model.iso639_codes import find_three_letters

SPEC: Final = "13.1.0"
WAIT: Final = 7 * 24 * 60
"""Minutes for which a flow waits for an answer."""
OTHER: Final = "Other"
"""The category of an answer that is none of those that lead on."""

Json = dict[str, Any]


def list_flows(document: Document, answers: Answers, group: Json) -> list[Json]:
    """A flow for each keyword, and one for each message that is sent at a time and waits for an answer."""
    asking = [one for one in document.messages if is_asked(answers, one) and not one.keyword]
    return [make_flow(document, answers, message, group) for message in (*find_keywords(document).values(), *asking)]


def refer_to_flow(document: Document, message: TextMessage) -> Json:
    """The id and the name of the flow that begins with a message. A keyword has no question mark, so that no two flows
    are called the same."""
    if message.keyword:
        uuid, name = make_uuid(document, "flow", write_word(message.keyword)), message.keyword.upper()
    else:
        uuid, name = make_uuid(document, "flow", "asking", message.id), f"{message.id}?"
    return {"uuid": uuid, "name": make_name(document, name)}


def make_flow(document: Document, answers: Answers, message: TextMessage, group: Json) -> Json:
    """The flow that sends a message. Where that can be answered, it waits, and sends what answers the answer, which may
    lead on, or back, or into the flow of another question. What answers a word that means "stop" also takes the person
    out of the group, and thereby out of the campaign."""
    flow = refer_to_flow(document, message)
    nodes: list[Json] = []
    for one in list_in_flow(answers, message):
        if one.id != message.id and is_entered(answers, one):
            nodes.append(_make_entering(document, flow, one))
            continue
        sending = _make_sending(document, flow, one, group)
        nodes.append(sending)
        if answers[one.id]:
            # The wait is a node of its own: RapidPro's nodes either act or wait for an answer.
            wait = _make_wait(document, flow, one, answers[one.id])
            sending["exits"][0]["destination_uuid"] = wait["uuid"]
            nodes.append(wait)
    return complete_flow(document, flow, nodes, "messaging")


def complete_flow(document: Document, flow: Json, nodes: list[Json], kind: str) -> Json:
    """A flow of these nodes; the first is where it begins."""
    return {
        **flow,
        "spec_version": SPEC,
        "language": find_three_letters(document.language),
        "type": kind,
        "revision": 1,
        "expire_after_minutes": WAIT,
        "localization": {},
        "nodes": nodes,
        "_ui": _place_nodes(document, flow, nodes),
    }


def _name_node(document: Document, flow: Json, message: TextMessage) -> str:
    return make_uuid(document, "node", flow["uuid"], message.id)


def _make_sending(document: Document, flow: Json, message: TextMessage, group: Json) -> Json:
    action = {
        "uuid": make_uuid(document, "action", flow["uuid"], message.id),
        "type": "send_msg",
        "text": write_template(message, document.campaign, RAPIDPRO),
        "attachments": [],
        "quick_replies": [],
    }
    leaving = [_make_leaving(document, flow, message, group)] if is_for_stopping(document, message) else []
    end = {"uuid": make_uuid(document, "exit", flow["uuid"], message.id), "destination_uuid": None}
    return {"uuid": _name_node(document, flow, message), "actions": [*leaving, action], "exits": [end]}


def _make_entering(document: Document, flow: Json, message: TextMessage) -> Json:
    """The way into the flow of another message. This flow ends there (`terminal`): nobody comes back to it."""
    action = {
        "uuid": make_uuid(document, "action", flow["uuid"], message.id),
        "type": "enter_flow",
        "flow": refer_to_flow(document, message),
        "terminal": True,
    }
    end = {"uuid": make_uuid(document, "exit", flow["uuid"], message.id), "destination_uuid": None}
    return {"uuid": _name_node(document, flow, message), "actions": [action], "exits": [end]}


def _make_leaving(document: Document, flow: Json, message: TextMessage, group: Json) -> Json:
    return {
        "uuid": make_uuid(document, "leave", flow["uuid"], message.id),
        "type": "remove_contact_groups",
        "groups": [{"uuid": group["uuid"], "name": group["name"]}],
        "all_groups": False,
    }


def _make_wait(document: Document, flow: Json, message: TextMessage, answers: Mapping[str, TextMessage]) -> Json:
    """The wait for an answer to a message. An answer counts in small letters and in capitals, and among other words;
    any other one ends the flow. What was answered is kept as a result that is called as the message."""
    leads = {word: _name_node(document, flow, one) for word, one in answers.items()} | {OTHER: None}

    def name(what: str, word: str) -> str:
        return make_uuid(document, what, flow["uuid"], message.id, word)

    return {
        "uuid": make_uuid(document, "wait", flow["uuid"], message.id),
        "actions": [],
        "router": {
            "type": "switch",
            "operand": "@input.text",
            "wait": {"type": "msg"},
            "result_name": message.id,
            "cases": [
                {
                    "uuid": name("case", word),
                    "type": "has_any_word",
                    "arguments": [word],
                    "category_uuid": name("category", word),
                }
                for word in answers
            ],
            "categories": [
                {
                    "uuid": name("category", word),
                    "name": word if word == OTHER else word.upper(),
                    "exit_uuid": name("way", word),
                }
                for word in leads
            ],
            "default_category_uuid": name("category", OTHER),
        },
        "exits": [{"uuid": name("way", word), "destination_uuid": node} for word, node in leads.items()],
    }


def _place_nodes(document: Document, flow: Json, nodes: list[Json]) -> Json:
    """Where the editor shows the nodes, and for a draft a note among them, which is the only place for words that are
    not sent."""
    places = {
        node["uuid"]: {
            "position": {"left": 100, "top": 100 + 200 * number},
            "type": "wait_for_response" if "router" in node else "execute_actions",
        }
        for number, node in enumerate(nodes)
    }
    layout: Json = {"nodes": places}
    if is_draft(document):
        note = {
            "position": {"left": 500, "top": 100},
            "title": "DRAFT",
            "body": write_warning(document),
            "color": "pink",
        }
        layout["stickies"] = {make_uuid(document, "note", flow["uuid"]): note}
    return layout
