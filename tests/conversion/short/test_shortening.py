"""Sections in short: whole sentences from the start, and nothing that warns is lost."""

from __future__ import annotations

from pipeline.conversion.short.shortening import ROOM, cut_sentences, shorten_section
from pipeline.model.document import Figure, Group, Groups, Heading, Paragraph, Section, plain, walk
from pipeline.templating.languages import language_pack
from tests.nodes import box, bullets, says, words
from tests.specimen import specimen

PACK = language_pack("en")
LONG = "It goes on for quite a while, so that nobody could say that it was short."


def cut(text: str) -> str:
    return plain(cut_sentences(words(text), PACK))


def test_as_many_whole_sentences_stay_as_there_is_room_for() -> None:
    assert cut(f"One. Two. {LONG} {LONG}") == f"One. Two. {LONG}"
    assert len(cut(f"One. Two. {LONG} {LONG}")) <= ROOM


def test_the_first_sentence_stays_however_long_it_is() -> None:
    first = LONG.replace(",", ", and on,") * 2
    assert cut(f"{first} More.".replace(".It", " it")) == first.replace(".It", " it")


def test_a_sentence_is_never_cut_inside() -> None:
    for node in walk(specimen().sections):
        if isinstance(node, Paragraph):
            whole, short = plain(node.children), plain(cut_sentences(node.children, PACK))
            assert whole.startswith(short) and (short == whole or short[-1] in ".!?")


def group(name: str) -> Group:
    return Group(name, "", words(name), (says(f"First. {LONG} {LONG}"), says("Left out.")))


def test_boxes_keep_their_names_and_what_follows_a_heading_goes() -> None:
    blocks = (
        says("Lead."),
        says("More."),
        Groups("all", (group("a"), group("b"))),
        Heading(3, "x", words("X")),
        says("Y"),
    )
    lead, groups = shorten_section(Section("causes", words("Causes"), blocks), PACK, figures=True).blocks
    assert lead == says("Lead.")
    assert isinstance(groups, Groups)
    for item in groups.items:
        (only,) = item.blocks
        assert isinstance(only, Paragraph) and plain(only.children) == f"First. {LONG}"


def test_figures_stay_or_go() -> None:
    section = Section("a", words("A"), (says("Words."), Figure("f", "f.svg", "A figure.")))
    assert len(shorten_section(section, PACK, figures=True).blocks) == 2
    assert shorten_section(section, PACK, figures=False).blocks == (says("Words."),)


def test_a_section_that_would_lose_a_warning_stays_as_it_is() -> None:
    warned = (says("Words."), Heading(3, "x", words("X")), box("do-not", bullets("do not wait")))
    section = Section("a", words("A"), warned)
    assert shorten_section(section, PACK, figures=True) is section
