"""The fuzzer of `make fuzz` does the same again, and its first cases pass."""

from __future__ import annotations

from tests.fuzzing import run_case, spoil
from tests.paths import EXAMPLE
from tests.workspace import Workspace


def _original(name: str) -> bytes:
    return (EXAMPLE / name).read_bytes()


def test_a_case_is_the_same_each_time_and_each_is_another() -> None:
    cases = [spoil(1, case, _original) for case in range(20)]
    assert cases == [spoil(1, case, _original) for case in range(20)]
    assert len({repr(case) for case in cases}) == 20
    assert all(data != _original(name) for case in cases for name, data in case.items() if len(case) == 1)


def test_the_first_cases_pass_and_leave_the_example_as_it_was(workspace: Workspace) -> None:
    workspace.lines_after_the_last = 1
    assert {run_case(workspace, 1, case) for case in range(30)} == {True, False}
    assert workspace.diagnostics() == Workspace(workspace.place / "another").diagnostics()
