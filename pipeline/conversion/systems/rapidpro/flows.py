"""Flows: what answers somebody who texts a keyword.

Flow specification 13.1.0: RapidPro migrates a flow of an older specification, and refuses one of a newer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from pipeline.conversion.systems.dialects import RAPIDPRO, written
from pipeline.conversion.systems.draft import is_draft, named, warning
from pipeline.conversion.systems.iso639 import three_letters
from pipeline.conversion.systems.rapidpro.ids import uuid
from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model.document import Document, TextMessage

SPEC: Final = "13.1.0"
WEEK: Final = 7 * 24 * 60
"""Minutes for which a flow waits for an answer."""
_KEYWORD: Final = re.compile(r"[^\W_]{1,16}")

Json = dict[str, Any]


def keywords(document: Document) -> dict[str, TextMessage]:
    """The messages that answer a keyword, by the keyword. Raises UnsendableError for what is not one word of at most 16
    letters and figures, and for a word that two messages answer."""
    found: dict[str, TextMessage] = {}
    for message in document.messages:
        word = message.keyword.casefold()
        if not word:
            continue
        if not _KEYWORD.fullmatch(word):
            reason = f"`{message.keyword}` is not one word of at most 16 letters"
            raise UnsendableError(message.id, reason, "choose another keyword")
        if word in found:
            reason = f"`{found[word].id}` answers the keyword `{message.keyword}` too"
            raise UnsendableError(message.id, reason, "choose another keyword for one of them")
        found[word] = message
    return found


def flow(document: Document, word: str, answers: Mapping[str, TextMessage], group: Json) -> Json:
    """The flow that sends the message with this keyword. A menu then waits, and sends what was chosen; the answer to a
    word that means "stop" also takes the person out of the group, and thereby out of the campaign."""
    message = answers[word]
    first = _send(document, message, word)
    if _stops(document, message):
        first["actions"].insert(0, _leave(document, word, group))
    nodes = [first]
    choices = [other for other in answers if other != word and _speaks_of(message.text, other)]
    if message.purpose == "menu" and choices:
        # The wait is a node of its own: RapidPro's nodes either act or wait for an answer.
        replies = {other: _send(document, answers[other], word, other) for other in choices}
        wait = _wait(document, word, replies)
        first["exits"][0]["destination_uuid"] = wait["uuid"]
        nodes += [wait, *replies.values()]
    return {
        "uuid": uuid(document, "flow", word),
        "name": named(document, word.upper()),
        "spec_version": SPEC,
        "language": three_letters(document.language),
        "type": "messaging",
        "revision": 1,
        "expire_after_minutes": WEEK,
        "localization": {},
        "nodes": nodes,
        "_ui": _ui(document, word, nodes),
    }


def _stops(document: Document, message: TextMessage) -> bool:
    """Whether the keyword is the one that the words on stopping name."""
    return message.keyword.upper() == "STOP" or _speaks_of(document.campaign.opt_out, message.keyword)


def _speaks_of(text: str, word: str) -> bool:
    return word.casefold() in re.findall(r"[^\W_]+", text.casefold())


def _send(document: Document, message: TextMessage, *place: str) -> Json:
    action = {
        "uuid": uuid(document, "action", *place),
        "type": "send_msg",
        "text": written(message, document.campaign, RAPIDPRO),
        "attachments": [],
        "quick_replies": [],
    }
    end = {"uuid": uuid(document, "exit", *place), "destination_uuid": None}
    return {"uuid": uuid(document, "node", *place), "actions": [action], "exits": [end]}


def _leave(document: Document, word: str, group: Json) -> Json:
    return {
        "uuid": uuid(document, "leave", word),
        "type": "remove_contact_groups",
        "groups": [{"uuid": group["uuid"], "name": group["name"]}],
        "all_groups": False,
    }


def _wait(document: Document, word: str, replies: Mapping[str, Json]) -> Json:
    ways: dict[str, str | None] = {other: reply["uuid"] for other, reply in replies.items()}
    ways["Other"] = None
    category = {other: uuid(document, "category", word, other) for other in ways}
    leads = {other: uuid(document, "way", word, other) for other in ways}
    shown = {other: other.upper() if other in replies else other for other in ways}
    return {
        "uuid": uuid(document, "wait", word),
        "actions": [],
        "router": {
            "type": "switch",
            "operand": "@input.text",
            "wait": {"type": "msg"},
            "result_name": "Choice",
            "cases": [
                {
                    "uuid": uuid(document, "case", word, other),
                    "type": "has_any_word",
                    "arguments": [other],
                    "category_uuid": category[other],
                }
                for other in replies
            ],
            "categories": [
                {"uuid": category[other], "name": shown[other], "exit_uuid": leads[other]} for other in ways
            ],
            "default_category_uuid": category["Other"],
        },
        "exits": [{"uuid": leads[other], "destination_uuid": target} for other, target in ways.items()],
    }


def _ui(document: Document, word: str, nodes: list[Json]) -> Json:
    """Where the editor shows the nodes, and for a draft a note among them, which is the only place for words that are
    not sent."""
    places = {
        node["uuid"]: {
            "position": {"left": 100, "top": 100 + 200 * number},
            "type": "wait_for_response" if "router" in node else "execute_actions",
        }
        for number, node in enumerate(nodes)
    }
    shown: Json = {"nodes": places}
    if is_draft(document):
        note = {"position": {"left": 500, "top": 100}, "title": "DRAFT", "body": warning(document), "color": "pink"}
        shown["stickies"] = {uuid(document, "note", word): note}
    return shown
