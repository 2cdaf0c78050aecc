"""Documents to export: a draft and a checked one, with every kind of message that there is."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.artifact import Artifact
from pipeline.model.document import Campaign, Document, Placeholder, TextMessage
from tests.specimen import specimen

CAMPAIGN = Campaign(
    placeholders=(
        Placeholder("name", "Amina", "Oluwaseun-Babatunde", "there"),
        Placeholder("visit-date", "3 May", "Wednesday 28 September", "your visit"),
        Placeholder("clinic", "Hill Clinic", "The Royal Hill and Valley Clinic", ""),
    ),
    sender="Plainleaf",
    opt_out="Text STOP to get no more messages.",
)
MESSAGES = (
    TextMessage(
        "welcome",
        "what-it-is",
        "day 0 at 10:00",
        "Hello ((name)). We will send you messages about muscle wasting.\nText MENU to choose.",
    ),
    TextMessage(
        "call-now", "call-now", "day 0 at 11:00", "Muscle wasting: call 999 now if you cannot breathe.", "alert"
    ),
    TextMessage(
        "visit",
        "what-you-can-do",
        "2 days before visit at 17:00",
        "((name)), this is about ((visit-date)). Write to leaflets@example.org or bring your notes.",
        "reminder",
    ),
    TextMessage(
        "after-visit",
        "what-you-can-do",
        "1 week after visit at 09:00",
        "How was it? Ask us (or your GP) about 1 & 2.",
        "reminder",
    ),
    TextMessage("menu", "what-it-is", "", "Text SIGNS to know the signs, or HELP for help.", "menu", keyword="MENU"),
    TextMessage("signs", "symptoms", "", "You may be weak in one limb. £5? C:\\notes", "reply", keyword="SIGNS"),
    TextMessage("help", "get-help", "day 3 at 10:00", "Call 111 for advice, ((name)).", "reply", keyword="HELP"),
    TextMessage("stop", "get-help", "", "You will get no more messages.", "reply", keyword="STOP"),
)  # fmt: skip

FOR_WHATSAPP = tuple(
    replace(message, text=message.text.replace("((name)), this", "Dear ((name)), this")) for message in MESSAGES
)
"""The same; no text begins with a placeholder, as WhatsApp wants it."""


def draft(*messages: TextMessage, campaign: Campaign = CAMPAIGN, language: str = "en") -> Document:
    """A leaflet that nobody has checked."""
    return replace(specimen(), messages=messages or MESSAGES, campaign=campaign, language=language)


def checked(*messages: TextMessage, campaign: Campaign = CAMPAIGN) -> Document:
    """The same after review."""
    return replace(draft(*messages, campaign=campaign), notice=None, status="published", version="1.0.0")


def text(words: str, id: str = "one", send: str = "day 1 at 10:00") -> TextMessage:
    return TextMessage(id, "what-it-is", send, words)


def shown(artifacts: tuple[Artifact, ...]) -> str:
    """All files of an export as one text, each under its path."""
    return "".join(f"=== {artifact.path} ({artifact.media_type})\n{artifact.data.decode()}\n" for artifact in artifacts)


def files(artifacts: tuple[Artifact, ...]) -> dict[str, str]:
    return {artifact.path: artifact.data.decode() for artifact in artifacts}
