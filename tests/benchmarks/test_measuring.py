"""Measuring: no process is left out, steps take turns, and an estimate is the arithmetic that it says it is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from estimate import Cost, estimate
from measuring.cpu import Measured
from measuring.findings import Findings
from measuring.turns import take_turns
from tests.needs import need
from tests.paths import ROOT

AWAY = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while time.process_time() < 0.5:
            pass
        print("done", flush=True)
    os._exit(0)
"""
"""Ends at once, and leaves behind a process that takes half a second of CPU."""
MEASURE = """
import json, os, sys
from pathlib import Path
from measuring.cpu import measure_command
measured = measure_command([sys.executable, "-c", sys.argv[1]], Path(sys.argv[2]), os.environ)
print(json.dumps(vars(measured)))
"""


@pytest.mark.slow
def test_a_process_that_goes_away_is_counted(tmp_path: Path) -> None:
    need(sys.platform.startswith("linux"), "a system that hands on orphans")
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, AWAY, str(tmp_path)],
        cwd=ROOT / "benchmarks",
        capture_output=True,
        text=True,
        check=True,
    )
    measured = json.loads(done.stdout)
    assert measured["cpu"] >= 0.5 and measured["output"] == "done\n"


def test_steps_take_turns_and_the_first_run_does_not_count() -> None:
    order = []

    def take(name: str, seconds: list[float]) -> Measured:
        order.append(name)
        return Measured(0.0, seconds.pop(0), 0.0)

    a, b = [9.0, 1.0, 5.0, 2.0], [9.0, 4.0, 4.0, 4.0]
    medians = take_turns({"A": lambda _: take("A", a), "B": lambda _: take("B", b)}, runs=3)
    assert "".join(order) == "ABABABAB"
    assert (medians["A"].cpu, medians["B"].cpu) == (2.0, 4.0)


def test_an_estimate_divides_what_workers_can_take_over() -> None:
    cost = Cost(document=1.8, serial=0.18, pool=1.1)
    assert cost.find_hours(20_000, 1) == pytest.approx(10.0)
    assert cost.find_hours(20_000, 4) == pytest.approx(10.0 * 1.1 / 4)
    assert cost.find_hours(20_000, 256) == pytest.approx(1.0), "what one process does is not divided"
    assert "estimate" in estimate(cost).render()


def test_findings_are_a_table_and_json() -> None:
    findings = Findings("Cold")
    findings.add("build", Measured(2.0, 1.5, 100.0), **{"forms made": 1200})
    findings.ratios["against the plain script"] = 1.25
    assert findings.render().splitlines()[2:] == [
        "| | clock s | CPU s | memory MB | forms made |",
        "|---|---:|---:|---:|---:|",
        "| build | 2.00 | 1.50 | 100.00 | 1,200 |",
        "",
        "- against the plain script: 1.25",
    ]
    assert json.loads(json.dumps(findings.as_json()))["rows"]["build"]["CPU s"] == 1.5
