"""A worker that says after every so many documents how much memory it holds (Linux): `memory_watched.py SOURCE EVERY`.
It lays out print leaflets, as a worker of a pool does, which keeps nothing of what it made."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.build.checking import check_source
from pipeline.build.jobs import make_plans
from pipeline.build.memory import collect_seldom
from pipeline.conversion import find_format
from pipeline.validation.folder import find_leaflets

FORMAT = "pdf"
STATUS = Path("/proc/self/status")


def read_held() -> float:
    """The memory that this process holds, in MB."""
    lines = STATUS.read_text(encoding="ascii").splitlines() if STATUS.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


def main() -> None:
    """Make every document, a leaflet at a time."""
    collect_seldom()
    source, every, made = Path(sys.argv[1]), int(sys.argv[2]), 0
    form = find_format(FORMAT)
    for name in find_leaflets(source):
        for plan in make_plans(check_source(source, Path.cwd(), (name,)).good, (FORMAT,)):
            form.write(plan.find_document(FORMAT), {}, plan.place)
            made += 1
            if made % every == 0:
                print("held", made, f"{read_held():.1f}", flush=True)


if __name__ == "__main__":
    main()
