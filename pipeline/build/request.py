"""What is asked of a build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.build.record.asked import Asked

if TYPE_CHECKING:
    from pipeline.build.executors import Execution, Kind


@dataclass(frozen=True)
class Request:
    """What is asked of a build. Empty names, languages, formats or places mean all of them; `store` is the folder or
    the address of a store that others share, or empty. `notes` of leaflets that are as they were are told, or it is
    only said how many they are."""

    source: Path
    output: Path
    names: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    release: bool = False
    executor: Kind = "auto"
    workers: int | None = None
    scheduler: str = ""
    today: date | None = None
    store: str = ""
    notes: bool = True

    @property
    def execution(self) -> Execution:
        """How the work is to be done."""
        from pipeline.build.executors import Execution

        return Execution(self.executor, self.workers, self.scheduler)

    @property
    def everything(self) -> bool:
        """True when nothing is left out."""
        return not (self.names or self.languages or self.formats or self.places)

    @cached_property
    def day(self) -> date | None:
        """The day that counts: the one that is given, or that of a release. No other build asks for the day."""
        return self.today or (date.today() if self.release else None)

    def describe(self, base: Path, recorded: bool) -> Asked:
        """What decides the result, for the record; the executor does not."""
        return Asked(
            source=str(self.source.absolute()),
            base=str(base),
            names=self.names,
            languages=self.languages,
            formats=self.formats,
            places=self.places,
            release=self.release,
            today=self.day.isoformat() if self.day else "",
            recorded=recorded and self.release,
        )
