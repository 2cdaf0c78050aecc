"""Where a translation stands beside the words that it was made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from pipeline.model.changes import Change, find_worst
from pipeline.model.kept_words import NAMED_DIGITS, KeptWords
from pipeline.model.leaflet import Leaflet

Standing: TypeAlias = Literal["unpinned", "current", "newer", "outdated"]
"""Nobody knows of which words it is; of those of now, but for how they are put; of earlier words, which say less or
something else; of earlier words that have changed so that whoever reads them may come to harm."""


@dataclass(frozen=True)
class TranslationState:
    """A translation beside its source: the words that it is `pinned` to (nothing where they are not kept), the day on
    which that was said (ISO 8601; empty where nobody has written it), and what changed in the source since."""

    language: str
    source: str
    pinned: KeptWords | None
    date: str = ""
    changes: tuple[Change, ...] = ()

    @property
    def standing(self) -> Standing:
        """What may be done with it: a change of how things are put asks for nothing."""
        if self.pinned is None:
            return "unpinned"
        worst = find_worst(self.changes)
        return "outdated" if worst == "clinical" else "newer" if worst == "content" else "current"


def add_source(leaflet: Leaflet) -> Leaflet:
    """The leaflet with the words of its source language, whichever were read for themselves."""
    origin = leaflet.origin
    return replace(leaflet, texts={**leaflet.texts, origin.language: origin}) if origin else leaflet


def is_kind_of(language: str, source: str) -> bool:
    """Whether a language is the same as another, as it is written elsewhere: en-US beside en. Most words are the same
    then."""
    return language.partition("-")[0] == source.partition("-")[0]


def is_digest_of(digest: str, words: KeptWords) -> bool:
    """Whether a digest, or enough of its first digits, is that of some words."""
    return len(digest) >= NAMED_DIGITS and words.digest.startswith(digest)
