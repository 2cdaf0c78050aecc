"""What is wrong for a place in one of its languages keeps back its editions in that language, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build.checking import check_source
from pipeline.model.diagnostics import Diagnostic
from tests.translated import pin_spanish
from tests.two_places import PLACES, add_places
from tests.workspace import LEAFLET, PUBLISHER, Workspace

IRISH = f"{LEAFLET}/en-IE.md"
BOTH = {
    "Northern Hills Region}": "Northern Hills Region, en-IE: Northern Hills}",
    "the ward}": "the ward, en-IE: the ward}",
    "Riverside Clinic}": "Riverside Clinic, en-IE: Riverside}",
    "from 2pm to 8pm}": "from 2pm to 8pm, en-IE: from 2 to 8}",
    "South Hospital}": "South Hospital, en-IE: The South}",
}
SOUTH = "  name: {en: South Hospital, en-IE: The South}\n"
REACHED = 'south:\n  services: {desk: {number: "01632 960125", name: {en: the desk, en-IE: the desk}}}\n'
CONTACT = "  contact: [{label: {en: Desk, en-IE: Desk}, phone: desk, hours: {en: always, en-IE: always}}]\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The leaflet of two places in two languages, which have the same words."""
    workspace = add_places(Workspace(tmp_path))
    workspace.edit(PUBLISHER, "languages: [en]", "languages: [en, en-IE]")
    workspace.edit("muscle/leaflet.yaml", "value: {en: as the ward says}", "value: as the ward says")
    for name in ("shared", LEAFLET):
        workspace.write(f"{name}/en-IE.md", workspace.read(f"{name}/en.md"))
    digest = "0" * 64
    by = f"translation: {{of: en, digest: {digest}, translator: A B, status: draft}}\n"
    workspace.edit(IRISH, "summary: ", f"{by}summary: ")
    workspace.edit("glossary.yaml", "{en: A part", "{en-IE: A part gets smaller., en: A part")
    workspace.edit(PUBLISHER, "{en: emergency services}", "{en: emergency services, en-IE: the emergency services}")
    for old, new in BOTH.items():
        workspace.edit(PLACES, old, new)
    workspace.edit(PLACES, "south:\n", REACHED + CONTACT)
    pin_spanish(workspace, "en-IE")
    return workspace


def test_both_languages_are_handed_out_everywhere(workspace: Workspace) -> None:
    assert workspace.errors() == []
    assert workspace.check().failed == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (", en-IE: The South}", "}"),
        (SOUTH, "  name:\n    en: South Hospital\n"),
        (SOUTH, "  name:\n    # as on the sign\n    en: South Hospital\n"),
        ("label: {en: Desk, en-IE: Desk}", "label: {en: Desk}"),
        ("label: {en: Desk, en-IE: Desk}", "label: {en-GB: Desk, en: Desk}"),
        (CONTACT, "  contact:\n  - label:\n      en: Desk\n    phone: desk\n"),
        ("hours: {en: always, en-IE: always}", "hours: {en: always}"),
        ("{en: the desk, en-IE: the desk}", "{en: the desk}"),
        (", en-IE: The South}", ', en-IE: "South \U0001f3e5"}'),
        (SOUTH, '  name:\n    en: South Hospital\n    en-IE: "South \U0001f3e5"\n'),
        ("label: {en: Desk, en-IE: Desk}", 'label: {en: Desk, en-IE: "\U0001f3e5"}'),
    ],
)
def test_words_that_one_language_lacks_keep_back_that_language(workspace: Workspace, old: str, new: str) -> None:
    workspace.edit(PLACES, old, new)
    assert workspace.codes() < {"FCT107", "ACC105"} and len(workspace.errors()) == 1
    assert workspace.check().failed == ("muscle/en-IE/south",)


def test_words_of_a_fact_are_of_their_language_too(workspace: Workspace) -> None:
    workspace.edit(PLACES, "en-IE: from 2 to 8", 'en-IE: "\U0001f3e5"')
    assert workspace.codes() == {"ACC105"}
    assert workspace.check().failed == ("muscle/en-IE/riverside",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("en-IE: The South", 'en-IE: ""'),
        ("en-IE: The South", "ga: An Deisceart, zz_: no"),
        (", phone: desk", ", phone: dsek"),
        ('"01632 960125"', '"ring twice"'),
        ("  sender: SouthHosp", "  sender: South Hospital Trust"),
        ("label: {en: Desk, en-IE: Desk}", "label: {en: Desk, en-IE: 7}"),
        ("  sender: SouthHosp", '  contact: {hours: "\U0001f3e5"}'),
    ],
)
def test_what_is_not_read_as_written_keeps_back_all_languages(workspace: Workspace, old: str, new: str) -> None:
    workspace.edit(PLACES, old, new)
    assert workspace.errors()
    assert {"muscle/en/south", "muscle/en-IE/south"} <= set(workspace.check().failed)


@pytest.mark.parametrize(
    ("old", "new", "failed"),
    [
        ("value: {en: from 2pm to 8pm, en-IE: from 2 to 8}", "value: {en: from 2pm}", ("muscle/en-IE/riverside",)),
        ("value: from 1pm to 3pm", "value: {en: from 1pm}", ("muscle/en-IE/northern-hills",)),
        ("value: from 1pm to 3pm", "value: {en-IE: from 1pm}", ("muscle/en/northern-hills",)),
        ("service: ward}", "service: wrad}", ("muscle/en-IE/riverside", "muscle/en/riverside")),
        (
            "{kind: text, value: from 1pm to 3pm}",
            "{kind: date, value: 2026-11-29}",
            tuple(f"muscle/{tag}/{place}" for tag in ("en-IE", "en") for place in ("northern-hills", "riverside")),
        ),
    ],
)
def test_what_a_place_sets_is_wrong_in_the_languages_that_take_it_in(
    workspace: Workspace, old: str, new: str, failed: tuple[str, ...]
) -> None:
    workspace.edit(PLACES, old, new)
    (diagnostic,) = workspace.errors()
    assert diagnostic.span.path == f"source/{PLACES}" and diagnostic.message.startswith("for `")
    assert workspace.check().failed == failed


def without_comparison(workspace: Workspace) -> list[Diagnostic]:
    """The errors, but for those that only say that the two languages differ."""
    return [one for one in workspace.errors() if not one.code.startswith("TRN")]


def test_what_a_standing_section_lacks_at_a_place_is_wrong_in_its_language(workspace: Workspace) -> None:
    languages = ("en", "en-IE")
    for language in languages:
        workspace.append(f"shared/{language}.md", "\n{only=northern-hills}\nWe are near the [parking](#parking).\n")
    pin_spanish(workspace, "en-IE")
    said = {one.span.path: one.message for one in workspace.errors()}
    assert {*said} == {f"source/shared/{language}.md" for language in languages}
    assert all(message.startswith("for `northern-hills`: ") for message in said.values())
    assert {*workspace.check().failed} == {f"muscle/{language}/northern-hills" for language in languages}


def test_what_everybody_lacks_is_not_said_again_of_places(workspace: Workspace) -> None:
    workspace.edit(IRISH, "You can visit us", "See [parking](#parking). You can visit us")
    assert [one.message for one in without_comparison(workspace)] == [
        "for everybody, `northern-hills`: there is no `#parking` in this leaflet"
    ]
    assert workspace.check().failed == ("muscle/en-IE",)


@pytest.mark.parametrize(
    ("places", "failed"), [("south", {"en", "en-IE"}), ("riverside", set()), ("", {"en", "en-IE"})]
)
def test_only_the_places_that_are_asked_for_can_fail(workspace: Workspace, places: str, failed: set[str]) -> None:
    workspace.edit(PLACES, "  sender: SouthHosp", "  sender: South Hospital Trust")
    asked = (places,) if places else ()
    checkup = check_source(workspace.source, workspace.place, [LEAFLET], places=asked)
    assert {one.code for one in checkup.diagnostics if one.severity == "error"} == {"SRC104"}
    assert set(checkup.failed) == {f"{LEAFLET}/{tag}/south" for tag in failed}
