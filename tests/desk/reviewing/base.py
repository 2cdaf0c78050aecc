"""The base example of the rule pages, in a folder of its own, for tests that change it."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.build.checking import check_source
from pipeline.model.document import Document
from pipeline.templating.compose import compose
from pipeline.validation.check import Checkup
from tests.paths import EXAMPLE


def lay_out(tmp_path: Path, words: str = "", publisher: str = "") -> Path:
    """`source/` in a folder, with some words at the end of the English ones."""
    source = tmp_path / "source"
    shutil.copytree(EXAMPLE, source)
    with (source / "muscle/en.md").open("a", encoding="utf-8") as file:
        file.write(words)
    with (source / "publisher.yaml").open("a", encoding="utf-8") as file:
        file.write(publisher)
    return source


def checked(source: Path) -> Checkup:
    return check_source(source, source.parent, ["muscle"])


def composed(source: Path) -> Document:
    found = checked(source)
    assert "muscle" in found.good, found.diagnostics
    return compose(found.good["muscle"], "en")


def sms(attributes: str, words: str) -> str:
    return f"\n::: {{.sms {attributes}}}\n{words}\n:::\n"
