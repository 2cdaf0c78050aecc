"""A catalogue as a ministry has it, of a thousand documents say: in parts, because each takes long, and in a place that
may be kept, so that each part can be run alone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from catalogue.plans import LeafletPlan
from catalogue.writing import list_names, write_catalogue
from measuring.cpu import Measured
from measuring.findings import Findings
from measuring.subject import Subject
from measuring.telling import tell
from measuring.watching import Watch
from steps.building import add_build, build_into, compare_outputs, count_documents
from steps.cluster import MISSING, add_cluster, build_on_cluster, has_cluster

PROCESSES, CLUSTER = "processes", "cluster"
CORES = 2
PLAIN = LeafletPlan(sections=3, sentences=3, items=3, rows=3, terms=1, facts=1, messages=4, photos=0)
"""A leaflet of which a thousand can be made in minutes."""
MESSAGES = ("build", "--format", "messages")


@dataclass(frozen=True)
class Thousand:
    """The catalogue, which is written into a place where it is not there yet: so many leaflets in some languages. Of
    cheap ones, `sizes` are built and verified, and so many of the others `verified`."""

    subject: Subject
    place: Path
    leaflets: int
    languages: Sequence[str]
    sizes: Sequence[int]
    verified: Sequence[int]

    @cached_property
    def names(self) -> list[str]:
        """The leaflets of the catalogue."""
        names = list_names(self.leaflets)
        if not (self.place / "source").exists():
            tell(f"thousand: {self.leaflets} leaflets in {len(self.languages)} languages are written")
            write_catalogue(self.place / "source.part", self.leaflets, self.languages)
            (self.place / "source.part").rename(self.place / "source")
        return names

    def build_in_processes(self) -> Findings:
        """The catalogue, built once by processes on all cores of a usual machine."""
        self._begin(PROCESSES)
        with Watch(self.place) as watch:
            built = build_into(self.subject, self.place, PROCESSES, "--executor", "processes", "--jobs", str(CORES))
        documents = count_documents(self.place / PROCESSES)
        findings = Findings(f"{documents} documents in {CORES} processes")
        add_build(findings, f"{CORES} processes", built, documents)
        return self._finish(findings, watch)

    def build_on_cluster(self) -> Findings:
        """The catalogue, built once by as many workers of a cluster."""
        if not has_cluster():
            return Findings("On a cluster", notes=[MISSING])
        self._begin(CLUSTER)
        with Watch(self.place) as watch:
            built = build_on_cluster(self.subject, self.place, CLUSTER, CORES)
        documents = count_documents(self.place / CLUSTER)
        findings = Findings(f"{documents} documents on a cluster")
        add_cluster(findings, built, documents)
        return self._finish(findings, watch)

    def verify(self) -> Findings:
        """What was built, read back: so many leaflets in all languages and forms."""
        findings = Findings("verify, of the catalogue")
        built = next((one for one in (PROCESSES, CLUSTER) if (self.place / one / "outputs").exists()), "")
        if not built:
            findings.notes.append("not measured: nothing was built in this place")
        for size in self.verified if built else ():
            tell(f"thousand: {size} leaflets are verified")
            words = ("verify", "--output", f"{built}/outputs", *self.names[:size])
            measured = self.subject.plainleaf(
                self.place, *words, expected=(0, 1)
            )  # forms that were not made are missed
            findings.add(f"{size} leaflets", measured, **{"CPU s a leaflet": measured.cpu / size})
        return findings

    def compare_sizes(self) -> Findings:
        """What a leaflet costs in catalogues of several sizes, which have English messages alone: so little to make
        that what a catalogue itself costs is seen. A command that has one leaflet is taken away, because it starts
        too."""
        findings = Findings("A leaflet in catalogues of several sizes, with English messages alone")
        alone = self._measure_catalogue(1)
        each: dict[str, list[float]] = {name: [] for name in alone}
        for size in self.sizes:
            for name, measured in self._measure_catalogue(size).items():
                each[name].append((measured.cpu - alone[name].cpu) / (size - 1))
                row = {"CPU s a leaflet": measured.cpu / size, "ms each further one": each[name][-1] * 1000}
                findings.add(f"{name}, {size:,} leaflets", measured, **row)
        for name, some in each.items():
            what = f"{name}: a further leaflet of {self.sizes[-1]:,} against one of {self.sizes[0]:,}, CPU"
            findings.ratios[what] = some[-1] / some[0]
        return findings

    def _measure_catalogue(self, leaflets: int) -> dict[str, Measured]:
        tell(f"thousand: a catalogue of {leaflets:,} leaflets")
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            write_catalogue(place / "source", leaflets, ("en",), plan=_plan_plain)
            commands = {"check": ("check",), "build": MESSAGES, "nothing to do": MESSAGES, "verify": ("verify",)}
            return {
                name: self.subject.plainleaf(place, *words, expected=(0, 1) if name == "verify" else (0,))
                for name, words in commands.items()
            }

    def _begin(self, part: str) -> None:
        """Have the catalogue there, and nothing that was built of it before."""
        count = len(self.names)
        shutil.rmtree(self.place / part, ignore_errors=True)
        tell(f"thousand: {count} leaflets, {part}")

    def _finish(self, findings: Findings, watch: Watch) -> Findings:
        for process, peak in watch.list_peaks().items():
            findings.rows[f"the most memory of: {process}"] = {"memory MB": peak}
        if all((self.place / part / "outputs" / "manifest.json").exists() for part in (PROCESSES, CLUSTER)):
            findings.notes.append(compare_outputs(self.place / PROCESSES, self.place / CLUSTER))
        return findings


PARTS: dict[str, Callable[[Thousand], Findings]] = {
    PROCESSES: Thousand.build_in_processes,
    CLUSTER: Thousand.build_on_cluster,
    "verify": Thousand.verify,
    "sizes": Thousand.compare_sizes,
}
"""What is measured, by the name that `--part` takes."""


def measure_thousand(
    subject: Subject,
    leaflets: int,
    languages: Sequence[str],
    *,
    sizes: Sequence[int],
    parts: Sequence[str] = (),
    kept: Path | None = None,
) -> Iterator[Findings]:
    """A table a part, of those that are asked for or of all; in a place that is `kept`, or in one for a while."""
    with nullcontext(kept) if kept else tempfile.TemporaryDirectory() as name:
        place = Path(name).resolve()
        place.mkdir(parents=True, exist_ok=True)
        verified = sorted({min(size, leaflets) for size in sizes})
        thousand = Thousand(subject, place, leaflets, languages, sizes, verified)
        for part, measure in PARTS.items():
            if part in parts or not parts:
                yield measure(thousand)


def _plan_plain(random: Random) -> LeafletPlan:
    return PLAIN
