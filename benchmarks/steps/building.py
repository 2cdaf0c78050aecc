"""Building of one catalogue several times, each into a folder and with a store of its own, and whether what came out is
the same."""

from __future__ import annotations

import json
from pathlib import Path

from measuring.cpu import Measured
from measuring.findings import Findings
from measuring.subject import Subject
from steps.cold import FORMATS


def build_into(subject: Subject, place: Path, into: str, *words: str) -> Measured:
    """A build of the source of a place into a folder below it."""
    (place / into).mkdir(exist_ok=True)
    return subject.plainleaf(place, "build", *FORMATS, "--output", f"{into}/outputs", *words)


def add_build(findings: Findings, name: str, measured: Measured, documents: int) -> None:
    """A row with what a build of so many documents took. Its memory is no part of it, as that of a process is no less
    than that of the one which measures, and that has written a catalogue."""
    each = measured.cpu / documents
    findings.rows[name] = {"clock s": measured.clock, "CPU s": measured.cpu, "CPU s a document": each}


def count_documents(built: Path) -> int:
    """How many documents were built: a leaflet in a language, and for a place."""
    return len(list((built / "outputs").glob("*/*/**/messages.json")))


def compare_outputs(one: Path, other: Path) -> str:
    """A sentence on the bytes of two builds, by their manifests."""
    a, b = (_read_digests(built / "outputs" / "manifest.json") for built in (one, other))
    differing = sorted(path for path in a | b if a.get(path) != b.get(path))
    both = f"{one.name} and {other.name}"
    if differing:
        return f"OTHER BYTES: {len(differing)} of {len(a | b)} files of {both}, the first {differing[0]}"
    return f"{len(a)} files, of {both}: the same bytes"


def _read_digests(manifest: Path) -> dict[str, str]:
    return {path: entry["sha256"] for path, entry in json.loads(manifest.read_text(encoding="utf-8"))["files"].items()}
