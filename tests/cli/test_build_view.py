"""A build as its user sees it: live on a terminal, which is left as it was; as lines elsewhere; or not at all."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.reports.terminal_text import count_cells
from tests.workspace import WORDS, Workspace

pytestmark = pytest.mark.slow

ESCAPE, HIDDEN, SHOWN = "\x1b", "\x1b[?25l", "\x1b[?25h"
COLOUR = re.compile(r"\x1b\[(?:3|4|9|10)\d[;0-9]*m")
NAMED = "making muscle in en"
PAPER = ("build", "--format", "pdf,large-print,html", "--executor", "serial")
IMPORTS = """
import sys
from pipeline.cli import main
try:
    main()
finally:
    print("rich" in sys.modules)
"""
"""The command, which says at its end whether rich was imported."""


class Typed:
    """A command that was typed on a terminal of its own, with all that came there."""

    def __init__(self, place: Path, *words: str, columns: int = 80, around: Mapping[str, str] | None = None) -> None:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, *(words if words[0] == "-c" else ("-m", "pipeline", *words))],
            cwd=place,
            env=make_environment(around or {}),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=take_terminal,
        )
        os.close(theirs)
        self._ours, self.text = ours, ""

    def read(self, until: str = "") -> str:
        """What came, up to a text, or to the end."""
        while not until or until not in self.text:
            try:
                came = os.read(self._ours, 65536)
            except OSError:  # the terminal is closed
                break
            if not came:
                break
            self.text += came.decode("utf-8", "replace")
        return self.text

    def type(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def end(self) -> int:
        """The exit code, when everything was read."""
        self.read()
        code = self._process.wait(60)
        os.close(self._ours)
        return code


def take_terminal() -> None:
    """What is typed on the terminal then goes to this process, and Ctrl-C stops it, also where whoever runs the tests
    is not stopped by that."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def make_environment(around: Mapping[str, str]) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES", "FORCE_COLOR")
    }
    return {**kept, "TERM": "xterm-256color", **around}


def list_last_lines(text: str) -> list[str]:
    """The lines below the last thing that was drawn and taken away, as they stand there."""
    return re.sub(r"\x1b\[[?0-9;]*[A-Za-z]", "", text.rpartition(SHOWN)[2]).replace("\r", "").strip("\n").splitlines()


def test_a_terminal_shows_what_is_made_and_then_a_table(workspace: Workspace) -> None:
    typed = Typed(workspace.place, *PAPER)
    assert typed.end() == 0
    assert NAMED in typed.text and "of 3 forms made" in typed.text and COLOUR.search(typed.text)
    assert typed.text.count(HIDDEN) == typed.text.count(SHOWN) == 1
    lines = list_last_lines(typed.text)
    assert any(re.fullmatch(r"muscle in en +3 of 3 +3 +\d\.\d MB +0 +\d+\.\d s", line) for line in lines), lines
    assert lines[-2].startswith("slowest: ") and lines[-1] == "1 leaflet built: 3 files written, 3 in outputs"


def test_a_build_with_nothing_to_do_shows_and_imports_nothing(workspace: Workspace) -> None:
    workspace.build(formats=("html",))
    typed = Typed(workspace.place, "-c", IMPORTS, "build", "--format", "html")
    typed.end()
    assert ESCAPE not in typed.text and typed.text.split("\r\n")[-3:] == [
        "nothing to do: 1 file of 1 leaflet up to date in outputs",
        "False",
        "",
    ]


@pytest.mark.parametrize("around", [{"TERM": "dumb"}, {"TERM": "dumb", "LC_ALL": "C"}])
def test_a_terminal_that_cannot_be_drawn_on_gets_lines(workspace: Workspace, around: Mapping[str, str]) -> None:
    typed = Typed(workspace.place, *PAPER, around=around)
    assert typed.end() == 0
    assert ESCAPE not in typed.text and NAMED not in typed.text and "muscle in en" in typed.text


def test_no_colour_is_kept_where_none_is_wanted(workspace: Workspace) -> None:
    typed = Typed(workspace.place, *PAPER, around={"NO_COLOR": "1"})
    assert typed.end() == 0
    assert NAMED in typed.text and not COLOUR.search(typed.text)


def test_a_narrow_terminal_has_room_for_it(workspace: Workspace) -> None:
    typed = Typed(workspace.place, "build", "--format", "html,messages", columns=40)
    assert typed.end() == 0
    table = [line for line in list_last_lines(typed.text) if line.startswith(("muscle in", "  "))]
    assert len(table) == 2 and max(map(count_cells, table)) <= 40


def test_ctrl_c_gives_the_terminal_back(workspace: Workspace) -> None:
    for name in ("second", "third", "fourth"):
        workspace.duplicate(name)  # so many that it has not ended when it is stopped
    typed = Typed(workspace.place, *PAPER)
    typed.read(until="making ")
    typed.type("\x03")
    assert typed.end() == 128 + signal.SIGINT
    assert typed.text.count(HIDDEN) == typed.text.count(SHOWN) == 1
    last = list_last_lines(typed.text)
    assert len(last) == 1 and last[0].startswith("plainleaf: stopped; "), last


def test_a_pipe_gets_what_it_always_got_and_rich_is_not_imported(workspace: Workspace) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS, "build", "--format", "html,messages"],
        cwd=workspace.place,
        env=make_environment({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-2:] == ["1 leaflet built: 4 files written, 4 in outputs", "False"]
    assert ESCAPE not in done.stdout + done.stderr and "forms" not in done.stdout + done.stderr


def test_verbose_has_the_table_in_a_pipe_too(workspace: Workspace) -> None:
    done = workspace.plainleaf("build", "--format", "html,messages", "--verbose")
    assert done.returncode == 0 and ESCAPE not in done.stdout
    assert re.search(r"^muscle in en +2 of 2 +\d+\.\d .B +2 +0 +\d+\.\d s$", done.stdout, re.MULTILINE), done.stdout


def test_quiet_says_nothing_but_what_is_wrong(workspace: Workspace) -> None:
    done = workspace.plainleaf("build", "--format", "html", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    workspace.edit(WORDS, "{{", "{{no-such-", count=1)
    done = workspace.plainleaf("build", "--format", "html", "-q")
    assert done.returncode == 1 and done.stdout == ""
    assert "no-such-" in done.stderr and "muscle has errors: its outputs stay as they were" in done.stderr
    assert "notes" not in done.stderr and "warning" not in done.stderr
    assert workspace.plainleaf("build", "-q", "-v").returncode == 2


def test_quiet_is_quiet_on_a_terminal(workspace: Workspace) -> None:
    typed = Typed(workspace.place, *PAPER, "-q")
    assert (typed.end(), typed.text) == (0, "")
