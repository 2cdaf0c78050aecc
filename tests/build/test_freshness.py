"""Whether outputs are of the source as it stands."""

from __future__ import annotations

from pipeline.build.freshness import find_freshness
from pipeline.model.edition import Edition
from pipeline.validation.folder import find_leaflets
from tests.workspace import LEAFLET, PUBLISHER, WORDS, Workspace

ENGLISH = Edition("en")


def judge(workspace: Workspace, name: str = LEAFLET) -> str:
    leaflets = find_leaflets(workspace.source)
    return find_freshness(workspace.source, workspace.outputs, leaflets).judge(name, ENGLISH)


def test_outputs_age_with_the_files_of_their_leaflet_and_with_those_that_all_share(workspace: Workspace) -> None:
    assert judge(workspace) == "none"
    workspace.duplicate("other")
    workspace.build(names=(), formats=())
    assert (judge(workspace), judge(workspace, "other")) == ("current", "current")
    before = workspace.read()
    workspace.edit(WORDS, "## ", "## Now: ", 1)
    assert (judge(workspace), judge(workspace, "other")) == ("older", "current")
    workspace.write(WORDS, before)
    assert judge(workspace) == "current"
    workspace.write("releases.yaml", "[]\n")
    assert judge(workspace) == "current", "a release is recorded after it was made"
    workspace.append(PUBLISHER, "# a note\n")
    assert judge(workspace) == "older" == judge(workspace, "other")


def test_errors_keep_outputs_back(workspace: Workspace) -> None:
    workspace.build(formats=("html",))
    workspace.add_words("{{nowhere}}\n")
    workspace.build(formats=("html",))
    assert judge(workspace) == "kept back"


def test_nobody_knows_after_a_build_of_something_else(workspace: Workspace) -> None:
    workspace.duplicate("other")
    workspace.build(formats=("html",))
    assert judge(workspace) == "unknown", "the other forms may be older"
    workspace.build(names=("other",))
    assert judge(workspace) == "unknown"
