"""Distribution of the tests over processes (pytest-xdist): a file's tests stay together, and so do all that need one
heavy program, so that no two processes start a Java virtual machine, a Chromium or a gateway of their own."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

PROGRAMS: dict[str, str] = {
    "tests/proof/validators/": "judges",
    "tests/conversion/epub/test_reading.py": "judges",
    "tests/conversion/print/test_archive.py": "judges",
    "tests/conversion/print/test_conformance.py": "judges",
    "tests/conversion/test_paper_conformance.py": "judges",
}
"""How the path of a file begins, and the group that it belongs to with others. The longest groups start first."""


class FileScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """One process gets all tests of a file, or of a group of files."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((group for start, group in PROGRAMS.items() if file.startswith(start)), file)
