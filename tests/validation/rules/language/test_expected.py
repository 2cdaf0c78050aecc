"""What the rules of language propose to write instead, and where: in the place of the stretch it reads right."""

from __future__ import annotations

import json

import pytest

from pipeline.model.diagnostics import Diagnostic
from tests.workspace import FIRST_ADDED, Workspace


def find(workspace: Workspace, words: str) -> list[Diagnostic]:
    workspace.add_words(f"## Part {{#part}}\n\n{words}\n")
    return [one for one in workspace.diagnostics() if one.code.startswith("LNG")]


def put_right(workspace: Workspace, words: str) -> str:
    """The words of one line with what is expected in them."""
    for one in reversed([one for one in find(workspace, words) if one.code != "LNG101"]):
        assert one.span.line == one.span.end_line == FIRST_ADDED + 2
        words = words[: one.span.column - 1] + one.expected + words[one.span.end_column - 1 :]
    return words


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("Don't stop. You CAN'T drive.", "Do not stop. You CANNOT drive."),
        ("Why didn’t we say so? It won't hurt.", "Why did we not say so? It will not hurt."),
        ("Isn't it red? If it isn't, rest.", "Is it not red? If it is not, rest."),
        ("You dont have to.", "You do not have to."),
        ("Take 50mcg t.i.d. with food.", "Take 50 micrograms 3 times a day with food."),
        ("Take one tablet BD, after food.", "Take one tablet 2 times a day, after food."),
        ("The pen holds 300U of insulin.", "The pen holds 300 units of insulin."),
        ("Nausea occurs in the morning.", "Feeling sick happens in the morning."),
        ("A nurse will administer it.", "A nurse will give it."),
        ("Doctors call this nausea. It is not “benign”, which means harmless.", ""),
        ("Feeling sick (nausea) is usual. The Renal Café is open. [Nausea](#part) goes away.", ""),
    ],
)
def test_what_is_expected_reads_right(workspace: Workspace, words: str, right: str) -> None:
    assert put_right(workspace, words) == (right or words)


def test_each_report_says_what_to_write(workspace: Workspace) -> None:
    find(workspace, "You can't drive.")
    assert "  = write: cannot\n" in workspace.plainleaf("check").stdout.replace("   =", "  =")
    (entry,) = [
        one for one in json.loads(workspace.plainleaf("check", "--report", "json").stdout) if one["code"] == "LNG107"
    ]
    assert entry["hint"] == "write “cannot”"
    assert set(entry) == {
        "code",
        "severity",
        "path",
        "line",
        "column",
        "end_line",
        "end_column",
        "message",
        "hint",
    }
    (run,) = json.loads(workspace.plainleaf("check", "--report", "sarif").stdout)["runs"]
    (result,) = [one for one in run["results"] if one["ruleId"] == "LNG107"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {
                "startLine": FIRST_ADDED + 2,
                "startColumn": 5,
                "endLine": FIRST_ADDED + 2,
                "endColumn": 10,
            },
            "insertedContent": {"text": "cannot"},
        }
    ]


def test_a_language_without_data_has_no_findings(workspace: Workspace) -> None:
    workspace.write("muscle/de.md", workspace.read().replace("title: ", "title: Nausea, don't, 50mcg. ", 1))
    assert [one for one in workspace.diagnostics() if one.code.startswith("LNG")] == []


def test_what_the_leaflet_is_called_is_no_jargon(workspace: Workspace) -> None:
    workspace.edit("muscle/en.md", "---\n", "---\nmedical_name: renal colic\n", 1)
    diagnostics = find(workspace, "Renal colic hurts, and a renal stone does.")
    assert [one.code for one in diagnostics if one.code == "LNG207"] == []


def test_words_of_standing_sections_are_found_in_their_file(workspace: Workspace) -> None:
    workspace.append("shared/en.md", "\n## More {#more}\n\nYou don't\nknow.\n")
    workspace.add_words("::: {.include section=more}\n:::\n")
    (one,) = [one for one in workspace.diagnostics() if one.code == "LNG107"]
    assert one.span.path == "source/shared/en.md"
    assert workspace.read("shared/en.md").splitlines()[one.span.line - 1][one.span.column - 1 :] == "don't"
