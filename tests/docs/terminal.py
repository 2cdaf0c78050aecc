"""A terminal for the commands that the guide shows: they are run in this process, and what they print is compared."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from guide.pages import Fence
from pipeline.cli import cli
from pipeline.cli.options import CONTENT

LEFT_OUT = "…"
"""A line that stands for any lines, or none."""


class Terminal:
    """A terminal in a folder, which `cd` changes. `export` is called where a command sets a variable."""

    def __init__(self, folder: Path, export: Callable[[str, str], object] = os.environ.__setitem__) -> None:
        self.folder = folder
        self._export = export

    def follow(self, fence: Fence) -> None:
        """Run the commands of a console. Each prints what the fence shows; the first of one that is marked `fails` ends
        with the code for errors of the content, and every other one well."""
        for number, (command, lines) in enumerate(read_commands(fence)):
            code, printed = self.run(command)
            wanted = CONTENT if number == 0 and "fails" in fence.file else 0
            assert code == wanted, f"line {fence.line}: `{command}` ended with {code}:\n{printed}"
            assert not lines or shows(lines, printed.splitlines()), f"line {fence.line}: `{command}` says:\n{printed}"

    def run(self, command: str) -> tuple[int, str]:
        """The exit code of a command, and what it prints."""
        program, *words = shlex.split(command)
        if program == "plainleaf":
            with chdir(self.folder):
                done = CliRunner().invoke(cli, words)
            assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
            return done.exit_code, done.output
        if program == "export":
            name, _, value = words[0].partition("=")
            self._export(name, value)
            return 0, ""
        paths = [self.folder / word for word in words if not word.startswith("-")]
        if program == "mkdir":
            paths[0].mkdir(parents=True)
        elif program == "cp":
            shutil.copy(*paths)
        elif program == "cd":
            self.folder = paths[0]
        else:
            raise AssertionError(f"the guide shows `{program}`, which readers may not have")
        return 0, ""


def read_commands(fence: Fence) -> Iterator[tuple[str, list[str]]]:
    """Each command of a console with the lines that it prints."""
    command, lines = "", list[str]()
    for line in fence.text.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, lines
            command, lines = line[2:], []
        else:
            lines.append(line)
    yield command, lines


def shows(wanted: list[str], printed: list[str]) -> bool:
    """Whether lines are printed, one after the other, with any lines where some are left out."""
    if not wanted:
        return not printed
    if wanted[0] == LEFT_OUT:
        return any(shows(wanted[1:], printed[at:]) for at in range(len(printed) + 1))
    return bool(printed) and printed[0].rstrip() == wanted[0].rstrip() and shows(wanted[1:], printed[1:])
