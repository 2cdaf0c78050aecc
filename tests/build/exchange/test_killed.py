"""Killed at random moments while it publishes, a command leaves no leaflet torn, and the next one no stray file."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.build.outputs_folder import Outputs
from tests.build.exchange import small_outputs
from tests.build.exchange.small_outputs import LEAFLETS, publish
from tests.paths import ROOT
from tests.workspace import read_files

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("PLAINLEAF_KILLS", "8"))
"""How often; PLAINLEAF_KILLS=50 is what is promised."""
FILES = 60


@dataclass
class Reader:
    """Reads each leaflet again and again, and notes when it has files of two states, or is not there."""

    folder: Path
    torn: list[str] = field(default_factory=list)
    missing: int = 0
    looks: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def read_all(self) -> None:
        while not self.stop.is_set():
            for leaflet in LEAFLETS:
                self._read(self.folder / leaflet)

    def _read(self, folder: Path) -> None:
        """A folder that was exchanged while it was read says nothing."""
        try:
            before = folder.stat().st_ino
            files = read_files(folder)
            same = folder.stat().st_ino == before
        except FileNotFoundError:
            self.missing += not folder.exists()
            return
        self.looks += same
        states = {data for name, data in files.items() if not name.endswith("same.txt")}
        if same and (len(states) != 1 or len(files) != len(small_outputs.FILES) + FILES):
            self.torn.append(f"{folder.name}: {states}, {len(files)} files")


def publish_elsewhere(
    folder: Path, number: int, words: tuple[str, ...], patience: float | None = None
) -> tuple[bool, float]:
    """Publish in another process and kill it so many seconds after it is ready. True where it was still at it, and the
    seconds from when it was ready to its end."""
    command = (sys.executable, "-m", "tests.build.exchange.small_outputs", str(folder), f"state-{number}", str(FILES))
    process = subprocess.Popen((*command, *words), stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    start = time.monotonic()
    if patience is not None:
        time.sleep(patience)
        process.kill()
    process.stdout.read()
    process.stdout.close()
    return process.wait() != 0, time.monotonic() - start


@pytest.mark.parametrize("words", [(), ("--without-exchange",)], ids=["exchange", "two renames"])
def test_no_leaflet_is_torn_at_any_moment(tmp_path: Path, words: tuple[str, ...]) -> None:
    folder = tmp_path / "outputs"
    publish(folder, "state-0", FILES)
    reader = Reader(folder)
    thread = threading.Thread(target=reader.read_all)
    thread.start()
    chance, killed = random.Random(7), 0
    try:
        runs = [publish_elsewhere(folder, number, words) for number in (0, -1)]
        assert not any(stopped for stopped, _ in runs)
        usual = min(seconds for _, seconds in runs)
        for number in range(1, KILLS + 1):
            stopped, _ = publish_elsewhere(folder, number, words, chance.uniform(0, usual))
            killed += stopped
            Outputs.open(folder)  # the next command
            check_whole(folder)
    finally:
        reader.stop.set()
        thread.join()
    print(f"{killed} of {KILLS} killed while publishing, {reader.looks} looks, {reader.missing} times no folder")
    assert reader.torn == [] and reader.looks > 10 and killed > KILLS / 3
    assert words or not reader.missing, "with an exchange there is a folder at every moment"


def check_whole(folder: Path) -> None:
    """No stray file, and the manifest says what is true."""
    entries = json.loads((folder / "manifest.json").read_bytes())["files"]
    files = {name: sha256(data).hexdigest() for name, data in read_files(folder).items() if name != "manifest.json"}
    assert {name: entry["sha256"] for name, entry in entries.items()} == files
    assert {path.name for path in folder.iterdir()} == {"manifest.json", *LEAFLETS}
    assert {path.name for path in (folder.parent / ".plainleaf").iterdir()} == {"lock", "published"}
