"""The fuzzer of `make fuzz` does the same again, spoils every kind of file, and its first cases pass."""

from __future__ import annotations

from pathlib import Path

from tests.fuzzing import PHOTOS, SHEETS, list_originals, prepare, run_cases, spoil
from tests.paths import EXAMPLE
from tests.workspace import Workspace


def test_a_case_is_the_same_each_time_and_each_is_another() -> None:
    originals = list_originals()
    cases = [spoil(1, case, originals) for case in range(40)]
    assert cases == [spoil(1, case, originals) for case in range(40)]
    assert len({repr(case) for case in cases}) == 40
    changed = [data != originals[name] for case in cases for name, data in case.items() if len(case) == 1]
    assert sum(changed) > 0.8 * len(changed)


def test_every_file_of_the_example_is_spoilt_and_pictures_and_sheets() -> None:
    example = {path.relative_to(EXAMPLE).as_posix() for path in EXAMPLE.rglob("*") if path.is_file()}
    assert set(list_originals()) == example | set(PHOTOS) | set(SHEETS)
    spoilt = {name for case in range(300) for name in spoil(1, case, list_originals())}
    assert spoilt == set(list_originals())


def test_the_first_cases_pass_and_leave_the_example_as_it_was(tmp_path: Path) -> None:
    workspace = prepare(tmp_path / "one")
    cases, good, failed = run_cases(workspace, 1, list(range(30)), lambda: False, go_on=True)
    assert cases == 30 and 0 < good < 30 and not failed
    assert workspace.diagnostics() == prepare(tmp_path / "another").diagnostics()
    assert isinstance(workspace, Workspace)
