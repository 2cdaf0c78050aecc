"""A short edition lists sections: every other id is a mistake at its place."""

from __future__ import annotations

import pytest

from tests.workspace import SETTINGS, Workspace


def findings(workspace: Workspace, listed: str) -> list[str]:
    workspace.append(SETTINGS, f"\neditions: {{folded: [key-points, {listed}]}}\n")
    return [f"{error.code} {error.message}" for error in workspace.errors()]


def test_a_section_can_be_listed(workspace: Workspace) -> None:
    assert findings(workspace, "get-help") == []


@pytest.mark.parametrize("listed", ["call-now", "get-halp"])
def test_what_is_no_section_cannot_be_listed(workspace: Workspace, listed: str) -> None:
    assert findings(workspace, listed) == [f"SRC404 there is no section `{listed}`"]
