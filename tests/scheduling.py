"""Distribution of the tests over processes (pytest-xdist): a file's tests stay together, and so do all that need one
heavy program, so that no two processes start a Java virtual machine, a Chromium or a gateway of their own.

What takes longest starts first, so that no process is left alone with it at the end.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

JUDGES = "judges"
PROGRAMS: dict[str, str] = {
    "tests/proof/validators/": JUDGES,
    "tests/conversion/epub/test_reading.py": JUDGES,
    "tests/conversion/print/test_archive.py": JUDGES,
    "tests/conversion/review/test_in_browser.py": JUDGES,
    "tests/conversion/sign_off_sheet/test_sheet_in_browser.py": JUDGES,
    "tests/conversion/print/test_conformance.py": JUDGES,
    "tests/conversion/test_paper_conformance.py": JUDGES,
    "tests/shapes/test_shapes.py::test_every_form_conforms": JUDGES,
}
"""How the name of a test begins, and the group that it belongs to with others."""
LONG = (
    JUDGES,
    "tests/shapes/",
    "tests/proof/parity/",
    "tests/validation/reading/test_commonmark_spec.py",
    "tests/validation/reading/test_hostile.py",
    "tests/build/",
    "tests/conversion/short/",
    "tests/conversion/print/",
    "tests/cli/",
    "tests/proof/",
    "tests/conversion/",
)
"""How the names of groups and files begin that take longest, the longest first."""


def find_scope(nodeid: str) -> str:
    """The group or the file of a test."""
    return next((group for start, group in PROGRAMS.items() if nodeid.startswith(start)), nodeid.partition("::")[0])


def rank(nodeid: str) -> int:
    """Where a test stands among those that start first; all that are not listed come last."""
    scope = find_scope(nodeid)
    return next((number for number, start in enumerate(LONG) if scope.startswith(start)), len(LONG))


class FileScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """One process gets all tests of a file, or of a group of files."""

    def _split_scope(self, nodeid: str) -> str:
        return find_scope(nodeid)
