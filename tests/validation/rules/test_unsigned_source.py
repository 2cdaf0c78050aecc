"""What messages are about in other leaflets: published, and signed off as it stands, before they are."""

from __future__ import annotations

import pytest

from pipeline.desk.reviewing.pins import edit_pins, find_messages_to_pin
from pipeline.model.diagnostics import Diagnostic
from tests.mothers import MOTHERS, WELCOME, add_mothers
from tests.signing import sign
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace, sms

ABOUT = "about=muscle#what-it-is"
TEXT = "Strong mothers: your care team can help you."
TWO = sms(f'#x {ABOUT} send="day 1 at 10:00"', TEXT) + "\n" + sms(f'#y {ABOUT} send="day 9 at 10:00"', TEXT)


@pytest.fixture
def about(workspace: Workspace) -> Workspace:
    """A programme with two messages about the leaflet beside it, which is a draft."""
    add_mothers(workspace, WELCOME + "\n" + TWO)
    return workspace


def find(workspace: Workspace, *, release: bool = False) -> list[tuple[str, str, int]]:
    return [(one.severity, one.message, one.span.line) for one in _find(workspace, release=release)]


def _find(workspace: Workspace, *, release: bool) -> list[Diagnostic]:
    found = workspace.diagnostics(MOTHERS, release=release)
    return [one for one in found if one.code == "MSG147"]


def publish(workspace: Workspace) -> None:
    workspace.edit(f"{MOTHERS}/leaflet.yaml", "status: draft", "status: published")


def test_a_draft_behind_messages_is_a_note_and_then_an_error(about: Workspace) -> None:
    lack = "the leaflet `muscle` is not published"
    assert find(about) == [("info", lack, 10)]
    assert find(about, release=True) == [("error", lack, 10)]
    publish(about)
    assert find(about) == [("error", lack, 10)]
    assert MOTHERS in about.check().failed


def test_a_leaflet_that_is_signed_and_published_stands_behind_them(about: Workspace) -> None:
    add_mothers(about)
    about.sign_off()
    add_mothers(about, WELCOME + "\n" + TWO)
    publish(about)
    assert find(about) == [] == find(about, release=True)
    about.edit(WORDS, "Wasting has many causes.", "Wasting has few causes.")
    assert find(about) == [("error", "nobody has signed off `muscle` as it stands", 10)]


@pytest.mark.parametrize("names", [(MOTHERS,), ("muscle", MOTHERS)])
def test_signatures_are_seen_also_where_the_leaflet_is_not_checked_itself(
    about: Workspace, names: tuple[str, ...]
) -> None:
    publish(about)
    about.edit(SETTINGS, "status: draft", "status: published")
    about.append(PUBLISHER, "sign_off: [clinician, patient]\n")

    def lacks() -> list[str]:
        return [one.message for one in about.diagnostics(*names) if one.code == "MSG147"]

    sign(about)
    assert lacks() == ["the leaflet `muscle` is not signed off"]
    sign(about, "Pat Example", "patient")
    assert lacks() == []
    about.edit(WORDS, "Wasting has many causes.", "Wasting has 3 causes.")
    assert lacks() == ["nobody has signed off `muscle` as it stands"]


@pytest.mark.parametrize(
    ("old", "new", "lack"),
    [
        ("status: draft", "status: published", "the leaflet `muscle` is not signed off"),
        ("status: draft", "status: publishd", "what the leaflet `muscle` says of its status cannot be read"),
    ],
)
def test_nobody_signed_or_nobody_knows(about: Workspace, old: str, new: str, lack: str) -> None:
    publish(about)
    about.edit(SETTINGS, old, new)
    assert find(about) == [("error", lack, 10)]


def test_a_withdrawn_leaflet_is_said_elsewhere_and_stops_a_release(about: Workspace) -> None:
    publish(about)
    about.edit(SETTINGS, "status: draft", "status: withdrawn")
    assert find(about) == []
    assert find(about, release=True) == [("error", "the leaflet `muscle` has been withdrawn", 10)]


def test_a_release_of_the_programme_publishes_nothing(about: Workspace) -> None:
    for edited in edit_pins(find_messages_to_pin(about.check(MOTHERS)), about.place):
        edited.write()
    outcome = about.build(names=(MOTHERS,), formats=("messages",), release=True)
    assert outcome.kept_back and "MSG147" in {one.code for one in outcome.diagnostics if one.severity == "error"}
    assert not about.files()
