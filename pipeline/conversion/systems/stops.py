"""Stops of exports: messages that may not be sent as they stand, whatever a system would take.

What is exported is sent to people, months long and by a machine. So these are errors in every status, also where the
leaflet itself may still be read as a draft.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.approvals import describe_lack
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Document, Stop, TextMessage
from pipeline.model.neighbours import split_about
from pipeline.model.source import Span


def diagnose_stops(document: Document, place: Span, system: str) -> Iterator[Diagnostic]:
    """What keeps messages from being sent by any system, and what keeps them from being sent by this one: each at its
    message, or at the `place` of the words where it is about all of them. What holds for every system is reported in
    the same words for each. Where nobody has said anything of an approval, the files are made: with them it is asked
    for. A release asks for more."""
    if document.messages and document.campaign.sign_off == "void":
        message = "the messages may not be sent: nobody has signed off their words as they stand"
        hint = "have them read again, and sign the digest that `plainleaf check` says; or go back to what was signed"
        yield codes.MAY_NOT_BE_SENT.at(place, message, hint)
    for sms in document.messages:
        for reason, hint in _list_reasons(document, sms):
            at = sms.span if sms.span.path else place
            yield codes.MAY_NOT_BE_SENT.at(at, f"the message `{sms.id}` may not be sent: {reason}", hint)
    approval = document.campaign.approvals.get(system)
    lack = describe_lack(document.campaign, system, document.language)
    if approval and lack and document.messages and document.status == "published":
        yield codes.NOT_APPROVED.at(approval.span if approval.span.path else place, *lack, "error")


def _list_reasons(document: Document, sms: TextMessage) -> Iterator[tuple[str, str]]:
    """Why a message may not be sent, each with the way out. What it is about has no digest where the leaflet has errors
    and could not be composed."""
    if sms.digest and sms.pin_state == "stale":
        hint = f"read the two together; then `plainleaf messages pin {document.leaflet} --message {sms.id}`"
        yield f"`{sms.about}` or a fact has changed since somebody looked at both", hint
    if sms.stop:
        yield describe_stop(sms.stop, sms.about)


def describe_stop(stop: Stop, about: str) -> tuple[str, str]:
    """Why what is about a part of another leaflet may not be sent, and the way out."""
    leaflet, _ = split_about(about) or (about, "")
    if stop == "withdrawn":
        return f"the leaflet `{leaflet}` is withdrawn", "take the message out, or let it be about a leaflet that holds"
    if stop == "gone":
        return (
            f"`{about}`, which it is about, is there no more",
            "take the message out, or let it be about another part",
        )
    if stop == "unknown":
        return (
            f"what `{leaflet}` says of itself cannot be read",
            f"mend {leaflet}/leaflet.yaml: its status, and who signed",
        )
    hint = f"have `{leaflet}` read and signed off again, or go back to the words that were signed"
    return f"nobody has signed off the words of the leaflet `{leaflet}` as they stand", hint
