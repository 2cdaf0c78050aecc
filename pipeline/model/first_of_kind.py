"""The first findings of each kind: whoever mends these knows how to mend the others, which have the same hint. So the
others are counted where people read, and only the first need to be remembered to be told again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.model.diagnostics import Diagnostic

MOST = 3
"""So many of a kind are shown."""
_NAMED = re.compile(r"`[^`]*`|“[^”]*”|\d+")
"""What a hint names; those that say the same of other names are of one kind."""


@dataclass(frozen=True)
class FirstOfKind:
    """The findings that are `listed`, in their order, and how many are only `counted`, by code."""

    listed: tuple[Diagnostic, ...]
    counted: Mapping[str, int]


def take_first(diagnostics: Iterable[Diagnostic], most: int = MOST) -> FirstOfKind:
    """The first findings of each kind."""
    seen: Counter[tuple[str, str, str]] = Counter()
    counted: Counter[str] = Counter()
    listed = []
    for one in diagnostics:
        kind = (one.code, one.severity, _NAMED.sub("", one.hint))
        seen[kind] += 1
        if seen[kind] <= most:
            listed.append(one)
        else:
            counted[one.code] += 1
    return FirstOfKind(tuple(listed), counted)
