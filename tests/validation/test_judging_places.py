"""What is wrong for a place in one of its languages keeps back its editions in that language, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

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
