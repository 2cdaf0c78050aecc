"""A leaflet with another id: what stood in its old place makes way for a page that leads to the new one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.build import jobs
from pipeline.model.leaflet import Leaflet
from pipeline.model.placing import list_placed
from tests.second_leaflet import FOOT_CARE, add_foot_care, rename
from tests.workspace import PUBLISHER, WORDS, Workspace, sms

pytestmark = pytest.mark.slow

URL = "url: https://leaflets.example.org/a\n"


@pytest.fixture
def moved(workspace: Workspace) -> Workspace:
    """A leaflet that was built as `feet`, and is called `foot-care` since."""
    add_foot_care(workspace, name="feet")
    workspace.add_words("See [](leaflet:feet#daily-check).\n")
    workspace.build()
    rename(workspace, "feet", FOOT_CARE, was="feet")
    return workspace


def list_files(workspace: Workspace, leaflet: str) -> list[str]:
    return sorted(name for name in workspace.files() if name.startswith(f"{leaflet}/"))


def read_page(workspace: Workspace, leaflet: str) -> str:
    return (workspace.outputs / leaflet / "en" / "index.html").read_text("utf-8")


def find(workspace: Workspace) -> list[str]:
    return [one.message for one in workspace.verify().diagnostics if one.severity == "error"]


def test_nothing_but_a_page_that_leads_to_the_new_place_is_left(moved: Workspace) -> None:
    moved.append(PUBLISHER, URL)
    outcome = moved.build()
    assert not outcome.failed
    assert list_files(moved, "feet") == ["feet/en/index.html"]
    page = read_page(moved, "feet")
    assert '<html lang="en" dir="ltr">' in page and "<h1>Foot care</h1>" in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="https://leaflets.example.org/a/foot-care/en/">' in page
    assert '<a class="link" href="../../foot-care/en/index.html">Foot care</a>' in page
    assert "This leaflet has a new address." in page and "daily-check" not in page
    assert 'href="../../foot-care/en/index.html#daily-check"' in read_page(moved, "muscle")
    entry = json.loads((moved.outputs / "manifest.json").read_bytes())["files"]["feet/en/index.html"]
    assert (entry["from"]["leaflet"], entry["from"]["format"]) == ("feet", "html")
    assert find(moved) == []
    assert moved.build().nothing_to_do


def test_a_first_build_makes_it_too_and_the_same(moved: Workspace) -> None:
    moved.build()
    before = moved.files()
    moved.outputs.rename(moved.place / "before")
    moved.build()
    assert moved.files() == before


def test_it_is_made_when_the_leaflet_is_built_alone_and_not_for_other_forms(moved: Workspace) -> None:
    before = list_files(moved, "feet")
    moved.build(names=(FOOT_CARE,), formats=("epub",))
    moved.build(formats=("epub",))
    assert list_files(moved, "feet") == before
    moved.build(names=(FOOT_CARE,))
    assert list_files(moved, "feet") == ["feet/en/index.html"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("foot-care/en.md", "Look there too.", "<b>Look</b> there too."),
        ("foot-care/leaflet.yaml", "status: draft", "status: fine"),
        ("foot-care/leaflet.yaml", "status: draft", "status: ["),
        ("foot-care/leaflet.yaml", "was: [feet]", "was: [feet]\nwas: [feet]"),
        ("foot-care/leaflet.yaml", "was: [feet]", "was:\n  - feet # as it was\nstatus: ["),
        ("foot-care/leaflet.yaml", "was: [feet]", "was: feet"),
    ],
)
def test_everything_stays_while_the_leaflet_has_errors(moved: Workspace, file: str, old: str, new: str) -> None:
    before = list_files(moved, "feet")
    moved.edit(file, old, new)
    assert FOOT_CARE in moved.build().failed
    assert list_files(moved, "feet") == before and not list_files(moved, FOOT_CARE)


@pytest.mark.parametrize("written", ["country: UK", "country: [", "country: GB\nformat: 2"])
def test_what_was_published_stays_while_nothing_can_be_read(moved: Workspace, written: str) -> None:
    moved.build()
    before = moved.files()
    moved.edit(PUBLISHER, "country: GB", written)
    assert set(moved.build().failed) == {FOOT_CARE, "muscle"}
    assert moved.files() == before
    moved.edit(PUBLISHER, written, "country: GB")
    assert not moved.build().failed and moved.files() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"was: [feet]", b"was: [feet]\nnote: caf\xe9"),
        (b"was: [feet]", b"was: [feet]\x07"),
        (b"was: [feet]\n", b'"was": [feet]\r\nstatus: [\r\n'),
    ],
)
def test_it_stays_too_while_the_settings_are_no_text(moved: Workspace, old: bytes, new: bytes) -> None:
    moved.build()
    before = moved.files()
    data = moved.path("foot-care/leaflet.yaml").read_bytes()
    assert old in data
    moved.write("foot-care/leaflet.yaml", data.replace(old, new))
    assert FOOT_CARE in moved.build().failed
    assert moved.files() == before


def test_an_old_place_that_another_leaflet_stands_in_is_not_touched(moved: Workspace) -> None:
    add_foot_care(moved, name="feet", title="Feet")
    assert FOOT_CARE in moved.build().failed
    assert "<h1>Feet</h1>" in read_page(moved, "feet") and len(list_files(moved, "feet")) > 5


def test_without_the_key_the_old_place_goes(moved: Workspace) -> None:
    moved.build()
    moved.edit("foot-care/leaflet.yaml", "was: [feet]\n", "")
    assert moved.build().failed == ("muscle",), "its link leads nowhere now"
    assert not list_files(moved, "feet")


def test_back_again(moved: Workspace) -> None:
    moved.build()
    moved.edit("foot-care/leaflet.yaml", "was: [feet]\n", "was: [foot-care]\n")
    rename(moved, FOOT_CARE, "feet")
    assert not moved.build().failed
    assert list_files(moved, FOOT_CARE) == ["foot-care/en/index.html"] and len(list_files(moved, "feet")) > 5
    assert 'href="../../feet/en/index.html"' in read_page(moved, FOOT_CARE)
    assert find(moved) == []


def test_twice_renamed_both_places_lead_to_the_last(moved: Workspace) -> None:
    moved.build()
    moved.edit("foot-care/leaflet.yaml", "was: [feet]\n", "was: [feet, foot-care]\n")
    rename(moved, FOOT_CARE, "soles")
    moved.build()
    for old in ("feet", FOOT_CARE):
        assert list_files(moved, old) == [f"{old}/en/index.html"]
        assert 'href="../../soles/en/index.html"' in read_page(moved, old)
    assert find(moved) == []


def test_a_withdrawn_leaflet_is_still_found(moved: Workspace) -> None:
    moved.edit("foot-care/leaflet.yaml", "status: draft", "status: withdrawn")
    moved.edit(WORDS, "See [](leaflet:feet#daily-check).", "")
    assert not moved.build().failed
    assert list_files(moved, FOOT_CARE) == ["foot-care/en/index.html"]
    assert list_files(moved, "feet") == ["feet/en/index.html"] and find(moved) == []


def test_what_is_not_ours_stays_and_what_is_in_the_way_keeps_both_places(moved: Workspace) -> None:
    note = moved.outputs / "feet" / "en" / "note.txt"
    note.write_text("mine")
    in_the_way = moved.outputs / FOOT_CARE / "en" / "index.html"
    in_the_way.parent.mkdir(parents=True)
    in_the_way.write_text("somebody else's")
    before = list_files(moved, "feet")
    blocked = moved.build().changes.blocked
    assert set(blocked) == {FOOT_CARE, "feet"} and list_files(moved, "feet") == before
    in_the_way.unlink()
    assert not moved.build().changes.blocked
    assert list_files(moved, "feet") == ["feet/en/index.html", "feet/en/note.txt"] and note.read_text() == "mine"


def test_names_in_messaging_systems_stay(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "messaging: {systems: [rapidpro, notify, cht, twilio, whatsapp, contentrepo]}\n")
    add_foot_care(workspace, name="feet")
    workspace.append("feet/en.md", "\n" + sms('#day-1 send="day 1 at 10:00"', "Foot care: look at your feet."))
    workspace.append("feet/en.md", "\n" + sms("#help keyword=FEET about=toes", "Foot care: look at your toes."))
    workspace.build()
    before = dict(_read_exports(workspace.outputs / "feet", "feet"))
    assert len(before) > 10
    rename(workspace, "feet", FOOT_CARE, was="feet")
    assert not workspace.build().failed
    assert dict(_read_exports(workspace.outputs / FOOT_CARE, FOOT_CARE)) == before
    assert find(workspace) == []


def _read_exports(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """The files for messaging systems; a workbook, and a sheet that says where the words stand, names the leaflet."""
    for path in sorted((folder / "en" / "messages").rglob("*")):
        if path.is_file() and path.parent.name not in ("messages", "message-bank"):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def test_a_leaflet_is_placed_once_however_many_ids_it_had(moved: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Placing takes long where there are hundreds of places."""
    moved.edit(f"{FOOT_CARE}/leaflet.yaml", "was: [feet]", "was: [feet, soles, toes]")
    placed: list[str] = []

    def place(leaflet: Leaflet) -> Iterator[Leaflet]:
        placed.append(leaflet.id)
        yield from list_placed(leaflet)

    monkeypatch.setattr(jobs, "list_placed", place)
    plans = jobs.make_plans(moved.check().good)
    assert sorted(placed) == [FOOT_CARE, "muscle"]
    assert [plan.document.leaflet for plan in plans if plan.document.moved] == ["feet", "soles", "toes"]
