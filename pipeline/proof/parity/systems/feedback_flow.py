"""What a flow for feedback has to do: it thanks whoever texts the word, and keeps their words with what they are
about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.model.document import Document, TextMessage
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.systems.flow_reader import list_actions
from pipeline.proof.parity.systems.json_file import look_up_text
from pipeline.proof.parity.systems.read_me import name_template

_ID = "feedback"


def expect_thanks(document: Document) -> Sequence[TextMessage]:
    """What answers the word for feedback; nothing where there is no such word."""
    reply = document.campaign.feedback
    return (
        [TextMessage(id=_ID, about="", send="", text=reply.text, purpose="reply", keyword=reply.keyword)]
        if reply
        else []
    )


def list_feedback_lines(document: Document) -> Iterator[str]:
    """The line on feedback in README.txt."""
    for thanks in expect_thanks(document):
        yield (
            f"Feedback: a text that begins with {thanks.keyword} is answered by the flow "
            f"`{name_template(document, thanks.keyword.upper())}`, for members of the group only. Its results "
            "`Feedback` and `Feedback about` keep what was texted, and the leaflet, language and version that it is "
            "about."
        )


def compare_kept_words(file: FileCheck, begun: Sequence[tuple[Mapping[str, Any], TextMessage]]) -> None:
    """Report a flow for feedback that does not keep what was texted, and any other one that keeps something."""
    reply = file.document.campaign.feedback
    for flow, message in begun:
        kept = {
            look_up_text(action, "name"): look_up_text(action, "value")
            for action in list_actions(flow)
            if look_up_text(action, "type") == "set_run_result"
        }
        about = reply.about if reply and message.id == _ID else ""
        wanted = {"Feedback": "@input.text", "Feedback about": about} if about else {}
        file.needed += 1
        file.matched += kept == wanted
        if kept != wanted:
            file.report(f"the flow `{flow.get('name', '')}` keeps {kept!r}; it should be {wanted!r}")
