"""Two commits side by side: `make bench-compare A=<commit> B=<commit>`. Each is checked out into a temporary folder and
run by the same interpreter, with the same packages, in turns (A B A B)."""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from catalogue.writing import write_catalogue
from measuring.cpu import Measured
from measuring.findings import Findings
from measuring.subject import HERE, Subject
from measuring.turns import Step, take_turns
from steps.cold import FORMATS, build_first, check_first

Measure = Callable[[Subject, Path], Measured]


def build_again(subject: Subject, folder: Path) -> Measured:
    """A build with nothing to do."""
    build_first(subject, folder)
    return build_first(subject, folder)


def build_several(source: Path, subject: Subject, folder: Path) -> Measured:
    """A small catalogue, cold, in one process."""
    return subject.plainleaf(folder, "build", "--source", str(source), *FORMATS, "--executor", "serial")


@contextlib.contextmanager
def check_out(commit: str, folder: Path) -> Iterator[Subject]:
    """A commit in a folder, for a while."""
    subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(folder), commit], cwd=HERE, check=True)
    try:
        yield Subject(folder)
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(folder)], cwd=HERE, check=True)


def compare(a: Subject, b: Subject, runs: int) -> Iterator[Findings]:
    """A table a step: both commits, and what B takes against A."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        write_catalogue(source, 1)
        what: dict[str, Measure] = {
            "one leaflet, cold": build_first,
            "one leaflet, nothing to do": build_again,
            "check": check_first,
            "six documents, cold": partial(build_several, source),
        }
        for name, measure in what.items():
            steps: dict[str, Step] = {side: partial(measure, one) for side, one in (("A", a), ("B", b))}
            medians = take_turns(steps, runs)
            findings = Findings(name)
            for side, measured in medians.items():
                findings.add(side, measured)
            findings.ratios["B against A, CPU"] = medians["B"].cpu / medians["A"].cpu
            yield findings


def main() -> None:
    """Print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("a")
    parser.add_argument("b")
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
        a, b = (
            stack.enter_context(check_out(commit, Path(name) / side))
            for side, commit in (("a", asked.a), ("b", asked.b))
        )
        for findings in compare(a, b, asked.runs):
            print(findings.render(), flush=True)


if __name__ == "__main__":
    main()
