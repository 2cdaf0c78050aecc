"""Standing sections go through the same rules as a leaflet's own words: they are printed in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.paths import EXAMPLE
from tests.validation.reading.laid_out import WORDS, errors, lay_out, look

SHARED = "shared/en.md"


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ("{{nothing}}\n", [(SHARED, 5, 1, "FCT101")]),
        ("Words [@nothing].\n", [(SHARED, 5, 7, "FCT102")]),
        ("[nothing]{.term}\n", [(SHARED, 5, 1, "FCT103")]),
        ("::: {.care-card #c level=urgent service=nothing}\n- a\n:::\n", [(SHARED, 5, 1, "FCT104")]),
        ("[a](#nowhere)\n", [(SHARED, 5, 1, "SRC404")]),
        ("[a](http://example.org)\n", [(SHARED, 5, 1, "SRC405")]),
        ("![A leg.](images/leg.svg)\n", [(SHARED, 5, 1, "SRC310")]),
        ("::: {.include section=other-formats}\n:::\n", [(SHARED, 5, 15, "SRC402"), (SHARED, 5, 15, "SRC310")]),
        ('::: {.sms #a send="day 1"}\nb\n:::\n', [(SHARED, 5, 1, "SRC310")]),
        ("Hello ((name))\n", [(SHARED, 5, 1, "SRC310")]),
        ("::: do-not\n- go\n:::\n", [(SHARED, 6, 3, "ACC106")]),
        ("a \u4e2d\n", [(SHARED, 5, 1, "ACC105")]),
        ("### A {#get-help}\n\nb\n", [(WORDS, 13, 22, "SRC402")]),
        ("## A {#other-formats}\n\nb\n", [(SHARED, 5, 7, "SRC402")]),
        ("Call {{emergency-line}}. Read [this](#get-help) about [atrophy]{.term} [@plain-language].\n", []),
    ],
)
def test_a_mistake_in_a_standing_section(added: str, expected: list[tuple[str, int, int, str]], tmp_path: Path) -> None:
    shared = (EXAMPLE / SHARED).read_text(encoding="utf-8")
    found = errors(look(lay_out(tmp_path / "source", files={SHARED: f"{shared}\n{added}"})))
    assert {(said.span.path, said.span.line, said.span.column, said.code) for said in found} == set(expected)
