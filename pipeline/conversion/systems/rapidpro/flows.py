"""Flows of RapidPro: what answers somebody who texts a keyword.

Flow specification 13.1.0: RapidPro migrates a flow of an older specification, and refuses one of a newer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pipeline.conversion.systems.dialects import RAPIDPRO, write_template
from pipeline.conversion.systems.draft_names import is_draft, make_name, write_warning
from pipeline.conversion.systems.iso639_codes import find_three_letters
from pipeline.conversion.systems.rapidpro.ids import make_uuid
from pipeline.conversion.systems.unsendable import UnsendableError, raise_first
from pipeline.model.document import Document, TextMessage

SPEC: Final = "13.1.0"
WEEK: Final = 7 * 24 * 60
"""Minutes for which a flow waits for an answer."""
_KEYWORD: Final = re.compile(r"[^\W_]{1,16}")

Json = dict[str, Any]


def find_keywords(document: Document) -> dict[str, TextMessage]:
    """The messages that answer a keyword, by the keyword. Raises UnsendableError for what is not one word of at most 16
    letters and figures, and for a word that two messages answer."""
    raise_first(find_keyword_refusals(document))
    return {message.keyword.casefold(): message for message in document.messages if message.keyword}


def find_keyword_refusals(document: Document) -> Iterator[UnsendableError]:
    """All for which `find_keywords` raises."""
    answers: dict[str, TextMessage] = {}
    for message in document.messages:
        word = message.keyword.casefold()
        if word and not _KEYWORD.fullmatch(word):
            reason = f"`{message.keyword}` is not one word of at most 16 letters"
            yield UnsendableError(message.id, reason, "choose another keyword")
        elif word in answers:
            reason = f"`{answers[word].id}` answers the keyword `{message.keyword}` too"
            yield UnsendableError(message.id, reason, "choose another keyword for one of them")
        elif word:
            answers[word] = message


def make_flow(document: Document, word: str, answers: Mapping[str, TextMessage], group: Json) -> Json:
    """The flow that sends the message with this keyword. A menu then waits, and sends what was chosen; the answer to a
    word that means "stop" also takes the person out of the group, and thereby out of the campaign."""
    message = answers[word]
    first = _make_sending(document, message, word)
    if _is_for_stopping(document, message):
        first["actions"].insert(0, _make_leaving(document, word, group))
    nodes = [first]
    choices = [other for other in answers if other != word and _speaks_of(message.text, other)]
    if message.purpose == "menu" and choices:
        # The wait is a node of its own: RapidPro's nodes either act or wait for an answer.
        replies = {other: _make_sending(document, answers[other], word, other) for other in choices}
        wait = _make_wait(document, word, replies)
        first["exits"][0]["destination_uuid"] = wait["uuid"]
        nodes += [wait, *replies.values()]
    return {
        "uuid": make_uuid(document, "flow", word),
        "name": make_name(document, word.upper()),
        "spec_version": SPEC,
        "language": find_three_letters(document.language),
        "type": "messaging",
        "revision": 1,
        "expire_after_minutes": WEEK,
        "localization": {},
        "nodes": nodes,
        "_ui": _place_nodes(document, word, nodes),
    }


def _is_for_stopping(document: Document, message: TextMessage) -> bool:
    """Whether the keyword is the one that the words on stopping name."""
    return message.keyword.upper() == "STOP" or _speaks_of(document.campaign.opt_out, message.keyword)


def _speaks_of(text: str, word: str) -> bool:
    return word.casefold() in re.findall(r"[^\W_]+", text.casefold())


def _make_sending(document: Document, message: TextMessage, *place: str) -> Json:
    action = {
        "uuid": make_uuid(document, "action", *place),
        "type": "send_msg",
        "text": write_template(message, document.campaign, RAPIDPRO),
        "attachments": [],
        "quick_replies": [],
    }
    end = {"uuid": make_uuid(document, "exit", *place), "destination_uuid": None}
    return {"uuid": make_uuid(document, "node", *place), "actions": [action], "exits": [end]}


def _make_leaving(document: Document, word: str, group: Json) -> Json:
    return {
        "uuid": make_uuid(document, "leave", word),
        "type": "remove_contact_groups",
        "groups": [{"uuid": group["uuid"], "name": group["name"]}],
        "all_groups": False,
    }


def _make_wait(document: Document, word: str, replies: Mapping[str, Json]) -> Json:
    ways: dict[str, str | None] = {other: reply["uuid"] for other, reply in replies.items()}
    ways["Other"] = None
    category = {other: make_uuid(document, "category", word, other) for other in ways}
    leads = {other: make_uuid(document, "way", word, other) for other in ways}
    titles = {other: other.upper() if other in replies else other for other in ways}
    return {
        "uuid": make_uuid(document, "wait", word),
        "actions": [],
        "router": {
            "type": "switch",
            "operand": "@input.text",
            "wait": {"type": "msg"},
            "result_name": "Choice",
            "cases": [
                {
                    "uuid": make_uuid(document, "case", word, other),
                    "type": "has_any_word",
                    "arguments": [other],
                    "category_uuid": category[other],
                }
                for other in replies
            ],
            "categories": [
                {"uuid": category[other], "name": titles[other], "exit_uuid": leads[other]} for other in ways
            ],
            "default_category_uuid": category["Other"],
        },
        "exits": [{"uuid": leads[other], "destination_uuid": target} for other, target in ways.items()],
    }


def _place_nodes(document: Document, word: str, nodes: list[Json]) -> Json:
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
        layout["stickies"] = {make_uuid(document, "note", word): note}
    return layout
