"""Golden files: what came out the last time somebody looked at it and found it good.

`UPDATE_GOLDEN=1 pytest …` writes them anew; the change is then read in the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    """Fails where `text` is not what the golden file of that name holds, line ends included."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode(), f"{name} has changed: look, and run with UPDATE_GOLDEN=1 if it is right"
