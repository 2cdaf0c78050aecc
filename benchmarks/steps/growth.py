"""Growth inside a leaflet: what each command costs when there is much more of one thing, and with which power of its
size that grows. 1 is linear; what a command costs that is asked of a small leaflet is taken away first."""

from __future__ import annotations

import math
import shutil
import statistics
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue.plans import LeafletPlan
from catalogue.writing import write_catalogue
from measuring.cpu import OutOfTimeError
from measuring.findings import Findings
from measuring.subject import Subject
from measuring.telling import tell

SMALL = LeafletPlan(sections=4, sentences=3, items=3, rows=3, terms=1, facts=1, messages=2, photos=0)
FORMS = ("html", "pdf", "large-print", "epub", "messages", "review")
CURVED = 1.15
"""A power above which something grows faster than its size."""
_LEAST = 0.25
"""CPU seconds above those of a small leaflet, below which a power would be noise."""
Seconds = Mapping[str, float]
"""CPU by command; one that ran out of time is missing."""


@dataclass(frozen=True)
class Size:
    """So many of something: the plan of the leaflet that has them, and how many entries the glossary has, used or
    not."""

    number: int
    plan: LeafletPlan = SMALL
    terms: int = 12


@dataclass(frozen=True)
class Dimension:
    """Something of which there is more in one leaflet than in another."""

    less: Size
    more: Size


DIMENSIONS: Mapping[str, Dimension] = {
    "words": Dimension(
        Size(10, replace(SMALL, sections=8, sentences=15)), Size(50, replace(SMALL, sections=40, sentences=15))
    ),
    "section": Dimension(Size(10, replace(SMALL, sentences=30)), Size(50, replace(SMALL, sentences=150))),
    "explained": Dimension(Size(25, replace(SMALL, terms=25), 2000), Size(100, replace(SMALL, terms=100), 2000)),
    "glossary": Dimension(Size(200, terms=200), Size(2000, terms=2000)),
    "messages": Dimension(Size(75, replace(SMALL, messages=74)), Size(300, replace(SMALL, messages=299))),
    "facts": Dimension(Size(75, replace(SMALL, facts=75)), Size(300, replace(SMALL, facts=300))),
    "rows": Dimension(Size(250, replace(SMALL, rows=250, columns=2)), Size(1000, replace(SMALL, rows=1000, columns=2))),
}
"""Times as many words, in more sections and in longer ones; terms that the leaflet explains, and that the glossary has;
messages, one of which is that to call an ambulance; facts; rows of tables. The larger ones go to the limits of what is
read (docs/writing/limits.md): 10,000 words of a language, which are in 300 messages too, and 100 terms. The smaller
ones are large enough to be told from a small leaflet."""


def measure_growth(subject: Subject, names: Sequence[str], runs: int) -> Iterator[Findings]:
    """A table for each of the dimensions that are named. Figures are medians."""
    if not names:
        return
    tell("growth: a small leaflet")
    _measure_size(subject, Size(1), 1)  # in which Python compiles its modules
    base = _measure_size(subject, Size(1), runs)
    for name in names:
        sizes = DIMENSIONS[name]
        tell(f"growth: {name}, {sizes.less.number} and {sizes.more.number}")
        less, more = (_measure_size(subject, size, runs) for size in (sizes.less, sizes.more))
        yield compare_sizes(name, base, less, more)


def compare_sizes(name: str, base: Seconds, less: Seconds, more: Seconds) -> Findings:
    """The table of a dimension: CPU seconds of each command on one with less and on one with more, and the power with
    which those grow that it takes more than on the small leaflet (`base`)."""
    sizes = DIMENSIONS[name]
    findings = Findings(f"Growth inside a leaflet: {name}, {sizes.less.number} and {sizes.more.number}")
    for command, seconds in base.items():
        both = (less.get(command), more.get(command))
        shown = ["out of time" if some is None else some for some in both]
        power = _find_power([some - seconds for some in both if some is not None], sizes)
        findings.rows[command] = {
            "CPU s, small": seconds,
            "CPU s, less": shown[0],
            "CPU s, more": shown[1],
            "power": power or "",
        }
    curved = [command for command, row in findings.rows.items() if float(row["power"] or 0) > CURVED]
    findings.notes.append(f"faster than its size: {', '.join(curved) or 'nothing'}")
    return findings


def _find_power(above: Sequence[float], sizes: Dimension) -> float | None:
    if len(above) < 2 or min(above) < _LEAST:
        return None
    return math.log(above[1] / above[0]) / math.log(sizes.more.number / sizes.less.number)


def _measure_size(subject: Subject, size: Size, runs: int) -> Seconds:
    """Seconds of each command on a leaflet that is like this: check, a build of each form, and verify of all."""
    seconds: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "source"
        write_catalogue(source, 1, ("en",), plan=lambda random: size.plan, terms=size.terms)
        for run in range(runs):
            folder = Path(name) / str(run)
            folder.mkdir()
            shutil.copytree(source, folder / "source")
            for what in ("check", *FORMS, "verify"):
                words = ("build", "--format", what) if what in FORMS else (what,)
                expected = (0, 1) if what == "verify" else (0,)  # which misses the forms that were not made
                try:
                    measured = subject.plainleaf(folder, *words, expected=expected)
                except OutOfTimeError as error:
                    tell(str(error))
                else:
                    seconds.setdefault(what, []).append(measured.cpu)
    return {what: statistics.median(some) for what, some in seconds.items()}
