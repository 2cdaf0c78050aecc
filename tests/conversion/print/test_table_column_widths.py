"""Columns and pages: how wide the columns of choices are, which lists have two, and where sections may begin."""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf

import pytest

from pipeline.conversion.print.table_column_widths import (
    Cell,
    cap_column_widths,
    choose_column_widths,
    write_column_rules,
)
from pipeline.conversion.print.writer import paginate, write
from pipeline.model.document import Document, Options, Paragraph, Section, walk
from tests.conversion.tagged_text import outline
from tests.nodes import says, words
from tests.specimen import specimen
from tests.written import write_once

pytestmark = pytest.mark.slow


def cell(text: str, indent: float = 0.0) -> Cell:
    """A cell with one paragraph."""
    return [(text, indent)]


SHORT, LONG = cell("It helps."), cell("This one has a great many words to say about what may come of it, " * 3)
CHOICE, WALK, GOOD, BAD = cell("Choice"), cell("Walk"), cell("Good"), cell("Bad")


def test_a_column_with_many_words_is_wide() -> None:
    few, many, again = choose_column_widths([[CHOICE, WALK], [GOOD, LONG], [BAD, SHORT]], 170)
    assert few + many + again == 170
    assert many > 2 * few and many > 2 * again


def test_columns_with_as_many_words_are_even() -> None:
    first, second, third = choose_column_widths([[CHOICE, WALK], [GOOD, LONG], [BAD, LONG]], 170)
    assert abs(second - third) <= 6
    assert first < second


def test_no_column_is_narrower_than_its_longest_word() -> None:
    (first, _) = choose_column_widths([[CHOICE, cell("Physiotherapy")], [GOOD, LONG]], 170)
    assert first >= 33, "thirteen bold letters of 12.5 pt"


def test_a_word_may_break_behind_its_hyphen_and_not_elsewhere() -> None:
    words = cell("Counterrevolutionaries-immunoelectrophoretically")
    (_, hyphened) = choose_column_widths([[CHOICE, WALK], [GOOD, words]], 90)
    assert hyphened < 70
    assert (
        choose_column_widths([[CHOICE, WALK], [GOOD, cell("Counterrevolutionariesimmunoelectrophoretically")]], 90)
        == ()
    )


def test_a_list_in_a_cell_has_room_for_its_dots() -> None:
    without, (_, least) = (
        choose_column_widths([[CHOICE, LONG], [GOOD, cell("Hydroxychloroquine", indent)]], 150) for indent in (0, 60)
    )
    assert least >= 100 > without[1]


def test_where_words_do_not_fit_the_fewest_columns_break_them() -> None:
    columns = [[CHOICE, cell("Electroconvulsively")], [GOOD, cell("x" * 60)], [BAD, cell("Hydroxychloroquine")]]
    assert choose_column_widths(columns, 170) == ()
    first, second, third = cap_column_widths(columns, 170, 12)
    assert first + second + third == 170
    assert second > first > third, "the words of the first and the last column are whole, the first in bold"
    everywhere = [[cell("x" * 60)], [cell("y" * 60)], [cell("z" * 60)]]
    assert cap_column_widths(everywhere, 100, 12) == (34, 33, 33)


def test_long_words_of_choices_are_set_smaller_before_they_are_broken() -> None:
    node = next(node for node in walk(specimen().sections) if isinstance(node, Options))
    fields = tuple(replace(field, term=words("Otorhinolaryngological")) for field in node.items[0].fields)
    items = tuple(replace(item, title=words("x" * 20), fields=fields) for item in node.items)
    document = replace(specimen(), sections=(Section("choices", words("Choices"), (replace(node, items=items),)),))
    rules = [write_column_rules(document, measure, inf) for measure in range(60, 260)]
    sizes = [float((re.findall(r"font-size:([\d.]+)pt", rule) or ["12.5"])[0]) for rule in rules]
    assert sizes == sorted(sizes) and set(sizes) == {12, 12.25, 12.5}


def test_the_rules_name_each_table_of_choices() -> None:
    options = next(node for node in walk(specimen().sections) if isinstance(node, Options))
    rules = write_column_rules(specimen(), 170, inf)
    assert rules.count(f"#{options.id} th:nth-child(") == 1 + len(options.items[0].fields)


def test_a_section_begins_with_more_than_its_first_sentence(real_document: Document) -> None:
    """In the tags nothing of this is to be seen, so the page of the block after the first sentence is asked for."""
    artifact = write_once(write, real_document)
    assert artifact.measured is not None
    page_of = artifact.measured.page_of
    seen = 0
    for section in real_document.sections:
        following = _second_block_with_an_id(section)
        if following:
            seen += 1
            assert page_of[following] == page_of[section.id], f"{section.id} begins alone at the foot of a page"
    assert seen >= 3


def _second_block_with_an_id(section: Section) -> str:
    first, second = (*section.blocks, None, None)[:2]
    return getattr(second, "id", "") if isinstance(first, Paragraph) else ""


def test_a_leaflet_that_would_be_too_long_is_set_closer() -> None:
    """Each of these sections fills half a page and a little, so a page holds two only where headings may stand at its
    foot with one sentence."""
    intro, much = says("One sentence stands under this heading."), says("Many words follow it. " * 55)
    sections = tuple(Section(f"part-{at}", words(f"Part {at}"), (intro, much)) for at in range(9))
    document = replace(specimen(), sections=(specimen().sections[0], *sections, specimen().sections[-1]))
    assert paginate(document).pages <= 10


def test_a_glossary_is_read_by_its_entries() -> None:
    tags = outline(write_once(write, specimen()).data)
    assert tags.index("Lbl atrophy") < tags.index("P A part of the body") < tags.index("Lbl cachexia")
