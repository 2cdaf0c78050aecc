"""Fuzzer of everything that is read: the files of the example, pictures, and reviewed sheets that come back are spoilt
at random, and checked, composed, now and then written, in this process. Diagnostics may come of it, and a leaflet; an
exception, a diagnostic outside its file or a hang may not.

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
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from types import FrameType

from pipeline.conversion import FORMATS
from pipeline.conversion.systems.message_bank.writer import write_sheets
from pipeline.desk.reviewing.sheet_import import import_sheet
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.templating.compose import compose
from tests.paths import EXAMPLE
from tests.spoiling import spoil_file
from tests.validation.reading.photos import draw, save
from tests.workspace import SETTINGS, WORDS, Workspace

PATIENCE = 20
"""Seconds of computing after which a case hangs."""
SHEETS = ("reviewed.csv", "reviewed.xlsx")
"""Sheets that come back, beside the source folder."""
PHOTOS = ("muscle/images/photo.png", "muscle/images/photo.jpg")
_SHOW = "\n![A photo.](images/photo.png)\n\n![Another one.](images/photo.jpg)\n"
WRITTEN = ("html", "epub", "messages", "message-bank", "rapidpro", "whatsapp", "contentrepo", "pdf")
"""Formats that are written of what a case comes to, one in ten cases; paper, one in a hundred."""


@cache
def list_originals() -> Mapping[str, bytes]:
    """Every file that is spoilt, by its path in the source folder, or beside it for sheets: all of the example, with
    photos of both kinds in it, and its message bank as a reviewer gets it."""
    files = {path.relative_to(EXAMPLE).as_posix(): path.read_bytes() for path in EXAMPLE.rglob("*") if path.is_file()}
    files[WORDS] += _SHOW.encode()
    files |= {name: save(draw(), kind) for name, kind in zip(PHOTOS, ("PNG", "JPEG"), strict=True)}
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        sheets = write_sheets(workspace.document())
    return files | {name: sheet.data for name, sheet in zip(SHEETS, sheets, strict=True)}


def spoil(seed: int, case: int, originals: Mapping[str, bytes]) -> dict[str, bytes]:
    """The spoilt files of a case, by name. Words and settings are spoilt most often."""
    random = Random(f"{seed} {case}")
    names = [*sorted(originals), *[WORDS] * 4, *[SETTINGS] * 2]
    files: dict[str, bytes] = {}
    for _ in range(random.choice((1, 1, 2, 4))):
        name = random.choice(names)
        files[name] = spoil_file(random, name, files.get(name, originals[name]))
    return files


@contextmanager
def _patience() -> Iterator[None]:
    def give_up(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"the case takes more than {PATIENCE} seconds")

    before = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)  # of this process: the machine may be busy with something else
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def run_case(workspace: Workspace, seed: int, case: int) -> bool:
    """Check one spoilt example; True when a leaflet came of it. Raises what must not be raised."""
    originals = list_originals()
    files = spoil(seed, case, originals)
    try:
        for name, data in files.items():
            write_file(workspace, name, data)
        with _patience():
            for name in SHEETS if set(SHEETS) & set(files) else ():
                import_sheet(workspace.place / name, workspace.source, workspace.place, write=False)
            return _read(workspace, case)
    finally:
        for name in files:
            write_file(workspace, name, originals[name])


def _read(workspace: Workspace, case: int) -> bool:
    good = workspace.check().good
    for leaflet in good.values():
        for language in leaflet.texts:
            document = compose(leaflet, language)
            made: dict[str, tuple[Artifact, ...]] = {}
            for name in WRITTEN if case % 10 == 0 else ():
                if case % 100 == 0 or name != "pdf":
                    checked: Checked[tuple[Artifact, ...]] = FORMATS[name].write(
                        document, made, leaflet.texts[language].source.start
                    )
                    made[name] = checked.value or ()
    return bool(good)


def write_file(workspace: Workspace, name: str, data: bytes) -> None:
    """Put a file where it belongs: into the source folder, or beside it for a sheet."""
    if name in SHEETS:
        (workspace.place / name).write_bytes(data)
    else:
        workspace.write(name, data)


def prepare(folder: Path) -> Workspace:
    """The example with everything in it that is spoilt."""
    workspace = Workspace(folder)
    workspace.lines_after_the_last = 1  # to the reader of YAML the end of a file is a line of its own
    for name, data in list_originals().items():
        write_file(workspace, name, data)
    return workspace


def main() -> None:
    """Run cases until the time is over, or the one that is asked for; the first that fails ends it with exit code 1, or
    with `--go-on` all that fail are counted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int, help="run this case alone")
    parser.add_argument("--go-on", action="store_true", help="go on after a case that fails")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = prepare(Path(folder))
        until = time.monotonic() + asked.seconds
        numbers = count() if asked.case is None else [asked.case]
        cases, good, failed = run_cases(
            workspace, asked.seed, numbers, lambda: asked.case is None and time.monotonic() > until, asked.go_on
        )
    print(f"fuzz: {cases} cases of seed {asked.seed}, {good} of them leaflets, {sum(failed.values())} failed")
    for what, number in failed.most_common():
        print(f"  {number} × {what}")
    sys.exit(1 if failed else 0)


def run_cases(
    workspace: Workspace, seed: int, numbers: Iterator[int] | list[int], is_over: Callable[[], bool], go_on: bool
) -> tuple[int, int, Counter[str]]:
    """How many cases were run, how many came to a leaflet, and what was raised how often."""
    cases, good = 0, 0
    failed: Counter[str] = Counter()
    for case in numbers:
        if is_over():
            break
        cases += 1
        try:
            good += run_case(workspace, seed, case)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
            if not failed[kind]:
                traceback.print_exc()
                print(f"fuzz: python -m tests.fuzzing --seed {seed} --case {case} does it again", flush=True)
            failed[kind] += 1
            if not go_on:
                break
    return cases, good, failed


if __name__ == "__main__":
    main()
