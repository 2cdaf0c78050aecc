"""A cluster (Dask) against one process: the same catalogue, once built by one process, and once by a scheduler and two
workers, whose CPU is counted too."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from catalogue.writing import write_catalogue
from measuring.cpu import Measured
from measuring.findings import Findings
from measuring.subject import BENCHMARKS, Subject
from measuring.telling import tell
from steps.building import add_build, build_into, compare_outputs, count_documents
from steps.cold import FORMATS

WORKERS = 2
MISSING = "not measured: not installed: pip install 'plainleaf[cluster]'"


@dataclass(frozen=True)
class OnCluster:
    """What a build on a cluster took: all of it, by the clock without the start and the end of the cluster; and the CPU
    seconds of each process by its name (`client`, `scheduler`, `worker-1`, …)."""

    whole: Measured
    cpu: dict[str, float]


def has_cluster() -> bool:
    """Whether Dask is installed here."""
    return find_spec("distributed") is not None


def build_on_cluster(subject: Subject, place: Path, into: str, workers: int = WORKERS) -> OnCluster:
    """Build the source of a place into a folder below it, with as many workers."""
    (place / into).mkdir(exist_ok=True)
    script = str(BENCHMARKS / "steps" / "cluster_build.py")
    measured = subject.python(place, script, str(workers), *FORMATS, "--output", f"{into}/outputs")
    told = json.loads(measured.output.splitlines()[-1])
    return OnCluster(replace(measured, clock=told["clock"]), told["cpu"])


def add_cluster(findings: Findings, cluster: OnCluster, documents: int) -> None:
    """The rows of a build on a cluster: all of it, and each process."""
    add_build(findings, f"Dask, {len(cluster.cpu) - 2} workers", cluster.whole, documents)
    for name, seconds in cluster.cpu.items():
        findings.rows[f"of that, {name}"] = {"CPU s": seconds}


def measure_cluster(subject: Subject, leaflets: int, languages: Sequence[str]) -> Findings:
    """The table of both."""
    if not has_cluster():
        return Findings("On a cluster", notes=[MISSING])
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        write_catalogue(place / "source", leaflets, languages)
        tell("cluster: one process")
        serial = build_into(subject, place, "serial", "--executor", "serial")
        tell("cluster: Dask")
        cluster = build_on_cluster(subject, place, "cluster")
        documents = count_documents(place / "serial")
        findings = Findings(f"{documents} documents on a cluster")
        add_build(findings, "serial", serial, documents)
        add_cluster(findings, cluster, documents)
        findings.ratios["CPU a document, Dask against serial"] = cluster.whole.cpu / serial.cpu
        findings.ratios["clock, serial against Dask"] = serial.clock / cluster.whole.clock
        findings.notes.append(compare_outputs(place / "serial", place / "cluster"))
    return findings
