"""Keys of what is made: all that the bytes of a format depend on, by name, and what of it is not as it was."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

_NAMED = 3
"""Files that are named; of more, it is said how many."""


@dataclass(frozen=True)
class KeyParts:
    """The parts of a key: digests (sha256) of the `words`, of what it `needs` of other formats and of our own `code`,
    the path of the words (`place`), and the versions of `tools` by name."""

    words: str
    place: str
    needs: str
    tools: Mapping[str, str]
    code: str

    def digest(self, slot: str) -> str:
        """The key of what is made of these parts for a slot."""
        return digest({**asdict(self), "slot": slot})

    def explain_change(self, before: KeyParts | None, files: Sequence[str] = ()) -> str:
        """Why something was made again: the first part that is not as it was, and the source files that changed."""
        if before is None:
            return "it was not made before"
        if before.words != self.words:
            return f"its words, facts or pictures changed{_list_files(files)}"
        for name, version in self.tools.items():
            old = before.tools.get(name)
            if old != version:
                return f"{name} is now {version or 'missing'}, and was {old or 'missing'}"
        if before.needs != self.needs:
            return "another form that it describes changed"
        if before.code != self.code:
            return "Plainleaf itself changed"
        return "it was not in the store any more"


def digest(value: Any) -> str:
    """The sha256 of a plain value as JSON."""
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _list_files(files: Sequence[str]) -> str:
    """The first files of several, behind a colon."""
    more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
    return f": {', '.join(files[:_NAMED])}{more}" if files else ""
