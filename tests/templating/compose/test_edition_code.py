"""The short code of an edition: another one where a reader reads something else, and the same where not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model.document import Definitions, Document, Paragraph, plain, walk
from pipeline.model.placing import list_placed
from pipeline.templating.compose import compose
from pipeline.templating.compose.moved import compose_moved
from tests.shapes.laid_out import FOLDER
from tests.two_places import add_places
from tests.workspace import PUBLISHER, SETTINGS, SHARED, WORDS, Workspace

Edit = Callable[[Workspace], None]


def edit(name: str, old: str, new: str) -> Edit:
    return lambda workspace: workspace.edit(name, old, new)


@pytest.mark.parametrize(
    "change",
    [
        edit(WORDS, "title: Muscle wasting", "title: Muscle loss"),
        edit(WORDS, "Wasting has many causes.", "Wasting has some causes."),
        edit(WORDS, "Two legs. One is thinner", "Two legs. One is thicker"),
        edit(WORDS, "What is the cause", "What is a cause"),
        edit(SHARED, "large print", "big print"),
        edit("glossary.yaml", "atrophy: {en: ", "atrophy: {en: Now "),
        edit("references.yaml", "2023", "2022"),
        edit(PUBLISHER, "The Plainleaf project", "The Plainleaf people"),
        edit(PUBLISHER, '"999"', '"112"'),
        edit(SETTINGS, "funding: none", "funding: Example Fund"),
        edit(SETTINGS, "0.1.0", "0.1.1"),
        edit(SETTINGS, "date: 2026-11-22", "date: 2026-11-21"),
        edit(f"{'muscle'}/images/leg.svg", "<svg", "<!-- another --><svg"),
        lambda workspace: workspace.append(PUBLISHER, "contact: {email: leaflets@example.org}\n"),
    ],
)
def test_what_readers_read_changes_the_code(change: Edit, workspace: Workspace) -> None:
    before = workspace.document().code
    change(workspace)
    assert workspace.document().code != before


@pytest.mark.parametrize(
    "change",
    [
        edit(WORDS, "::: key-points", "<!-- a note among writers -->\n\n::: key-points"),
        edit(WORDS, "## Questions", "\n\n## Questions"),
        edit(WORDS, "This is our first message", "This is your first message"),
        edit(WORDS, 'send="day 0 at 10:00"', 'send="day 0 at 10:30"'),
        edit(SETTINGS, "status: draft", "status: in_review"),
        edit(SETTINGS, "purpose: To explain", "purpose: To say"),
        edit(SETTINGS, "First draft.", "A draft."),
        lambda workspace: workspace.append(PUBLISHER, "paper: letter\nextras: [a5]\nlarge-print: [24]\n"),
        lambda workspace: workspace.append(PUBLISHER, "url: https://www.example.org/leaflets\n"),
        lambda workspace: workspace.append(SETTINGS, "topics: [muscles]\neditions: {card: [key-points, get-help]}\n"),
    ],
)
def test_what_they_do_not_read_changes_none(change: Edit, workspace: Workspace) -> None:
    before = workspace.document().code
    change(workspace)
    assert workspace.document().code == before


def test_the_same_source_elsewhere_has_the_same_code(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.document().code == Workspace(tmp_path / "elsewhere").document().code


def test_each_place_has_a_code_of_its_own(workspace: Workspace) -> None:
    leaflet = add_places(workspace).leaflet()
    codes = [compose(placed, "en").code for placed in list_placed(leaflet)]
    assert len(set(codes)) == len(codes) == 4
    assert workspace.document().code == codes[0]


def test_it_stands_behind_the_version_where_the_leaflet_tells_about_itself(workspace: Workspace) -> None:
    document = workspace.document()
    assert f"0.1.0 of 22 November 2026, {document.code}" in list(_list_about(document))


def test_a_withdrawn_leaflet_has_one_and_a_page_that_leads_elsewhere_has_none(workspace: Workspace) -> None:
    written = workspace.document().code
    workspace.edit(SETTINGS, "status: draft", "status: withdrawn")
    assert workspace.document().code not in ("", written)
    assert compose_moved(workspace.leaflet(), "en", "old-id").code == ""


def _list_about(document: Document) -> list[str]:
    tables = [node for node in walk(document.sections) if isinstance(node, Definitions) and node.role == "about"]
    blocks = [block for table in tables for item in table.items for block in item.blocks]
    return [plain(block.children) for block in blocks if isinstance(block, Paragraph)]


def test_the_code_of_a_programme_stands_for_its_messages(tmp_path: Path) -> None:
    programme = Workspace(tmp_path / "place", FOLDER / "programme")
    name = "mothers"
    before = compose(programme.check().good[name], "en")
    programme.edit(f"{name}/en.md", before.messages[0].text.split()[-1], "else.", 1)
    after = compose(programme.check().good[name], "en")
    assert after.messages != before.messages
    assert after.code != before.code
