"""A check of everything: what it says of a catalogue that was edited is what it says of one that it has never seen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.build import checking
from pipeline.build.rechecking import CheckFindings, check_again
from pipeline.build.store import Store
from pipeline.validation.check import Checkup
from tests.catalogue import EDITS, Edit, add, add_others
from tests.workspace import Workspace

TODAY = date(2026, 11, 29)


@pytest.fixture
def catalogue(workspace: Workspace) -> Workspace:
    """Five leaflets, one of them with dates."""
    add_others(workspace)
    workspace.edit("hearing/leaflet.yaml", "dates: {}", "dates: {last_reviewed: 2024-01-02, next_review: 2026-01-02}")
    return workspace


def check(workspace: Workspace, store: str = ".plainleaf", today: date = TODAY) -> CheckFindings:
    return check_again(workspace.source, workspace.place, Store(workspace.place / store), today)


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The leaflets of each check that is made."""
    looked: list[tuple[str, ...]] = []
    real = checking.check_source

    def note(folder: Path, base: Path, names: tuple[str, ...], *rest: object, **named: object) -> Checkup:
        looked.append(tuple(names))
        return real(folder, base, names, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "check_source", note)
    return looked


@pytest.mark.parametrize(("change", "expected"), EDITS)
def test_it_says_what_a_check_from_nothing_says(
    catalogue: Workspace, looked_at: list[tuple[str, ...]], change: Edit, expected: tuple[str, ...]
) -> None:
    check(catalogue)
    change(catalogue)
    looked_at.clear()
    again = check(catalogue)
    looked = looked_at[-1]
    anew = check(catalogue, store="another")
    assert again == anew or (again.diagnostics, again.allowed) == (anew.diagnostics, anew.allowed)
    assert looked == (expected or looked_at[-1])
    shown = {one.span.path for one in again.diagnostics}
    assert {path: again.sources[path].text for path in shown if path in anew.sources} == {
        path: anew.sources[path].text for path in shown if path in anew.sources
    }


def test_nothing_is_looked_at_twice_on_one_day(catalogue: Workspace, looked_at: list[tuple[str, ...]]) -> None:
    first = check(catalogue)
    looked_at.clear()
    assert check(catalogue).diagnostics == first.diagnostics and looked_at == []
    assert "GOV109" in {one.code for one in first.diagnostics}
    earlier = check(catalogue, today=date(2025, 6, 1))
    assert len(looked_at) == 1 and earlier.diagnostics != first.diagnostics


def test_what_is_allowed_is_told_each_time(catalogue: Workspace) -> None:
    add("warned/leaflet.yaml", "allow: [{rule: MSG119, because: They asked for it, by: A B, until: 2027-06-30}]\n")(
        catalogue
    )
    first = check(catalogue)
    assert [one.diagnostic.code for one in first.allowed] == ["MSG119"]
    assert check(catalogue) == first
