"""Where a translation stands, part by part."""

from __future__ import annotations

import pytest

from pipeline.desk.translating.standings import PartStanding, TranslationStanding, list_standings
from pipeline.reports.translation_standings import render_standings
from tests.translated import SPANISH, add_spanish, pin_spanish
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace


@pytest.fixture
def spanish(workspace: Workspace) -> Workspace:
    add_spanish(workspace)
    return workspace


def standing(workspace: Workspace) -> TranslationStanding:
    (one,) = list_standings(workspace.check())
    return one


def parts(workspace: Workspace) -> dict[str, PartStanding]:
    """The parts about which something is to be done."""
    return {part.id: part for part in standing(workspace).parts if part.state != "current"}


def test_a_translation_of_the_words_of_now_is_current(spanish: Workspace) -> None:
    one = standing(spanish)
    assert one.state and one.state.standing == "current" and parts(spanish) == {}
    text = render_standings([one], "text").text
    assert text and text.startswith("muscle (es, Español)\n  current, of en-") and "pinned on 2026-11-25" in text


EDITS = {
    "editorial": ("Wasting has many causes.", "Wasting has many  causes", "current", "key-points"),
    "content": ("Your care team can help you.", "Your family can help you.", "newer", "key-points"),
    "clinical": ("an arm or a leg\n:::\n\n::: {.sms", "an arm or both legs\n:::\n\n::: {.sms", "outdated", "get-help"),
}


@pytest.mark.parametrize("change", EDITS)
def test_a_change_of_the_source_is_shown_with_its_class(change: str, spanish: Workspace) -> None:
    old, new, expected, part = EDITS[change]
    spanish.edit(WORDS, old, new)
    one = standing(spanish)
    assert one.state and one.state.standing == expected
    (stale,) = parts(spanish).values()
    assert (stale.id, stale.state, {each.change for each in stale.changes}) == (part, "stale", {change})
    pin_spanish(spanish)
    assert parts(spanish) == {}


def test_a_changed_fact_is_clinical(spanish: Workspace) -> None:
    spanish.edit(PUBLISHER, 'number: "999"', 'number: "112"')
    assert {part.id: {each.change for each in part.changes} for part in parts(spanish).values()} == {
        "get-help": {"clinical"},
        "call-now": {"clinical"},
    }


def test_the_glossary_counts_as_it_was(spanish: Workspace) -> None:
    spanish.edit("glossary.yaml", "gets smaller because", "gets larger because")
    (stale,) = parts(spanish).values()
    assert (stale.heading, stale.state) == ("Glossary", "stale")


def test_what_is_missing_untranslated_or_the_same_on_purpose_is_named(spanish: Workspace) -> None:
    text = spanish.read(SPANISH)
    spanish.write(SPANISH, text.partition("## Preguntas")[0].replace("La pérdida tiene muchas", "Wasting has many"))
    spanish.edit(SPANISH, "La pérdida", "La pérdida", 1)
    spanish.edit(SPANISH, "Wasting has many causas.", "Wasting has many causes.")
    spanish.edit(SPANISH, "title: Pérdida de músculo", "title: Muscle wasting")
    spanish.edit(SPANISH, "status: draft}", "status: draft, same: [{words: Muscle wasting, by: Ben Example}]}")
    found = parts(spanish)
    assert {name: part.state for name, part in found.items()} == {
        "head": "same",
        "key-points": "untranslated",
        "questions": "missing",
    }
    assert found["key-points"].words == ("Wasting has many causes.",)


def test_nobody_can_say_while_the_source_has_errors(spanish: Workspace) -> None:
    spanish.edit(SETTINGS, "emergency-line:", "another-line:")
    one = standing(spanish)
    assert one.state is None and "nobody can say" in str(render_standings([one], "text").text)


def test_a_leaflet_in_one_language_has_no_translations(workspace: Workspace) -> None:
    assert render_standings(list_standings(workspace.check()), "text").text == "there are no translations"
