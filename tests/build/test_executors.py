"""Executors: how the processes start that do the work."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pipeline.build.executors import LONGEST_PATH
from tests.paths import ROOT

pytestmark = pytest.mark.slow

WORK = """
from pipeline.build.executors import Execution, make_executor
if __name__ == "__main__":
    with make_executor(Execution("processes", 2), 2) as running:
        print(*running.map(abs, (-1, -2)))
"""


@pytest.mark.parametrize("length", [30, LONGEST_PATH - 32, LONGEST_PATH - 31, 200])
def test_work_is_done_however_long_the_path_of_the_temporary_folder_is(length: int) -> None:
    with tempfile.TemporaryDirectory(prefix="p", dir="/tmp") as short:
        script = Path(short, "work.py")
        script.write_text(WORK, encoding="utf-8")
        folder = Path(short, "a" * (length - len(short) - 1))
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, str(script)],
            env={**os.environ, "TMPDIR": str(folder), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.stdout == "1 2\n", done.stderr
