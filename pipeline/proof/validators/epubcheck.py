"""EPUBCheck: the W3C's own validator for EPUB 3.3. Errors and warnings count, usage notes do not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.proof.validators import java
from pipeline.proof.validators.verdict import Judgement, Validator


@cache
def _find_jars() -> tuple[Path, ...]:
    package = java.find_package("epubcheck")
    return (package / "epubcheck.jar", *sorted(package.glob("lib/*.jar"))) if package else ()


def _lacks() -> str:
    if not _find_jars():
        return f"epubcheck is not installed: {java.PYTHON_PACKAGES}"
    return java.lacks_java()


def _read_version() -> str:
    return java.read_version(_find_jars()[0], "com/adobe/epubcheck/api/project.properties")


def _ask(path: Path, profile: str) -> Judgement:
    return java.ask("epubcheck", _find_jars(), path, profile)


EPUBCHECK = Validator(
    name="EPUBCheck", form="epub", profiles=("EPUB 3.3",), ask=_ask, lacks=_lacks, version=_read_version
)
