"""Fuzzer of the source files: the example, spoilt at random, is checked in this process. Diagnostics may come of it,
and a leaflet that can be composed; an exception, a diagnostic outside its file or a hang may not.

`python -m tests.fuzzing --seconds 60 --seed 1` (`make fuzz`). What is done in a case depends on the seed and the number
of the case alone: `--case` runs one again.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from random import Random
from types import FrameType

from pipeline.templating.compose import compose
from tests.paths import EXAMPLE
from tests.workspace import PUBLISHER, SETTINGS, SHARED, WORDS, Workspace

PATIENCE = 20
"""Seconds after which a check hangs."""
FILES = (WORDS, WORDS, WORDS, SETTINGS, SETTINGS, PUBLISHER, SHARED, "glossary.yaml", "references.yaml")
"""What is spoilt; what stands here more than once is spoilt more often."""
TOKENS = (
    *("::: ", ":::", "{.", "#", "}", "{{", "}}", "[@", "]{.term}", "((", "))", "[", "](", ")", "![", "`", "```"),
    *("**", "_", "---\n", "...\n", "- ", "1. ", "> ", "| ", "|---|\n", "\n\n", "\n", "\t", " ", "  \n", "\\", "<b>"),
    *("<!--", "&#0;", ": ", "{", "&a ", "*a", "!!str ", "|\n", ">\n", "? ", "'", '"', "%YAML 1.2\n", "null", "~"),
    *("0x1", "\0", "\x1b", "\u200b", "\u202e", "\ufeff", "\u0301", "\U0001f469\U0001f3fd\u200d", "ا", "\r", "\u2028"),
    *("9" * 40, "a" * 4000, "é"),
)

Change = Callable[[Random, bytes], bytes]


def _cut(random: Random, data: bytes) -> bytes:
    start, end = _slice(random, data)
    return data[:start] + data[end:]


def _repeat(random: Random, data: bytes) -> bytes:
    start, end = _slice(random, data)
    return data[:end] + data[start:end] * random.choice((1, 2, 30)) + data[end:]


def _move(random: Random, data: bytes) -> bytes:
    start, end = _slice(random, data)
    rest = data[:start] + data[end:]
    place = random.randint(0, len(rest))
    return rest[:place] + data[start:end] + rest[place:]


def _insert(random: Random, data: bytes) -> bytes:
    place = random.randint(0, len(data))
    return data[:place] + random.choice(TOKENS).encode() * random.choice((1, 1, 1, 2, 50)) + data[place:]


def _flip(random: Random, data: bytes) -> bytes:
    place = random.randrange(len(data)) if data else 0
    return data[:place] + bytes([random.randrange(256)]) + data[place + 1 :]


def _end_early(random: Random, data: bytes) -> bytes:
    return data[: random.randint(0, len(data))]


def _swap_lines(random: Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    if len(lines) > 1:
        one, other = random.sample(range(len(lines)), 2)
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


CHANGES: tuple[Change, ...] = (_cut, _repeat, _move, _insert, _insert, _insert, _flip, _end_early, _swap_lines)


def _slice(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((1, 3, 10, 80, 400)))


def spoil(seed: int, case: int, original: Callable[[str], bytes]) -> dict[str, bytes]:
    """The spoilt files of a case, by name."""
    random = Random(f"{seed} {case}")
    files: dict[str, bytes] = {}
    for _ in range(random.choice((1, 1, 2, 4))):
        name = random.choice(FILES)
        files[name] = random.choice(CHANGES)(random, files.get(name, original(name)))
    return files


@contextmanager
def _patience() -> Iterator[None]:
    def give_up(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"the check takes more than {PATIENCE} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def run_case(workspace: Workspace, seed: int, case: int) -> bool:
    """Check one spoilt example; True when a leaflet came of it. Raises what must not be raised."""
    files = spoil(seed, case, lambda name: (EXAMPLE / name).read_bytes())
    try:
        for name, data in files.items():
            workspace.write(name, data)
        with _patience():
            good = workspace.check().good
            for leaflet in good.values():
                for language in leaflet.texts:
                    compose(leaflet, language)
            return bool(good)
    finally:
        for name in files:
            workspace.write(name, (EXAMPLE / name).read_bytes())


def main() -> None:
    """Run cases until the time is over, or the one that is asked for; the first that fails ends it with exit code 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int, help="run this case alone")
    asked = parser.parse_args()
    until = time.monotonic() + asked.seconds
    good = 0
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        workspace.lines_after_the_last = 1  # to the reader of YAML the end of a file is a line of its own
        for case in count() if asked.case is None else [asked.case]:
            if asked.case is None and time.monotonic() > until:
                break
            try:
                good += run_case(workspace, asked.seed, case)
            except Exception:
                traceback.print_exc()
                sys.exit(f"fuzz: python -m tests.fuzzing --seed {asked.seed} --case {case} does it again")
    print(f"fuzz: {case} cases of seed {asked.seed}, {good} of them leaflets, no exception and no hang")


if __name__ == "__main__":
    main()
