"""`plainleaf messages pin`: only the attribute changes, and only where somebody asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.desk.reviewing.pins import edit_pins, find_messages_to_pin, set_pin
from pipeline.desk.reviewing.source_lines import SourceChangedError
from pipeline.model.source import Source
from tests.paths import SOURCE
from tests.workspace import WORDS, Workspace

pytestmark = pytest.mark.slow


def states(workspace: Workspace) -> dict[str, str]:
    return {message.id: message.pin_state for message in workspace.messages()}


def test_without_a_choice_it_only_shows(workspace: Workspace) -> None:
    before = workspace.path(WORDS).read_bytes()
    done = workspace.plainleaf("messages", "pin")
    assert done.returncode == 0
    assert "source/muscle/en.md:19: call-now (nobody has looked at it yet)" in done.stdout
    assert "  message Muscle wasting: call 999 now" in done.stdout
    assert "          - you suddenly cannot move an arm or a leg" in done.stdout
    assert "2 to look at" in done.stdout and "--message" in done.stdout
    assert workspace.plainleaf("messages", "pin", "--all", "--dry-run").returncode == 0
    assert workspace.path(WORDS).read_bytes() == before


def test_all_are_pinned_and_nothing_else_changes(workspace: Workspace) -> None:
    before = workspace.read().splitlines()
    assert "2 pinned" in workspace.plainleaf("messages", "pin", "muscle", "--all").stdout
    after = workspace.read().splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new.rsplit(" pin=", 1)[0] + "}" for _, new in changed] == [old for old, _ in changed]
    assert set(states(workspace).values()) == {"pinned"}
    assert "0 to look at" in workspace.plainleaf("messages", "pin").stdout


def test_one_is_pinned_and_a_change_of_its_section_makes_it_stale(workspace: Workspace) -> None:
    assert workspace.plainleaf("messages", "pin", "--message", "call-now").returncode == 0
    assert states(workspace) == {"call-now": "pinned", "welcome": "unpinned"}
    workspace.edit(WORDS, "an arm or a leg\n:::\n\n:::", "an arm\n:::\n\n:::", 1)
    assert states(workspace)["call-now"] == "stale"
    assert {said.severity for said in workspace.check().diagnostics if said.code == "MSG111"} == {"warning", "info"}
    assert "(what it is about has changed)" in workspace.plainleaf("messages", "pin").stdout
    workspace.plainleaf("messages", "pin", "--message", "call-now")
    assert states(workspace)["call-now"] == "pinned"
    assert workspace.read().count("pin=") == 1


def test_an_unknown_message_is_wrong_usage(workspace: Workspace) -> None:
    done = workspace.plainleaf("messages", "pin", "--message", "nothing")
    assert done.returncode == 2 and "no message nothing" in done.stderr


def test_a_stale_message_of_a_published_leaflet_can_be_pinned(workspace: Workspace) -> None:
    """MSG111 keeps it from being published, and says to pin it: so it does not keep it from being pinned."""
    workspace.sign_off()
    workspace.edit(WORDS, "What is the cause", "What can be the cause")
    workspace.edit(WORDS, "an arm or a leg\n:::\n\n:::", "an arm\n:::\n\n:::", 1)
    assert {said.code for said in workspace.errors()} == {"MSG111", "GOV101"}
    done = workspace.plainleaf("messages", "pin", "--message", "call-now")
    assert "1 pinned" in done.stdout and "MSG111" not in done.stderr and "GOV101" in done.stderr
    assert {said.code for said in workspace.errors()} == {"GOV101"}


def test_a_leaflet_with_errors_is_not_touched(workspace: Workspace) -> None:
    workspace.add_words("::: {.sms #x}\n**bold**\n:::\n")
    before = workspace.path(WORDS).read_bytes()
    done = workspace.plainleaf("messages", "pin", "--all")
    assert done.returncode == 1 and "MSG104" in done.stderr
    assert workspace.path(WORDS).read_bytes() == before


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_and_a_byte_order_mark_stay(end: str, workspace: Workspace) -> None:
    words = workspace.path(WORDS)
    before = ("\ufeff" + workspace.read().replace("\n", end)).encode()
    words.write_bytes(before)
    words.chmod(0o640)
    for edited in edit_pins(find_messages_to_pin(workspace.check()), workspace.place):
        edited.write()
    after = words.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf") and after.count(end.encode()) == before.count(end.encode())
    assert set(states(workspace).values()) == {"pinned"}
    assert words.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in words.parent.iterdir() if path.name.startswith(".")] == []


def test_a_file_that_was_changed_meanwhile_is_left_alone(workspace: Workspace) -> None:
    found = tuple(find_messages_to_pin(workspace.check()))
    workspace.append(WORDS, "\nMore words.\n")
    with pytest.raises(SourceChangedError, match=r"muscle/en\.md was changed"):
        edit_pins(found, workspace.place)


@pytest.mark.parametrize(
    ("line", "pinned"),
    [
        ("::: {.sms #a}", "::: {.sms #a pin=0123456789ab}"),
        ("  ::: {.sms #a  }  ", "  ::: {.sms #a pin=0123456789ab  }  "),
        ("::: {.sms pin=aaaaaaaaaaaa #a}", "::: {.sms pin=0123456789ab #a}"),
        ('::: {.sms #a pin="aaaaaaaaaaaa" send="day 1"}', '::: {.sms #a pin=0123456789ab send="day 1"}'),
        ('::: {.sms #a send="pin=x }"}', '::: {.sms #a send="pin=x }" pin=0123456789ab}'),
    ],
)
def test_the_opening_line(line: str, pinned: str) -> None:
    assert set_pin(Source("en.md", line), 1, "0123456789ab") == pinned


def test_the_real_leaflet_is_pinned_but_for_what_is_being_worked_on(tmp_path: Path) -> None:
    """Pinning all of it changes opening lines of messages only, and leaves nothing to look at."""
    workspace = Workspace(tmp_path, SOURCE)
    assert workspace.plainleaf("messages", "pin", "--all").returncode == 0
    assert "0 to look at" in workspace.plainleaf("messages", "pin").stdout
    before = (SOURCE / "muscle-atrophy/en.md").read_text(encoding="utf-8").splitlines()
    after = workspace.read("muscle-atrophy/en.md").splitlines()
    assert all(new.startswith("::: {.sms") for old, new in zip(before, after, strict=True) if old != new)
