"""Commands that take long: they are ended in time and watched while they run, and what stands beside them ends too."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from measuring.companions import Companions, NotReadyError
from measuring.cpu import OutOfTimeError
from measuring.subject import Subject
from measuring.watching import Process, Watch, name_role
from tests.needs import need

READY = (sys.executable, "-c", "import time; print('ready at: here', flush=True); time.sleep(60)")
ALSO = """
import subprocess, sys, time
beside = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(beside.pid, flush=True)
time.sleep(60)
"""
LARGE = """
import subprocess, sys, time
if len(sys.argv) > 1:
    held = bytearray(60_000_000)
    time.sleep(3)
else:
    subprocess.run([sys.executable, "-c", open("large.py").read(), "again"])
"""


@pytest.mark.slow
def test_a_command_is_ended_in_time_with_all_that_it_has_started(tmp_path: Path) -> None:
    start = time.monotonic()
    with pytest.raises(OutOfTimeError, match="was ended after 1 seconds") as caught:
        Subject(bound=1.0).python(tmp_path, "-c", ALSO)
    assert time.monotonic() - start < 20
    beside = int(str(caught.value).splitlines()[-1])
    with pytest.raises(ProcessLookupError):
        os.kill(beside, 0)


def test_a_command_that_is_done_in_time_is_measured(tmp_path: Path) -> None:
    assert Subject(bound=60.0).python(tmp_path, "-c", "print('done')").output == "done\n"


def test_it_is_not_waited_for_what_was_there_before(tmp_path: Path) -> None:
    need(Path("/proc/self/task").exists(), "a system that tells of child processes")
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as beside:
        try:
            assert Subject(bound=20.0).python(tmp_path, "-c", "print('done')").output == "done\n"
            assert beside.poll() is None
        finally:
            beside.kill()


@pytest.mark.slow
def test_the_peak_of_each_process_is_seen(tmp_path: Path) -> None:
    need(sys.platform.startswith("linux"), "a system that keeps the peak of each process")
    (tmp_path / "large.py").write_text(LARGE, encoding="utf-8")
    with Watch(tmp_path) as watch:
        subprocess.run([sys.executable, "large.py"], cwd=tmp_path, check=True)
    ours = (one for one in watch.processes.values() if "large.py" in one.command)  # others may stand beside them
    one, other = sorted(ours, key=lambda one: one.peak)
    assert other.peak > one.peak + 50 and other.parent == one.number


def test_processes_are_called_after_what_they_do() -> None:
    server = "python -c from multiprocessing.forkserver import main"
    command = "python -m pipeline.cli build --executor processes"
    seen = {
        number: Process(number, parent, words, 10.0 * number)
        for number, parent, words in (
            (1, 0, command),
            (2, 1, server),
            (3, 2, server),
            (4, 2, server),
            (5, 3, "/some/pandoc --from json"),
            (6, 4, "/some/pandoc --from json"),
        )
    }
    assert [name_role(one, seen) for one in seen.values()][:4] == ["build", "server of workers", "worker", "worker"]
    peaks = Watch(Path(), seen).list_peaks()
    assert peaks == {"build": 10.0, "server of workers": 20.0, "worker 1": 30.0, "worker 2": 40.0, "pandoc": 60.0}


def test_companions_are_there_when_they_say_so_and_gone_afterwards() -> None:
    with pytest.raises(KeyboardInterrupt), Companions() as companions:
        process, said = companions.start("one", READY, os.environ, r"ready at: (\S+)")
        assert said == "here" and process.poll() is None
        raise KeyboardInterrupt
    assert process.poll() is not None and not companions.place.exists()


def test_a_companion_that_ends_at_once_says_why() -> None:
    words = [sys.executable, "-c", "raise SystemExit('no port is free')"]
    with pytest.raises(NotReadyError, match="no port is free"), Companions() as companions:
        companions.start("one", words, os.environ, "(ready)")
