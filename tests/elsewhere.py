"""The same document in another process: neither the order of sets nor the clock, the folder or the home may show."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from pipeline.model.artifact import Artifact
from pipeline.model.document import Document
from tests.paths import ROOT

SCRIPT = """
import sys
from hashlib import sha256
from importlib import import_module
write, document = (
    getattr(import_module(module), name) for module, name in (word.split(":") for word in sys.argv[1:])
)
print(sha256(write(document())[0].data).hexdigest())
"""


def digest(artifacts: tuple[Artifact, ...]) -> str:
    """Of the bytes of the first artifact."""
    return sha256(artifacts[0].data).hexdigest()


def digest_elsewhere(
    write: Callable[..., tuple[Artifact, ...]], document: Callable[[], Document], folder: Path, **around: str
) -> str:
    """The same of what a writer makes of a document in another process, folder and home, with these variables in its
    environment. Both are functions of modules, so that they can be found there by their names."""
    environment = {**os.environ, "HOME": str(folder), "PYTHONPATH": str(ROOT), **around}
    words = [f"{function.__module__}:{function.__name__}" for function in (write, document)]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
