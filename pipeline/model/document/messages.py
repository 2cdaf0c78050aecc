"""Text messages, as they are written and as they are sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from pipeline.model.document.inlines import Inlines, span_field
from pipeline.model.source import Span

Purpose: TypeAlias = Literal["education", "reminder", "alert", "menu", "reply"]
PinState: TypeAlias = Literal["pinned", "stale", "unpinned"]


@dataclass(frozen=True)
class Message:
    """A text message as it is written. `about` is the id of a section or card; `send` says when, in words. `purpose` is
    what it is for, `keyword` what a person texts to get it, `most_parts` how long it may be (None where it does not
    say), `pin` the digest of what it is about when somebody last looked at both."""

    kind: ClassVar[str] = "message"
    id: str
    about: str
    send: str
    children: Inlines
    purpose: Purpose = "education"
    keyword: str = ""
    most_parts: int | None = None
    sensitive: bool = False
    pin: str = ""
    span: Span = span_field()


@dataclass(frozen=True)
class TextMessage:
    """A text message as it is sent: `text` has its facts filled in and is normalised for the alphabet of SMS;
    `((name))` is left for the messaging system. `digest` is that of what it is about; where `pin` is another one, the
    message is stale. The rest is as in Message."""

    id: str
    about: str
    send: str
    text: str
    purpose: Purpose = "education"
    keyword: str = ""
    most_parts: int = 3
    sensitive: bool = False
    pin: str = ""
    digest: str = ""
    span: Span = span_field()

    @property
    def pin_state(self) -> PinState:
        """Whether somebody looked at the message beside what it is about as that stands now, or as it was, or never."""
        return "unpinned" if not self.pin else "pinned" if self.pin == self.digest else "stale"


@dataclass(frozen=True)
class Placeholder:
    """What a messaging system fills in for `((name))`: a usual value, the longest, and what stands where there is
    none."""

    name: str
    sample: str
    longest: str
    fallback: str


@dataclass(frozen=True)
class Campaign:
    """What holds for all messages of a document: who they come from, how to stop them, and what a part costs (a decimal
    number as it is typed, in `currency`; empty where nobody has said)."""

    placeholders: tuple[Placeholder, ...] = ()
    sender: str = ""
    opt_out: str = ""
    price: str = ""
    currency: str = ""
