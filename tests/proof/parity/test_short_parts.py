"""What a folded leaflet has to say: in the order of its bookmarks, and in short where it says that there is more."""

from __future__ import annotations

from pipeline.model.document import Group, Groups, Heading, Section
from pipeline.model.sentence_words import SentenceWords
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


def nowhere(text: str, other: str) -> bool:
    return False


def test_parts_stand_in_the_order_of_the_bookmarks_and_a_card_keeps_what_follows_it() -> None:
    body = [POINTS, HELP, LEVEL, ACTION, NOTE, WHAT]
    found = order_as_bookmarked(body, ["Title", "Help", "Key points", "What", "Urgent Call 111"], nowhere)
    assert found == [HELP, POINTS, WHAT, LEVEL, ACTION, NOTE]


def test_without_a_bookmark_a_part_stays_behind_the_one_before_it() -> None:
    assert order_as_bookmarked([POINTS, HELP, WHAT], ["Help", "Key points"], nowhere) == [HELP, WHAT, POINTS]


def test_what_follows_a_card_may_stand_behind_the_one_before_it() -> None:
    first, last = Expectation("help", "care card's level", "Emergency"), Expectation("help", "list item", "you faint")
    body = [HELP, first, last, LEVEL, ACTION, NOTE]

    def follows(text: str, other: str) -> bool:
        return (text, other) == (NOTE.text, last.text)

    found = order_as_bookmarked(body, ["Help", "Emergency you faint", "Urgent Call 111"], follows)
    assert found == [HELP, first, last, NOTE, LEVEL, ACTION]


def test_in_short_names_and_first_sentences_are_needed_and_the_rest_may_stand() -> None:
    section = Section("a", words("A"), (Groups("g", (Group("x", "", words("Box"), (says("One. Two."),)),)),))
    told = [
        Expectation("a", "section heading", "A"),
        Expectation("a", "paragraph", "Lead."),
        Expectation("a", "heading", "Box"),
        Expectation("a", "paragraph", "One. Two.", links=("#x",)),
        Expectation("a", "heading", "Later"),
    ]
    found = list(expect_in_short(told, section, SentenceWords()))
    assert [one.text for one in found if one.needed] == ["A", "Box", "One."]
    assert [one.text for one in found if not one.needed] == ["Lead.", "Two.", "", "Later"]
    assert [one.links for one in found if one.links] == [("#x",)]


def expect(*told: tuple[str, str]) -> dict[str, bool]:
    heads = tuple(Heading(3, text, words(text)) for what, text in told if what == "heading")
    found = expect_in_short([Expectation("a", *one) for one in told], Section("a", words("A"), heads), SentenceWords())
    return {one.text: one.needed for one in found}


def test_in_short_a_smaller_heading_is_needed_with_the_first_sentence_below_it() -> None:
    told = expect(("heading", "Move"), ("alt text", "A dog."), ("paragraph", "One. Two."), ("paragraph", "Three."))
    assert told == {"Move": True, "A dog.": False, "One.": True, "Two.": False, "Three.": False}


def test_in_short_a_heading_of_a_list_may_go() -> None:
    assert not any(expect(("heading", "Note"), ("paragraph", "You can note:"), ("list item", "What you eat.")).values())
    assert not any(expect(("heading", "Doses"), ("table cell", "A table.")).values())
