"""Evidence of facts: a reader is told what a fact rests on, where a section does not say it itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pipeline.model.document import Cite, Fact, Inlines, Section, Text, walk
from pipeline.proof.parity.expectation import join_words
from pipeline.templating.compose.evidence import cite_evidence
from pipeline.templating.compose.reviewed_words import load_pack
from tests.workspace import SETTINGS, WORDS, Workspace

FACT = "  share: {kind: risk, n: 1, of: 3, who: {en: people}, evidence: [survey]}\n"
SURVEY = "- {id: survey, type: report, title: A survey, publisher: The Office, issued: 2025}\n"


def write(workspace: Workspace, words: str, fact: str = FACT) -> None:
    workspace.edit(SETTINGS, "facts:\n", f"facts:\n{fact}")
    workspace.append("references.yaml", SURVEY)
    workspace.append(WORDS, words)


def read_section(workspace: Workspace, name: str) -> list[str]:
    section = next(one for one in workspace.document().sections if one.id == name)
    return [join_words(node.children) for node in walk(section.blocks) if type(node).__name__ == "Paragraph"]


def test_a_fact_brings_its_evidence_once_a_section(workspace: Workspace) -> None:
    write(
        workspace,
        "\n## Rest {#rest}\n\nIt helps {{share}}. Yes, {{share}}.\n\n## Sleep {#sleep}\n\nIt helps {{share}}.\n",
    )
    assert read_section(workspace, "rest") == ["It helps 1 in 3 people [2]. Yes, 1 in 3 people."]
    assert read_section(workspace, "sleep") == ["It helps 1 in 3 people [2]."]
    assert read_section(workspace, "references")[-1] == "A survey. The Office; 2025."


def test_a_section_that_cites_it_itself_is_as_it_is_written(workspace: Workspace) -> None:
    write(workspace, "\n## Rest {#rest}\n\nIt helps {{share}}. This is new [@survey].\n")
    assert read_section(workspace, "rest") == ["It helps 1 in 3 people. This is new [2]."]


def test_what_stands_in_no_line_is_cited_behind_its_block(workspace: Workspace) -> None:
    dose = 'kind: dose, drug: ibuprofen, amount: "200", unit: mg, route: {en: by mouth}, times: {en: once a day}'
    fact = f"  share: {{{dose}, evidence: [survey]}}\n"
    write(workspace, "\n## Rest {#rest}\n\n::: {.dose fact=share}\n:::\n\nThat is so.\n", fact)
    assert read_section(workspace, "rest") == ["Where this comes from: [2].", "That is so."]


@dataclass(frozen=True)
class Holder:
    """A node that holds a fact by itself."""

    risk: Fact
    title: Inlines
    kind: ClassVar[str] = "holder"


def test_where_a_node_holds_a_fact_its_title_has_the_citation(workspace: Workspace) -> None:
    write(workspace, "\n## Rest {#rest}\n\nRest is good.\n")
    held = Holder(Fact("share"), (Text("With rest"),))
    section = Section("rest", (Text("Rest"),), (held, held))  # type: ignore[arg-type]
    _, (cited,) = cite_evidence(None, (section,), workspace.leaflet(), load_pack("en"))
    assert [node.title for node in walk(cited) if isinstance(node, Holder)] == [
        (Text("With rest"), Text(" "), Cite(("survey",))),
        (Text("With rest"),),
    ]


def test_key_points_cite_what_no_section_does(workspace: Workspace) -> None:
    write(workspace, "\n## Rest {#rest}\n\nIt helps {{share}}.\n")
    workspace.edit(WORDS, "::: key-points\n", "::: key-points\n- It helps {{share}}.\n")
    key_points = workspace.document().key_points
    assert not any(isinstance(node, Cite) for node in walk(key_points))
    workspace.edit(WORDS, "\n\nIt helps {{share}}.\n", "\n\nIt helps.\n")
    key_points = workspace.document().key_points
    nodes = list(walk(key_points))
    place = next(number for number, node in enumerate(nodes) if isinstance(node, Fact))
    assert any(isinstance(node, Cite) for node in nodes[place:])


def test_a_link_may_lead_to_the_references_of_facts(workspace: Workspace) -> None:
    workspace.edit("muscle/en.md", " [@plain-language]", "")
    write(workspace, "\n## Rest {#rest}\n\nIt helps {{share}}. See [the list](#references).\n")
    assert workspace.errors() == []
