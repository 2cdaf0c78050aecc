"""Benchmarks of what people wait for, on this machine: `make bench`; with `--full`, what is measured by hand for hours.

CPU is user + system time of every process that a command causes; where that cannot be known, it is said. Steps that are
compared take turns, and figures are medians. Compare the ratios: absolute figures differ from machine to machine, and
the clock from moment to moment. What is found is printed, and written as JSON.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.tongues import LANGUAGES
from measuring.cpu import ask_for_orphans
from measuring.findings import Findings
from measuring.subject import BENCHMARKS, Subject
from steps.cold import measure_cold
from steps.growth import DIMENSIONS, measure_growth
from steps.idle import measure_idle
from steps.many import measure_many
from steps.memory import measure_memory


@dataclass(frozen=True)
class Sizes:
    """How much is measured: runs of each step that takes turns; leaflets in English, and documents in all languages, of
    which nothing is to be done; leaflets that are built in some languages, some of their documents also alone, and
    edited and verified; documents whose memory is watched; and in how many ways a leaflet grows."""

    runs: int
    idle: tuple[int, ...]
    idle_documents: int
    leaflets: int
    languages: tuple[str, ...]
    alone: int
    edits: int
    verified: tuple[int, ...]
    memory: tuple[int, int]
    growing: int


BOUNDED = Sizes(2, (1, 40), 0, 1, ("ar", "en", "hi"), 2, 1, (1,), (6, 2), 0)
FULL = Sizes(7, (1, 200), 20_000, 50, LANGUAGES, 12, 3, (10, 50), (1000, 100), len(DIMENSIONS))


def list_steps(subject: Subject, sizes: Sizes) -> Mapping[str, Callable[[], list[Findings]]]:
    """The steps, by the name that `--only` takes."""
    return {
        "cold": lambda: [measure_cold(subject, sizes.runs)],
        "idle": lambda: [measure_idle(subject, sizes.runs, sizes.idle, sizes.idle_documents)],
        "many": lambda: _measure_many(subject, sizes),
        "memory": lambda: [measure_memory(subject, *sizes.memory)],
        "growth": lambda: [measure_growth(subject, DIMENSIONS[: sizes.growing])] if sizes.growing else [],
    }


def _measure_many(subject: Subject, sizes: Sizes) -> list[Findings]:
    return measure_many(
        subject,
        sizes.leaflets,
        sizes.languages,
        cold=sizes.alone,
        edits=sizes.edits,
        verified=sizes.verified,
    )


def read_sizes(asked: argparse.Namespace) -> Sizes:
    """What is asked for, where that is not what is usual."""
    usual = FULL if asked.full else BOUNDED
    return Sizes(
        runs=asked.runs or usual.runs,
        idle=usual.idle,
        idle_documents=usual.idle_documents if asked.documents is None else asked.documents,
        leaflets=asked.leaflets or usual.leaflets,
        languages=usual.languages,
        alone=usual.alone,
        edits=usual.edits,
        verified=tuple(sorted({min(size, asked.leaflets or usual.leaflets) for size in usual.verified})),
        memory=(asked.memory, max(1, asked.memory // 10)) if asked.memory else usual.memory,
        growing=usual.growing,
    )


def run(subject: Subject, sizes: Sizes, only: list[str]) -> Iterator[Findings]:
    """Each step that is asked for."""
    for name, step in list_steps(subject, sizes).items():
        if name in only or not only:
            yield from step()


def main() -> None:
    """Print tables, and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="large sizes, for hours")
    parser.add_argument("--only", default="", help="steps, with commas: cold, idle, many, memory, growth")
    parser.add_argument("--runs", type=int, help="of each step that takes turns")
    parser.add_argument("--leaflets", type=int, help="of `many`, each in six languages")
    parser.add_argument("--documents", type=int, help="of which nothing is to be done")
    parser.add_argument("--memory", type=int, help="documents whose memory is watched")
    parser.add_argument("--json", type=Path, default=BENCHMARKS / "results.json")
    asked = parser.parse_args()
    counts_all = ask_for_orphans()
    if not counts_all:
        print("This system does not hand on processes that outlive their parent: their CPU is not counted.\n")
    every = []
    for findings in run(Subject(), read_sizes(asked), list(filter(None, asked.only.split(",")))):
        print(findings.render(), flush=True)
        every.append(findings.as_json())
        asked.json.write_text(json.dumps({"counts_all": counts_all, "findings": every}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
