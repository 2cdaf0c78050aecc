"""The base example of the rules' pages, laid out with something hostile in it, and checked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.build.checking import check_source
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.check import Checkup
from tests.paths import EXAMPLE

LEAFLET = "muscle"
WORDS = f"{LEAFLET}/en.md"
LAST_LINE = len((EXAMPLE / WORDS).read_text(encoding="utf-8").splitlines())
"""The last line of the words in the base example; what is added starts two lines below."""
FIRST_ADDED = LAST_LINE + 2

_answers: dict[str, str] = {}


def remember(key: str, make: Callable[[], str]) -> str:
    """Pandoc's answers, kept between the tests of one run: the shared sections are the same in all of them."""
    if key not in _answers:
        _answers[key] = make()
    return _answers[key]


def lay_out(folder: Path, added: str = "", files: Mapping[str, bytes | str] | None = None) -> Path:
    """The base example in `folder`, with words added at the end and files put in or in the place of its own."""
    shutil.copytree(EXAMPLE, folder)
    if added:
        with (folder / WORDS).open("a", encoding="utf-8", newline="") as words:
            words.write(f"\n{added}")
    for name, content in (files or {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def look(folder: Path) -> Checkup:
    """Check the leaflet in `folder`. Every finding stands inside its file, and has words and, if not a note, a hint."""
    checkup = check_source(folder, folder, [LEAFLET], remember=remember)
    for found in checkup.diagnostics:
        assert found.message
        assert found.hint or found.severity == "info", found
        source = checkup.sources.get(found.span.path)
        if source is not None:
            assert 1 <= found.span.line <= len(source.lines), found
            assert 1 <= found.span.column <= len(source.line(found.span.line)) + 1, found
        assert (found.span.end_line, found.span.end_column) >= (found.span.line, found.span.column), found
    return checkup


def errors(checkup: Checkup) -> list[Diagnostic]:
    """The findings that are errors."""
    return [found for found in checkup.diagnostics if found.severity == "error"]


def codes(checkup: Checkup) -> set[str]:
    """The codes of the errors."""
    return {found.code for found in errors(checkup)}
