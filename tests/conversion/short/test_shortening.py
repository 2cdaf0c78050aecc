"""Sections in short: whole sentences from the start, and nothing that warns is lost."""

from __future__ import annotations

from pipeline.conversion.short.shortening import Telling, shorten_section
from pipeline.model.document import (
    Block,
    Blocks,
    Definition,
    Figure,
    Group,
    Groups,
    Heading,
    Option,
    Options,
    Paragraph,
    Section,
    plain,
    walk,
)
from pipeline.templating.languages import language_pack
from tests.nodes import box, bullets, phone, says, words
from tests.specimen import specimen

PACK = language_pack("en")
LONG = "It goes on for quite a while, so that nobody could say that it was short."
FIGURE = Figure("f", "f.svg", "A figure.")


def shorten(telling: Telling, *blocks: Block) -> Blocks:
    return shorten_section(Section("a", words("A"), blocks), PACK, telling).blocks


def read(node: object) -> list[str]:
    return [plain(one.children) for one in walk(node) if isinstance(one, Paragraph)]


def group(name: str) -> Group:
    return Group(name, "", words(name), (says(f"First. {LONG} {LONG}"), says("Left out.")))


def test_boxes_keep_their_names_and_the_first_that_they_say() -> None:
    lead, groups = shorten(Telling.SHORT, says("Lead."), says("More."), Groups("all", (group("a"), group("b"))))
    assert lead == says("Lead.")
    assert isinstance(groups, Groups) and [plain(item.title) for item in groups.items] == ["a", "b"]
    assert read(groups) == [f"First. {LONG}"] * 2


def test_of_a_box_at_least_one_sentence_stays_and_what_leads_up_to_boxes_goes() -> None:
    (groups,) = shorten(Telling.LEAST, says("Lead."), Groups("all", (group("a"),)))
    assert read(groups) == ["First."]


def test_a_list_stays_with_the_words_that_lead_in_to_it() -> None:
    told = (says("You may see:"), bullets("one", "two"), says("More."))
    (groups,) = shorten(Telling.SHORT, Groups("all", (Group("x", "", words("X"), told),)))
    assert read(groups) == ["You may see:", "one", "two"]


def test_a_choice_becomes_a_box_with_the_first_thing_that_is_said_of_it() -> None:
    fields = tuple(Definition(words(term), (says(f"{term} first. {LONG} {LONG}"),)) for term in ("What", "How"))
    (groups,) = shorten(Telling.SHORT, Options("o", (Option("x", words("X"), fields),)))
    assert isinstance(groups, Groups) and read(groups) == [f"What first. {LONG}"]


HEADED = (says("Lead."), Heading(3, "x", words("X")), FIGURE, says(f"One. {LONG} {LONG}"), says("Two."))
LISTED = (Heading(3, "y", words("Y")), says("You can note:"), bullets("one", "two"))


def test_of_what_stands_below_a_smaller_heading_the_first_stays() -> None:
    told = shorten(Telling.SHORT, *HEADED, *LISTED)
    assert told[1:3] == (HEADED[1], FIGURE)
    assert read(told) == ["Lead.", f"One. {LONG}", "You can note:", "one", "two"]
    assert FIGURE not in shorten(Telling.BARE, *HEADED)


def test_at_least_each_smaller_heading_has_a_sentence_and_lists_to_fill_in_go() -> None:
    (groups,) = shorten(Telling.LEAST, *HEADED, *LISTED)
    assert isinstance(groups, Groups) and plain(groups.items[0].title) == "X" and groups.items[0].id == "x"
    assert read(groups) == ["One."]


def test_boxes_made_of_headings_without_ids_have_ids_of_their_own() -> None:
    told = shorten(Telling.LEAST, *(block for _ in range(2) for block in (Heading(3, "", words("X")), says("One."))))
    boxes = [node for node in told if isinstance(node, Groups)]
    ids = [node.id for node in boxes] + [item.id for node in boxes for item in node.items]
    assert len(set(ids)) == 4 and all(ids)


def test_at_least_a_section_says_what_it_lists_or_else_what_comes_first() -> None:
    assert read(shorten(Telling.LEAST, says("Before."), *LISTED[1:], says("After."))) == ["You can note:", "one", "two"]
    figured = (LISTED[1], FIGURE, LISTED[2])
    assert read(shorten(Telling.LEAST, says("Before."), *figured)) == ["You can note:", "one", "two"]
    assert read(shorten(Telling.LEAST, says("Before."), says("After."))) == ["Before."]


def test_what_stands_below_a_still_smaller_heading_goes_with_it() -> None:
    told = shorten(Telling.SHORT, HEADED[1], FIGURE, Heading(4, "y", words("Y")), says("Deep."))
    assert told == (HEADED[1], FIGURE)


def test_figures_stay_or_go() -> None:
    assert len(shorten(Telling.SHORT, says("Words."), FIGURE)) == 2
    assert shorten(Telling.BARE, says("Words."), FIGURE) == (says("Words."),)


def test_what_warns_stays_wherever_it_stands() -> None:
    warning, number = box("do-not", bullets("do not wait")), says("Call ", phone("111", "urgent"), ". Or wait.")
    for telling in Telling:
        told = shorten(telling, *HEADED, warning, number, *LISTED, warning)
        assert (
            sum(block == warning for block in told)
            + sum(
                block == warning
                for one in told
                if isinstance(one, Groups)
                for item in one.items
                for block in item.blocks
            )
            == 2
        )
        assert "Call 111. Or wait." in read(told), telling


def test_a_section_that_would_lose_a_warning_stays_as_it_is() -> None:
    fields = (Definition(words("What"), (says("Pills."),)), Definition(words("How"), (box("do-not", bullets("x")),)))
    section = Section("a", words("A"), (Options("o", (Option("x", words("X"), fields),)),))
    assert shorten_section(section, PACK, Telling.SHORT) is section


def test_whole_is_whole() -> None:
    for section in specimen().sections:
        assert shorten_section(section, PACK, Telling.WHOLE) is section
