"""The reviewers' page, spoilt in one number at a time: what is signed is when a message comes, and what it costs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.conversion import FORMATS
from pipeline.conversion.review.writer import write_review
from pipeline.model.document import Campaign, Difference, Document, ReviewComment, SignOff
from pipeline.proof.parity import verify_document
from tests.conversion.campaign import campaign, from_right_to_left

SPOILT = [
    ('<span class="time">18:30</span>', '<span class="time">08:30</span>', "in the calendar: “18:30 very-long"),
    ("<p class=\"day-name\">Day 10</p>", "<p class=\"day-name\">Day 11</p>", "in the calendar: “Day 10”"),
    ("<strong>Week 7</strong>", "<strong>Week 8</strong>", "in the calendar: “Week 7 Days 42 to 48”"),
    ("2 days before: visit</p>", "3 days before: visit</p>", "in the calendar: “2 days before: visit”"),
    ("0.3728 GBP, or", "0.2728 GBP, or", "`Cost for one person` should be “0.3728 GBP, or 0.4194 GBP at worst”"),
    ("<dd>16, or 18 at worst</dd>", "<dd>16</dd>", "`Parts to one person`"),
    ("<dt>Price of a part</dt> <dd>0.0233", "<dt>Price of a part</dt> <dd>0.0133", "`Price of a part`"),
    ("<dd>Reply STOP</dd>", "<dd>Reply GO</dd>", "`How to stop` should be “Reply STOP”"),
    ("3 × 0.0233 GBP = 0.0699 GBP", "3 × 0.0233 GBP = 0.0299 GBP", "`very-long`: `cost`"),
    ('<p class="stamp">Day 3, 10:00</p>', '<p class="stamp">Day 4, 10:00</p>', "`long`: `when`"),
    ("<span>189 of 306</span>", "<span>159 of 306</span>", "`long`: `lengths`"),
    ("24 Novembeó", "24 November", "`welcome`: `values`"),
]  # fmt: skip


def verify(document: Document, folder: Path, old: str = "", new: str = "") -> list[str]:
    """What is found in the page of a document, with one text in the place of another."""
    (artifact,) = write_review(document)
    text = artifact.data.decode("utf-8")
    assert old in text
    path = folder / artifact.path
    path.parent.mkdir(parents=True)
    path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    found = verify_document(document, folder, "outputs", FORMATS.values(), ["review"])
    return [one.message for one in found.diagnostics]


@pytest.mark.parametrize("priced", [True, False])
def test_a_page_that_was_not_touched_holds(priced: bool, tmp_path: Path) -> None:
    unpriced = replace(campaign(), campaign=Campaign(campaign().campaign.placeholders))
    assert verify(campaign() if priced else unpriced, tmp_path / "ltr") == []
    assert verify(from_right_to_left(), tmp_path / "rtl") == []


@pytest.mark.parametrize(("old", "new", "message"), SPOILT)
def test_another_number_is_found(old: str, new: str, message: str, tmp_path: Path) -> None:
    (found,) = verify(campaign(), tmp_path, old, new)
    assert message in found


PARKING = (Difference("Parking", "only for Riverside"), Difference("Parking", "only for South"))


@pytest.mark.parametrize("place", ["Riverside", "South"])
def test_parts_that_begin_alike_are_both_compared(place: str, tmp_path: Path) -> None:
    document = replace(campaign(), differences=PARKING)
    assert verify(document, tmp_path / "good") == []
    (found,) = verify(document, tmp_path / "spoilt", f"only for {place}", "only for North")
    assert "`Parking`" in found and "only for North" in found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<bdi>Ada</bdi>, 2026-11-02</p>", "<bdi>Ada</bdi>, 2026-11-03</p>"),
        ("<bdi>Ada</bdi>, 2026-11-02</p>", "<bdi>Eve</bdi>, 2026-11-02</p>"),
        ("Is &lt;b&gt;it&lt;/b&gt;", "It &lt;b&gt;is&lt;/b&gt;"),
    ],
)
def test_what_reviewers_said_stands_under_its_message(old: str, new: str, tmp_path: Path) -> None:
    document = campaign()
    said = replace(
        document.messages[0],
        signed=(SignOff("Ada", "2026-11-02"), SignOff("\u0645\u062d\u0645\u062f", "2026-11-03")),
        comments=(ReviewComment("B", "2026-11-04", "Is <b>it</b>\n\nshort?"),),
    )
    document = replace(document, messages=(said, *document.messages[1:]))
    assert verify(document, tmp_path / "good") == []
    (found,) = verify(document, tmp_path / "spoilt", old, new)
    assert f"`{said.id}`: `said`" in found
