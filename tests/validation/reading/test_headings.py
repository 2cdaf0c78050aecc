"""Headings as they are typed: the id that a heading without one is offered."""

from __future__ import annotations

import pytest

from tests.workspace import WORDS, Workspace


@pytest.mark.parametrize(
    ("heading", "offered"),
    [
        ("## When to get help", "## When to get help {#when-to-get-help}"),
        (
            "##  What you & your family can do at home ##",
            "## What you & your family can do at home {#what-you-your-family}",
        ),
        ("## Où est l’hôpital?", "## Où est l’hôpital? {#ou-est-l-hopital}"),
        ("## 7 days later", "## 7 days later {#days-later}"),
        ("## …", "## … {#its-id}"),
    ],
)
def test_the_hint_has_an_id_made_of_the_words(workspace: Workspace, heading: str, offered: str) -> None:
    workspace.append(WORDS, f"\n{heading}\n\nSome words.\n")
    (one,) = [one for one in workspace.diagnostics() if one.code == "SRC401"]
    assert one.hint == f"write `{offered}`; the id is the same in all languages"
