"""Packages of Node: where the validators are that are published for it, and the browser that they and ours share."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

PACKAGES = Path(sys.prefix) / "share" / "plainleaf" / "node" / "node_modules"
"""Put there by `scripts/setup test`, from tests/node: pinned, and without running any script of theirs."""
SETUP = "scripts/setup test"

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ON_A_MAC = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)


@cache
def lacks(package: str) -> str:
    """What is missing for using a Node package; nothing when it is there."""
    if not (PACKAGES / package / "package.json").is_file():
        return f"{package} is not installed: {SETUP} (it needs Node 20 and npm)"
    return ""


@cache
def lacks_node() -> str:
    """What is missing for running Node; nothing when it is there."""
    return "" if shutil.which("node") else f"Node is not installed: apt-get install nodejs npm, then {SETUP}"


@cache
def read_version(package: str) -> str:
    """The version of an installed Node package."""
    return str(json.loads((PACKAGES / package / "package.json").read_text(encoding="utf-8"))["version"])


@cache
def find_chromium() -> str:
    """The program of the browser; empty where there is none."""
    paths = (shutil.which(name) for name in _BROWSERS)
    return next((path for path in paths if path), "") or next((str(path) for path in _ON_A_MAC if path.is_file()), "")


@cache
def lacks_chromium() -> str:
    """What is missing for running the browser; nothing when it is there."""
    advice = "brew install --cask chromium" if sys.platform == "darwin" else "apt-get install chromium"
    return "" if find_chromium() else f"Chromium is not installed: {advice}"


@cache
def ask_chromium_version() -> str:
    """The first two numbers of the browser's version, as it says it: "Chromium 156.0"."""
    try:
        done = subprocess.run([find_chromium(), "--version"], capture_output=True, text=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return "Chromium"
    number = next((word for word in done.stdout.split() if word[:1].isdigit()), "")
    return f"Chromium {'.'.join(number.split('.')[:2])}"
