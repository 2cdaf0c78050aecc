"""Programmes have no page: what is withdrawn, or has another name, leaves nothing behind."""

from __future__ import annotations

import pytest

from tests.mothers import MOTHERS, add_mothers
from tests.workspace import PUBLISHER, Workspace

FORMATS = ("messages", "review", "message-bank", "rapidpro")
SETTINGS_OF_PROGRAMME = f"{MOTHERS}/leaflet.yaml"
ANEW = "strong"


@pytest.fixture
def built(workspace: Workspace) -> Workspace:
    """A programme alone, with all that is made of it."""
    workspace.remove("muscle")
    workspace.append(PUBLISHER, "messaging: {systems: [message-bank, rapidpro]}\n")
    add_mothers(workspace)
    workspace.build()
    assert f"{MOTHERS}/en/messages/rapidpro/organisation.json" in workspace.files()
    return workspace


def rename(workspace: Workspace) -> None:
    """The programme has another name."""
    workspace.path(MOTHERS).rename(workspace.path(ANEW))
    workspace.append(f"{ANEW}/leaflet.yaml", f"was: [{MOTHERS}]\n")


def folders(workspace: Workspace) -> set[str]:
    """What stands in the outputs beside the manifest."""
    return {path.split("/")[0] for path in workspace.files()} - {"manifest.json"}


@pytest.mark.parametrize("asked", [{}, {"names": (ANEW,)}, {"formats": FORMATS}])
def test_nothing_is_left_under_an_earlier_name(built: Workspace, asked: dict[str, tuple[str, ...]]) -> None:
    rename(built)
    outcome = built.build(**asked)
    assert not outcome.failed and folders(built) == {ANEW}
    assert f"{MOTHERS}/en/messages/rapidpro/organisation.json" in outcome.removed
    assert f"{ANEW}/en/messages/rapidpro/organisation.json" in built.files()
    assert not built.verify().diagnostics
    assert built.build(**asked).nothing_to_do


@pytest.mark.parametrize("mistake", ["nonsense: 1\n", "bogus: [\n"])
def test_while_it_has_errors_what_stands_under_the_earlier_name_stays(built: Workspace, mistake: str) -> None:
    before = built.files()
    rename(built)
    built.append(f"{ANEW}/leaflet.yaml", mistake)
    assert built.build().failed == (ANEW,)
    assert built.files() == before
    built.edit(f"{ANEW}/leaflet.yaml", mistake, "")
    built.build()
    assert folders(built) == {ANEW}


def test_a_leaflet_that_turns_its_page_off_leaves_nothing_there_either(workspace: Workspace) -> None:
    workspace.append("muscle/leaflet.yaml", "formats: {html: off}\n")
    quick = ("html", "messages")
    workspace.build(formats=quick)
    workspace.path("muscle").rename(workspace.path("arms"))
    workspace.append("arms/leaflet.yaml", "was: [muscle]\n")
    outcome = workspace.build(formats=quick)
    assert not outcome.failed and folders(workspace) == {"arms"}
    assert not [one for one in workspace.verify().diagnostics if "muscle/" in one.span.path]


def test_a_withdrawn_programme_has_no_files_and_no_page(built: Workspace) -> None:
    built.edit(SETTINGS_OF_PROGRAMME, "status: draft", "status: withdrawn")
    before = {path for path in built.files() if path.startswith(MOTHERS)}
    outcome = built.build()
    assert not outcome.failed and not [one for one in outcome.diagnostics if one.severity == "error"]
    assert {*outcome.removed} == before and folders(built) == set()
    assert not built.verify().diagnostics and not built.verify(report=True).diagnostics
    assert not built.build(formats=("html", "rapidpro", "review")).written
    built.edit(SETTINGS_OF_PROGRAMME, "status: withdrawn", "status: draft")
    built.build()
    assert before <= {*built.files()}
