"""A cold build of the first leaflet against a plain script on the same words, in turns."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from measuring.cpu import Measured
from measuring.findings import Findings
from measuring.subject import BENCHMARKS, Subject
from measuring.turns import take_turns

FORMATS = ("--format", "html,pdf,epub,messages")
LEAFLET, LANGUAGE = "muscle-atrophy", "en"
PLAIN = "plain script: two pandoc runs, one WeasyPrint run"


def build_first(subject: Subject, folder: Path) -> Measured:
    """A build of the first leaflet into a folder of its own, with a store of its own."""
    source = str(subject.root / "source")
    return subject.plainleaf(folder, "build", LEAFLET, "--language", LANGUAGE, "--source", source, *FORMATS)


def run_plain_script(subject: Subject, folder: Path) -> Measured:
    """The plain script on the same words."""
    words = subject.root / "source" / LEAFLET / f"{LANGUAGE}.md"
    return subject.python(folder, str(BENCHMARKS / "naive.py"), str(words), str(folder))


def check_first(subject: Subject, folder: Path) -> Measured:
    """A check of it, without a store."""
    source = str(subject.root / "source")
    return subject.plainleaf(folder, "check", LEAFLET, "--language", LANGUAGE, "--source", source)


def measure_cold(subject: Subject, runs: int) -> Findings:
    """The table of a cold build."""
    steps = {
        PLAIN: partial(run_plain_script, subject),
        "build, cold: page, PDF, EPUB, messages": partial(build_first, subject),
        "check": partial(check_first, subject),
    }
    findings = Findings("One leaflet, cold")
    medians = take_turns(steps, runs)
    for name, measured in medians.items():
        findings.add(name, measured)
    plain, cold, _ = (one.cpu for one in medians.values())
    findings.ratios["a cold build against the plain script, CPU"] = cold / plain
    return findings
