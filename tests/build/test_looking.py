"""What a build looks at: a word that changes makes it check one leaflet, and what it says and makes is what a build of
everything from nothing says and makes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.build import checking
from pipeline.build.outcome import Outcome
from pipeline.reports.build_outcome import render_outcome
from tests.catalogue import EDITS, Edit, add_others
from tests.workspace import LEAFLET, WORDS, Workspace

pytestmark = pytest.mark.slow


@pytest.fixture
def catalogue(workspace: Workspace) -> Workspace:
    """Five leaflets."""
    return add_others(workspace)


def build(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, **asked: object) -> tuple[Outcome, tuple[str, ...]]:
    """What a build does, and the leaflets that it looked at in the end."""
    looked: list[tuple[str, ...]] = []
    check = checking.check_source

    def note(folder: Path, base: Path, names: tuple[str, ...], *rest: object, **more: object) -> object:
        looked.append(tuple(names))
        return check(folder, base, names, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "check_source", note)
    outcome = workspace.build(**asked)
    monkeypatch.setattr(checking, "check_source", check)
    return outcome, looked[-1] if looked else ()


def read_problems(outcome: Outcome) -> str | None:
    return render_outcome(outcome, Path("outputs"), verbose=False).problems


@pytest.mark.parametrize(
    ("change", "looked_at"),
    [*EDITS, (lambda workspace: shutil.rmtree(workspace.outputs / "gout"), ("gout",))],
)
def test_it_says_and_makes_what_a_build_from_nothing_does(
    catalogue: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Edit, looked_at: tuple[str, ...]
) -> None:
    catalogue.build()
    change(catalogue)
    outcome, looked = build(catalogue, monkeypatch)
    assert looked == (looked_at or tuple(sorted(path.name for path in catalogue.source.iterdir() if _is_leaflet(path))))
    again = catalogue.build()
    assert again.nothing_to_do and again.diagnostics == outcome.diagnostics
    told = catalogue.build(notes=False)
    assert told.nothing_to_do and read_problems(told) == read_problems(outcome)

    place = tmp_path / "elsewhere"
    shutil.copytree(catalogue.source, place / "source")
    anew = Workspace(place).build()
    assert outcome.diagnostics == anew.diagnostics
    assert (outcome.failed, outcome.refused, outcome.waived) == (anew.failed, anew.refused, anew.waived)
    assert outcome.leaflets == anew.leaflets
    if not anew.failed:  # else there are older files
        assert catalogue.files() == Workspace(place).files()


def _is_leaflet(path: Path) -> bool:
    return (path / "leaflet.yaml").exists()


def test_the_files_are_named_that_made_it_look(catalogue: Workspace) -> None:
    catalogue.build()
    catalogue.edit(WORDS, "title: Muscle wasting", "title: Weak muscles")
    made = catalogue.build().made
    assert {slot.split("/")[0] for slot in made} == {LEAFLET, "linking"}
    assert set(made.values()) == {"its words, facts or pictures changed: muscle/en.md"}
    catalogue.edit("glossary.yaml", "atrophy: {en: ", "atrophy: {en: Now ")
    catalogue.edit("gout/en.md", "many causes", "some causes")
    made = catalogue.build().made
    assert made["hearing/en/html"] == "its words, facts or pictures changed: glossary.yaml"
    assert made["gout/en/html"] == "its words, facts or pictures changed: glossary.yaml, gout/en.md"


def test_what_failed_is_looked_at_until_it_is_mended(catalogue: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue.build()
    catalogue.append("gout/en.md", "\n{{nowhere}}\n")
    assert build(catalogue, monkeypatch)[0].failed == ("gout",)
    catalogue.edit("hearing/en.md", "many causes", "some causes")
    outcome, looked = build(catalogue, monkeypatch)
    assert (outcome.failed, looked) == (("gout",), ("gout", "hearing"))
    catalogue.edit("gout/en.md", "\n{{nowhere}}\n", "")
    outcome, looked = build(catalogue, monkeypatch)
    assert (outcome.failed, looked) == ((), ("gout",))


def test_a_build_of_some_formats_looks_at_what_has_changed_too(
    catalogue: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue.build(formats=("messages",))
    catalogue.edit("gout/en.md", "our first message", "the first message")
    outcome, looked = build(catalogue, monkeypatch, formats=("messages",))
    assert looked == ("gout",)
    assert {*outcome.made} == {"gout/en/messages"}
    catalogue.edit("gout/en.md", "the first message", "our first message")
    assert len(build(catalogue, monkeypatch)[1]) == 5, "nobody knows what other formats would say"


def test_notes_of_others_are_counted_where_they_are_not_asked_for(catalogue: Workspace) -> None:
    whole = catalogue.build()
    notes = sum(one.severity == "info" for one in whole.diagnostics)
    again = catalogue.build(notes=False)
    assert again.notes == notes and all(one.severity != "info" for one in again.diagnostics)
    catalogue.edit("gout/en.md", "many causes", "some causes")
    partly = catalogue.build(notes=False)
    told = sum(one.severity == "info" for one in partly.diagnostics)
    assert 0 < told < notes and told + partly.notes == notes
