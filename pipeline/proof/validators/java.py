"""Where the Java validators are on this machine, and the process in which they live."""

from __future__ import annotations

import os
import shutil
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from pipeline.proof.validators.resident import Resident, in_python
from pipeline.proof.validators.verdict import Judged

PYTHON_PACKAGES = "pip install 'plainleaf[verify]'"


@cache
def machine() -> Resident:
    """The one process for all of them."""
    return in_python("Java", "jvm")


def ask(validator: str, jars: tuple[Path, ...], path: Path, profile: str) -> Judged:
    """Ask one of the validators in the machine."""
    question = {"ask": validator, "jars": [str(jar) for jar in jars], "path": str(path), "profile": profile}
    return machine().ask(question)


@cache
def lacks_java() -> str:
    """What is missing for running any Java from Python; nothing when all is there."""
    if find_spec("jpype") is None:
        return f"jpype1 is not installed: {PYTHON_PACKAGES}"
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java") or (home and (Path(home) / "bin" / "java").exists()):
        return ""
    advice = "brew install openjdk" if sys.platform == "darwin" else "apt-get install default-jre-headless"
    return f"Java is not installed: {advice}"


def package_folder(name: str) -> Path | None:
    """Where a Python package is installed, without importing it."""
    found = find_spec(name)
    return Path(found.origin).parent if found and found.origin else None


@cache
def inside(jar: Path, entry: str) -> str:
    """The text of a file inside a jar; empty where it is not there."""
    try:
        with ZipFile(jar) as archive:
            return archive.read(entry).decode()
    except (OSError, KeyError, BadZipFile):
        return ""


def version_in(jar: Path, entry: str) -> str:
    """The version that a properties file inside a jar states."""
    said = dict(line.split("=", 1) for line in inside(jar, entry).splitlines() if "=" in line)
    return said.get("version", "").strip()
