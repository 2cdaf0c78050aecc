"""Growth inside a leaflet: what each command costs when there is much more of one thing, and with which power of its
size that grows. 1 is linear; what a command costs that is asked of a small leaflet is taken away first."""

from __future__ import annotations

import math
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue.plans import LeafletPlan
from catalogue.writing import write_catalogue
from measuring.findings import Findings
from measuring.subject import Subject

SMALL = LeafletPlan(sections=4, sentences=3, items=3, rows=3, terms=1, facts=1, messages=2, photos=0)
FORMS = ("html", "pdf", "large-print", "epub", "messages", "review")
_LEAST = 0.05
"""CPU seconds above those of a small leaflet, below which a power would be noise."""


@dataclass(frozen=True)
class Dimension:
    """Something of which there is more: the plan with the smaller and with the larger number of it, and how much larger
    that is. The glossary has `terms` entries, whether they are used or not."""

    name: str
    less: LeafletPlan
    more: LeafletPlan
    times: float
    terms: int = 12


DIMENSIONS = (
    Dimension("words", replace(SMALL, sections=8, sentences=6), replace(SMALL, sections=40, sentences=12), 10),
    Dimension("words of a section", replace(SMALL, sentences=18), replace(SMALL, sentences=180), 10),
    Dimension("terms explained", replace(SMALL, terms=10), replace(SMALL, terms=100), 10, terms=2000),
    Dimension("messages", replace(SMALL, messages=30), replace(SMALL, messages=300), 10),
    Dimension("facts", replace(SMALL, facts=30), replace(SMALL, facts=300), 10),
    Dimension("rows of tables", replace(SMALL, rows=70), replace(SMALL, rows=700), 10),
)
"""The larger ones go to the limits of what is read: 10,000 words of a language, 100 terms (docs/writing/limits.md)."""


def measure_growth(subject: Subject, dimensions: tuple[Dimension, ...] = DIMENSIONS) -> Findings:
    """The table of powers."""
    findings = Findings("Growth inside a leaflet: CPU s at a tenth and at the whole of a size, and the power")
    _measure_plan(subject, SMALL, 12)  # in which Python compiles its modules
    base = _measure_plan(subject, SMALL, 12)
    for one in dimensions:
        less, more = _measure_plan(subject, one.less, one.terms), _measure_plan(subject, one.more, one.terms)
        for command, seconds in more.items():
            row: dict[str, float | str] = {"less": less[command], "more": seconds, "power": ""}
            above = [max(some - base[command], 0.0) for some in (less[command], seconds)]
            if min(above) > _LEAST:
                row["power"] = math.log(above[1] / above[0]) / math.log(one.times)
            findings.rows[f"{one.name}, {command}"] = row
    return findings


def _measure_plan(subject: Subject, plan: LeafletPlan, terms: int) -> dict[str, float]:
    """CPU seconds of each command on a leaflet that is like this: check, a build of each form, and verify of all."""
    seconds = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_catalogue(folder / "source", 1, ("en",), plan=lambda random: plan, terms=terms)
        for what in ("check", *FORMS, "verify"):
            words = ("build", "--format", what) if what in FORMS else (what,)
            expected = (0, 1) if what == "verify" else (0,)  # which misses the forms that were not made
            seconds[what] = subject.plainleaf(folder, *words, expected=expected).cpu
    return seconds
