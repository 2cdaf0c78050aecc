"""Links lead somewhere: to what has an id on the page."""

from __future__ import annotations

from tests.workspace import FIRST_ADDED, SETTINGS, Workspace


def test_a_fact_is_no_place_that_a_link_can_lead_to(workspace: Workspace) -> None:
    workspace.add_words("Call {{emergency-line}}, which is [the number](#emergency-line).\n")
    (diagnostic,) = workspace.errors()
    assert (diagnostic.code, diagnostic.span.line) == ("SRC404", FIRST_ADDED)
    assert diagnostic.message == "there is no `#emergency-line` in this leaflet"


def test_a_point_about_a_fact_with_a_mistake_is_no_second_error(workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "facts:", 'facts:\n  one-dose: {kind: dose, amount: "1", unit: tabs}')
    workspace.append(SETTINGS, "\nto_check: [{about: one-dose, note: Check it.}]\n")
    assert [error.code for error in workspace.errors()] == ["SRC104"]


def test_a_point_about_nothing_is_told_the_nearest_id(workspace: Workspace) -> None:
    workspace.append(SETTINGS, "\nto_check: [{about: get-halp, note: Check it.}]\n")
    (error,) = workspace.errors()
    assert (error.code, error.hint) == ("SRC404", "did you mean `get-help`?")
