"""What was asked of a build, as far as it decides the result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.model.json_values import read_texts, read_value


@dataclass(frozen=True)
class Asked:
    """What decides the result of a build: what was asked for, and where. Empty names, languages, formats or places
    mean all; the day counts for a release, or where it was given. A release may have been `recorded`."""

    source: str
    base: str
    names: tuple[str, ...]
    languages: tuple[str, ...]
    formats: tuple[str, ...]
    release: bool
    today: str = ""
    places: tuple[str, ...] = ()
    recorded: bool = False

    @property
    def day(self) -> date | None:
        """The day that counts, once for the whole of a build."""
        return date.fromisoformat(self.today) if self.today else None

    @property
    def everything(self) -> bool:
        """True where no words are left out, and it is no release."""
        return not (self.names or self.languages or self.places or self.release)

    @classmethod
    def read(cls, value: Any) -> Asked:
        """What was asked, from its plain form; a TypeError or KeyError where it is none."""
        entry = read_value(dict, value)
        return cls(
            source=read_value(str, entry["source"]),
            base=read_value(str, entry["base"]),
            names=read_texts(entry["names"]),
            languages=read_texts(entry["languages"]),
            formats=read_texts(entry["formats"]),
            places=read_texts(entry["places"]),
            release=read_value(bool, entry["release"]),
            today=read_value(str, entry["today"]),
            recorded=read_value(bool, entry["recorded"]),
        )
