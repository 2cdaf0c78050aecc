"""Parser of Markdown (pandoc): a text becomes pandoc's tree, with the place of every word.

The reader is CommonMark with pandoc's extensions less those that the source format leaves out; `sourcepos` gives the
places. Pandoc is called once a text, without a shell, and finds no file: the text goes in on standard input.
"""

from __future__ import annotations

import json
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.parsers.child_processes import make_child_guard

READER = (
    "commonmark_x-smart-emoji-gfm_auto_identifiers-implicit_header_references-task_lists-fancy_lists"
    "-yaml_metadata_block+sourcepos"
)
_OUT_OF_MEMORY = 251
"""The exit code of a program made with GHC whose memory ran out."""
SECONDS = 60
"""How long one text may take. Nesting is bounded before pandoc sees it, so a leaflet needs a fraction of a second."""


class PandocError(RuntimeError):
    """Pandoc could not be run, or gave no tree: the message says why, in pandoc's words."""


class UnreadableTextError(PandocError):
    """Pandoc ran, and cannot read this text."""


@cache
def executable() -> str:
    """The path of the pandoc that pypandoc brings. It is looked up, not imported: pypandoc would start every pandoc it
    finds to ask for versions, and then prefer a newer one of the machine's to the pinned one."""
    spec = find_spec("pypandoc")
    folder = Path(spec.origin).parent / "files" if spec and spec.origin else Path()
    for name in ("pandoc", "pandoc.exe"):
        if (folder / name).is_file():
            return str(folder / name)
    raise PandocError("pandoc is missing: install the package pypandoc-binary")


@cache
def version() -> str:
    """Pandoc's version, asked once a process."""
    first = _run(["--version"], "").split("\n", 1)[0]
    return first.removeprefix("pandoc").strip()


def read_markdown(text: str) -> str:
    """A Markdown text as pandoc's JSON (pandoc-types 1.23)."""
    return _run(["--from", READER, "--to", "json"], text)


def blocks(answer: str) -> list[Any]:
    """The blocks in pandoc's JSON. Raises PandocError, and RecursionError where they are nested hundreds deep."""
    try:
        return list(json.loads(answer)["blocks"])
    except (ValueError, KeyError) as error:
        raise UnreadableTextError(f"pandoc's answer cannot be read: {error}") from error


def _run(arguments: list[str], text: str) -> str:
    try:
        done = subprocess.run(
            [executable(), *arguments],
            input=text.encode(),
            capture_output=True,
            check=False,
            timeout=SECONDS,
            preexec_fn=make_child_guard(),
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableTextError(f"it took more than {SECONDS} seconds") from error
    except OSError as error:
        raise PandocError(str(error)) from error
    reason = done.stderr.decode(errors="replace").strip()
    ended = done.returncode < 0 or done.returncode == _OUT_OF_MEMORY or "memory" in reason.lower()
    if done.returncode and (ended or not reason):
        raise PandocError("pandoc was ended from outside, often because memory ran out")
    if done.returncode:
        raise UnreadableTextError(reason)
    return done.stdout.decode()
