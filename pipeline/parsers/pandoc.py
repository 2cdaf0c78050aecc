"""Parser of Markdown (pandoc): a text becomes pandoc's tree, with the place of every word. Pandoc also writes what goes
to word processors.

The reader is CommonMark with pandoc's extensions less those that the source format leaves out; `sourcepos` gives the
places. One process answers many questions, each by itself (`assets/pandoc/answer.lua`): it is started without a shell,
writes no file, and what is asked goes in on standard input. A question that ends the process is known by the answers
before it.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, TypeAlias

from pipeline.assets import ANSWERING, CITATION_STYLE
from pipeline.parsers.child_processes import make_child_guard

READER = (
    "commonmark_x-smart-emoji-gfm_auto_identifiers-implicit_header_references-task_lists-fancy_lists"
    "-yaml_metadata_block+sourcepos"
)
_OUT_OF_MEMORY = 251
"""The exit code of a program made with GHC whose memory ran out."""
_SHORT_OF_MEMORY = ("memory", "malloc")
"""What such a program says where its memory ran out and it ends with another code."""
SECONDS = 60
"""How long a process may take. Nesting is bounded before pandoc sees it, so a leaflet needs a fraction of a second."""
_HEAD = re.compile(rb"([yn]) (\d+)\n")


class PandocError(RuntimeError):
    """Pandoc could not be run, or gave no tree: the message says why, in pandoc's words. `output` is what it had
    written till then."""

    def __init__(self, message: str, output: bytes = b"") -> None:
        super().__init__(message)
        self.output = output


class UnreadableTextError(PandocError):
    """Pandoc ran, and cannot read this text."""


@dataclass(frozen=True)
class Question:
    """What pandoc is asked: a Markdown text, or a document (pandoc's JSON) that cites the references in its metadata,
    for their list."""

    kind: Literal["markdown", "references"]
    content: str


Answer: TypeAlias = str | UnreadableTextError
"""Pandoc's JSON (pandoc-types 1.23), or why there is none."""


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
    first = _run(["--version"], b"").decode().split("\n", 1)[0]
    return first.removeprefix("pandoc").strip()


@cache
def identity() -> str:
    """Which pandoc it is, known without starting it: the release of the package that brings it, and the size of the
    program."""
    program = Path(executable())
    releases = sorted(one.name for one in program.parents[2].glob("pypandoc*.dist-info"))
    return " ".join((*releases, str(program.stat().st_size)))


def read_markdown(text: str) -> str:
    """A Markdown text as pandoc's JSON. Raises PandocError."""
    answer = ask([Question("markdown", text)])[0]
    if isinstance(answer, UnreadableTextError):
        raise answer
    return answer


def ask(questions: Sequence[Question]) -> list[Answer]:
    """The answers to some questions, in order, of as few processes as can be: one, unless a question ends it. Raises
    PandocError where pandoc cannot be run, or is ended by the first question that a process is asked."""
    answers: list[Answer] = []
    while len(answers) < len(questions):
        answers += _ask_one_process(questions[len(answers) :])
    return answers


def _ask_one_process(questions: Sequence[Question]) -> list[Answer]:
    """The answers of one process: at least one, and fewer than questions where it ended before."""
    arguments = [
        "--from",
        str(ANSWERING),
        "--to",
        "plain",
        "--data-dir",
        str(ANSWERING.parent),
    ]  # nobody's own settings
    data = f"{READER}\n{CITATION_STYLE}\n".encode() + b"".join(map(_write, questions))
    try:
        return _read_answers(_run(arguments, data)) or [UnreadableTextError("pandoc gave no answer")]
    except PandocError as error:
        answers = _read_answers(error.output)
        if not answers and isinstance(error, UnreadableTextError):
            return [error]
        if not answers:
            raise
        return answers


def _write(question: Question) -> bytes:
    content = question.content.encode()
    if question.kind == "markdown":  # as pandoc's own command line reads a file: tabs are four columns
        content = f"{question.content.expandtabs(4)}\n\n".encode()
    return f"{question.kind} {len(content)}\n".encode() + content


def _read_answers(output: bytes) -> list[Answer]:
    """The answers that are whole."""
    answers: list[Answer] = []
    place = 0
    while head := _HEAD.match(output, place):
        start, place = head.end(), head.end() + int(head[2])
        if place > len(output):
            break
        answer = output[start:place].decode(errors="replace")
        answers.append(answer if head[1] == b"y" else UnreadableTextError(answer))
    return answers


def write_docx(markup: str, language: str, direction: str) -> bytes:
    """Markup (HTML) as a file for word processors (DOCX, ECMA-376), its words in a language (BCP 47). Pictures have to
    be `data:` addresses in it. Raises PandocError."""
    metadata = ("--metadata", f"lang={language}", "--metadata", f"dir={direction}")
    return _run(["--from", "html", "--to", "docx", *metadata, "--output", "-"], markup.encode())


def blocks(answer: str) -> list[Any]:
    """The blocks in pandoc's JSON. Raises PandocError, and RecursionError where they are nested hundreds deep."""
    try:
        return list(json.loads(answer)["blocks"])
    except (ValueError, KeyError) as error:
        raise UnreadableTextError(f"pandoc's answer cannot be read: {error}") from error


def _run(arguments: list[str], data: bytes) -> bytes:
    """What pandoc writes. What it wrote before it failed is the `output` of the error."""
    try:
        done = subprocess.run(
            [executable(), *arguments],
            input=data,
            capture_output=True,
            check=False,
            timeout=SECONDS,
            preexec_fn=make_child_guard(),
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableTextError(f"it took more than {SECONDS} seconds", error.stdout or b"") from error
    except OSError as error:
        raise PandocError(str(error)) from error
    reason = done.stderr.decode(errors="replace").strip()
    short = any(word in reason.lower() for word in _SHORT_OF_MEMORY)
    ended = done.returncode < 0 or done.returncode == _OUT_OF_MEMORY or short
    if done.returncode and (ended or not reason):
        raise PandocError("pandoc was ended from outside, often because memory ran out", done.stdout)
    if done.returncode:
        raise UnreadableTextError(reason, done.stdout)
    return done.stdout
