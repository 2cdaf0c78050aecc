"""Where things stand in the repository: the one module of the tests that knows."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
PACKAGE = ROOT / "pipeline"
SOURCE = ROOT / "source"
"""The real leaflets."""
EXAMPLE = TESTS / "example"
"""A small source folder without findings, that tests copy and spoil."""
DATA = TESTS / "data"
"""Data of others."""
