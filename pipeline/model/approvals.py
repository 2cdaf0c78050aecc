"""Approvals of messaging systems: what keeps messages from being sent through a system that has to approve them."""

from __future__ import annotations

from typing import Final

from pipeline.model.document import Campaign

APPROVED: Final = "approved"
ASKED_FIRST: Final = frozenset({"whatsapp"})
"""The systems that look at messages before they send them, whether or not somebody has said so."""
NEVER_ASKED: Final = frozenset({"message-bank"})
"""What sends nothing: sheets for those who review messages."""


def describe_lack(campaign: Campaign, system: str, language: str) -> tuple[str, str] | None:
    """What is missing for messages in a language to be sent through a system, and what to do about it; None where
    nothing is."""
    approval = campaign.approvals.get(system)
    if system in NEVER_ASKED or (approval is None and system not in ASKED_FIRST):
        return None
    hint = f"when it has, write `{system}: {{{language}: {{state: {APPROVED}, date: …}}}}` under `approval`"
    if approval is None:
        return f"nobody has said that `{system}` has approved the messages (`{language}`)", hint
    if approval.state == APPROVED:
        return None
    return f"`{system}` has not approved the messages (`{language}`): {approval.state} on {approval.date}", hint
