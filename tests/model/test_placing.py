"""A leaflet as places hand it out: what the nearest has, and what is for them only, whatever the order."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.document import Document, Paragraph, Section, plain, walk
from pipeline.model.edition import Edition
from pipeline.model.leaflet import Leaflet
from pipeline.model.placing import list_placed, place_leaflet
from pipeline.templating.compose import compose, words_digest
from tests.two_places import FILE, PLACES, add_places
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace


@pytest.fixture
def leaflet(tmp_path: Path) -> Leaflet:
    return add_places(Workspace(tmp_path)).leaflet()


def document(leaflet: Leaflet, place: str) -> Document:
    return compose(place_leaflet(leaflet, place), "en")


def section(leaflet: Leaflet, place: str, name: str = "visiting") -> list[str]:
    """The words of a section, without the spaces that may not break."""
    parts = [part for part in document(leaflet, place).sections if part.id == name]
    paragraphs = (node for part in parts for node in walk(part.blocks) if isinstance(node, Paragraph))
    return [plain(node.children).replace("\N{NO-BREAK SPACE}", " ") for node in paragraphs]


def test_everybody_gets_nothing_that_is_for_some_places(leaflet: Leaflet) -> None:
    assert section(leaflet, "") == ["You can visit us as the ward says. Call 999 first."]
    assert section(leaflet, "", "parking") == []


def test_a_place_has_its_facts_numbers_and_words(leaflet: Leaflet) -> None:
    assert section(leaflet, "riverside") == [
        "You can visit us from 2pm to 8pm. Call 01632 960121 first.",
        "Ring the bell at the gate.",
        "Bring a coat.",
        "Bring money for the bus.",
    ]
    assert section(leaflet, "riverside", "parking") == ["Park behind the house."]


def test_the_nearest_wins_and_what_is_not_set_comes_from_above(leaflet: Leaflet) -> None:
    assert section(leaflet, "northern-hills")[0] == "You can visit us from 1pm to 3pm. Call 999 first."
    assert section(leaflet, "south")[0] == "You can visit us as the ward says. Call 999 first."


def test_the_id_of_a_place_means_what_is_within_it_but_not_what_it_is_within(leaflet: Leaflet) -> None:
    assert "Bring a coat." in section(leaflet, "riverside")
    assert "Ring the bell at the gate." not in section(leaflet, "northern-hills")


def test_three_levels_are_followed(tmp_path: Path) -> None:
    workspace = add_places(Workspace(tmp_path))
    workspace.append(PLACES, "ward-3:\n  name: {en: Ward 3}\n  within: riverside\n")
    found = section(workspace.leaflet(), "ward-3")
    assert found[:2] == ["You can visit us from 2pm to 8pm. Call 01632 960121 first.", "Ring the bell at the gate."]


def test_places_do_not_leak_into_each_other(leaflet: Leaflet) -> None:
    """In whatever order they are made in one process, each is as it is alone."""
    alone = {place: document(leaflet, place) for place in ("", "riverside", "south", "northern-hills")}
    for place in ("south", "riverside", "", "northern-hills", "riverside"):
        assert document(leaflet, place) == alone[place]
    assert len({words_digest(place_leaflet(leaflet, place), "en") for place in alone}) == 1, "one sign-off is for all"


def test_the_order_in_places_yaml_changes_nothing(tmp_path: Path, leaflet: Leaflet) -> None:
    other = add_places(Workspace(tmp_path / "other"))
    parts = FILE.split("south:\n")
    other.write(PLACES, f"south:\n{parts[1]}{parts[0]}")
    for place in ("riverside", "south", "northern-hills"):
        assert document(other.leaflet(), place) == document(leaflet, place)


def test_a_fact_that_is_not_local_is_not_set(tmp_path: Path) -> None:
    workspace = add_places(Workspace(tmp_path))
    workspace.edit(SETTINGS, "local: [visiting-hours, ward-line]", "local: [ward-line]")
    assert section(workspace.leaflet(), "riverside")[0] == "You can visit us as the ward says. Call 01632 960121 first."


def test_a_fact_of_several_leaflets_can_be_local(tmp_path: Path) -> None:
    workspace = add_places(Workspace(tmp_path))
    workspace.edit(SETTINGS, "  visiting-hours: {kind: text, value: {en: as the ward says}}\n", "")
    workspace.write("facts.yaml", "visiting-hours: {kind: text, value: {en: on most days}}\n")
    assert workspace.errors() == []
    leaflet = workspace.leaflet()
    assert "on most days" in section(leaflet, "")[0] and "from 2pm to 8pm" in section(leaflet, "riverside")[0]


def test_name_logo_contact_and_sender_are_those_of_the_nearest(tmp_path: Path) -> None:
    workspace = add_places(Workspace(tmp_path))
    drawing = workspace.path("muscle/images/leg.svg").read_bytes()
    workspace.write("images/region.svg", drawing)
    region = "  logo: images/region.svg\n  contact: [{label: {en: The ward}, phone: ward}]\n"
    workspace.edit(PLACES, "  name: {en: Northern Hills Region}\n", f"  name: {{en: Northern Hills Region}}\n{region}")
    workspace.append(PUBLISHER, "sender: Everybody\ncontact: {email: all@example.org}\n")
    assert workspace.errors() == []
    leaflet = workspace.leaflet()
    clinic, south = document(leaflet, "riverside"), document(leaflet, "south")
    assert (clinic.place_name, clinic.brand, clinic.publisher) == (*["Riverside Clinic"] * 2, "The Plainleaf project")
    assert clinic.logo is not None and south.logo is None
    assert (clinic.campaign.sender, south.campaign.sender) == ("Everybody", "SouthHosp")
    about = {place: str(document(leaflet, place).sections[-1]) for place in ("", "riverside", "south")}
    assert "01632" in about["riverside"] and "all@example.org" not in about["riverside"]
    assert "all@example.org" in about["south"] and "all@example.org" in about[""]


def test_only_leaflets_that_differ_have_editions_for_places(tmp_path: Path) -> None:
    workspace = add_places(Workspace(tmp_path))
    workspace.duplicate("same")
    workspace.write("same/en.md", workspace.read(WORDS).split("## Visiting")[0])
    settings = workspace.read(SETTINGS).split("  visiting-hours:")[0]
    workspace.write("same/leaflet.yaml", settings)
    leaflets = workspace.check().good
    assert leaflets["same"].editions == (Edition("en"),)
    places = ("", "northern-hills", "riverside", "south")
    assert leaflets["muscle"].editions == tuple(Edition("en", place) for place in places)
    assert [placed.place for placed in list_placed(leaflets["muscle"])] == list(places)


def test_a_standing_section_can_be_for_some_places(tmp_path: Path) -> None:
    workspace = add_places(Workspace(tmp_path))
    workspace.edit(WORDS, "section=other-formats}", "section=other-formats only=south}")
    assert workspace.errors() == []
    leaflet = workspace.leaflet()
    standing = {place: section(leaflet, place, "other-formats") for place in ("", "riverside", "south")}
    assert standing == {"": [], "riverside": [], "south": ["You can ask for this leaflet in large print."]}


def test_a_heading_keeps_all_that_is_below_it(tmp_path: Path) -> None:
    workspace = add_places(Workspace(tmp_path))
    workspace.add_words(
        "## Ways {#ways}\n\nFor all.\n\n### Bus {#bus only=south}\n\nBy bus.\n\n#### Times {#times}\n\nEvery hour.\n\n"
        "### Train {#train}\n\nBy train.\n"
    )
    assert workspace.errors() == []
    leaflet = workspace.leaflet()
    assert section(leaflet, "riverside", "ways") == ["For all.", "By train."]
    assert section(leaflet, "south", "ways") == ["For all.", "By bus.", "Every hour.", "By train."]


def test_short_editions_leave_out_what_a_place_lacks(tmp_path: Path) -> None:
    workspace = add_places(Workspace(tmp_path))
    workspace.append(SETTINGS, "editions: {card: [key-points, get-help, parking]}\n")
    leaflet = workspace.leaflet()
    assert document(leaflet, "").editions == {"card": ("key-points", "get-help")}
    assert document(leaflet, "south").editions == {"card": ("key-points", "get-help", "parking")}


def test_words_for_some_places_are_signed_off_and_facts_of_places_are_not(tmp_path: Path) -> None:
    workspace = add_places(Workspace(tmp_path))
    before = words_digest(workspace.leaflet(), "en")
    workspace.edit(PLACES, "from 2pm to 8pm", "from 3pm to 9pm")
    assert words_digest(workspace.leaflet(), "en") == before
    workspace.edit(WORDS, "Ring the bell", "Ring the small bell")
    changed = words_digest(workspace.leaflet(), "en")
    workspace.edit(WORDS, "{only=riverside}", "{only=south}")
    assert len({before, changed, words_digest(workspace.leaflet(), "en")}) == 3


def test_pins_are_those_of_the_leaflet_for_everybody(tmp_path: Path) -> None:
    workspace = add_places(Workspace(tmp_path))
    workspace.add_words('::: {.sms #visit about=visiting send="day 2 at 10:00"}\nMuscle wasting: visit us.\n:::\n')
    leaflet = workspace.leaflet()
    digests = {place: [message.digest for message in document(leaflet, place).messages] for place in ("", "riverside")}
    assert digests[""] == digests["riverside"] and all(digests[""])


def test_no_mark_of_places_is_left_in_a_document(leaflet: Leaflet) -> None:
    for place in ("", "riverside"):
        nodes = list(walk(document(leaflet, place).sections))
        assert not any(node.kind == "for-places" for node in nodes)
        assert not any(node.only for node in nodes if isinstance(node, Section))
