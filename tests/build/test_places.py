"""A build makes each place its own editions, and again only those of what changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.build.outcome import Outcome
from pipeline.model.edition import Slot
from tests.two_places import PLACES, add_places
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, WORDS, Workspace

HTML = ("html", "messages")
EVERYWHERE = {"", "northern-hills", "riverside", "south"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return add_places(Workspace(tmp_path))


def made(outcome: Outcome) -> set[str]:
    """The places of which something was made."""
    return {Slot.read(slot).edition.place for slot in outcome.made}


def test_each_place_has_a_folder_of_its_own(workspace: Workspace) -> None:
    outcome = workspace.build(formats=HTML)
    assert made(outcome) == EVERYWHERE
    pages = sorted(path for path in workspace.files() if path.endswith("index.html"))
    assert pages == [f"{LEAFLET}/en/{one}index.html" for one in ("", "northern-hills/", "riverside/", "south/")]


def test_a_changed_place_makes_itself_again_and_what_is_within_it(workspace: Workspace) -> None:
    workspace.build(formats=HTML)
    workspace.edit(PLACES, "South Hospital", "South General Hospital")
    assert made(workspace.build(formats=HTML)) == {"south"}
    workspace.edit(PLACES, "01632 960121", "01632 960122")
    assert made(workspace.build(formats=HTML)) == {"riverside"}
    workspace.edit(PLACES, "from 1pm to 3pm", "from 1pm to 4pm")
    assert made(workspace.build(formats=HTML)) == {"northern-hills"}


def test_a_new_place_makes_itself_alone_and_one_that_is_gone_takes_its_files_with_it(workspace: Workspace) -> None:
    workspace.build(formats=HTML)
    workspace.append(PLACES, "west:\n  name: {en: West Clinic}\n")
    assert made(workspace.build(formats=HTML)) == {"west"}
    workspace.write(PLACES, workspace.read(PLACES).replace("west:\n  name: {en: West Clinic}\n", ""))
    outcome = workspace.build(formats=HTML)
    assert made(outcome) == set()
    assert outcome.removed and all(path.startswith(f"{LEAFLET}/en/west/") for path in outcome.removed)


def test_a_changed_leaflet_makes_all_of_them_again(workspace: Workspace) -> None:
    workspace.build(formats=HTML)
    workspace.edit(WORDS, "You can visit us", "Please visit us")
    assert made(workspace.build(formats=HTML)) == EVERYWHERE


def test_words_for_one_place_make_that_place_again(workspace: Workspace) -> None:
    """The page for reviewers lists such words for all places; the forms for readers are another matter."""
    workspace.build(formats=("messages",))
    workspace.edit(WORDS, "Ring the bell at the gate.", "Ring the bell at the gate twice.")
    assert "riverside" in made(workspace.build(formats=("messages",)))


@pytest.mark.slow
def test_the_same_source_gives_the_same_bytes(workspace: Workspace, tmp_path: Path) -> None:
    formats = ("html", "pdf", "epub", "messages", "review", "message-bank")
    workspace.build(formats=formats)
    other = add_places(Workspace(tmp_path / "other"))
    other.build(formats=formats, executor="serial")
    assert workspace.files() == other.files()


def test_a_place_made_alone_is_as_it_is_among_others(workspace: Workspace, tmp_path: Path) -> None:
    workspace.build(formats=HTML)
    other = add_places(Workspace(tmp_path / "other"))
    other.build(formats=HTML, places=("south",))
    files = other.files()
    assert {path.split("/")[2] for path in files if path.startswith(LEAFLET)} == {"south"}
    assert all(workspace.files()[path] == data for path, data in files.items() if path != "manifest.json")


def test_making_one_place_leaves_the_others_as_they_are(workspace: Workspace) -> None:
    workspace.build(formats=HTML)
    before = workspace.files()
    workspace.edit(WORDS, "You can visit us", "Please visit us")
    outcome = workspace.build(formats=HTML, places=("south",))
    assert made(outcome) == {"south"} and not outcome.removed
    after = workspace.files()
    changed = {path for path in before if before[path] != after[path]}
    south = f"{LEAFLET}/en/south"
    assert changed == {f"{south}/index.html", f"{south}/messages/messages.txt", "manifest.json"}


def test_an_error_for_one_place_leaves_its_files_and_publishes_the_rest(workspace: Workspace) -> None:
    workspace.build(formats=HTML)
    before = workspace.files()
    workspace.edit(WORDS, "You can visit us", "Please visit us")
    workspace.edit(PLACES, "service: ward}", "service: wrad}")
    outcome = workspace.build(formats=HTML)
    assert outcome.failed == (f"{LEAFLET}/en/riverside",)
    after = workspace.files()
    assert {path.split("/")[2] for path in before if before[path] == after[path] and path.endswith(".html")} == {
        "riverside"
    }


def test_a_place_that_cannot_be_read_keeps_its_files(workspace: Workspace) -> None:
    workspace.build(formats=HTML)
    before = {path for path in workspace.files() if "/south/" in path}
    workspace.edit(PLACES, "  name: {en: South Hospital}\n", "")
    assert not workspace.build(formats=HTML).removed
    assert {path for path in workspace.files() if "/south/" in path} == before != set()


def test_a_release_is_whole_or_it_is_not_made(workspace: Workspace) -> None:
    workspace.build(formats=HTML)
    workspace.edit(PLACES, "service: ward}", "service: wrad}")
    before = workspace.files()
    assert workspace.build(formats=HTML, release=True).kept_back
    assert workspace.files() == before


@pytest.mark.slow
def test_titles_addresses_and_identifiers_are_those_of_the_place(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "url: https://example.org/leaflets\n")
    workspace.build(formats=("html", "epub", "pdf"))
    folder = workspace.outputs / LEAFLET / "en"
    page = (folder / "riverside/index.html").read_text(encoding="utf-8")
    assert "<title>Muscle wasting (muscle atrophy) – Riverside Clinic – The Plainleaf project</title>" in page
    assert '<link rel="canonical" href="https://example.org/leaflets/muscle/en/riverside/">' in page
    manifest = json.loads((workspace.outputs / "manifest.json").read_text(encoding="utf-8"))
    origins = {path: entry["from"] for path, entry in manifest["files"].items()}
    assert origins[f"{LEAFLET}/en/riverside/muscle-en-riverside.pdf"]["place"] == "riverside"
    assert "place" not in origins[f"{LEAFLET}/en/muscle-en.pdf"]


@pytest.mark.slow
def test_everything_is_proven(workspace: Workspace) -> None:
    workspace.append(SETTINGS, "editions: {card: [key-points, get-help, parking]}\n")
    systems = "[message-bank, rapidpro, notify, twilio, whatsapp, cht, contentrepo]"
    workspace.append(PUBLISHER, f"messaging: {{systems: {systems}}}\n")
    workspace.build()
    proof = workspace.verify()
    assert [one for one in proof.diagnostics if one.severity != "info"] == []
    assert [line.split(":")[0] for line in proof.lines] == [
        "muscle en",
        "muscle en/northern-hills",
        "muscle en/riverside",
        "muscle en/south",
    ]


def test_a_wrong_number_of_a_place_is_found(workspace: Workspace) -> None:
    workspace.build(formats=HTML)
    page = workspace.outputs / LEAFLET / "en/riverside/index.html"
    page.write_bytes(page.read_bytes().replace(b"960121", b"960129"))
    found = [one for one in workspace.verify().diagnostics if one.code == "HTM101"]
    assert any("riverside/index.html" in one.span.path for one in found)


def test_names_in_messaging_systems_do_not_collide(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, "messaging: {systems: [message-bank, rapidpro, whatsapp, contentrepo, twilio]}\n")
    workspace.build(formats=("rapidpro", "whatsapp", "contentrepo", "twilio", "message-bank"))
    names: dict[str, set[str]] = {}
    for place in ("", "riverside", "south"):
        folder = workspace.outputs / LEAFLET / "en" / place / "messages"
        organisation = json.loads((folder / "rapidpro/organisation.json").read_text(encoding="utf-8"))
        names[place] = {str(one[key]) for one in organisation["campaigns"] for key in ("uuid", "name")}
        names[place] |= {str(event["uuid"]) for one in organisation["campaigns"] for event in one["events"]}
        names[place] |= {path.name for path in (folder / "message-bank").iterdir()}
        names[place] |= {line.split(",")[3] for line in (folder / "contentrepo/pages.csv").read_text().splitlines()[1:]}
    assert names[""].isdisjoint(names["riverside"]) and names["riverside"].isdisjoint(names["south"])


def test_messages_name_their_place(workspace: Workspace) -> None:
    workspace.build(formats=("messages", "message-bank"))
    folder = workspace.outputs / LEAFLET / "en"
    rows = json.loads((folder / "riverside/messages/messages.json").read_text(encoding="utf-8"))
    assert {row["place"] for row in rows} == {"riverside"}
    assert (folder / "riverside/messages/messages.csv").read_text(encoding="utf-8-sig").startswith("id,language,place,")
    rows = json.loads((folder / "messages/messages.json").read_text(encoding="utf-8"))
    assert all("place" not in row for row in rows)
    assert (folder / "messages/messages.csv").read_text(encoding="utf-8-sig").startswith("id,language,about,")


def test_reviewers_see_what_differs(workspace: Workspace) -> None:
    workspace.build(formats=("review",))
    folder = workspace.outputs / LEAFLET / "en"
    general = (folder / "messages/index.html").read_text(encoding="utf-8")
    assert "<dt>{{visiting-hours}}</dt> <dd>as the ward says</dd>" in general
    assert "<dt>“Parking”</dt> <dd>Only for: riverside, south</dd>" in general
    place = (folder / "riverside/messages/index.html").read_text(encoding="utf-8")
    assert "<dd>from 2pm to 8pm (for everybody: as the ward says)</dd>" in place
    assert "<dt>“Parking”</dt> <dd>Here, because it is for: riverside, south</dd>" in place


def test_the_sheet_of_a_place_is_not_taken_back(workspace: Workspace) -> None:
    """A review is for all places; what one place changed in its sheet would change the others."""
    workspace.build(formats=("message-bank",))
    bank = "outputs/muscle/en/riverside/messages/message-bank/draft-muscle--riverside-en-message-bank.csv"
    done = workspace.plainleaf("messages", "import", bank)
    assert done.returncode == 1
    assert "one review is for all places" in done.stdout + done.stderr


def test_a_source_without_places_is_as_it_was(tmp_path: Path) -> None:
    """Its files do not know of places, and none has a folder."""
    workspace = Workspace(tmp_path)
    workspace.build(formats=HTML)
    assert b'"place"' not in workspace.files()["manifest.json"]
    assert {path.name for path in (workspace.outputs / LEAFLET / "en").iterdir()} == {"index.html", "messages"}


def test_earlier_ids_lead_to_the_same_place(workspace: Workspace) -> None:
    workspace.append(SETTINGS, "was: [wasting]\n")
    workspace.build(formats=("html",))
    page = workspace.files()["wasting/en/riverside/index.html"].decode()
    assert 'href="../../../muscle/en/riverside/index.html"' in page and "Riverside Clinic" in page
    assert not [one for one in workspace.verify().diagnostics if one.span.path.startswith("outputs/wasting/")]


def test_a_withdrawn_leaflet_says_so_at_each_place(workspace: Workspace) -> None:
    workspace.build(formats=HTML)
    workspace.edit(SETTINGS, "status: draft", "status: withdrawn")
    workspace.build()
    pages = {path for path in workspace.files() if path != "manifest.json"}
    assert pages == {f"{LEAFLET}/en/{one}index.html" for one in ("", "northern-hills/", "riverside/", "south/")}
    assert [one for one in workspace.verify().diagnostics if one.severity == "error"] == []
