"""Words of a leaflet that are kept as they were when somebody signed them, and the signatures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.model.settings import PersonSignature, WordsTakenIn
from pipeline.model.source import Places, Source

if TYPE_CHECKING:
    from pipeline.model.leaflet import LeafletText

NAMED_DIGITS = 12
"""Hexadecimal digits of its digest in the name of a file: enough that two texts never share them by chance."""


@dataclass(frozen=True)
class KeptWords:
    """The words of one language as they were at one time: the text of the file, and what it `took_in` from elsewhere.
    `read` makes them the parts of a leaflet, or nothing where they cannot be read any more; it is asked only where
    words have to be compared, as it may start a process."""

    language: str
    source: Source
    took_in: WordsTakenIn = field(compare=False)
    read: Callable[[], LeafletText | None] = field(compare=False, repr=False)

    @property
    def digest(self) -> str:
        """What a signature names them by: the sha256 of the text of the file."""
        return self.source.digest

    @property
    def named_digits(self) -> str:
        """The first digits of it, by which people know the words."""
        return self.digest[:NAMED_DIGITS]

    @property
    def name(self) -> str:
        """What their file is called."""
        return name_kept_words(self.language, self.digest)

    @cached_property
    def text(self) -> LeafletText | None:
        """The words as parts of a leaflet."""
        return self.read()


@dataclass(frozen=True)
class SignatureFile:
    """A signature, with its file and its places there."""

    source: Source
    places: Places
    content: PersonSignature


def name_kept_words(language: str, digest: str) -> str:
    """What the file of words with a digest is called."""
    return f"{language}-{digest[:NAMED_DIGITS]}.md"
