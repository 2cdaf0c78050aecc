"""Choppy sections: running text is judged, and the labels of what people write on are not."""

from __future__ import annotations

import pytest

from tests.workspace import Workspace

CHOPPY = "LNG202"
LABELS = ("Name of patient", "Started on", "Given by", "Room", "Date of birth", "Ward")


def find(workspace: Workspace, words: str) -> list[str]:
    workspace.add_words(f"## Part {{#part}}\n\n{words}\n")
    return [one.message for one in workspace.diagnostics() if one.code == CHOPPY]


def test_short_sentences_are_choppy(workspace: Workspace) -> None:
    messages = find(workspace, "\n\n".join(f"{label} comes here." for label in LABELS))
    assert len(messages) == 1 and messages[0].startswith("the 6 sentences")


@pytest.mark.parametrize(
    "words",
    [
        "::: {.blanks #lines}\n" + "\n".join(f"- {label}" for label in LABELS) + "\n:::",
        "::: signatures\n" + "\n".join(f"- {label}" for label in LABELS) + "\n:::",
        "\n\n".join(f"[{label}]{{.blank}}" for label in LABELS),
        "Did you sleep? []{.tick} Yes []{.tick} No. Did you eat? []{.tick} Yes []{.tick} No. Good? []{.tick} Yes.",
    ],
)
def test_lines_of_a_form_are_not(workspace: Workspace, words: str) -> None:
    assert find(workspace, words) == []
