"""Which languages a page tells of."""

from __future__ import annotations

import pytest

from pipeline.templating.compose import compose
from pipeline.templating.compose.moved import compose_moved
from tests.translated import add_spanish
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, Workspace

WITHDRAWN = "withdrawn: {{{}: {{date: 2026-11-28}}}}\n"


@pytest.fixture
def spanish(workspace: Workspace) -> Workspace:
    """The leaflet in two languages."""
    workspace.append(PUBLISHER, "url: https://www.example.org\n")
    add_spanish(workspace)
    return workspace


def told(workspace: Workspace, language: str) -> list[tuple[str, str]]:
    document = compose(workspace.leaflet(), language)
    return [(one.name, one.address) for one in document.languages]


def test_every_language_is_named_with_its_address_in_each(spanish: Workspace) -> None:
    at = f"https://www.example.org/{LEAFLET}"
    both = [("English", f"{at}/en/"), ("Español", f"{at}/es/")]
    assert told(spanish, "en") == told(spanish, "es") == both


def test_a_language_with_errors_is_not_told_of(spanish: Workspace) -> None:
    spanish.edit(f"{LEAFLET}/es.md", "## Qué es", "## Qué es {{nada}}")
    assert [name for name, _ in told(spanish, "en")] == ["English"]


def test_one_that_is_withdrawn_is_told_of_by_itself_alone(spanish: Workspace) -> None:
    spanish.append(SETTINGS, WITHDRAWN.format("es"))
    assert [name for name, _ in told(spanish, "en")] == ["English"]
    assert [name for name, _ in told(spanish, "es")] == ["English", "Español"]


def test_of_a_leaflet_that_is_withdrawn_each_language_says_so(spanish: Workspace) -> None:
    spanish.edit(SETTINGS, "status: draft", "status: withdrawn")
    assert [name for name, _ in told(spanish, "en")] == ["English", "Español"]


def test_where_a_leaflet_was_nothing_is_told(spanish: Workspace) -> None:
    assert compose_moved(spanish.leaflet(), "es", "older").languages == ()
