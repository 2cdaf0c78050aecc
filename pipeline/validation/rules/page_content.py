"""Content of a rule's page, with its renderers: text for a terminal, and for a viewer of Markdown."""

from __future__ import annotations

import re
from ast import literal_eval
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.diagnostics import Severity

Kind: TypeAlias = Literal["bad", "good", "example"]
_HEADINGS: dict[Kind, str] = {"bad": "Wrong", "good": "Right", "example": "Example"}


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """A file of an example. `text` is what the page shows of it: its words, or a literal where it is `binary`."""

    name: str
    text: str
    added: bool = False
    missing: bool = False
    binary: bool = False

    @property
    def data(self) -> bytes:
        """The bytes of the file, or those that are added to the base example's file."""
        return bytes(literal_eval(self.text)) if self.binary else self.text.encode("utf-8")


@dataclass(frozen=True, slots=True)
class Example:
    """Files, what they show in words (if anything is said), and what is found in them: lines in concise form."""

    kind: Kind
    words: str
    files: tuple[ExampleFile, ...]
    finds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RulePage:
    """What a page says. `why` is one or more paragraphs."""

    code: str
    name: str
    title: str
    severity: Severity
    why: str
    examples: tuple[Example, ...]

    @property
    def text(self) -> str:
        """The page for a terminal."""
        parts = [f"{self.code} {self.name} ({self.severity})\n{self.title}.", self.why]
        for example in self.examples:
            parts += [f"{_HEADINGS[example.kind]}:", example.words]
            for file in example.files:
                parts += [f"  {_name_file(file)}", _indent(file.text)]
            if example.finds:
                parts.append("Plainleaf finds:\n\n" + _indent("\n".join(example.finds)))
        return "\n\n".join(part.rstrip() for part in parts if part) + "\n"

    @property
    def markdown(self) -> str:
        """The page for a viewer that shows Markdown and has the title already."""
        parts = [self.why]
        for example in self.examples:
            parts += [f"## {_HEADINGS[example.kind]}", example.words]
            for file in example.files:
                parts += [_name_file(file, "`"), "" if file.missing else _fence(file.text)]
            if example.finds:
                parts.append("Plainleaf finds:\n\n" + _fence("\n".join(example.finds) + "\n"))
        return "\n\n".join(part.rstrip() for part in parts if part) + "\n"


def _name_file(file: ExampleFile, mark: str = "") -> str:
    where = " is not there." if file.missing else ", at the end:" if file.added else ":"
    return f"{mark}{file.name}{mark}{where}"


def _indent(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.strip("\n").splitlines())


def _fence(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text.lstrip(chr(10))}{fence}"
