"""The document of what is withdrawn."""

from __future__ import annotations

import pytest

from pipeline.model.document import Link, plain, walk
from pipeline.templating.compose import compose
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace


@pytest.fixture
def regions(workspace: Workspace) -> Workspace:
    """The leaflet in three kinds of English, one of them withdrawn."""
    workspace.edit(PUBLISHER, "languages: [en]", "languages: [en, en-US, en-AU]")
    head = "translation: {of: en, digest: x, translator: A B, status: draft}\nsummary:"
    for tag in ("en-US", "en-AU"):
        workspace.write(f"muscle/{tag}.md", workspace.read(WORDS).replace("summary:", head, 1))
    workspace.append(SETTINGS, "withdrawn: {en-US: {date: 2026-11-28}}\n")
    return workspace


def test_it_leads_to_the_languages_that_stand_each_by_a_name_of_its_own(regions: Workspace) -> None:
    leaflet = regions.check().leaflets["muscle"]
    assert leaflet is not None and leaflet.standing_languages == ("en", "en-AU")
    document = compose(leaflet, "en-US")
    links = [node for node in walk(document.sections) if isinstance(node, Link)]
    assert [plain(link.children) for link in links] == ["English", "English (Australia)"]
    assert [link.other.language for link in links if link.other] == ["en", "en-AU"]
    assert [plain(section.title) for section in document.sections] == ["What has happened", "What you can read instead"]
    assert (document.status, document.messages, document.key_points) == ("withdrawn", (), None)
    assert document.summary == document.notice.text if document.notice else False


def test_it_says_nothing_that_nobody_has_said(workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "status: draft", "status: withdrawn")
    document = workspace.document()
    assert document.sections == () and document.notice is not None
    assert document.notice.text == "This leaflet has been withdrawn. Do not use it. Ask your care team for information."
