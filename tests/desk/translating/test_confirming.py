"""Confirmation of “do not” items by somebody besides the translator."""

from __future__ import annotations

import pytest

from pipeline.build.selection import check_leaflets
from pipeline.desk.translating.confirming import Confirmed, confirm_items
from pipeline.reports.translation_standings import render_confirmed
from tests.translated import PINNED, SPANISH, add_spanish, pin_spanish
from tests.workspace import LEAFLET, Workspace

ENGLISH_ITEMS = "## At home {#home}\n\n::: do-not\n- do not lift anything\n:::\n"
SPANISH_ITEMS = "\n## En casa {#home}\n\n::: do-not\n- no levante nada\n:::\n"


@pytest.fixture
def spanish(workspace: Workspace) -> Workspace:
    add_spanish(workspace, pin=False)
    return workspace


def confirm(workspace: Workspace, by: str = "") -> Confirmed:
    checkup = check_leaflets(workspace.source, workspace.place, (LEAFLET,))
    return confirm_items(checkup, LEAFLET, "es", by, PINNED, workspace.place)


def test_items_are_shown_in_both_languages_and_confirmed_by_another_person(spanish: Workspace) -> None:
    spanish.add_words(ENGLISH_ITEMS)
    spanish.append(SPANISH, SPANISH_ITEMS)
    assert confirm(spanish).refusal == "nobody knows of which words it is a translation"
    pin_spanish(spanish)
    shown = confirm(spanish)
    assert shown.items == (("do not lift anything",), ("no levante nada",)) and not shown.file
    assert "--by NAME" in str(render_confirmed(shown, LEAFLET, "es", "").text)
    assert confirm(spanish, "ada example").refusal == "ada example is the translator"
    before = spanish.read(SPANISH)
    assert confirm(spanish, "Ben Example").file == f"source/{SPANISH}"
    words = spanish.leaflet().texts["es"].front.translation
    assert words and words.confirmed and words.confirmed.by == "Ben Example"
    written = f', confirmed: {{by: "Ben Example", date: "2026-11-25", digest: "{words.confirmed.digest}"}}'
    assert spanish.read(SPANISH) == before.replace("{of: en", "{of: en" + written)


def test_there_is_nothing_to_confirm_without_items(spanish: Workspace) -> None:
    pin_spanish(spanish)
    assert confirm(spanish, "Ben Example").refusal == "there are no “do not” items"
