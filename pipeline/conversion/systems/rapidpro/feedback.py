"""The flow of RapidPro for feedback: whoever texts the word for it is thanked, and told where to say more. What they
texted is kept as results of the flow, with the leaflet that it is about."""

from __future__ import annotations

from typing import Final

from pipeline.conversion.systems.dialects import RAPIDPRO, write_template
from pipeline.conversion.systems.rapidpro.flows import Json, complete_flow, refer_to_flow
from pipeline.conversion.systems.rapidpro.ids import make_uuid
from pipeline.model.document import Document, TextMessage

FEEDBACK: Final = "feedback"
RESULT, ABOUT = "Feedback", "Feedback about"
"""What the results are called: the words, and what they are about."""


def make_thanks(document: Document) -> TextMessage | None:
    """What answers the word for feedback, as a message; nothing where the publisher has none."""
    reply = document.campaign.feedback
    return (
        TextMessage(id=FEEDBACK, about="", send="", text=reply.text, purpose="reply", keyword=reply.keyword)
        if reply
        else None
    )


def make_feedback_flow(document: Document, thanks: TextMessage) -> Json:
    """A flow that keeps the whole text that somebody sent, and thanks them."""
    flow, reply = refer_to_flow(document, thanks), document.campaign.feedback
    kept = {RESULT: "@input.text", ABOUT: reply.about if reply else ""}
    keeping = [
        {
            "uuid": make_uuid(document, "result", flow["uuid"], name),
            "type": "set_run_result",
            "name": name,
            "value": value,
        }
        for name, value in kept.items()
    ]
    sending = {
        "uuid": make_uuid(document, "action", flow["uuid"], thanks.id),
        "type": "send_msg",
        "text": write_template(thanks, document.campaign, RAPIDPRO),
        "attachments": [],
        "quick_replies": [],
    }
    end = {"uuid": make_uuid(document, "exit", flow["uuid"], thanks.id), "destination_uuid": None}
    node = {"uuid": make_uuid(document, "node", flow["uuid"]), "actions": [*keeping, sending], "exits": [end]}
    return complete_flow(document, flow, [node], "messaging")
