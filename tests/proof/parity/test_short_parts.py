"""What a folded leaflet has to say: in the order of its bookmarks, and in short where it says that there is more."""

from __future__ import annotations

from pipeline.model.document import Group, Groups, Section
from pipeline.proof.parity.expectation import Expectation
from pipeline.proof.parity.short_parts import expect_in_short, order_as_bookmarked
from tests.nodes import says, words

POINTS = Expectation("key-points", "heading", "Key points")
HELP = Expectation("help", "section heading", "Help")
LEVEL, ACTION = (
    Expectation("help", "care card's level", "Urgent"),
    Expectation("help", "care card's action", "Call 111"),
)
NOTE = Expectation("help", "paragraph", "Or write.")
WHAT = Expectation("what", "section heading", "What")


def test_parts_stand_in_the_order_of_the_bookmarks_and_a_card_keeps_what_follows_it() -> None:
    body = [POINTS, HELP, LEVEL, ACTION, NOTE, WHAT]
    found = order_as_bookmarked(body, ["Title", "Help", "Key points", "What", "Urgent Call 111"])
    assert found == [HELP, POINTS, WHAT, LEVEL, ACTION, NOTE]


def test_without_a_bookmark_a_part_stays_behind_the_one_before_it() -> None:
    assert order_as_bookmarked([POINTS, HELP, WHAT], ["Help", "Key points"]) == [HELP, WHAT, POINTS]


def test_in_short_names_and_first_sentences_are_needed_and_the_rest_may_stand() -> None:
    section = Section("a", words("A"), (Groups("g", (Group("x", "", words("Box"), (says("One. Two."),)),)),))
    told = [
        Expectation("a", "section heading", "A"),
        Expectation("a", "paragraph", "Lead."),
        Expectation("a", "heading", "Box"),
        Expectation("a", "paragraph", "One. Two.", links=("#x",)),
        Expectation("a", "heading", "Later"),
    ]
    found = list(expect_in_short(told, section, "en"))
    assert [one.text for one in found if one.needed] == ["A", "Box", "One."]
    assert [one.text for one in found if not one.needed] == ["Lead.", "Two.", "", "Later"]
    assert [one.links for one in found if one.links] == [("#x",)]
