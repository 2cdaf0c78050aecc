"""The history says no less than what changed since words were signed."""

from __future__ import annotations

import pytest

from tests.signing import sign
from tests.workspace import SETTINGS, WORDS, Workspace

EARLIER = "  - {version: 0.1.0, date: 2026-11-22, class: content, summary: First draft.}\n"
CLINICAL = ("Wasting has many causes.", "Wasting has few causes.")
CONTENT = ("Your care team can help you.", "Your nurse can help you.")
EDITORIAL = ("Your care team can help you.", "Your care team can help you!")


def found_in(workspace: Workspace, release: bool = False) -> list[tuple[str, str]]:
    """Each finding of the rule: its severity, and the line it is about."""
    diagnostics = [one for one in workspace.diagnostics(release=release) if one.code == "GOV130"]
    lines = workspace.read(SETTINGS).splitlines()
    return [(one.severity, lines[one.span.line - 1].strip()) for one in diagnostics]


def make_version(workspace: Workspace, version: str, change: str) -> None:
    entry = f"  - {{version: {version}, date: 2026-11-26, class: {change}, summary: Changed.}}\n"
    workspace.edit(SETTINGS, "placeholders:", f"{entry}placeholders:")
    before = workspace.read(SETTINGS).splitlines()[0]
    workspace.edit(SETTINGS, before, f"version: {version}", 1)


def test_words_that_nobody_has_signed_need_no_version(workspace: Workspace) -> None:
    assert found_in(workspace) == []
    sign(workspace, version="0.1.0")
    assert found_in(workspace) == []


def test_what_was_signed_and_has_changed_has_a_later_version(workspace: Workspace) -> None:
    sign(workspace, version="0.1.0")
    workspace.edit(WORDS, *EDITORIAL)
    assert found_in(workspace) == [("info", "version: 0.1.0")]
    assert found_in(workspace, release=True) == [("error", "version: 0.1.0")]


def test_what_nobody_reads_is_no_change(workspace: Workspace) -> None:
    sign(workspace, version="0.1.0")
    workspace.edit(WORDS, "This leaflet says", "This leaflet\nsays")
    assert found_in(workspace) == []


@pytest.mark.parametrize(
    ("edit", "change", "enough"),
    [
        (CLINICAL, "clinical", True),
        (CLINICAL, "content", False),
        (CLINICAL, "editorial", False),
        (CONTENT, "clinical", True),
        (CONTENT, "content", True),
        (CONTENT, "editorial", False),
        (CONTENT, "format", False),
        (EDITORIAL, "editorial", True),
        (EDITORIAL, "format", False),
    ],
)
def test_the_class_is_at_least_that_of_the_difference(
    edit: tuple[str, str], change: str, enough: bool, workspace: Workspace
) -> None:
    sign(workspace, version="0.1.0")
    workspace.edit(WORDS, *edit)
    make_version(workspace, "0.2.0", change)
    entry = f"- {{version: 0.2.0, date: 2026-11-26, class: {change}, summary: Changed.}}"
    assert found_in(workspace) == ([] if enough else [("info", entry)])


def test_a_version_in_between_may_have_said_it(workspace: Workspace) -> None:
    sign(workspace, version="0.1.0")
    workspace.edit(WORDS, *CLINICAL)
    make_version(workspace, "0.2.0", "clinical")
    make_version(workspace, "0.10.0", "editorial")
    assert found_in(workspace) == []


def test_what_an_older_version_says_is_of_no_account(workspace: Workspace) -> None:
    make_version(workspace, "0.2.0", "clinical")
    sign(workspace, version="0.2.0")
    workspace.edit(WORDS, *CLINICAL)
    make_version(workspace, "0.3.0", "editorial")
    assert [severity for severity, _ in found_in(workspace)] == ["info"]


def test_a_signature_without_a_version_asks_of_the_present_entry_alone(workspace: Workspace) -> None:
    sign(workspace)
    workspace.edit(WORDS, *CLINICAL)
    assert found_in(workspace) == [("info", EARLIER.strip())]
    make_version(workspace, "0.2.0", "clinical")
    assert found_in(workspace) == []


def test_the_newest_signature_is_what_counts(workspace: Workspace) -> None:
    sign(workspace, date="2026-11-23", version="0.1.0")
    workspace.edit(WORDS, *CLINICAL)
    sign(workspace, "Ben Example", "patient", "2026-11-24", "0.1.0")
    assert found_in(workspace) == []
