"""Reader of risks that are set beside each other: labels, evidence, attributes, and what is written wrongly."""

from __future__ import annotations

import pytest

from pipeline.model.document import RiskComparison, plain, walk
from tests.workspace import FIRST_ADDED, SETTINGS, WORDS, Workspace

RISKS = (
    "  without: {kind: risk, n: 12, of: 100, who: {en: people}, evidence: [plain-language]}\n"
    "  with: {kind: risk, n: 7, of: 100, who: {en: people}, evidence: [plain-language]}\n"
    "  third: {kind: risk, n: 1, of: 100, who: {en: others}, evidence: [plain-language]}\n"
    "  fourth: {kind: risk, n: 1, of: 10, who: {en: children}, evidence: [plain-language]}\n"
    "  fifth: {kind: risk, n: 1, of: 5, who: {en: adults}, evidence: [plain-language]}\n"
)
TWO = "- Without it: {{without}}\n- With it: {{with}}\n"
SMS = '::: {.sms #new about=what-it-is send="day 5 at 10:00"}\nMuscle wasting: call us.\n\n'


def list_errors(workspace: Workspace) -> list[tuple[str, int, int]]:
    return [(one.code, one.span.line - FIRST_ADDED, one.span.column) for one in workspace.errors()]


def read(workspace: Workspace, words: str) -> RiskComparison:
    workspace.append(SETTINGS, RISKS)
    workspace.add_words(words)
    assert list_errors(workspace) == []
    nodes = (node for node in workspace.leaflet().nodes("en") if isinstance(node, RiskComparison))
    return next(nodes)


@pytest.mark.parametrize(
    ("words", "errors"),
    [
        (f"::: compare\n{TWO}:::\n", []),
        (f"Words before.\n\n::: {{.compare #effect}}\n{TWO}:::\n\nWords behind.\n", []),
        ("::: compare\n- {{third}}\n- {{fourth}}\n:::\n", []),
        ("::: compare\n- {{third}} [@plain-language]\n- {{fourth}}\n- {{fifth}}\n- Without it: {{without}}\n:::\n", []),
        ("::: compare\n- Without **it**: {{without}}\n- *With* it: {{with}} [@plain-language]\n:::\n", []),
        ("::: compare\n- {{third}}\n:::\n", [("SRC309", 0, 1)]),
        (
            "::: compare\n- {{third}}\n- {{fourth}}\n- {{fifth}}\n- A: {{without}}\n- B: {{with}}\n:::\n",
            [("SRC309", 0, 1)],
        ),
        ("::: compare\n:::\n", [("SRC309", 0, 1)]),
        ("::: compare\n{{third}} and {{fourth}}\n:::\n", [("SRC309", 0, 1)]),
        (f"::: compare\nWords.\n\n{TWO}:::\n", [("SRC309", 0, 1)]),
        ("::: compare\n1. {{third}}\n2. {{fourth}}\n:::\n", [("SRC309", 0, 1)]),
        ("::: compare\n- {{third}}\n- Only words\n:::\n", [("SRC309", 2, 3)]),
        ("::: compare\n- {{third}}\n- {{fourth}} {{fifth}}\n:::\n", [("SRC309", 2, 3)]),
        ("::: compare\n- {{third}}\n- {{fourth}} of them\n:::\n", [("SRC309", 2, 3)]),
        ("::: compare\n- {{third}}\n- **{{fourth}}**\n:::\n", [("SRC309", 2, 3)]),
        ("::: compare\n- {{third}}\n- Children {{fourth}}\n:::\n", [("SRC309", 2, 3)]),
        ("::: compare\n- {{third}}\n- : {{fourth}}\n:::\n", [("ACC107", 2, 3), ("SRC309", 2, 3)]),
        ("::: compare\n- {{third}}\n- {{fourth}}\n\n  More.\n:::\n", [("SRC309", 2, 3)]),
        ("::: compare\n- {{third}}\n- {{third}}\n:::\n", [("SRC309", 2, 3)]),
        ("::: compare\n- {{third}}\n- [ ] {{fourth}}\n:::\n", [("SRC309", 2, 3), ("SRC319", 2, 3)]),
        ("::: compare\n- {{third}}\n- {{fourht}}\n:::\n", [("FCT101", 2, 3)]),
        (f'::: {{.compare have="have it"}}\n{TWO}:::\n', [("SRC306", 0, 15)]),
        (f'::: {{.compare not="do not have it"}}\n{TWO}:::\n', [("SRC306", 0, 15)]),
        (f'::: {{.compare have="" not=""}}\n{TWO}:::\n', [("SRC306", 0, 15), ("SRC306", 0, 23)]),
        (f'::: {{.compare caption="In **one** year"}}\n{TWO}:::\n', [("SRC306", 0, 15)]),
        (f'::: {{.compare caption="{{{{third}}}}"}}\n{TWO}:::\n', [("SRC313", 0, 15)]),
        (f'::: {{.compare title="One year"}}\n{TWO}:::\n', [("SRC306", 0, 15)]),
        (f"::: {{.compare only=riverside}}\n{TWO}:::\n", [("SRC603", 0, 15)]),
        (f"::: important\n\nWords.\n\n::: compare\n{TWO}:::\n\n:::\n", [("SRC309", 4, 1)]),
        (f"::: {{.care-card #c level=routine}}\n- a sign\n\n::: compare\n{TWO}:::\n\n:::\n", [("SRC309", 0, 1)]),
        (f"::: groups\n\n### A\n\n::: compare\n{TWO}:::\n\n### B\n\nWords.\n\n:::\n", [("SRC309", 4, 1)]),
        ("- words\n\n  ::: compare\n  - {{third}}\n  - {{fourth}}\n  :::\n", [("SRC310", 2, 3)]),
        (f"{SMS}::: compare\n{TWO}:::\n:::\n", [("MSG104", 3, 1)]),
    ],
)
def test_where_risks_stand_and_how_they_are_written(
    workspace: Workspace, words: str, errors: list[tuple[str, int, int]]
) -> None:
    workspace.append(SETTINGS, RISKS)
    workspace.add_words(words)
    assert list_errors(workspace) == errors
    assert all(one.hint for one in workspace.errors())


def test_risks_cannot_stand_among_the_key_points(workspace: Workspace) -> None:
    workspace.append(SETTINGS, RISKS)
    workspace.edit(WORDS, "::: key-points\n", f"::: key-points\n\n::: compare\n{TWO}:::\n\n", 1)
    assert [(one.code, one.span.line) for one in workspace.errors()] == [("SRC309", 9)]


def test_a_label_is_without_its_colon_and_evidence_is_apart(workspace: Workspace) -> None:
    node = read(workspace, "::: compare\n- Without **it**: {{without}} [@plain-language]\n- {{fourth}}\n:::\n")
    assert [plain(item.title) for item in node.items] == ["Without it", ""]
    assert [item.risk.id for item in node.items] == ["without", "fourth"]
    assert [one.kind for one in walk(node.items[0].title)] == ["text", "strong", "text"]
    assert [one.kind for item in node.items for one in item.evidence] == ["cite"]


def test_words_of_attributes_go_on_from_ours(workspace: Workspace) -> None:
    given = 'caption="In one year." have="have it." not="do  not have it" change="the tablet"'
    node = read(workspace, f"::: {{.compare #a {given}}}\n{TWO}:::\n")
    assert (node.caption, node.have, node.have_not, node.change) == (
        "In one year.", "have it", "do not have it", "the tablet",
    )  # fmt: skip
