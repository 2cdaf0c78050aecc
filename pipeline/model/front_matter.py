"""The head of a Markdown file: the lines between `---` and `---` at its start."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FRONT = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)---[ \t]*(?:\n|$)", re.DOTALL)


@dataclass(frozen=True)
class Split:
    """A text in two: its head (YAML, which begins in line 2), and the body behind it, which begins behind so many
    `lines`."""

    head: str
    body: str
    lines: int


def split_front_matter(text: str) -> Split | None:
    """The head and the body of a text; nothing where it has no head, or one that is not closed."""
    front = _FRONT.match(text)
    return Split(front[1], text[front.end() :], text[: front.end()].count("\n")) if front else None
