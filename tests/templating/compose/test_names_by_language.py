"""Words of a publisher and of placeholders that each language has of its own."""

from __future__ import annotations

import pytest

from pipeline.conversion.epub.writer import make_identifier
from pipeline.model.document import Document, Paragraph, plain, walk
from pipeline.templating.compose import compose
from tests.translated import SPANISH, add_spanish
from tests.workspace import PUBLISHER, SETTINGS, Workspace

ENGLISH, OURS = "The Plainleaf project", "El proyecto Plainleaf"
BY_LANGUAGE = f"name: {{en: {ENGLISH}, es: {OURS}}}"


@pytest.fixture
def spanish(workspace: Workspace) -> Workspace:
    """The leaflet in two languages."""
    add_spanish(workspace)
    return workspace


def both(workspace: Workspace) -> tuple[Document, Document]:
    leaflet = workspace.leaflet()
    return compose(leaflet, "en"), compose(leaflet, "es")


def found(workspace: Workspace) -> list[tuple[str, str]]:
    errors = [one for one in workspace.errors() if one.code == "FCT107"]
    return [(one.span.path, one.message) for one in errors]


def test_a_publisher_has_one_name_everywhere_or_one_in_each_language(spanish: Workspace) -> None:
    before = both(spanish)
    assert [one.publisher for one in before] == [ENGLISH, ENGLISH]
    spanish.edit(PUBLISHER, f"name: {ENGLISH}", BY_LANGUAGE)
    after = both(spanish)
    assert [one.publisher for one in after] == [ENGLISH, OURS]
    assert [one.authors for one in after] == [(ENGLISH,), (OURS,)], "its author is the publisher"
    assert OURS in [plain(node.children) for node in walk(after[1].sections) if isinstance(node, Paragraph)]
    assert before[0].code == after[0].code and before[1].code != after[1].code
    assert [*map(make_identifier, before)] == [*map(make_identifier, after)], "it is the same book"


def test_a_name_that_a_language_lacks_keeps_that_language_back(spanish: Workspace) -> None:
    spanish.edit(PUBLISHER, f"name: {ENGLISH}", f"name: {{en: {ENGLISH}}}")
    assert found(spanish) == [("source/publisher.yaml", "the publisher has no name in `es`")]
    assert spanish.check().failed == ("muscle/es",)


def test_a_message_says_who_sends_it_by_the_name_in_its_language(spanish: Workspace) -> None:
    spanish.edit(PUBLISHER, f"name: {ENGLISH}", BY_LANGUAGE)
    spanish.edit(SPANISH, "Le escribimos sobre la pérdida de músculo.", "Le escribe el proyecto Plainleaf.")
    assert "MSG117" not in {one.code for one in spanish.diagnostics() if one.span.path.endswith("es.md")}


def test_what_stands_for_a_value_is_in_the_language_of_the_message(spanish: Workspace) -> None:
    fallbacks = [one.campaign.placeholders[0].fallback for one in both(spanish)]
    assert fallbacks == ["there", "amiga"]


@pytest.mark.parametrize("fallback", ["there", "{en: there}"])
def test_a_word_of_another_language_is_never_sent(fallback: str, spanish: Workspace) -> None:
    spanish.edit(SETTINGS, "{en: there, es: amiga}", fallback)
    assert found(spanish) == [("source/muscle/leaflet.yaml", "the placeholder `name` has no fallback in `es`")]
    assert spanish.check().failed == ("muscle/es",)


@pytest.mark.parametrize(("old", "new"), [("{en: there, es: amiga}", '"-"'), ("((name))", "a todos")])
def test_what_has_no_letters_or_stands_in_no_message_needs_no_words(old: str, new: str, spanish: Workspace) -> None:
    spanish.edit(SETTINGS if "en:" in old else SPANISH, old, new)
    spanish.edit(SETTINGS, ", es: amiga", "") if "name" in old else None
    assert found(spanish) == []
