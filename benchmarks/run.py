"""Benchmarks of what people wait for, on this machine: `make bench`.

Each step runs in a process of its own, several times; a cold build gets a new folder each time, so that nothing made
before helps it. Before the runs that count there is one that does not, so that Python's own compiled modules are
there, as they are for whoever has run a command before. CPU is user + system time of the process and all that it waited
for. The figures are medians; compare the ratios, because absolute figures differ from machine to machine. They are
printed and written as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
COMMAND = str(Path(sys.executable).parent / "plainleaf")
LEAFLET = ROOT / "source" / "muscle-atrophy" / "en.md"
WHAT = (LEAFLET.parent.name, "--language", LEAFLET.stem)
"""The leaflet in the language of the plain script."""
KIBIBYTE = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes on macOS, in kibibytes on Linux

AROUND = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

Arguments = Callable[[Path], list[str]]


def measure_command(arguments: list[str]) -> dict[str, float]:
    """Run a command once: seconds on the clock, CPU seconds, and the peak memory of its largest process in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(arguments, cwd=ROOT, env=AROUND, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)  # process.wait() says nothing of CPU and memory
    clock = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench: {' '.join(arguments)} ended with exit code {process.returncode}")
    memory = usage.ru_maxrss * KIBIBYTE / 1e6
    return {"clock_s": clock, "cpu_s": usage.ru_utime + usage.ru_stime, "memory_mb": memory}


def measure_step(runs: int, arguments: Arguments, before: Arguments | None = None) -> dict[str, float]:
    """The medians of a step; `before` is run in the same folder first and not counted."""
    measured = []
    for _ in range(1 + runs):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            if before:
                measure_command(before(folder))
            measured.append(measure_command(arguments(folder)))
    return {figure: round(statistics.median(run[figure] for run in measured[1:]), 3) for figure in measured[0]}


def build_command(folder: Path) -> list[str]:
    """A build of the same words into a folder of its own, with a store of its own."""
    return [
        COMMAND,
        "build",
        *WHAT,
        "--output",
        str(folder / "outputs"),
        "--format",
        "html,pdf,epub,messages",
    ]


def naive_command(folder: Path) -> list[str]:
    """The plain script on the same words."""
    return [sys.executable, str(HERE / "naive.py"), str(LEAFLET), str(folder)]


def main() -> None:
    """Print a table and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path, default=HERE / "results.json")
    options = parser.parse_args()
    steps = {
        "plain script: two pandoc runs, one WeasyPrint run": measure_step(options.runs, naive_command),
        "build, cold: page, PDF, EPUB, messages": measure_step(options.runs, build_command),
        "build, nothing to do": measure_step(options.runs, build_command, before=build_command),
        "check": measure_step(options.runs, lambda folder: [COMMAND, "check", *WHAT]),
    }
    script, cold = (steps[name]["cpu_s"] for name in list(steps)[:2])
    ratio = round(cold / script, 2)
    print("| step | clock s | CPU s | memory MB |\n|---|---|---|---|")
    for name, figures in steps.items():
        print(f"| {name} | {figures['clock_s']:.2f} | {figures['cpu_s']:.2f} | {figures['memory_mb']:.0f} |")
    print(f"\nA cold build takes {ratio} times the CPU of the plain script.")
    options.json.write_text(json.dumps({"runs": options.runs, "steps": steps, "cold_to_plain": ratio}, indent=1) + "\n")


if __name__ == "__main__":
    main()
