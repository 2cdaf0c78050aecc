"""Estimate of what a large catalogue costs on machines that nobody has measured: arithmetic on measured CPU.

A build reads, checks and composes in one process, and meanwhile forms are made in as many as there are cores. So its
time is all of the work divided by the cores, with what a pool costs more than one process, and never less than what the
one process does. Disks, memory and networks are taken to be fast enough. It is called an estimate wherever it is
printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from measuring.findings import Findings

CORES = (1, 16, 256)
DOCUMENTS = 20_000


@dataclass(frozen=True)
class Cost:
    """What was measured: CPU seconds of a document in one process, those of them that no other process takes over
    (which are about those of `check`), and how much more a document costs in a pool."""

    document: float
    serial: float
    pool: float

    def find_hours(self, documents: int, cores: int) -> float:
        """Hours for so many documents on so many cores."""
        if cores == 1:
            return documents * self.document / 3600
        return documents * max(self.serial, self.document * self.pool / cores) / 3600


def estimate(cost: Cost, documents: int = DOCUMENTS, cores: Sequence[int] = CORES) -> Findings:
    """The table: hours by cores."""
    findings = Findings(f"{documents:,} documents, an estimate")
    for number in cores:
        findings.rows[f"{number} cores" if number > 1 else "1 core"] = {"hours": cost.find_hours(documents, number)}
    findings.ratios["CPU s a document"] = cost.document
    findings.ratios["CPU s a document that stay in one process"] = cost.serial
    findings.ratios["a document in a pool against serial, CPU"] = cost.pool
    return findings
