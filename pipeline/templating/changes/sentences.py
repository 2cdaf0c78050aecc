"""Sentences in reading order, each with where it stands and what it leads to: what two states are compared by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Weight: TypeAlias = Literal["words", "strict", "content"]
"""What a change of a sentence is: what its words make it; clinical, whichever word it is; or content, because it is no
sentence that tells a patient what to do (when a message is sent, where a statement comes from)."""
Stretch: TypeAlias = tuple[int, int]
"""Where something begins and ends in the words of a sentence."""


@dataclass(frozen=True)
class PlacedSentence:
    """A sentence, or words that stand alone. `part` is the key of the section, message or list that it is in, `heading`
    what that is called; `place` is the kind of block in it, so that the same words in another kind of block are a
    change. Words that are `ordered` cannot change places without a look. `facts` are where facts are said, `links` what
    the words lead to or rest on. `marks` say how it looks: those that differ change nothing that is read."""

    part: str
    heading: str = field(compare=False)
    place: str
    words: str
    weight: Weight = "words"
    ordered: bool = False
    facts: tuple[Stretch, ...] = ()
    links: tuple[str, ...] = ()
    marks: tuple[tuple[str, int, int], ...] = ()
