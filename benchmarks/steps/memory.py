"""Memory of a process that makes many documents one after the other: what it holds after every so many."""

from __future__ import annotations

import tempfile
from pathlib import Path

from catalogue.tongues import LANGUAGES
from catalogue.writing import write_catalogue
from measuring.findings import Findings
from measuring.subject import BENCHMARKS, Subject


def measure_memory(subject: Subject, documents: int, every: int) -> Findings:
    """The table of what a worker holds in memory; empty where the system does not tell."""
    findings = Findings("Memory of one process")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_catalogue(folder / "source", -(-documents // len(LANGUAGES)))
        script = BENCHMARKS / "steps" / "memory_watched.py"
        lines = subject.python(folder, str(script), "source", str(every)).output.splitlines()
    for made, held in (line.split()[1:] for line in lines if line.startswith("held ")):
        findings.rows[f"after {made} documents"] = {"resident MB": float(held)}
    held_at = [float(row["resident MB"]) for row in findings.rows.values()]
    if len(held_at) > 1:
        findings.ratios["memory at the end against the first time that it was looked at"] = held_at[-1] / held_at[0]
    return findings
