"""Standing sections go through the same rules as a leaflet's own words: they are printed in it."""

from __future__ import annotations

import pytest

from tests.workspace import SHARED, WORDS, Workspace

STANDING, ENGLISH = f"source/{SHARED}", f"source/{WORDS}"


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ("{{nothing}}\n", [(STANDING, 5, 1, "FCT101")]),
        ("Words [@nothing].\n", [(STANDING, 5, 7, "FCT102")]),
        ("[nothing]{.term}\n", [(STANDING, 5, 1, "FCT103")]),
        ("::: {.care-card #c level=urgent service=nothing}\n- a\n:::\n", [(STANDING, 5, 1, "FCT104")]),
        ("[a](#nowhere)\n", [(STANDING, 5, 1, "SRC404")]),
        ("[a](http://example.org)\n", [(STANDING, 5, 1, "SRC405")]),
        ("![A leg.](images/leg.svg)\n", [(STANDING, 5, 1, "SRC310")]),
        ("::: {.include section=other-formats}\n:::\n", [(STANDING, 5, 15, "SRC402"), (STANDING, 5, 15, "SRC310")]),
        ('::: {.sms #a send="day 1"}\nb\n:::\n', [(STANDING, 5, 1, "SRC310")]),
        ("Hello ((name))\n", [(STANDING, 5, 1, "SRC310")]),
        ("::: do-not\n- go\n:::\n", [(STANDING, 6, 3, "ACC106")]),
        ("a \u4e2d\n", [(STANDING, 5, 1, "ACC105")]),
        ("### A {#get-help}\n\nb\n", [(ENGLISH, 13, 22, "SRC402")]),
        ("## A {#other-formats}\n\nb\n", [(STANDING, 5, 7, "SRC402")]),
        ("Call {{emergency-line}}. Read [this](#get-help) about [atrophy]{.term} [@plain-language].\n", []),
    ],
)
def test_a_mistake_in_a_standing_section(
    added: str, expected: list[tuple[str, int, int, str]], workspace: Workspace
) -> None:
    workspace.append(SHARED, f"\n{added}")
    places = {(one.span.path, one.span.line, one.span.column, one.code) for one in workspace.errors()}
    assert places == set(expected)
