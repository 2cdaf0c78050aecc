"""Where the sign-off of a leaflet's words stands: role by role, who signed and whether that still counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.changes import CLASSES, Change, ChangeClass
from pipeline.model.document import SignOffState
from pipeline.model.settings.publisher import CLINICIAN

RoleState: TypeAlias = Literal["holds", "void", "missing"]


@dataclass(frozen=True)
class RoleSignOff:
    """The sign-off of one role. Where somebody of that role has signed, the last who did has a `name`, an
    `organisation` (which may be empty) and a `date` (ISO 8601), and signed the words with this `digest`. It is void
    where words were changed since that have to be read again; `changes` are all since, also where it holds. `file` is
    the file of the signature, from the source folder on; empty for those under `clinical_reviewers`."""

    role: str
    state: RoleState
    name: str = ""
    organisation: str = ""
    date: str = ""
    digest: str = ""
    changes: tuple[Change, ...] = ()
    registration: str = ""
    file: str = ""

    def count_changes(self) -> Mapping[ChangeClass, int]:
        """How many changes of each class there are since, the worst first; classes without any are not there."""
        counted = Counter(one.change for one in self.changes)
        return {one: counted[one] for one in CLASSES if counted[one]}


@dataclass(frozen=True)
class LeafletSignOff:
    """The sign-off of a leaflet's words in one language: `by_role`, in the publisher's order, and all of those who
    signed and whose sign-off counts, each person once in a role (`holding`)."""

    by_role: tuple[RoleSignOff, ...]
    holding: tuple[RoleSignOff, ...]

    @property
    def state(self) -> SignOffState:
        """Whether the sign-off holds; void where one that there was does not any more."""
        states = {one.state for one in self.by_role}
        return "holds" if states == {"holds"} else "void" if "void" in states else ""

    @property
    def is_checked(self) -> bool:
        """Whether the sign-off of a clinician holds, whoever else is missing."""
        return any(one.role == CLINICIAN or not one.file for one in self.holding)

    @property
    def lacking(self) -> tuple[RoleSignOff, ...]:
        """The roles of which nobody's sign-off holds."""
        return tuple(one for one in self.by_role if one.state != "holds")
