"""What a command costs that has nothing to do, in multiples of a Python that does nothing either, in turns with it."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from catalogue.tongues import LANGUAGES
from catalogue.writing import write_catalogue
from measuring.cpu import Measured
from measuring.findings import Findings
from measuring.subject import Subject
from measuring.turns import Step, take_turns

CHEAP = ("build", "--format", "messages")
"""The form that is made soonest: what is compared later is how long it takes to see that it is there."""
EMPTY = "python -c pass"


def measure_idle(subject: Subject, runs: int, leaflets: Sequence[int], documents: int) -> Findings:
    """The table of commands with nothing to do: builds of so many leaflets in English, and of so many documents in all
    languages."""
    findings = Findings("Nothing to do, in multiples of an empty Python")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        steps: dict[str, Step] = {EMPTY: lambda folder: subject.python(folder, "-c", "pass")}
        steps["--help"] = lambda folder: subject.plainleaf(folder, "--help")
        steps["messages count, a line"] = partial(_count_line, subject)
        for number in leaflets:
            steps[f"build, {number} leaflets"] = _build_before(subject, place / f"of-{number}", number, ("en",))
        if documents:
            number = -(-documents // len(LANGUAGES))
            what = f"build, {number * len(LANGUAGES):,} documents"
            steps[what] = _build_before(subject, place / "documents", number, LANGUAGES)
        medians = take_turns(steps, runs)
    for what, measured in medians.items():
        findings.add(what, measured, **{"× an empty Python": measured.cpu / medians[EMPTY].cpu})
    return findings


def _build_before(subject: Subject, place: Path, leaflets: int, languages: Sequence[str]) -> Step:
    """A build in a place where everything is built."""
    write_catalogue(place / "source", leaflets, languages)
    subject.plainleaf(place, *CHEAP)
    return lambda folder: subject.plainleaf(place, *CHEAP)


def _count_line(subject: Subject, folder: Path) -> Measured:
    """A line of JSON, counted."""
    line = folder / "line.jsonl"
    line.write_text('{"text": "Your stay: the cook makes tea at ten."}\n', encoding="utf-8")
    return subject.plainleaf(folder, "messages", "count", str(line))
