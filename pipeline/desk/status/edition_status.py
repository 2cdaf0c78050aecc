"""Model of where an edition of a leaflet stands, and of what waits for somebody."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from pipeline.build.freshness import OutputState
from pipeline.model.edition import Edition
from pipeline.model.settings.leaflet import ToCheck
from pipeline.model.sign_off import RoleSignOff

WaitKind: TypeAlias = Literal[
    "unreadable",
    "errors",
    "overdue",
    "sign-again",
    "sign",
    "review",
    "dates",
    "to-check",
    "messages",
    "comments",
    "translation",
    "owner",
    "build",
]
WAIT_KINDS: tuple[WaitKind, ...] = (
    "unreadable",
    "errors",
    "overdue",
    "sign-again",
    "sign",
    "review",
    "dates",
    "to-check",
    "messages",
    "comments",
    "translation",
    "owner",
    "build",
)
"""What can wait for somebody, the worst first."""


@dataclass(frozen=True)
class Waiting:
    """Something that waits for somebody: for whom (a `name`, which is empty where nobody is named, in a `role`), `what`
    is to be done, as a phrase that begins with "to", and until when (ISO 8601) where there is such a day."""

    kind: WaitKind
    name: str
    role: str
    what: str
    by: str = ""

    @property
    def order(self) -> tuple[int, str, str]:
        """The worst first, then by day."""
        return (WAIT_KINDS.index(self.kind), self.by or "9999", self.what)


@dataclass(frozen=True)
class EditionStatus:
    """A leaflet in one language, for everybody or as a place hands it out. Where it cannot be read, `reason` says why,
    and nothing else is known. `sign_off` has each role that has to sign; it is empty where errors keep it from being
    judged, and of what was withdrawn. `days` are those to the next review, below zero where it has gone by. `stale` are
    the ids of messages whose subject has changed since somebody compared them, `unpinned` those that nobody has
    compared. Errors and warnings are those of its own files."""

    leaflet: str
    edition: Edition
    reason: str = ""
    title: str = ""
    status: str = ""
    version: str = ""
    owner: str = ""
    deputy: str = ""
    sign_off: tuple[RoleSignOff, ...] = ()
    last_reviewed: str = ""
    next_review: str = ""
    days: int | None = None
    to_check: tuple[ToCheck, ...] = ()
    errors: int = 0
    warnings: int = 0
    stale: tuple[str, ...] = ()
    unpinned: tuple[str, ...] = ()
    comments: int = 0
    outputs: OutputState = "unknown"
    waits: tuple[Waiting, ...] = ()

    @property
    def name(self) -> str:
        """How it is known: `foot-care/en`, `foot-care/en/riverside`; of one that cannot be read `foot-care` alone."""
        return f"{self.leaflet}/{self.edition.folder}" if self.edition.language else self.leaflet

    @property
    def order(self) -> tuple[int, tuple[int, str, str], int, str]:
        """The worst first: what cannot be read, what is out with readers and may do harm, what else is wrong, what only
        waits, what waits for nothing, and what has been withdrawn."""
        worst = min((one.order for one in self.waits), default=(len(WAIT_KINDS), "", ""))
        return (self._find_group(worst[0]), worst, _STATES.get(self.status, len(_STATES)), self.name)

    def _find_group(self, worst: int) -> int:
        if self.reason:
            return 0
        if self.status == "withdrawn":
            return 5
        if not self.waits:
            return 4
        if worst > WAIT_KINDS.index("sign"):
            return 3
        return 1 if self.status == "published" else 2


_STATES = {"published": 0, "in_review": 1, "draft": 2, "withdrawn": 3}


@dataclass(frozen=True)
class StatusOverview:
    """Where everything stands on a day: the editions, the worst first, and what is wrong with the files that all
    leaflets share."""

    today: date
    editions: tuple[EditionStatus, ...]
    shared_errors: int = 0
    shared_warnings: int = 0
    publisher: str = ""
    addresses: dict[str, str] = field(default_factory=dict)
    lasting_ids: dict[str, str] = field(default_factory=dict)
