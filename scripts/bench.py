"""Measures the commands that people wait for, on this machine: `make bench`.

Every step runs in a process of its own and writes into a temporary folder, so that nothing made before helps it. CPU
is user + system time of the process and all that it started and waited for. Compare the ratios: absolute figures differ
from machine to machine.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = Path(sys.executable).parent / "plainleaf"
KIBIBYTE = 1 if sys.platform == "darwin" else 1024      # ru_maxrss is in bytes on macOS, in kibibytes on Linux


def measure(*arguments: str) -> tuple[float, float, float]:
    """Runs plainleaf once. Returns seconds on the clock, CPU seconds, and peak memory of its largest process in MB."""
    start = time.perf_counter()
    process = subprocess.Popen([COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)     # not process.wait(), which says nothing of CPU and memory
    clock = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench: plainleaf {' '.join(arguments)} ended with exit code {process.returncode}")
    return clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KIBIBYTE / 1e6


def main() -> None:
    """Prints a Markdown table, one line a step."""
    print("| step | clock s | CPU s | memory MB |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        build = ("build", "--output", str(Path(folder) / "outputs"))
        for step, arguments in (("build, cold", build), ("build, nothing to do", build), ("check", ("check",))):
            clock, cpu, memory = measure(*arguments)
            print(f"| {step} | {clock:.2f} | {cpu:.2f} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
