"""How blocks are set on paper: side by side, kept together, where lines break, and what the first page opens with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from pipeline.conversion.large_print.writer import write as write_large_print
from pipeline.conversion.print.footer import write_css_string, write_footer_rules, write_footer_words
from pipeline.conversion.print.line_breaks import MAY_BREAK, improve_line_breaks
from pipeline.conversion.print.line_end_spaces import add_line_end_spaces
from pipeline.conversion.print.spreads import group_into_spreads
from pipeline.conversion.print.tag_repairs import REPAIRS_PDF_1
from pipeline.conversion.print.tags import read_tags
from pipeline.conversion.print.typesetting import find_paper
from pipeline.conversion.print.weasy import lay_out
from pipeline.conversion.print.writer import paginate, write
from pipeline.model.artifact import Artifact
from pipeline.model.document import (
    Block,
    Definitions,
    Document,
    Figure,
    Heading,
    Pair,
    Picture,
    Section,
    Steps,
)
from tests.conversion.tagged_text import outline, shown
from tests.nodes import box, bullets, defined, item, says, words
from tests.specimen import GET_HELP, crowd, specimen
from tests.written import write_once

TALL, WIDE = Picture("tall.svg", "image/svg+xml", 240, 320, b""), Picture("wide.svg", "image/svg+xml", 480, 160, b"")
BESIDE = Figure("legs", "tall.svg", "Two legs.", place="beside")
HEADING = Heading(3, "keep-moving", words("Keep moving"))


def pair(image: str) -> Pair:
    return Pair("arms", (Figure("one", image, "A thick arm."), Figure("two", image, "A thin arm.")))


def set_as(*blocks: Block) -> list[tuple[str, int, int]]:
    """Each spread as its kind and the number of blocks in its two columns."""
    pictures = {"tall.svg": TALL, "wide.svg": WIDE}
    return [(one.kind, len(one.first), len(one.second)) for one in group_into_spreads(blocks, pictures.__getitem__)]


def test_ordinary_blocks_stay_one_run() -> None:
    assert set_as(says("One."), HEADING, says("Two.")) == [("plain", 3, 0)]


def test_tall_pictures_stand_beside_their_words_and_wide_ones_do_not() -> None:
    assert set_as(HEADING, says("One."), says("Two."), pair("tall.svg")) == [("plain", 1, 0), ("beside", 2, 1)]
    assert set_as(says("One."), pair("wide.svg")) == [("plain", 2, 0)]


def test_do_and_do_not_stand_side_by_side() -> None:
    do, do_not = box("do", bullets("ask")), box("do-not", bullets("do not wait"))
    assert set_as(do, do_not, says("Then.")) == [("two", 1, 1), ("plain", 1, 0)]
    assert set_as(do_not, do) == [("plain", 2, 0)]


def test_two_parts_with_a_picture_each_are_twins() -> None:
    part = (HEADING, says("Walk."), BESIDE)
    assert set_as(*part, *part) == [("twins", 3, 3)]
    assert set_as(*part) == [("plain", 1, 0), ("together", 2, 0)]


def test_a_picture_stays_with_the_words_beside_it() -> None:
    assert set_as(says("You may notice:"), BESIDE, bullets("weak"), HEADING) == [("together", 3, 0), ("plain", 1, 0)]
    assert set_as(says("It varies."), BESIDE, says("One."), says("Two.")) == [("plain", 1, 0), ("together", 3, 0)]


def test_a_list_of_short_items_has_two_columns() -> None:
    assert set_as(bullets("weak", "tired", "frail", "unsteady")) == [("columns", 1, 0)]
    assert set_as(bullets("weak", "tired")) == [("plain", 1, 0)]
    assert set_as(bullets("weak", "tired", "frail", "it is hard to keep your balance")) == [("plain", 1, 0)]


def test_lists_that_we_made_are_set_by_entries() -> None:
    assert set_as(Definitions((defined("Atrophy", "Loss of tissue."),), "glossary")) == [("entries", 1, 0)]


@pytest.mark.parametrize("block", [block for section in specimen().sections for block in section.blocks])
def test_no_block_is_lost(block: Block) -> None:
    for around in ((block,), (says("Before:"), block, says("After."))):
        grouped = list(group_into_spreads(around, specimen().picture))
        assert tuple(one for spread in grouped for one in (*spread.first, *spread.second)) == around


def test_a_citation_stays_with_its_word() -> None:
    cite = '<a class="cite" href="#reference-1">[1]</a>'
    assert improve_line_breaks(f"<li>fruit and vegetables {cite}.</li>") == (
        f'<li>fruit and {MAY_BREAK}<span class="kept">vegetables {MAY_BREAK}{cite}.</span></li>'
    )


def test_a_short_last_word_is_not_alone() -> None:
    assert improve_line_breaks("<p>It stops, and it wastes.</p>") == (
        f'<p>It stops, and {MAY_BREAK}<span class="kept last-words">it wastes.</span></p>'
    )
    assert improve_line_breaks("<p>It is in your immunosuppression.</p>") == "<p>It is in your immunosuppression.</p>"


def test_an_abbreviation_is_a_part_of_its_word() -> None:
    short = '<abbr title="multiple sclerosis">MS</abbr>'
    cite = '<a class="cite" href="#reference-1">[1]</a>'
    assert improve_line_breaks(f"<p>It may be multiple sclerosis ({short}).</p>") == (
        f'<p>It may be multiple {MAY_BREAK}<span class="kept last-words">sclerosis ({short}).</span></p>'
    )
    assert f'<span class="kept">({short}) {MAY_BREAK}{cite}</span>' in improve_line_breaks(
        f"<li>a sign ({short}) {cite}</li>"
    )


def test_the_space_at_the_end_of_a_line_is_in_what_an_abbreviation_stands_for() -> None:
    short = '<abbr title="Multiple sclerosis">MS</abbr>'
    page = f"<html lang='en'><title>A</title><p>It is {short} and {short}, then."
    painted = lay_out(page, ('p { width: 4em; font-family: "Atkinson Hyperlegible Next" }',), {}).paint()
    with pikepdf.open(BytesIO(painted.data)) as pdf:
        root = read_tags(pdf, painted.origins)
        for cure in REPAIRS_PDF_1:
            cure(root)
        add_line_end_spaces(pdf, root)
    assert [node.expansion for node in root.walk() if node.expansion] == ["Multiple sclerosis ", "Multiple sclerosis"]


def test_headings_stay_as_they_are() -> None:
    heading = '<h3>What is <a class="term" href="#term-a">atrophy</a></h3>'
    assert improve_line_breaks(heading) == heading


def test_lines_are_filled_before_an_element_that_does_not_fit() -> None:
    words = "You may lose muscle if you eat too little lean protein, fruit and vegetables "
    sheet = 'p { width: 74mm; font: 12.5pt "Atkinson Hyperlegible Next" }'
    for name, markup in (("as it is", words), ("breakable", words + MAY_BREAK)):
        page = f'<html lang="en"><title>A</title><p id="p">{markup}<b>[1]</b>.</p><p id="end">end</p>'
        data = lay_out(page, (sheet,), {}).paint().data
        first = [run.words for run in shown(pikepdf.open(BytesIO(data)))]
        assert ("little" in first) == (name == "as it is"), (
            "the engine breaks such lines well now: line_breaks.py can go"
        )


def test_words_keep_the_spaces_between_them_over_lines_and_elements() -> None:
    tags = outline(write_once(write, specimen()).data)
    assert "H1 Muscle wasting (muscle atrophy)\n" in tags
    assert "H3 {Span Emergency }{Link <Call 999>Call 999}{Span  now if:}\n" in tags
    assert "your legs go weak and you are numb between them, or you lose control of your bladder or bowel\n" in tags
    assert "loss with muscle loss is called }{Link <cachexia (Words in this leaflet)>cachexia}{Span .}\n" in tags
    assert "people aged 60 and over }{Link <[1] (Where the facts come from)>[1]}{Span .}\n" in tags


def test_the_footer_is_safe_in_a_style_sheet() -> None:
    assert write_css_string('a "b"') == '"a \\22 b\\22 "'
    assert write_css_string("a</style>\\") == '"a\\3C \\2F style\\3E \\5C "'


def test_the_footer_says_what_is_set() -> None:
    document = specimen()
    assert write_footer_words(document) == "Muscle wasting | Version 0.1.0 of 22 November 2026, draft"
    published = replace(document, notice=None, next_review="2028-11-01", sections=(*document.sections[:-1], _about()))
    assert (
        write_footer_words(published)
        == "Muscle wasting | Version 1.0.0 of 1 November 2026 | Next review 1 November 2028"
    )


def test_the_footer_mirrors() -> None:
    assert "@bottom-right{" in write_footer_rules(replace(specimen(), direction="rtl")).split("content")[0]


def _about() -> Section:
    items = (
        defined(specimen().labels["about_version"], "1.0.0 of 1 November 2026"),
        defined("Next review", "1 November 2028"),
    )
    return replace(specimen().sections[-1], blocks=(Definitions(items, "about"),))


def short() -> Document:
    """A leaflet whose emergency card fits on the first page."""
    document = specimen()
    help_now = replace(GET_HELP, blocks=GET_HELP.blocks[1:])
    points = box("key-points", bullets("Your muscles look smaller.", "New weakness needs to be checked."))
    return replace(document, key_points=points, sections=(help_now, *document.sections[1:4], *document.sections[-3:]))


def test_a_first_page_with_the_emergency_card_needs_no_strip() -> None:
    artifact = write_once(write, short())
    assert artifact.measured is not None and artifact.measured.page_of["call-now"] == 1
    tags = outline(artifact.data)
    assert "In this leaflet" not in tags and "In an emergency" not in tags


def test_a_first_page_without_it_has_the_number_and_the_contents() -> None:
    artifact = write_once(write, crowd(specimen()))
    assert artifact.measured is not None and artifact.measured.page_of["call-now"] > 1
    tags = outline(artifact.data)
    assert "P {Span In an emergency, call }{Link <999>999}{Span  now.}" in tags
    assert f"Reference {{Link <Symptoms>Symptoms}}{{Span  {artifact.measured.page_of['symptoms']}}}" in tags


def test_a_section_of_one_paragraph_does_not_pull_the_next_one_along() -> None:
    """Each has a sentence, and then a box as high as a third of a page: the sentence stays where there is room."""
    tall = box("uncertainty", bullets(*[f"It is not known what number {number} does." for number in range(12)]))
    lone = Section("lone", words("A section of one sentence"), (says("It is short."),))
    sections = (*specimen().sections[:2], lone, Section("big", words("A large box"), (says("Here:"), tall)))
    document = replace(specimen(), sections=(*sections, *specimen().sections[-3:]))
    layout = paginate(document)
    paper = find_paper(document)
    blanks = [layout.measure_blank(page, paper.end) for page in range(1, layout.pages)]
    assert max(blanks) <= (paper.end - 16) / 3, blanks


LONGEST = "Pneumonoultramicroscopicsilicovolcanoconiosispneumonoultramicroscopicsil"


def test_a_long_word_begins_beside_what_stands_before_it() -> None:
    """The number of a step, the label of a cell and an icon are not left alone on a line."""
    wrapped = f'<span class="first-word">{LONGEST}</span>'
    label = '<span class="row-label">A <a class="term" href="#term-x">term</a></span>'
    for before in (
        "<li>",
        "<li><strong>",
        '<li><a class="link" href="#x">',
        label,
        '<span class="icon icon-x"></span><span>',
    ):
        improved = improve_line_breaks(f"{before}{LONGEST} goes on.").replace(MAY_BREAK, "")
        assert improved == f"{before}{wrapped} goes on."
    for before in ("<li>Take ", "<p>", '<span class="row-label">A label</span>Take '):
        assert improve_line_breaks(f"{before}{LONGEST} goes on.") == f"{before}{LONGEST} goes on."
    assert improve_line_breaks("<li>Wash your hands.") == "<li>Wash your hands."


@pytest.mark.parametrize("make", [write, write_large_print])
def test_the_number_of_a_step_is_not_alone_on_its_line(make: Callable[[Document], tuple[Artifact, ...]]) -> None:
    steps = Steps((item(LONGEST), item("Rest.")))
    document = replace(specimen(), sections=(Section("steps", words("Steps"), (steps,)), specimen().sections[-1]))
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(write_once(make, document).data)).pages)
    line = next(line for line in text.splitlines() if line.startswith("1."))
    assert len(line) > 30 and line.removeprefix("1.").strip() in LONGEST
