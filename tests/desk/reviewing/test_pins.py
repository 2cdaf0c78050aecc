"""`plainleaf messages pin`: only the attribute changes, and only where somebody asks for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.desk.reviewing.pins import edit_pins, find_messages_to_pin, set_pin
from pipeline.desk.reviewing.source_lines import SourceChangedError
from pipeline.model.source import Source
from tests.desk.reviewing.base import checked, composed, lay_out
from tests.paths import SOURCE


def plainleaf(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "messages", *words],
        cwd=place,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done


def states(source: Path) -> dict[str, str]:
    return {message.id: message.pin_state for message in composed(source).messages}


def test_without_a_choice_it_only_shows(tmp_path: Path) -> None:
    source = lay_out(tmp_path)
    before = (source / "muscle/en.md").read_bytes()
    done = plainleaf(tmp_path, "pin")
    assert done.returncode == 0
    assert "source/muscle/en.md:19: call-now (nobody has looked at it yet)" in done.stdout
    assert "  message Muscle wasting: call 999 now" in done.stdout
    assert "          - you suddenly cannot move an arm or a leg" in done.stdout
    assert "2 to look at" in done.stdout and "--message" in done.stdout
    assert plainleaf(tmp_path, "pin", "--all", "--dry-run").returncode == 0
    assert (source / "muscle/en.md").read_bytes() == before


def test_all_are_pinned_and_nothing_else_changes(tmp_path: Path) -> None:
    source = lay_out(tmp_path)
    before = (source / "muscle/en.md").read_text(encoding="utf-8").splitlines()
    assert "2 pinned" in plainleaf(tmp_path, "pin", "muscle", "--all").stdout
    after = (source / "muscle/en.md").read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new.rsplit(" pin=", 1)[0] + "}" for _, new in changed] == [old for old, _ in changed]
    assert set(states(source).values()) == {"pinned"}
    assert "0 to look at" in plainleaf(tmp_path, "pin").stdout


def test_one_is_pinned_and_a_change_of_its_section_makes_it_stale(tmp_path: Path) -> None:
    source = lay_out(tmp_path)
    assert plainleaf(tmp_path, "pin", "--message", "call-now").returncode == 0
    assert states(source) == {"call-now": "pinned", "welcome": "unpinned"}
    words = source / "muscle/en.md"
    words.write_text(words.read_text(encoding="utf-8").replace("an arm or a leg\n:::\n\n:::", "an arm\n:::\n\n:::", 1))
    assert states(source)["call-now"] == "stale"
    assert {said.severity for said in checked(source).diagnostics if said.code == "MSG111"} == {"warning", "info"}
    assert "(what it is about has changed)" in plainleaf(tmp_path, "pin").stdout
    plainleaf(tmp_path, "pin", "--message", "call-now")
    assert states(source)["call-now"] == "pinned"
    assert words.read_text(encoding="utf-8").count("pin=") == 1


def test_an_unknown_message_is_wrong_usage(tmp_path: Path) -> None:
    lay_out(tmp_path)
    done = plainleaf(tmp_path, "pin", "--message", "nothing")
    assert done.returncode == 2 and "no message nothing" in done.stderr


def test_a_leaflet_with_errors_is_not_touched(tmp_path: Path) -> None:
    source = lay_out(tmp_path, "\n::: {.sms #x}\n**bold**\n:::\n")
    before = (source / "muscle/en.md").read_bytes()
    done = plainleaf(tmp_path, "pin", "--all")
    assert done.returncode == 1 and "MSG104" in done.stderr
    assert (source / "muscle/en.md").read_bytes() == before


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_and_a_byte_order_mark_stay(end: str, tmp_path: Path) -> None:
    source = lay_out(tmp_path)
    words = source / "muscle/en.md"
    before = ("\ufeff" + words.read_text(encoding="utf-8").replace("\n", end)).encode()
    words.write_bytes(before)
    words.chmod(0o640)
    for edited in edit_pins(find_messages_to_pin(checked(source)), tmp_path):
        edited.write()
    after = words.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf") and after.count(end.encode()) == before.count(end.encode())
    assert set(states(source).values()) == {"pinned"}
    assert words.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in words.parent.iterdir() if path.name.startswith(".")] == []


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    source = lay_out(tmp_path)
    found = tuple(find_messages_to_pin(checked(source)))
    with (source / "muscle/en.md").open("a", encoding="utf-8") as file:
        file.write("\nMore words.\n")
    with pytest.raises(SourceChangedError, match=r"muscle/en\.md was changed"):
        edit_pins(found, tmp_path)


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
    shutil.copytree(SOURCE, tmp_path / "source")
    assert plainleaf(tmp_path, "pin", "--all").returncode == 0
    assert "0 to look at" in plainleaf(tmp_path, "pin").stdout
    before = (SOURCE / "muscle-atrophy/en.md").read_text(encoding="utf-8").splitlines()
    after = (tmp_path / "source/muscle-atrophy/en.md").read_text(encoding="utf-8").splitlines()
    assert all(new.startswith("::: {.sms") for old, new in zip(before, after, strict=True) if old != new)
