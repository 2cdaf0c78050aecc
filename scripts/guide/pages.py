"""Reader of the pages of the guide (Markdown): their sections, and the fenced examples and pictures in them.

The info string of a fence says what the example is:

    ```yaml glossary.yaml           a file, or a part of one
    ```markdown                     words for the end of the leaflet
    ```markdown error=SRC306        a mistake, and the one rule that finds it
    ```markdown shared/en.md +      words for the end of this file
    ```diff source/…/en.md          lines that give way to others
    ```console                      commands behind `$ `, and what they print
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

WRITING = Path(__file__).parents[2] / "docs" / "writing"
"""The folder of the guide."""
_HEADING = re.compile(r"#{1,4} (.+)")
_PICTURE = re.compile(r"!\[[^\]]+\]\(pictures/([a-z-]+)\.png\)")


@dataclass(frozen=True)
class Fence:
    """A fenced example. `kind` is its language, `file` the file that it names (or nothing), `error` the code of the
    rule that finds its mistake; `line` counts from 1."""

    kind: str
    file: str
    added: bool
    error: str
    text: str
    line: int


@dataclass(frozen=True)
class Part:
    """A section of a page: its heading, the fences below it, and the names of its pictures."""

    heading: str
    fences: tuple[Fence, ...]
    pictures: tuple[str, ...]

    @property
    def examples(self) -> tuple[Fence, ...]:
        """The fences that are source and show no mistake."""
        return tuple(fence for fence in self.fences if is_source(fence) and not fence.error)


def is_source(fence: Fence) -> bool:
    """Whether the example is a part of a source folder."""
    return fence.kind in ("markdown", "yaml", "svg")


def read_page(name: str) -> tuple[Part, ...]:
    """The sections of a page of the guide, from top to bottom."""
    return read_parts((WRITING / name).read_text(encoding="utf-8"))


def read_parts(text: str) -> tuple[Part, ...]:
    """The sections of a page. A heading inside a fence is a part of the example."""
    parts: list[tuple[str, list[Fence], list[str]]] = [("", [], [])]
    lines = text.splitlines(keepends=True)
    at = 0
    while at < len(lines):
        line = lines[at].rstrip("\n")
        heading = _HEADING.fullmatch(line)
        if line.startswith("```"):
            end = next(number for number in range(at + 1, len(lines)) if lines[number].rstrip() == "```")
            parts[-1][1].append(read_fence(line[3:], "".join(lines[at + 1 : end]), at + 1))
            at = end
        elif heading:
            parts.append((heading[1], [], []))
        else:
            parts[-1][2].extend(_PICTURE.findall(line))
        at += 1
    return tuple(Part(heading, tuple(fences), tuple(pictures)) for heading, fences, pictures in parts)


def read_fence(info: str, text: str, line: int) -> Fence:
    """A fence from its info string and its text."""
    kind, *words = info.split() or [""]
    error = next((word.removeprefix("error=") for word in words if word.startswith("error=")), "")
    files = [word for word in words if word != "+" and not word.startswith("error=")]
    return Fence(kind, files[0] if files else "", "+" in words, error, text, line)
