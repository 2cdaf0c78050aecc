"""A translation beside its source: what has changed since it was pinned, and what becomes of it then."""

from __future__ import annotations

import pytest

from pipeline.build.selection import check_leaflets
from pipeline.model.document import Definitions, plain
from pipeline.model.settings.translation import NOBODY
from pipeline.templating.compose import compose
from pipeline.templating.compose.translated import judge_translation
from tests.translated import SPANISH, add_spanish
from tests.workspace import LEAFLET, SETTINGS, WORDS, Workspace


@pytest.fixture
def spanish(workspace: Workspace) -> Workspace:
    add_spanish(workspace)
    return workspace


def find_standing(workspace: Workspace, *languages: str) -> str:
    """Where the Spanish words stand; with `languages`, where only those are read."""
    leaflet = check_leaflets(workspace.source, workspace.place, (LEAFLET,), languages).leaflets[LEAFLET]
    state = leaflet and judge_translation(leaflet, "es")
    assert leaflet is not None and leaflet.outdated == ({"es"} if state and state.standing == "outdated" else set())
    return state.standing if state else ""


@pytest.mark.parametrize("languages", [(), ("es",)])
def test_a_translation_goes_by_the_words_of_its_source_whether_those_are_asked_for_or_not(
    languages: tuple[str, ...], spanish: Workspace
) -> None:
    assert find_standing(spanish, *languages) == "current"
    spanish.edit(WORDS, "Your care team can help you.", "Your family can help you.")
    assert find_standing(spanish, *languages) == "newer"
    spanish.edit(WORDS, "means that your muscles get smaller", "means that your muscles get larger")
    assert find_standing(spanish, *languages) == "outdated"


def test_a_standing_section_of_the_source_counts(spanish: Workspace) -> None:
    spanish.edit("shared/en.md", "in large print", "in large print, once a year")
    assert find_standing(spanish) == find_standing(spanish, "es") == "outdated"


def test_enough_digits_of_words_that_are_kept_are_needed(spanish: Workspace) -> None:
    spanish.edit(SPANISH, 'digest: "', 'digest: "0')
    assert find_standing(spanish) == "unpinned"
    spanish.edit(SPANISH, spanish.read(SPANISH).partition("digest: ")[2][:15], '"a"')
    assert find_standing(spanish) == "unpinned"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (WORDS, "## What it is", "::: important\n\n## What it is"),
        (SETTINGS, "emergency-line: {kind: phone, service: emergency}", "emergency-line: {kind: phone}"),
        (WORDS, "[atrophy]{.term}", "[another]{.term}"),
    ],
)
def test_a_mistake_in_the_source_makes_no_translation_outdated(
    name: str, old: str, new: str, spanish: Workspace
) -> None:
    """What could not be read is not known to have changed; the leaflet stays as it was, in all languages."""
    spanish.edit(name, old, new)
    leaflet = spanish.check().leaflets[LEAFLET]
    assert leaflet is not None and leaflet.outdated == frozenset()


def test_a_glossary_names_its_terms_as_the_translation_does(spanish: Workspace) -> None:
    """Keys are words of the source."""
    (leaflet,) = spanish.check().good.values()
    glossary = next(section for section in compose(leaflet, "es").sections if section.id == "glossary").blocks[0]
    assert isinstance(glossary, Definitions)
    assert [(item.id, plain(item.term)) for item in glossary.items] == [("term-atrophy", "Atrofia")]


def test_who_translates_is_said_in_the_language_where_nobody_does_yet(spanish: Workspace) -> None:
    spanish.edit(SPANISH, "translator: Ada Example", f"translator: {NOBODY}")
    (leaflet,) = spanish.check().good.values()
    about = compose(leaflet, "es").sections[-1].blocks[0]
    assert isinstance(about, Definitions)
    (row,) = (item for item in about.items if plain(item.term) == "Traducido por")
    assert NOBODY not in str(row) and "Todavía no" in str(row)
