"""Models of how messages are sent (pydantic): the events that they are counted from, and what systems have approved."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, get_args
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field

from pipeline.model.settings.field_types import Day, Id, Model, Some, Words, WordsOrKeys, refuse_value

ApprovalState: TypeAlias = Literal["submitted", "approved", "rejected", "paused"]


class Event(Model):
    """Something that messages are counted from, in a language's words. `field` is what the messaging system calls the
    date that it knows (by default the id of the event), and the event is so many days before it: a pregnancy begins 280
    days before the date on which the baby is due. Where it counts completed weeks, messages may name them."""

    label: Words
    counts: Literal["completed weeks"] | None = None
    field: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,35}$")] | None = None
    days_before: Annotated[int, Field(ge=0, le=400)] = 0


def _event_id(name: str) -> str:
    if name == "start":
        raise refuse_value(
            "`start` is the day on which somebody joins", "choose another id; `day 3` is counted from it"
        )
    return name


Events: TypeAlias = dict[Annotated[Id, AfterValidator(_event_id)], Event]
"""What messages are counted from, by id."""


class Approval(Model):
    """What a messaging system has said of the messages in a language, and on which day."""

    state: ApprovalState
    date: Day
    note: Some | None = None


AnyApproval: TypeAlias = WordsOrKeys[Approval]


def _approval(value: str | Approval) -> str | Approval:
    try:
        read_approval(value)
    except ValueError:
        hint = "write `{state: approved, date: 2026-11-02}`, or in short `approved 2026-11-02`; states are "
        states = ", ".join(get_args(ApprovalState))
        raise refuse_value(f"`{value}` is not an approval", f"{hint}{states}") from None
    return value


WrittenApproval: TypeAlias = Annotated[AnyApproval, AfterValidator(_approval)]
"""An approval with its keys, or in short, as `approved 2026-11-02`."""


def read_approval(written: str | Approval) -> Approval:
    """An approval that was written in either way. Raises ValueError for words that are none."""
    if isinstance(written, Approval):
        return written
    state, _, day = written.partition(" ")
    return Approval.model_validate({"state": state, "date": day})


def _time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # an unknown name is a KeyError of zoneinfo
        hint = "write the name of IANA's list, as Europe/London or Africa/Nairobi"
        raise refuse_value(f"`{name}` is not a time zone", hint) from None
    return name


TimeZone: TypeAlias = Annotated[str, Field(min_length=1), AfterValidator(_time_zone)]
