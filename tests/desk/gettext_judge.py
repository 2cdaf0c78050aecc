"""GNU gettext as a judge of PO files: a program of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.needs import need


def assert_gettext_takes(path: Path) -> None:
    """`msgfmt` finds nothing wrong in a file; where it is missing the test is skipped, and with CI set it fails."""
    need(shutil.which("msgfmt"), "gettext's msgfmt")
    command = ["msgfmt", "--check-format", "--check-header", "--output-file=/dev/null", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
