"""Ace by DAISY: the accessibility checker for EPUB, by the people who make reading aloud work. It opens every text of
the book in Chromium, with axe-core, and looks at the package as EPUB Accessibility 1.1 asks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from zipfile import is_zipfile

from pipeline.proof.validators import node
from pipeline.proof.validators.verdict import Judgement, Validator
from pipeline.proof.validators.worker_process import WorkerProcess

_PACKAGE = "@daisy/ace-core"


@cache
def _make_worker() -> WorkerProcess:
    surroundings = {
        "NODE_PATH": str(node.PACKAGES),
        "PUPPETEER_EXECUTABLE_PATH": node.find_chromium(),
        "ACE_TIMEOUT_INITIAL": "60000",  # milliseconds for the browser to start: its own five seconds can be too few
    }
    return WorkerProcess("Ace", ("node", str(Path(__file__).with_suffix(".js"))), surroundings)


def _lacks() -> str:
    return (
        node.lacks_node()
        or node.lacks(_PACKAGE)
        or node.lacks("@daisy/ace-axe-runner-puppeteer")
        or node.lacks_chromium()
    )


def _read_version() -> str:
    return f"{node.read_version(_PACKAGE)} in {node.ask_chromium_version()}"


def _ask(path: Path, profile: str) -> Judgement:
    if not is_zipfile(path):  # of which Ace says no more than that it failed
        return Judgement(("the file cannot be read: it is no zip archive",))
    return _make_worker().ask({"path": str(path)})


ACE = Validator(
    name="Ace by DAISY",
    form="epub",
    profiles=("EPUB Accessibility 1.1",),
    ask=_ask,
    lacks=_lacks,
    version=_read_version,
)
