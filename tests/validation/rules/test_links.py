"""Links lead somewhere: to what has an id on the page."""

from __future__ import annotations

from tests.workspace import FIRST_ADDED, Workspace


def test_a_fact_is_no_place_that_a_link_can_lead_to(workspace: Workspace) -> None:
    workspace.add_words("Call {{emergency-line}}, which is [the number](#emergency-line).\n")
    (diagnostic,) = workspace.errors()
    assert (diagnostic.code, diagnostic.span.line) == ("SRC404", FIRST_ADDED)
    assert diagnostic.message == "there is no `#emergency-line` in this leaflet"
