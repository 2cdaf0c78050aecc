"""What changed between two states of the words of a leaflet in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

ChangeClass: TypeAlias = Literal["clinical", "content", "editorial", "format"]
CLASSES: tuple[ChangeClass, ...] = ("clinical", "content", "editorial", "format")
"""The worst first: what may do harm if nobody looks at it; other words that say something else; the same in other
words, or a slip of the pen; nothing that is read."""
VOIDING: frozenset[ChangeClass] = frozenset({"clinical", "content"})
"""What whoever signed has to look at: words that they have not read."""


@dataclass(frozen=True)
class Change:
    """One difference: its class, the heading of the part that it is in, the words `before` and `after` (nothing where
    they were put in, or taken out), and why it is of this class, as a clause."""

    change: ChangeClass
    part: str
    before: str
    after: str
    reason: str


def find_worst(changes: Iterable[Change]) -> ChangeClass | None:
    """The class of the worst of some changes; nothing where nothing changed."""
    return min((one.change for one in changes), key=CLASSES.index, default=None)


def name_counts(changes: Iterable[Change]) -> str:
    """How many changes of each class there are, in words, the worst first."""
    counted = Counter(one.change for one in changes)
    parts = [f"{counted[one]} {one} {'change' if counted[one] == 1 else 'changes'}" for one in CLASSES if counted[one]]
    return ", ".join(parts[:-1]) + (" and " if parts[1:] else "") + parts[-1] if parts else "no changes"
