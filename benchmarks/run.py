"""Benchmarks of what people wait for, on this machine: `make bench`; with `--full`, what is measured by hand for hours.

CPU is user + system time of every process that a command causes; where that cannot be known, it is said. Steps that are
compared take turns, and figures are medians. Compare the ratios: absolute figures differ from machine to machine, and
the clock from moment to moment. What is found is printed, and written as JSON; what is being measured is told on
standard error.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from catalogue.tongues import LANGUAGES
from measuring.cpu import FailedCommandError, OutOfTimeError, ask_for_orphans
from measuring.findings import Findings
from measuring.subject import BENCHMARKS, Subject
from measuring.telling import tell
from sizes import Sizes, read_sizes
from steps.cluster import measure_cluster
from steps.cold import measure_cold
from steps.engines import measure_engines
from steps.growth import DIMENSIONS, measure_growth
from steps.idle import measure_idle
from steps.many import measure_many
from steps.memory import measure_memory
from steps.thousand import PARTS, measure_thousand

Step = Callable[[Subject, Sizes, argparse.Namespace], Iterable[Findings]]


def _measure_many(subject: Subject, sizes: Sizes, asked: argparse.Namespace) -> Iterable[Findings]:
    return measure_many(
        subject,
        sizes.leaflets,
        sizes.languages,
        cold=sizes.alone,
        edits=sizes.edits,
        verified=sizes.verified,
    )


def _measure_thousand(subject: Subject, sizes: Sizes, asked: argparse.Namespace) -> Iterable[Findings]:
    if not sizes.thousand:
        return ()
    leaflets = -(-sizes.thousand // len(LANGUAGES))
    return measure_thousand(subject, leaflets, LANGUAGES, sizes=sizes.compared, parts=asked.part, kept=asked.place)


STEPS: Mapping[str, Step] = {
    "cold": lambda subject, sizes, asked: [measure_cold(subject, sizes.runs)],
    "engines": lambda subject, sizes, asked: [measure_engines(subject, sizes.runs, asked.engines)],
    "idle": lambda subject, sizes, asked: [measure_idle(subject, sizes.runs, sizes.idle, sizes.idle_documents)],
    "many": _measure_many,
    "cluster": lambda subject, sizes, asked: [measure_cluster(subject, sizes.leaflets, sizes.languages)],
    "memory": lambda subject, sizes, asked: [measure_memory(subject, *sizes.memory)],
    "growth": lambda subject, sizes, asked: measure_growth(subject, sizes.growing, sizes.runs),
    "thousand": _measure_thousand,
}
"""The steps, by the name that `--only` takes."""


def name_some(known: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """A reader of names with commas, which have to be among those that are known."""

    def read(text: str) -> tuple[str, ...]:
        names = tuple(filter(None, text.split(",")))
        if unknown := set(names) - set(known):
            raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))} is none of {', '.join(known)}")
        return names

    return read


def read_arguments(words: list[str] | None = None) -> argparse.Namespace:
    """What is asked for; who names what grows, or a part, asks for that step alone."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="large sizes, for hours")
    parser.add_argument("--only", type=name_some(STEPS), default=(), help=f"steps, with commas: {', '.join(STEPS)}")
    parser.add_argument("--runs", type=int, help="of each step that takes turns")
    parser.add_argument("--leaflets", type=int, help="of `many` and `cluster`, in each language")
    parser.add_argument("--documents", type=int, help="of `thousand`, and of which nothing is to be done")
    parser.add_argument("--memory", type=int, help="documents whose memory is watched")
    growing = ", ".join(DIMENSIONS)
    parser.add_argument("--growth", type=name_some(DIMENSIONS), default=(), help=f"only what grows: {growing}")
    parser.add_argument("--part", type=name_some(PARTS), default=(), help=f"of `thousand`: {', '.join(PARTS)}")
    parser.add_argument("--place", type=Path, help="a folder in which the catalogue of `thousand` is kept")
    parser.add_argument("--engines", type=Path, help="a folder with environments of other engines, by their names")
    parser.add_argument("--bound", type=float, help="seconds after which a command is ended")
    parser.add_argument("--json", type=Path, default=BENCHMARKS / "results.json")
    asked = parser.parse_args(words)
    asked.only = asked.only or (*(["growth"] if asked.growth else []), *(["thousand"] if asked.part else []))
    return asked


def run(subject: Subject, asked: argparse.Namespace) -> Iterator[Findings]:
    """Each step that is asked for. Where a command of one fails or runs out of time, the others are measured all the
    same."""
    sizes = read_sizes(asked)
    for name, step in STEPS.items():
        if name in asked.only or not asked.only:
            try:
                yield from step(subject, sizes, asked)
            except (FailedCommandError, OutOfTimeError) as error:
                tell(str(error))
                yield Findings(name, notes=[f"not measured: {str(error).splitlines()[0]}"])


def main() -> None:
    """Print tables, and write the figures."""
    asked = read_arguments()
    counts_all = ask_for_orphans()
    if not counts_all:
        print("This system does not hand on processes that outlive their parent: their CPU is not counted.\n")
    every = []
    for findings in run(Subject(bound=asked.bound), asked):
        print(findings.render(), flush=True)
        every.append(findings.as_json())
        asked.json.write_text(json.dumps({"counts_all": counts_all, "findings": every}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
