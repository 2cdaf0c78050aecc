"""Short editions as documents: what they take, what they add, and where their links lead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.conversion.short.edition import cut_edition, list_left_out
from pipeline.model.document import (
    CareCard,
    Definitions,
    Document,
    Emphasis,
    Link,
    Paragraph,
    Section,
    Term,
    plain,
    walk,
)
from tests.nodes import box, card, says, words
from tests.specimen import GET_HELP, specimen


def listed(*ids: str) -> Document:
    return cut_edition(replace(specimen(), editions={"card": ids}), "card")


def ids(document: Document) -> list[str]:
    return [section.id for section in document.sections]


def test_sections_stand_in_the_order_of_the_list() -> None:
    short = listed("key-points", "symptoms", "get-help")
    assert ids(short) == ["symptoms", "get-help", "about"]
    assert short.key_points == specimen().key_points


def test_key_points_are_there_where_they_are_listed() -> None:
    assert listed("get-help").key_points is None


def test_words_of_a_section_stay_as_they_are() -> None:
    (whole,) = (section for section in specimen().sections if section.id == "symptoms")
    assert listed("symptoms").sections[1] == whole


@pytest.mark.parametrize("chosen", [(), ("key-points",), ("symptoms", "causes")])
def test_the_care_cards_are_always_there(chosen: tuple[str, ...]) -> None:
    short = listed(*chosen)
    cards = [node.id for node in walk(short.sections) if isinstance(node, CareCard)]
    assert cards == ["call-now", "call-today", "see-gp"]
    assert short.sections[0].title == GET_HELP.title
    assert all(isinstance(block, CareCard) for block in short.sections[0].blocks)


def test_a_card_elsewhere_is_taken_in_too() -> None:
    elsewhere = Section("later", words("Later"), (says("Words."), card("routine", "later-card", "", "", "", "x")))
    document = replace(specimen(), sections=(*specimen().sections[:-1], elsewhere, specimen().sections[-1]))
    short = cut_edition(replace(document, editions={"card": ("get-help",)}), "card")
    assert ids(short) == ["get-help", "later", "about"], "an emergency comes first"
    assert [block.kind for block in short.sections[1].blocks] == ["care-card"]


def test_an_emergency_comes_before_any_other_card() -> None:
    severe = Section("severe", words("Severe"), (says("Words."), card("urgent", "severe-card", "111", "", "", "x")))
    document = replace(specimen(), sections=(*specimen().sections[:-1], severe, specimen().sections[-1]))
    for chosen in (("key-points", "severe"), ("severe", "get-help"), ("symptoms", "severe", "get-help")):
        short = cut_edition(replace(document, editions={"card": chosen}), "card")
        cards = [node.level for node in walk(short.sections) if isinstance(node, CareCard)]
        assert cards[0] == "emergency" and "urgent" in cards, chosen


def test_references_come_along_with_what_cites_them() -> None:
    assert ids(listed("causes"))[-2:] == ["references", "about"]
    assert "references" not in ids(listed("symptoms"))


def test_only_cited_references_come_along() -> None:
    document = specimen()
    (references,) = (section for section in document.sections if section.id == "references")
    (entries,) = references.blocks
    assert isinstance(entries, Definitions)
    two = replace(entries, items=(*entries.items, replace(entries.items[0], id="reference-2")))
    sections = tuple(replace(one, blocks=(two,)) if one is references else one for one in document.sections)
    short = cut_edition(replace(document, sections=sections, editions={"card": ("causes",)}), "card")
    (kept,) = short.sections[-2].blocks
    assert isinstance(kept, Definitions)
    assert [item.id for item in kept.items] == ["reference-1"]


def test_a_term_without_its_glossary_is_a_stressed_word() -> None:
    emphasised = [plain(node.children) for node in walk(listed("what-it-is").sections) if isinstance(node, Emphasis)]
    assert "muscle atrophy" in emphasised
    assert not any(isinstance(node, Term) for node in walk(listed("what-it-is").sections))


def test_a_term_keeps_its_link_where_the_glossary_is_listed() -> None:
    assert any(isinstance(node, Term) for node in walk(listed("what-it-is", "glossary").sections))


def test_a_link_to_a_part_that_is_not_there_is_words() -> None:
    see = says("See ", Link("#symptoms", words("Symptoms")), ".")
    document = replace(specimen(), key_points=box("key-points", see))
    without = cut_edition(replace(document, editions={"card": ("key-points",)}), "card").key_points
    assert without is not None
    (block,) = without.blocks
    assert isinstance(block, Paragraph) and plain(block.children) == "See Symptoms."
    assert not any(isinstance(node, Link) for node in walk(block))
    both = cut_edition(replace(document, editions={"card": ("key-points", "symptoms")}), "card")
    assert any(isinstance(node, Link) for node in walk(both.key_points))


def test_links_out_of_the_leaflet_stay() -> None:
    targets = {node.target for node in walk(listed("what-you-can-do").sections) if isinstance(node, Link)}
    assert {"mailto:leaflets@example.org", "https://example.org/muscle"} <= targets


def test_of_a_long_leaflet_some_are_named_and_the_rest_are_counted() -> None:
    more = tuple(Section(f"part-{number}", words(f"Part {number}"), (says("Words."),)) for number in range(12))
    document = replace(specimen(), sections=(GET_HELP, *more), editions={"card": ("get-help",)})
    missed = [plain(title) for title in list_left_out(document, cut_edition(document, "card"))]
    assert missed == [*(f"Part {number}" for number in range(7)), "and 5 more"]


def test_what_is_left_out_is_named_without_the_parts_that_we_make() -> None:
    missed = [plain(title) for title in list_left_out(specimen(), listed("get-help", "symptoms"))]
    assert missed == ["What muscle wasting is", "Causes: find yours", "Treatment", "What you can do"]
