"""Where leaflets stand: what waits for whom, and in which order."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.build.checking import check_source
from pipeline.desk.status.edition_status import EditionStatus, StatusOverview
from pipeline.desk.status.gathering import gather_status
from tests.two_places import add_places
from tests.workspace import LEAFLET, PUBLISHER, SETTINGS, WORDS, Workspace

DAY = date(2026, 11, 29)
OWNER = "owner: {name: Physiotherapy, deputy: Rehabilitation}\n"
SIGNED = "last_reviewed: 2026-11-22, next_review: 2028-11-22"


def gather(workspace: Workspace, today: date = DAY) -> StatusOverview:
    return gather_status(workspace.check(today=today), workspace.source, workspace.outputs, today)


def gather_one(workspace: Workspace, today: date = DAY) -> EditionStatus:
    (one,) = gather(workspace, today).editions
    return one


def list_waits(one: EditionStatus) -> list[tuple[str, str, str]]:
    return [(wait.kind, f"{wait.name} ({wait.role})", wait.what) for wait in one.waits]


@pytest.fixture
def signed(workspace: Workspace) -> Workspace:
    workspace.sign_off()
    workspace.append(SETTINGS, OWNER)
    return workspace


def test_a_draft_waits_for_its_clinician_and_an_owner(workspace: Workspace) -> None:
    one = gather_one(workspace)
    assert (one.name, one.status, one.version, one.owner, one.days) == ("muscle/en", "draft", "0.1.0", "", None)
    assert [(role.role, role.state) for role in one.sign_off] == [("clinician", "missing")]
    assert (one.errors, one.outputs) == (0, "none")
    assert [wait[0] for wait in list_waits(one)] == ["sign", "messages", "owner"]
    assert list_waits(one)[0] == ("sign", " (clinician)", "to sign off the words")


def test_what_is_in_order_waits_for_nothing(signed: Workspace) -> None:
    one = gather_one(signed)
    assert one.waits == () and (one.owner, one.deputy, one.days) == ("Physiotherapy", "Rehabilitation", 724)
    assert [(role.state, role.name, role.date) for role in one.sign_off] == [("holds", "A B", "2026-11-22")]


@pytest.mark.parametrize(
    ("following", "kind", "what"),
    [
        ("2026-11-28", "overdue", "to review: that was due by 2026-11-28, 1 day ago"),
        ("2026-11-29", "review", "to review by 2026-11-29, today"),
        ("2027-02-27", "review", "to review by 2027-02-27, in 90 days"),
        ("2027-02-28", "", ""),
    ],
)
def test_a_review_waits_for_the_owner_from_ninety_days_before(
    signed: Workspace, following: str, kind: str, what: str
) -> None:
    signed.edit(SETTINGS, SIGNED, f"last_reviewed: 2026-01-22, next_review: {following}")
    waits = list_waits(gather_one(signed))
    assert waits == ([(kind, "Physiotherapy (owner)", what)] if kind else [])


def test_changed_words_wait_for_whoever_signed_the_old_ones(signed: Workspace) -> None:
    signed.edit(WORDS, "## ", "## Now: ", 1)
    one = gather_one(signed)
    assert one.sign_off[0].state == "void"
    assert ("sign-again", "A B (clinician)", "to sign again: the words have changed since") in list_waits(one)
    assert "errors" not in {wait.kind for wait in one.waits}, "what is not signed is said once"


def test_points_and_messages_are_counted_and_named(workspace: Workspace) -> None:
    workspace.append(SETTINGS, "to_check: [{about: what-it-is, note: Check it.}]\n")
    one = gather_one(workspace)
    assert ("to-check", " (clinician)", "to check 1 point: `what-it-is`") in list_waits(one)
    assert one.unpinned and not one.stale


def test_what_cannot_be_read_comes_first_with_the_reason(workspace: Workspace) -> None:
    workspace.duplicate("zeal")
    workspace.write("zeal/leaflet.yaml", "version: [")
    first, second = gather(workspace).editions
    assert (first.name, second.name) == ("zeal", "muscle/en")
    assert first.reason.startswith("source/zeal/leaflet.yaml:1: ") and first.waits[0].kind == "unreadable"


def test_what_all_leaflets_share_can_keep_them_from_being_read(workspace: Workspace) -> None:
    workspace.write(PUBLISHER, "name: [")
    overview = gather(workspace)
    assert [one.name for one in overview.editions] == ["muscle"] and overview.shared_errors == 1
    assert overview.editions[0].reason.startswith("source/publisher.yaml:1: ")


def test_a_language_that_cannot_be_read_is_listed(workspace: Workspace) -> None:
    workspace.write(f"{LEAFLET}/es.md", "no head\n")
    first, second = gather(workspace).editions
    assert (first.name, second.name) == ("muscle/es", "muscle/en")
    assert "muscle/es.md:1: " in first.reason


def test_words_with_errors_have_no_sign_off_to_judge(workspace: Workspace) -> None:
    workspace.add_words("{{nowhere}}\n")
    one = gather_one(workspace)
    assert one.sign_off == () and one.errors == 1
    assert ("errors", " (owner)", "to put right 1 error (`plainleaf check muscle`)") in list_waits(one)


def test_what_is_withdrawn_waits_for_nothing_and_comes_last(signed: Workspace) -> None:
    signed.edit(SETTINGS, SIGNED, "last_reviewed: 2019-11-22, next_review: 2020-11-22")
    signed.duplicate("other")
    signed.edit(SETTINGS, "status: published", "status: withdrawn")
    first, second = gather(signed).editions
    assert (first.name, second.name, second.waits) == ("other/en", "muscle/en", ())


def test_the_worst_comes_first(signed: Workspace) -> None:
    for name in ("b-draft", "c-overdue", "d-void"):
        signed.duplicate(name)
    signed.edit("b-draft/leaflet.yaml", "status: published", "status: draft")
    signed.edit("b-draft/leaflet.yaml", SIGNED, "last_reviewed: 2019-11-22, next_review: 2020-11-22")
    signed.edit("c-overdue/leaflet.yaml", SIGNED, "last_reviewed: 2019-11-22, next_review: 2020-11-22")
    signed.edit("d-void/en.md", "## ", "## Now: ", 1)
    assert [one.leaflet for one in gather(signed).editions] == ["c-overdue", "d-void", "b-draft", "muscle"]


def test_every_place_is_listed_and_what_waits_is_said_once(workspace: Workspace) -> None:
    add_places(workspace)
    by_name = {one.name: one for one in gather(workspace).editions}
    assert next(iter(by_name)) == "muscle/en"
    assert {*by_name} == {"muscle/en", "muscle/en/northern-hills", "muscle/en/riverside", "muscle/en/south"}
    assert by_name["muscle/en"].waits and not by_name["muscle/en/riverside"].waits
    assert by_name["muscle/en/south"].sign_off == by_name["muscle/en"].sign_off


def test_one_place_alone_says_what_waits(workspace: Workspace) -> None:
    add_places(workspace)
    checkup = check_source(workspace.source, workspace.place, [LEAFLET], today=DAY, places=("south",))
    (one,) = gather_status(checkup, workspace.source, workspace.outputs, DAY).editions
    assert one.name == "muscle/en/south" and {"sign", "owner"} <= {wait.kind for wait in one.waits}
