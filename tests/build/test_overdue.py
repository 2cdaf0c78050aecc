"""A build that is told the day says in every form for readers which reviews are overdue; no other build knows a day."""

from __future__ import annotations

import json
from datetime import date

import pytest

from pipeline.templating.compose import compose
from tests.workspace import SETTINGS, Workspace

DUE = date(2028, 11, 22)
LATER = date(2028, 11, 23)
SENTENCE = "Somebody was to check this leaflet again by 22 November 2028."
FORMS = ("html", "epub", "messages", "review", "message-bank")


@pytest.fixture
def signed(workspace: Workspace) -> Workspace:
    workspace.sign_off()
    return workspace


def days(workspace: Workspace) -> set[str]:
    """The days that the manifest names."""
    entries = json.loads(workspace.files()["manifest.json"])["files"].values()
    return {entry["from"].get("today", "") for entry in entries}


def test_what_is_overdue_says_so_and_is_proven(signed: Workspace) -> None:
    code = signed.document().code
    signed.build(today=LATER)
    files = signed.files()
    page = files["muscle/en/index.html"].decode()
    assert "Review overdue." in page and SENTENCE in page and code in page, "the words are the same, and so is the code"
    assert days(signed) == {LATER.isoformat()}
    assert not signed.verify().diagnostics
    signed.build()
    assert SENTENCE not in signed.files()["muscle/en/index.html"].decode() and days(signed) == {""}
    assert not signed.verify().diagnostics


def test_messages_are_no_drafts_because_a_review_is_overdue(signed: Workspace) -> None:
    signed.build(formats=FORMS)
    before = signed.files()
    signed.build(formats=FORMS, today=LATER)
    after = signed.files()
    changed = {path for path, data in after.items() if data != before[path]}
    assert changed == {"manifest.json", "muscle/en/index.html", "muscle/en/muscle-en.epub"}


@pytest.mark.parametrize("today", [DUE, date(2027, 1, 1), None])
def test_before_its_day_nothing_is_made_otherwise(signed: Workspace, today: date | None) -> None:
    signed.build(formats=("html",))
    before = signed.files()
    outcome = signed.build(formats=("html",), today=today)
    assert not outcome.written and signed.files() == before


def test_a_banner_that_is_missing_is_found(signed: Workspace) -> None:
    signed.build(formats=("html", "messages", "review"))
    page = signed.files()["muscle/en/index.html"]
    signed.build(formats=("html", "messages", "review"), today=LATER)
    (signed.outputs / "muscle" / "en" / "index.html").write_bytes(page)
    ours = [one for one in signed.verify().diagnostics if one.span.path.endswith("index.html")]
    assert any(one.code == "HTM101" and "Review overdue." in one.message for one in ours)


def test_a_draft_keeps_its_own_banner(workspace: Workspace) -> None:
    workspace.edit(SETTINGS, "dates: {}", "dates: {last_reviewed: 2026-11-22, next_review: 2028-11-22}")
    workspace.build(formats=("html",), today=LATER)
    assert SENTENCE not in workspace.files()["muscle/en/index.html"].decode() and days(workspace) == {""}


def test_without_a_day_a_leaflet_says_nothing_of_it(signed: Workspace) -> None:
    assert compose(signed.leaflet(), "en").notice is None
