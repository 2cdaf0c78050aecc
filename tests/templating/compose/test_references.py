"""The list of references: the words of the Vancouver style, in the order of citation, the same whoever reads them."""

from __future__ import annotations

from pipeline.model.document import Cite, Definitions, Emphasis, Link, walk
from pipeline.proof.parity.expectation import join_words
from pipeline.templating.compose import words_digest
from tests.workspace import SETTINGS, WORDS, Workspace

REFERENCES = "references.yaml"
ARTICLE = """\
- id: article
  type: article-journal
  title: "Rest and <i>muscle</i>: a *trial*"
  author: [AUTHORS]
  container-title: The Example Journal of Rest
  container-title-short: Ex J Rest
  issued: 2024-05-03
  volume: 12
  issue: 3
  page: 101-109
  DOI: 10.5555/rest
  PMID: "123456"
""".replace("AUTHORS", ", ".join(f"{{family: Sample{letter}, given: Ann Bea}}" for letter in "ABCDEFGH"))
AUTHORS = ", ".join(f"Sample{letter} AB" for letter in "ABCDEF")
PAGE = """\
- id: page
  type: webpage
  title: Rest
  author: [{literal: The Clinic}]
  URL: https://example.org/rest
  accessed: 2026-02-03
"""


def entries(workspace: Workspace) -> list[str]:
    """The words of the list of references."""
    section = next(one for one in workspace.document().sections if one.id == "references")
    lists = [block for block in section.blocks if isinstance(block, Definitions)]
    return [
        f"{join_words(item.term)} {' '.join(join_words(block.children) for block in item.blocks)}"  # type: ignore[union-attr]
        for one in lists
        for item in one.items
    ]


def cite(workspace: Workspace, references: str, words: str) -> None:
    workspace.append(REFERENCES, references)
    workspace.append(WORDS, f"\n## Rest {{#rest}}\n\n{words}\n")


def test_an_article_is_written_in_the_vancouver_style(workspace: Workspace) -> None:
    cite(workspace, ARTICLE + PAGE, "Rest costs strength [@page; @article].")
    assert entries(workspace)[-2:] == [
        "[2] The Clinic. Rest [Internet]. [cited 2026 Feb 3]. Available from: https://example.org/rest",
        f"[3] {AUTHORS}, et al. Rest and muscle: a trial. Ex J Rest [Internet]. 2024 May 3;12(3):101–9. "
        "Available from: https://doi.org/10.5555/rest",
    ]
    section = next(one for one in workspace.document().sections if one.id == "references")
    assert [join_words(node.children) for node in walk(section) if isinstance(node, Emphasis)] == ["muscle", "trial"]
    links = [node.target for node in walk(section) if isinstance(node, Link)]
    assert links[-2:] == ["https://example.org/rest", "https://doi.org/10.5555/rest"]


def test_what_is_incomplete_says_so_in_our_words(workspace: Workspace) -> None:
    cite(
        workspace,
        "- {id: a, type: report, publisher: The Office, note: incomplete}\n- {id: b, note: incomplete}\n"
        "- {id: c, type: report, title: C, note: read by nobody, issued: 2020}\n",
        "Rest costs strength [@a; @b; @c].",
    )
    assert entries(workspace)[-3:] == [
        "[2] The Office. Reference incomplete.",
        "[3] Reference incomplete.",
        "[4] C. 2020.",
    ]


def test_a_reference_that_is_known_only_through_another_says_so(workspace: Workspace) -> None:
    """The other one is listed behind it, unless it stands there already."""
    cite(
        workspace,
        "- {id: trial, type: report, title: A trial, issued: 2020, known-through: review}\n"
        "- {id: review, type: report, title: A review, issued: 2024, known-through: book}\n"
        "- {id: book, type: book, title: A book, issued: 2025}\n"
        "- {id: other, type: book, title: Another, issued: 2025, known-through: book}\n",
        "Rest costs strength [@trial]. It does [@other].",
    )
    told = "We know this source only through another one:"
    assert entries(workspace)[-4:] == [
        f"[2] A trial. 2020. {told} [3].",
        f"[3] A review. 2024. {told} [4].",
        "[4] A book. 2025.",
        f"[5] Another. 2025. {told} [4].",
    ]
    section = next(one for one in workspace.document().sections if one.id == "references")
    assert [node.numbers for node in walk(section) if isinstance(node, Cite)] == [(3,), (4,), (4,)]


def test_a_circle_ends(workspace: Workspace) -> None:
    cite(
        workspace,
        "- {id: a, type: book, title: A, issued: 2020, known-through: b}\n"
        "- {id: b, type: book, title: B, issued: 2020, known-through: a}\n",
        "Rest costs strength [@a].",
    )
    assert [one.code for one in workspace.errors()] == ["FCT121", "FCT121"]


def test_what_people_sign_for_are_the_references_and_not_how_they_are_printed(workspace: Workspace) -> None:
    cite(workspace, PAGE, "Rest costs strength [@page].")
    before = words_digest(workspace.leaflet(), "en")
    leaflet = workspace.leaflet()
    leaflet.bibliography["en"].clear()  # type: ignore[attr-defined]
    assert words_digest(leaflet, "en") == before
    workspace.edit(REFERENCES, "accessed: 2026-02-03", "accessed: 2026-02-04")
    assert words_digest(workspace.leaflet(), "en") != before


def test_words_are_those_of_the_country(workspace: Workspace) -> None:
    cite(workspace, "- {id: book, type: book, title: Rest, edition: 2, issued: 2020}\n", "Rest costs strength [@book].")
    assert entries(workspace)[-1] == "[2] Rest. 2nd edn. 2020."
    workspace.edit(SETTINGS, "country: GB", "country: US")
    workspace.edit("publisher.yaml", "GB", "US")
    assert entries(workspace)[-1] == "[2] Rest. 2nd ed. 2020."
