"""Environments for workers as a user of Plainleaf would have them: the wheel, built from a copy of the checkout, and
what it says that it needs, in a folder that anybody can read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from email import message_from_bytes
from functools import cache
from importlib.metadata import Distribution, distribution
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement

from tests.needs import need
from tests.paths import PACKAGE, ROOT

NOBODY = 65534
BUILD = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"


def build_wheel(place: Path) -> Path:
    """The wheel, built in a folder outside of the checkout."""
    tree = place / "tree"
    shutil.copytree(PACKAGE, tree / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    subprocess.run([sys.executable, "-c", BUILD, str(place)], cwd=tree, capture_output=True, check=True, timeout=120)
    (wheel,) = place.glob("*.whl")
    return wheel


def make_environment(folder: Path, wheel: Path) -> Path:
    """A virtual environment with the wheel and all that `plainleaf[cluster]` needs, linked from ours where that can be
    done: those packages were installed with the same constraints. Its Python."""
    subprocess.run([find_python(), "-m", "venv", "--without-pip", str(folder)], check=True, timeout=60)
    (site,) = folder.glob("lib/python3.*/site-packages")
    for one in list_needed(wheel):
        for path in one.files or ():
            there = Path(str(path.locate()))
            if ".." not in path.parts and "__pycache__" not in path.parts and there.is_file():
                _link(there, site / path)
    python = folder / "bin/python"
    words = ["--python", str(python), "install", "--quiet", "--no-index", "--no-deps", "--no-compile", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *words], capture_output=True, check=True, timeout=120)
    return python


def list_needed(wheel: Path) -> list[Distribution]:
    """What `plainleaf[cluster]` needs, and what that needs, as it is installed here."""
    seen: dict[str, Distribution] = {}
    left = [(read_requirements(wheel), frozenset({"", "cluster"}))]
    while left:
        lines, extras = left.pop()
        for line in lines:
            needed = Requirement(line)
            name = needed.name.lower().replace("_", "-")
            if name not in seen and (not needed.marker or any(needed.marker.evaluate({"extra": e}) for e in extras)):
                seen[name] = distribution(name)
                left.append((seen[name].requires or [], frozenset({"", *needed.extras})))
    return [*seen.values()]


def read_requirements(wheel: Path) -> list[str]:
    """What a wheel says that it needs."""
    with ZipFile(wheel) as opened:
        (name,) = (name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(opened.read(name)).get_all("Requires-Dist") or []


def _link(there: Path, here: Path) -> None:
    here.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(there, here)
    except OSError:  # another file system
        shutil.copy2(there, here)


@cache
def find_python() -> str:
    """A Python of our version that another user may run."""
    need(os.geteuid() == 0, "the right to be another user")
    version = sysconfig.get_python_version()
    names = (str(Path(sys.base_prefix, "bin", f"python{version}")), f"/usr/bin/python{version}")
    for name in names:
        try:
            subprocess.run([name, "-c", ""], user=NOBODY, group=NOBODY, extra_groups=[], check=True, cwd="/")
        except (OSError, subprocess.CalledProcessError):
            continue
        return name
    need(False, f"a Python {version} that another user may run")
    raise AssertionError


def hide_checkout(*words: str) -> list[str]:
    """The words of a command that is run as nobody, to whom the checkout is an empty folder that he may not read."""
    script = 'mount -t tmpfs -o mode=700 none "$0" && exec setpriv --reuid 65534 --regid 65534 --clear-groups "$@"'
    hiding = ["unshare", "--mount", "--propagation", "private", "sh", "-c", script, str(ROOT)]
    tried = subprocess.run([*hiding, find_python(), "-c", ""], capture_output=True, check=False, cwd="/")
    need(tried.returncode == 0, "the right to hide a folder from a process")
    return [*hiding, *words]
