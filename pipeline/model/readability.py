"""Readability: how hard the words of a leaflet are to read in one language, as far as counting can tell.

Grades are years of school in the United States. Nothing here says whether the words are true, in a good order or kind.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    """What a formula gives for some sentences, or why it gives nothing. `name` is its key, `title` what people call it;
    with `is_ease` more is easier, without it is a grade, and less is easier."""

    name: str
    title: str
    value: float | None
    reason: str = ""
    is_ease: bool = False


@dataclass(frozen=True)
class Reading:
    """Some sentences, counted: how many, with how many words; the mean and the standard deviation of the words in a
    sentence; the shares of complex words and of those that speak to or of people, from 0 to 1; and what each formula
    makes of them, the leading one first. A share is None in a language in which it is not counted."""

    sentences: int
    words: int
    mean: float
    spread: float
    complex_share: float | None
    person_share: float | None
    scores: tuple[Score, ...]


@dataclass(frozen=True)
class SectionReading:
    """A part of a leaflet with the counts of its sentences; `id` is empty for the key points."""

    id: str
    title: str
    reading: Reading


@dataclass(frozen=True)
class HardSentence:
    """A sentence that is hard to read: its words, where it starts (`en.md:12`), and why it is hard."""

    words: str
    place: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Readability:
    """How hard a leaflet is to read in a language: as it stands (`raw`), and with the words set aside that it declares
    as terms, each then being a short word (`without_terms`). `apart` counts what is no running text, by name: headings,
    tables, messages. `not_measured` says why there is no score, where that is so."""

    language: str
    raw: Reading
    without_terms: Reading
    sections: tuple[SectionReading, ...]
    apart: tuple[tuple[str, Reading], ...]
    hardest: tuple[HardSentence, ...]
    not_measured: str = ""


MOST_HARDER = 0.5
"""Grades by which a version may be harder to read than the one that was released before it."""


@dataclass(frozen=True)
class VersionReading:
    """How hard a version is to read: its number, the day on which it was released (ISO 8601, empty where it was not),
    and its grades by the formulas of Flesch and Kincaid and of SMOG, as it stands. A grade that was not measured is
    None."""

    version: str
    date: str
    fkgl: float | None
    smog: float | None

    @property
    def grades(self) -> tuple[tuple[str, float | None], ...]:
        """Each grade with what people call it."""
        return (("Flesch-Kincaid grade", self.fkgl), ("SMOG grade", self.smog))


@dataclass(frozen=True)
class ReadingTrend:
    """How hard a leaflet is to read in a language, from version to version: those that were released, the first one
    first, and what stands in the source now."""

    released: tuple[VersionReading, ...]
    now: VersionReading

    @property
    def before(self) -> VersionReading | None:
        """The last release of another version than the one that stands in the source. A version is compared with the
        one before it when it has been released too, so that what somebody allows it stays in use."""
        return next((one for one in reversed(self.released) if one.version != self.now.version), None)

    @property
    def harder(self) -> tuple[tuple[str, float, float], ...]:
        """The grades that have gone up by more than MOST_HARDER: what people call each, what it was and what it is. One
        that was not measured before, or is not now, says nothing."""
        if self.before is None:
            return ()
        pairs = zip(self.before.grades, self.now.grades, strict=True)
        return tuple(
            (title, before, now)
            for (title, before), (_, now) in pairs
            if before is not None and now is not None and round(now - before, 2) > MOST_HARDER
        )
