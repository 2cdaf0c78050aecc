"""EPUBCheck: the W3C's own validator for EPUB 3.3. Errors and warnings count, usage notes do not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.proof.validators import java
from pipeline.proof.validators.verdict import Judged, Validator


@cache
def _jars() -> tuple[Path, ...]:
    package = java.package_folder("epubcheck")
    return (package / "epubcheck.jar", *sorted(package.glob("lib/*.jar"))) if package else ()


def _lacks() -> str:
    if not _jars():
        return f"epubcheck is not installed: {java.PYTHON_PACKAGES}"
    return java.lacks_java()


def _version() -> str:
    return java.version_in(_jars()[0], "com/adobe/epubcheck/api/project.properties")


def _ask(path: Path, profile: str) -> Judged:
    return java.ask("epubcheck", _jars(), path, profile)


EPUBCHECK = Validator("EPUBCheck", "epub", ("EPUB 3.3",), _ask, _lacks, _version)
