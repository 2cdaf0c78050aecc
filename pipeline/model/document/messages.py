"""Text messages, as they are written and as they are sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias

from pipeline.model.document.inlines import Inlines, look_field, span_field
from pipeline.model.source import Span

Purpose: TypeAlias = Literal["education", "reminder", "alert", "menu", "reply"]
PinState: TypeAlias = Literal["pinned", "stale", "unpinned", "none"]
Stop: TypeAlias = Literal["", "withdrawn", "void", "gone", "unknown"]
"""What has become of the leaflet that a message is about: withdrawn, changed since it was signed off, gone (or that
part of it), or not to be known."""
SignOffState: TypeAlias = Literal["", "holds", "void"]
"""Whether one of those who signed off a leaflet signed its words as they stand; empty where nobody has signed."""


@dataclass(frozen=True)
class Reply:
    """What somebody may text back, and the id of the message that answers it."""

    word: str
    message: str


@dataclass(frozen=True)
class Subject:
    """A part of a leaflet: its id, its heading (where it has none, that of what it stands in), its words by line."""

    id: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Message:
    """A text message as it is written. `about` is the id of a section or card, behind `its-leaflet#` where that stands
    in another leaflet; `send` says when, in words. `purpose` is what it is for, `keyword` what a person texts to get
    it, `replies` what they may text back, `most_parts` how long it may be (None where it does not say), `pin` the
    digest of what it is about when somebody last looked at both. `long` are its words for apps, where it has others
    for them, and `long_span` where these stand."""

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
    replies: tuple[Reply, ...] = ()
    long: Inlines = ()
    span: Span = span_field()
    long_span: Span = span_field()


@dataclass(frozen=True)
class SignOff:
    """Who signed off the words of a message as they are now, and on which day (ISO 8601)."""

    by: str
    date: str

    @property
    def line(self) -> str:
        """How it is written in a sheet."""
        return f"{self.by}, {self.date}"


@dataclass(frozen=True)
class ReviewComment:
    """What somebody said of a message, on which day (ISO 8601), and nobody has answered yet."""

    by: str
    date: str
    text: str

    @property
    def line(self) -> str:
        """How it is written in a sheet, in one line or more."""
        return f"{self.by}, {self.date}: {self.text}"


@dataclass(frozen=True)
class TextMessage:
    """A text message as it is sent: `text` has its facts filled in and is normalised for the alphabet of SMS;
    `((name))` is left for the messaging system. `long` is the message for apps, with its paragraphs; empty where it is
    `text`. `digest` is that of what it is about; where `pin` is another one, the message is stale. `subject` is what it
    is about in another leaflet, and `stop` says why it may not be sent on account of the leaflet that it is about.
    `signed` and `comments` are what reviewers said of it. The rest is as in Message."""

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
    replies: tuple[Reply, ...] = ()
    long: str = ""
    subject: Subject | None = None
    stop: Stop = ""
    span: Span = span_field()
    signed: tuple[SignOff, ...] = look_field(())
    comments: tuple[ReviewComment, ...] = look_field(())

    @property
    def app_text(self) -> str:
        """The words for apps, which have room for more."""
        return self.long or self.text

    @property
    def written_replies(self) -> str:
        """What somebody may text back, each word with the message that answers it: `yes: q-yes, no: q-no`."""
        return ", ".join(f"{reply.word}: {reply.message}" for reply in self.replies)

    @property
    def pin_state(self) -> PinState:
        """Whether somebody looked at the message beside what it is about as that stands now, or as it was, or never;
        "none" where it is about nothing."""
        if self.pin == self.digest:
            return "pinned" if self.pin else "none"
        return "stale" if self.pin else "unpinned"


Question: TypeAlias = tuple[str, str]
"""A word that somebody texts back, and the id of the message that it is texted back to."""


def find_questions(messages: Sequence[TextMessage]) -> Mapping[str, Sequence[Question]]:
    """What leads to each message, by its id, in the order of the messages; nothing to those that are no answers."""
    leads: dict[str, list[Question]] = {message.id: [] for message in messages}
    for message in messages:
        for reply in message.replies:
            leads.setdefault(reply.message, []).append((reply.word, message.id))
    return leads


@dataclass(frozen=True)
class FeedbackReply:
    """The word with which somebody texts what they think of a leaflet, what is texted back, and what their words are
    about: the leaflet, its language, version and place."""

    keyword: str
    text: str
    about: str


@dataclass(frozen=True)
class Placeholder:
    """What a messaging system fills in for `((name))`: a usual value, the longest, and what stands where there is
    none."""

    name: str
    sample: str
    longest: str
    fallback: str


@dataclass(frozen=True)
class CampaignEvent:
    """Something that messages are counted from: what it is called, and the field of the messaging system that holds a
    date. The event is `days_before` days before that date. Where it `counts_weeks`, messages name its completed
    weeks. `number` is its place among the events, which people live through in that order."""

    label: str
    field: str
    days_before: int = 0
    counts_weeks: bool = False
    number: int = look_field(0)


@dataclass(frozen=True)
class SystemApproval:
    """What a messaging system has said of the messages in this language: a state, and the day (ISO 8601)."""

    state: str
    date: str
    span: Span = span_field()


@dataclass(frozen=True)
class Campaign:
    """What holds for all messages of a document: who they come from, how to stop them, and what a part costs (a decimal
    number as it is typed, in `currency`; empty where nobody has said). `events` are those that somebody has described,
    by id. Times are those of clocks in `time_zone` (IANA), or where it is empty, of the receivers' own; nobody is woken
    from the first time of `quiet_hours` until the second. `approvals` are by the name of the messaging system. The
    `sign_off` is that of the words that the messages stand in. `feedback` is what answers those who say what they
    think."""

    placeholders: tuple[Placeholder, ...] = ()
    sender: str = ""
    opt_out: str = ""
    price: str = ""
    currency: str = ""
    events: Mapping[str, CampaignEvent] = field(default_factory=dict)
    time_zone: str = ""
    quiet_hours: tuple[str, str] = ("20:00", "08:00")
    approvals: Mapping[str, SystemApproval] = field(default_factory=dict)
    sign_off: SignOffState = ""
    feedback: FeedbackReply | None = None
