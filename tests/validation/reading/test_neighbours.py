"""The ids that seem to stand under `was`, in a leaflet.yaml with errors: nothing in their place is taken away."""

from __future__ import annotations

import pytest

from pipeline.model.limits import EARLIER_IDS
from pipeline.validation.reading.neighbours import scan_earlier_ids
from tests.workspace import SETTINGS, Workspace


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("was: [a, b-2]\nstatus: [", ("a", "b-2")),
        ("was:\n- a\n- 'b-2'\n\n  # not c\nstatus: d", ("a", "b-2")),
        ("was: a # not c", ("a",)),
        ("was: [\n  a,\n  b-2\n", ("a", "b-2")),
        ("status: draft\npurpose: it was: c", ()),
        ("was: [A, 2b, c_d]", ()),
        ("{was: [a, b-2], status: draft}", ("a", "b-2")),
        ("{status: draft, 'was': a}", ("a",)),
        ("? was\n: - a\n", ("a",)),
        ("  was: [a]\n  status: draft\n", ("a",)),
        ("  was: [a]\n status: [\n", ("a", "status")),
        ("{was: [a],\nstatus: [", ("a",)),
        ("was: {a}", ("a",)),
        ("was: [a, 7]", ("a",)),
        ("was: 7", ()),
        ("was:", ()),
        ("- was: [a]", ()),
        ("", ()),
    ],
)
def test_ids_are_found_without_reading_yaml(text: str, ids: tuple[str, ...]) -> None:
    assert scan_earlier_ids(text) == ids


def test_a_leaflet_had_not_hundreds_of_ids(workspace: Workspace) -> None:
    ids = [f"old-{number}" for number in range(EARLIER_IDS.most + 1)]
    workspace.append(SETTINGS, f"was: [{', '.join(ids[1:])}]\n")
    assert workspace.errors() == []
    workspace.edit(SETTINGS, "was: [", f"was: [{ids[0]}, ")
    (one,) = workspace.errors()
    assert one.code == EARLIER_IDS.rule.code and one.span.path == "source/muscle/leaflet.yaml"
