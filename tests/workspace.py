"""A source folder to change: the example in a folder of its own, with everything that can be asked of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.build.checking import check_source
from pipeline.build.outcome import Outcome
from pipeline.build.request import Request
from pipeline.build.stages import build
from pipeline.desk.reviewing.pins import edit_pins, find_messages_to_pin
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Document, TextMessage
from pipeline.model.leaflet import Leaflet
from pipeline.model.source import Source
from pipeline.proof.leaflet_proof import Proof, prove_leaflets
from pipeline.templating.compose import compose, words_digest
from pipeline.validation.check import Checkup
from pipeline.validation.folder import find_leaflets
from tests.paths import EXAMPLE

LEAFLET = "muscle"
WORDS = f"{LEAFLET}/en.md"
SETTINGS = f"{LEAFLET}/leaflet.yaml"
SHARED = "shared/en.md"
PUBLISHER = "publisher.yaml"
"""The files of the example, as the methods of a workspace take them."""
FIRST_ADDED = len((EXAMPLE / WORDS).read_text(encoding="utf-8").splitlines()) + 2
"""The line in which words begin that are added to the English ones."""

_ANSWERS: dict[str, str] = {}


def remember(key: str, make: Callable[[], str]) -> str:
    """Pandoc's answers, kept between the tests of one process: most words are the same in all of them."""
    if key not in _ANSWERS:
        _ANSWERS[key] = make()
    return _ANSWERS[key]


def assert_in_place(diagnostic: Diagnostic, source: Source | None, lines_after_the_last: int = 0) -> None:
    """A diagnostic stands inside its file, and has words and, if it is more than a note, a hint."""
    span = diagnostic.span
    assert diagnostic.message
    assert diagnostic.advice or diagnostic.severity == "info", diagnostic
    assert (span.end_line, span.end_column) >= (span.line, span.column), diagnostic
    if source is not None:
        assert 1 <= span.line <= len(source.lines) + lines_after_the_last, diagnostic
        if span.line <= len(source.lines):
            assert 1 <= span.column <= len(source.line(span.line)) + 1, diagnostic


class Workspace:
    """A folder `place` with `source/` in it, where a build puts `outputs/` and its store. Files are named from the
    source folder on. Every path in a diagnostic begins with `source/`."""

    lines_after_the_last = 0
    """How far below its file a diagnostic may stand."""

    def __init__(self, place: Path, example: Path = EXAMPLE) -> None:
        """Lay the example out in a folder, which is made if need be; with a source in it, that one is taken."""
        self.place = place
        self.source = place / "source"
        self.outputs = place / "outputs"
        if not self.source.exists():
            shutil.copytree(example, self.source)

    # --- changing it

    def path(self, name: str) -> Path:
        """Where a file of the source stands."""
        return self.source / name

    def read(self, name: str = WORDS) -> str:
        """The text of a file, its line ends as they are."""
        return self.path(name).read_bytes().decode("utf-8")

    def write(self, name: str, content: bytes | str) -> None:
        """Put a file there, or in the place of another, exactly so; its folder is made."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def edit(self, name: str, old: str, new: str, count: int = -1) -> None:
        """One text instead of another, wherever it stands or the first `count` times; it has to be there."""
        text = self.read(name)
        assert old in text, f"“{old}” is not in {name}"
        self.write(name, text.replace(old, new, count))

    def append(self, name: str, text: str) -> None:
        """Words at the end of a file, exactly so."""
        self.write(name, self.read(name) + text)

    def add_words(self, text: str) -> None:
        """Words at the end of the English ones, after an empty line: they begin in line FIRST_ADDED."""
        self.append(WORDS, f"\n{text}")

    def remove(self, name: str) -> None:
        """Take a file or a folder away."""
        path = self.path(name)
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()

    def duplicate(self, name: str) -> None:
        """A second leaflet with the same words."""
        shutil.copytree(self.path(LEAFLET), self.path(name))

    def sign_off(self) -> None:
        """Everything that a published leaflet has: pins, a clinician's name under these words, readers who tried it."""
        for edited in edit_pins(find_messages_to_pin(self.check()), self.place):
            edited.write()
        self.append(PUBLISHER, 'contact: {email: leaflets@example.org}\nsender: "60777"\n')
        self.append(PUBLISHER, "messaging: {opt_out: {en: Reply STOP to end these messages.}}\n")
        self.append(SETTINGS, "user_testing: [{date: 2026-11-22, people: 5, method: reading, summary: Read.}]\n")
        digest = words_digest(self.leaflet(), "en")
        reviewer = f"{{name: A B, role: physician, organisation: C, date: 2026-11-22, scope: all, digest: {digest}}}"
        self.edit(SETTINGS, "clinical_reviewers: []", f"clinical_reviewers: [{reviewer}]")
        self.edit(SETTINGS, "status: draft", "status: published")
        self.edit(SETTINGS, "dates: {}", "dates: {last_reviewed: 2026-11-22, next_review: 2028-11-22}")
        self.edit(SETTINGS, "0.1.0", "1.0.0")
        assert not self.errors()

    # --- asking about it

    def check(self, *names: str, base: Path | None = None, release: bool = False, today: date | None = None) -> Checkup:
        """What `plainleaf check` finds in these leaflets (in all where none is named), each diagnostic in its place.
        Paths are shown from `base` on, and usually from the place on; dates are judged where `today` is given."""
        names = names or find_leaflets(self.source)
        checkup = check_source(self.source, base or self.place, names, (), release, remember, today)
        for diagnostic in checkup.diagnostics:
            assert_in_place(diagnostic, checkup.sources.get(diagnostic.span.path), self.lines_after_the_last)
        return checkup

    def diagnostics(self, *names: str, release: bool = False) -> tuple[Diagnostic, ...]:
        """All that is found."""
        return self.check(*names, release=release).diagnostics

    def errors(self, *names: str) -> list[Diagnostic]:
        """The diagnostics that are errors."""
        return [one for one in self.diagnostics(*names) if one.severity == "error"]

    def codes(self) -> set[str]:
        """The codes of the errors."""
        return {one.code for one in self.errors()}

    def leaflet(self) -> Leaflet:
        """The leaflet, which has to be free of errors."""
        checkup = self.check()
        assert LEAFLET in checkup.good, checkup.diagnostics
        return checkup.good[LEAFLET]

    def document(self) -> Document:
        """The leaflet in English, composed; it has to be free of errors."""
        return compose(self.leaflet(), "en")

    def messages(self) -> tuple[TextMessage, ...]:
        """The text messages of the document."""
        return self.document().messages

    # --- making it

    def build(self, **asked: object) -> Outcome:
        """What `plainleaf build` does; `asked` are fields of a Request (`formats=("html",)`, `release=True` …). It
        works in this process unless told otherwise: others would import the engines anew for each build."""
        request: Mapping[str, Any] = {"executor": "serial", **asked}
        return build(Request(self.source, self.outputs, **request), self.place)

    def verify(self, *, report: bool = False) -> Proof:
        """What `plainleaf verify` finds in the outputs."""
        return prove_leaflets(self.check(), self.outputs, self.place, report)

    def files(self) -> dict[str, bytes]:
        """The outputs, by their paths below the folder of outputs."""
        return read_files(self.outputs)

    def plainleaf(self, *words: str, given: str = "", **around: str) -> subprocess.CompletedProcess[str]:
        """The command line in a process of its own, in the place, with more in its environment. It never shows a
        traceback."""
        return plainleaf(self.place, *words, given=given, around=around)


def plainleaf(
    place: Path, *words: str, given: str = "", around: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`plainleaf` with these words in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *words],
        cwd=place,
        env={**os.environ, **(around or {})},
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path from there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def sms(attributes: str, text: str) -> str:
    """A text message, as it stands in the words."""
    return f"::: {{.sms {attributes}}}\n{text}\n:::\n"
