"""Validators in Java: where they are on this machine, and the process in which they live."""

from __future__ import annotations

import os
import shutil
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from pipeline.proof.validators.verdict import Judgement
from pipeline.proof.validators.worker_process import WorkerProcess, make_python_worker

PYTHON_PACKAGES = "pip install 'plainleaf[verify]'"


@cache
def make_java_worker() -> WorkerProcess:
    """The one process for all of them."""
    return make_python_worker("Java", "java_worker")


def ask(validator: str, jars: tuple[Path, ...], path: Path, profile: str) -> Judgement:
    """Ask one of the validators in the machine."""
    question = {"ask": validator, "jars": [str(jar) for jar in jars], "path": str(path), "profile": profile}
    return make_java_worker().ask(question)


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


def find_package(name: str) -> Path | None:
    """Where a Python package is installed, without importing it."""
    spec = find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


@cache
def read_entry(jar: Path, entry: str) -> str:
    """The text of a file inside a jar; empty where it is not there."""
    try:
        with ZipFile(jar) as archive:
            return archive.read(entry).decode()
    except (OSError, KeyError, BadZipFile):
        return ""


def read_version(jar: Path, entry: str) -> str:
    """The version that a properties file inside a jar states."""
    properties = dict(line.split("=", 1) for line in read_entry(jar, entry).splitlines() if "=" in line)
    return properties.get("version", "").strip()
