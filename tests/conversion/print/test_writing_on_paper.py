"""Lines to write on and boxes to tick on paper: described in the tags, and never torn from their labels."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from pipeline.conversion.large_print import writer as large_print
from pipeline.conversion.print import writer
from pipeline.conversion.print.stylesheets import SHEETS, read_properties
from pipeline.conversion.print.typesetting import find_paper
from pipeline.conversion.print.unbreakable import measure_longest_piece
from pipeline.conversion.print.weasy import Layout
from pipeline.model.document import Appointment, Blank, Blanks, Block, Document, Section, Signature, Signatures, Tick
from tests.conversion.tagged_text import outline
from tests.nodes import defined, says, words
from tests.specimen import specimen


def line(label: str, lines: int = 1) -> Blank:
    return Blank(words(label), lines=lines, spoken=f"{label}: space")


SIGNATURES = Signatures("sign", tuple(
    Signature(words(part), tuple(line(f"{part} {name}") for name in ("name", "sign", "date")))
    for part in ("Patient", "Interpreter", "Doctor")
))  # fmt: skip
APPOINTMENT = Appointment("next", tuple(
    defined(f"Row {number}", says(Blank((), spoken=f"Row {number}: space"))) for number in range(6)
), "Your appointment")  # fmt: skip
BLOCKS: dict[str, Block] = {
    "lines": says(line("Notes", 5)),
    "signatures": SIGNATURES,
    "an appointment": APPOINTMENT,
    "a few lines": Blanks("mine", tuple(says(line(f"Label {number}", 2)) for number in range(6))),
}


@cache
def leaflet(name: str, before: int) -> Document:
    """The specimen's beginning, and one section with so many paragraphs before a block."""
    filling = tuple(says("These are words that fill the page down to the block.") for _ in range(before))
    section = Section("writing", words("To write on"), (*filling, BLOCKS[name]))
    document = specimen()
    return replace(document, sections=(document.sections[0], section, document.sections[-1]))


def pages_of(layout: Layout, of: str) -> set[int]:
    """The pages on which parts of elements with a class are painted."""
    return {
        number
        for number, page in enumerate(layout._rendering.pages)
        for box in page._page_box.descendants()
        if box.element is not None and of in box.element.attrib.get("class", "").split()
    }


@pytest.mark.parametrize("before", [11, 12, 14, 17])
@pytest.mark.parametrize(
    ("name", "whole"),
    [("lines", "blank"), ("an appointment", "appointment"), ("a few lines", "blanks")],
)
def test_a_block_stands_on_one_page(name: str, whole: str, before: int) -> None:
    assert len(pages_of(writer.paginate(leaflet(name, before)), whole)) == 1


@pytest.mark.parametrize(("name", "whole"), [("lines", "blank"), ("an appointment", "appointment")])
def test_what_is_small_stands_on_one_page_wherever_it_comes(name: str, whole: str) -> None:
    assert len(pages_of(writer.paginate(leaflet(name, 6)), whole)) == 1


def test_lines_under_several_labels_go_on_overleaf_where_half_a_page_would_be_empty() -> None:
    layout = writer.paginate(leaflet("a few lines", 6))
    assert len(pages_of(layout, "blanks")) == 2
    paper = find_paper(leaflet("a few lines", 6))
    assert layout.measure_blank(2, paper.end) < paper.room / 3


@pytest.mark.parametrize("before", [6, 10, 13, 16])
def test_no_place_to_sign_is_torn(before: int) -> None:
    layout = writer.paginate(leaflet("signatures", before))
    for number in range(3):
        of_part = [
            page
            for page, one in enumerate(layout._rendering.pages)
            for box in one._page_box.descendants()
            if box.element_tag == "img"
            and str(box.element.attrib.get("alt", "")).startswith(("Patient", "Interpreter", "Doctor")[number])
        ]
        assert len(of_part) == 3 and len(set(of_part)) == 1


def test_the_tags_say_what_each_is_for() -> None:
    data = writer.write(specimen())[0].data
    tags = outline(data)
    for spoken in ("Weight, in kg: space to write", "Yes: box to tick", "Notes: 3 lines to write on",
                   "Monday, Steps: space to write", "Monday, Rested: box to tick", "Patient, Signature: space to write",
                   "Date and time: space to write"):  # fmt: skip
        assert f"Figure [alt={spoken}]" in tags


def test_large_print_has_larger_rows() -> None:
    a4, large = read_properties(SHEETS), read_properties((*SHEETS, large_print.LARGE))
    assert (a4["writing-row"], a4["tick-box"]) == ("8.4mm", "4.5mm")
    assert float(large["writing-row"].removesuffix("mm")) > 12


def test_boxes_have_room_in_narrow_columns() -> None:
    alone = measure_longest_piece(words("yes"), 4.4, 400)
    assert measure_longest_piece((Tick(words("yes")),), 4.4, 400) > alone + 4.5 + 2.5
    assert measure_longest_piece((Blank(()),), 4.4, 400) > 10
