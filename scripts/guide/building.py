"""Built outputs of a section of the guide: what its pictures are taken of."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from guide.examples import LEAFLET, WORDS, Files, add_examples, read_base, write_files
from guide.pages import Part
from pipeline.build.request import Request
from pipeline.build.stages import build

FORMATS = ("html", "pdf", "messages", "review")
AFTER_TITLE = "After the example"
"""The heading of the section that follows the example in a picture's leaflet: where its picture ends."""
_AFTER = f"\n## {AFTER_TITLE} {{#after}}\n\nThe end.\n"
_NEEDS_BASE = ("#get-help", "#tired-eyes", "about=tired-eyes", ".care-card")
"""What an example holds that stands in a section of the base leaflet, or leads to one."""
_HEAD = re.compile(r"---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True)
class Built:
    """A built leaflet: the folder of its outputs in English."""

    folder: Path

    @property
    def page(self) -> Path:
        """The accessible page."""
        return self.folder / "index.html"

    @property
    def paper(self) -> Path:
        """The print leaflet."""
        return self.folder / f"{LEAFLET}-en.pdf"

    @property
    def messages(self) -> Path:
        """The page for those who review the messages."""
        return self.folder / "messages" / "index.html"


def shorten(files: Files) -> Files:
    """The base leaflet with its head only, so that an example stands at the top of its paper."""
    head = _HEAD.match(files[WORDS])
    assert head
    return {**files, WORDS: head.group()}


def build_files(files: Files, folder: Path) -> Built:
    """Build a source folder. Raises AssertionError with the findings where it cannot be built."""
    write_files(files, folder / "source")
    request = Request(folder / "source", folder / "outputs", formats=FORMATS, executor="serial")
    outcome = build(request, folder)
    assert not outcome.failed, [f"{one.span.path}:{one.span.line} {one.message}" for one in outcome.diagnostics]
    return Built(folder / "outputs" / LEAFLET / "en")


def build_part(part: Part, folder: Path) -> Built:
    """Build the examples of a section of the guide, with nothing above them and a heading below."""
    base = read_base()
    files = add_examples(shorten(base), part.examples)
    if any(mark in files[WORDS] for mark in _NEEDS_BASE):
        files = add_examples(base, part.examples)
    files[WORDS] += _AFTER
    return build_files(files, folder)


def run_program(*words: str) -> str:
    """What a program writes to standard output. Raises CalledProcessError."""
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout
