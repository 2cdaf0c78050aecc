"""Links lead somewhere: to what has an id on the page."""

from __future__ import annotations

from pathlib import Path

from tests.validation.reading.laid_out import FIRST_ADDED, errors, lay_out, look


def test_a_fact_is_no_place_that_a_link_can_lead_to(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "source", "Call {{emergency-line}}, which is [the number](#emergency-line).\n")
    (diagnostic,) = errors(look(folder))
    assert (diagnostic.code, diagnostic.span.line) == ("SRC404", FIRST_ADDED)
    assert diagnostic.message == "there is no `#emergency-line` in this leaflet"
