"""Data classes of the quality report: what is known of the finished files of one leaflet in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.readability import Readability, ReadingTrend
from pipeline.model.scorecards import Scorecard

State: TypeAlias = Literal["passed", "failed", "not run"]
STATES: tuple[State, ...] = ("passed", "failed", "not run")


@dataclass(frozen=True)
class AssessedFile:
    """A finished file. `path` is relative to the leaflet's folder, `pages` is 0 where it has none."""

    path: str
    bytes: int
    sha256: str
    pages: int = 0


@dataclass(frozen=True)
class Check:
    """What a validator said of a file: see `pipeline.proof.validators.Verdict`."""

    path: str
    validator: str
    version: str
    profile: str
    state: State
    findings: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Parity:
    """How much of what the source says was found again in a file: `matched` of `needed` pieces."""

    form: str
    path: str
    matched: int
    needed: int


@dataclass(frozen=True)
class Checkpoint:
    """Something that only a person can judge: in short, and how to go about it."""

    name: str
    how: str


@dataclass(frozen=True)
class Quality:
    """The report. `differences` are the findings of the comparison with the source, `person` what no machine judges.
    How hard the words are to read (`readability`, and `trend` from version to version) is no check: nothing passes or
    fails by it. Nor by the `scorecards`, which a programme has none of."""

    files: tuple[AssessedFile, ...]
    checks: tuple[Check, ...]
    parity: tuple[Parity, ...]
    differences: tuple[str, ...]
    person: tuple[Checkpoint, ...]
    readability: Readability
    scorecards: tuple[Scorecard, ...] = ()
    trend: ReadingTrend | None = None

    def count(self, state: State) -> int:
        """How many checks ended so."""
        return sum(check.state == state for check in self.checks)

    def of(self, state: State) -> tuple[Check, ...]:
        """The checks that ended so."""
        return tuple(check for check in self.checks if check.state == state)

    @property
    def holds(self) -> bool:
        """True when nothing was found wrong. What was not run, and what is left to a person, is not in this."""
        return not self.differences and not self.count("failed")

    def summarise(self) -> str:
        """The numbers in a line."""
        counted = ", ".join(f"{self.count(state)} {state}" for state in STATES)
        return f"checks: {counted}; left to a person: {len(self.person)}"
