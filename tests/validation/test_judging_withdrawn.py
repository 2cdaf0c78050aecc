"""What is asked of what is withdrawn, and what keeps it from having its page."""

from __future__ import annotations

import pytest

from tests.workspace import LEAFLET, SETTINGS, WORDS, Workspace


@pytest.fixture
def gone(workspace: Workspace) -> Workspace:
    workspace.edit(SETTINGS, "status: draft", "status: withdrawn")
    return workspace


def test_words_that_cannot_be_composed_are_none(gone: Workspace) -> None:
    assert gone.leaflet().texts["en"].sections
    gone.add_words("Who knows {{nobody}}.\n")
    text = gone.leaflet().texts["en"]
    assert (text.sections, text.messages, text.key_points, text.front.title) == ((), (), None, "Muscle wasting")


def test_nothing_is_asked_of_its_words_and_much_of_its_settings(gone: Workspace) -> None:
    gone.add_words("<b>Now</b> {{nobody}}.\n")
    gone.edit(SETTINGS, "country:", "cuntry: GB\ncountry:")
    assert [one.code for one in gone.errors()] == ["SRC103"]
    assert gone.check().failed == ()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (WORDS, "title: Muscle wasting\n", ""),
        (WORDS, "---\n", ""),
        (SETTINGS, "version: 0.1.0", "version: 1"),
        (SETTINGS, "status: withdrawn", "status: withdrawn\nstatus: withdrawn"),
    ],
)
def test_what_its_page_has_to_say_must_be_known(gone: Workspace, file: str, old: str, new: str) -> None:
    gone.edit(file, old, new, count=1)
    checkup = gone.check()
    assert checkup.failed == (LEAFLET,) and [one for one in checkup.diagnostics if one.severity == "error"]


def test_an_overdue_review_of_it_is_nobodys_concern(gone: Workspace) -> None:
    from datetime import date

    gone.edit(SETTINGS, "dates: {}", "dates: {last_reviewed: 2020-01-01, next_review: 2022-01-01}")
    assert gone.check(today=date(2026, 11, 29), release=True).diagnostics == ()
