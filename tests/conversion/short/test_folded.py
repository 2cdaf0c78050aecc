"""The folded leaflet: two sides of a sheet, six panels where they belong, nothing cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from pipeline.conversion.short.fitting import DoesNotFitError
from pipeline.conversion.short.folded import write
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document, Group, Option, plain, walk
from tests.conversion.tagged_text import outline, shown
from tests.conversion.where import Run, runs
from tests.specimen import specimen
from tests.written import write_once

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).with_name("golden") / "folded.txt"
MM = 72 / 25.4


def written() -> Artifact:
    return write_once(write, specimen())


@pytest.fixture(scope="module")
def real(real_document: Document) -> Artifact:
    return write_once(write, real_document)


def at(data: bytes, words: str) -> Run:
    """Where some words begin."""
    return next(run for run in runs(data) if run.words.startswith(words))


def test_the_artifact_says_what_it_is() -> None:
    artifact = written()
    assert (artifact.path, artifact.media_type) == ("specimen-en-folded.pdf", "application/pdf")
    assert artifact.measured is not None and artifact.measured.pages == 2


@pytest.mark.parametrize(("paper", "size"), [("a4", (297, 210)), ("letter", (279.4, 215.9))])
def test_it_is_one_sheet_across(paper: str, size: tuple[float, float]) -> None:
    artifact = write_once(write, replace(specimen(), paper=paper))  # type: ignore[arg-type]
    with pikepdf.open(BytesIO(artifact.data)) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            assert [float(edge) for edge in page.mediabox[2:]] == pytest.approx([edge * MM for edge in size], abs=0.05)


def test_each_panel_is_where_it_folds_right() -> None:
    """The cover is on the right of the outside, the back in its middle, the flap on its left; the inside begins behind
    the cover, which is on its left."""
    data = written().data
    cover, back = at(data, "Muscle"), at(data, "There is more to read")
    assert (cover.page, back.page) == (1, 1)
    assert 197 < cover.left < 297 and 97 < back.left < 197
    first, last, flap = at(data, "Key points"), at(data, "Causes: find"), at(data, "Get help now")
    assert (first.page, last.page, flap.page) == (2, 2, 1)
    assert 0 < first.left < 100 and 200 < last.left < 297
    assert flap.left < 97, "what is seen first when it is opened"


def test_a_language_from_the_right_is_mirrored() -> None:
    artifact = write_once(write, replace(specimen(), direction="rtl"))
    cover, back, first = (at(artifact.data, words) for words in ("Muscle", "There is more", "Key points"))
    assert (cover.page, back.page, first.page) == (1, 1, 2)
    assert cover.left < 100 and 100 < back.left < 200 and 197 < first.left < 297


def test_no_words_stand_near_an_edge_or_a_fold(real: Artifact) -> None:
    folds = {1: (0, 97, 197, 297), 2: (0, 100, 200, 297)}
    for run in runs(real.data):
        assert all(not edge - 6 < run.left < edge + 6 for edge in folds[run.page]), run
        assert 5 < run.top < 205, run


def test_folds_are_marked_at_the_edges_only() -> None:
    with pikepdf.open(BytesIO(written().data)) as pdf:
        for page, folds in zip(pdf.pages, ((97, 197), (100, 200)), strict=True):
            strokes = re.findall(rb"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S", page.Contents.read_bytes())
            lines = [tuple(float(number) / MM for number in line) for line in strokes]
            assert [line[0] for line in lines] == pytest.approx([folds[0], folds[0], folds[1], folds[1]], abs=0.01)
            assert all(line[0] == line[2] for line in lines)
            assert [(line[1], line[3]) for line in lines[:2]] == [
                pytest.approx((0, 4), abs=0.01),
                pytest.approx((206, 210), abs=0.01),
            ]


def test_letters_are_as_large_as_the_look_says(real: Artifact) -> None:
    with pikepdf.open(BytesIO(real.data)) as pdf:
        letters: dict[float, int] = {}
        for run in shown(pdf):
            letters[run.size] = letters.get(run.size, 0) + len(run.words)
        body = {run.size for run in shown(pdf) if run.words.startswith("Muscle wasting means")}
    assert min(letters) >= 12 and body == {12.5}
    assert max(letters, key=lambda size: letters[size]) in (12, 12.5)


def test_it_is_read_from_the_cover_over_the_inside_to_the_back(golden: Callable[[Path, str], None]) -> None:
    tags = outline(written().data)
    order = [
        tags.index(words) for words in ("H1 Muscle", "H2 Get help", "H2 Key points", "H2 There is more", "H2 About")
    ]
    assert order == sorted(order)
    golden(GOLDEN, tags)


def test_it_says_that_it_is_short_what_it_leaves_out_and_where_the_whole_is() -> None:
    tags = outline(written().data)
    assert "This is a short form of our leaflet. The whole leaflet has these parts too:" in tags
    for missed in ("Treatment", "What you can do", "More on: Causes: find yours"):
        assert f"LBody {missed}\n" in tags
    assert "LBody More on: What muscle wasting is" not in tags, "what it has whole is not missed"
    assert "Ask the person who gave you this for the whole leaflet" in tags


def test_bookmarks_and_links_lead_to_the_right_panel() -> None:
    with pikepdf.open(BytesIO(written().data)) as pdf, pdf.open_outline() as outlined:
        page_of = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

        def place(title: str) -> tuple[int, float]:
            marks = [*outlined.root, *outlined.root[0].children]
            to = next(mark for mark in marks if mark.title == title).destination
            return page_of[to[0].objgen], float(to[2]) / MM  # type: ignore[index]

        assert place("Muscle wasting (muscle atrophy)")[0] == 1
        assert place("Muscle wasting (muscle atrophy)")[1] > 197
        assert place("Key points")[0] == 2
        assert place("About this leaflet")[0] == 1 and 97 < place("About this leaflet")[1] < 197


def with_sections(*ids: str) -> Document:
    return replace(specimen(), editions={"folded": ids})


def test_words_that_do_not_fit_are_a_fault_that_names_their_section() -> None:
    document = with_sections("key-points", "get-help", "what-it-is", "causes", "symptoms", "treatment")
    with pytest.raises(DoesNotFitError) as caught:
        write(document)
    assert caught.value.part in ("“Causes: find yours”", "“Symptoms”")
    assert caught.value.over > 100 and caught.value.lines == pytest.approx(caught.value.over / 6, abs=3)
    assert "mm (" in str(caught.value)


def test_one_line_too_many_is_a_fault_too(real_document: Document) -> None:
    """A section grows until the sheet is full: the last one that fits has all of its words, and with a line more they
    do not fit. How many lines that is, is found by halving."""
    line = specimen().sections[0].blocks[0]

    def count_lines(number: int) -> int:
        grown = tuple(
            replace(one, blocks=(*one.blocks, *[line] * number)) if one.id == "get-help" else one
            for one in real_document.sections
        )
        few = ("key-points", "get-help", "what-it-is")
        artifact = write_once(write, replace(real_document, sections=grown, editions={"folded": few}))
        return outline(artifact.data).count("These boxes tell you who to call")

    fits, full, over = 0, 40, 0
    while full - fits > 1:
        number = (fits + full) // 2
        try:
            assert count_lines(number) == number
            fits = number
        except DoesNotFitError as error:
            full, over = number, error.over
    assert fits > 0 and 0 < over <= 12, "it is found as soon as the words do not fit"


def test_a_long_title_makes_the_drawing_smaller_and_then_is_a_fault() -> None:
    artifact = write_once(write, replace(specimen(), title="Muscles that get smaller and weaker"))
    assert artifact.measured is not None and artifact.measured.pages == 2
    with pytest.raises(DoesNotFitError, match="the cover"):
        write(replace(specimen(), title="Muscles " * 8, subtitle="What it is, " * 30))


def test_too_much_about_the_leaflet_is_a_fault_of_the_back() -> None:
    document = specimen()
    about = document.sections[-1]
    much = replace(about, blocks=(*about.blocks, *[document.sections[0].blocks[0]] * 30))
    with pytest.raises(DoesNotFitError, match="the back panel"):
        write(replace(document, sections=(*document.sections[:-1], much)))


def list_panels(data: bytes) -> list[list[Run]]:
    """What stands on the flap, inside and on the back, in lines from the top."""
    folds = {1: ((0, 97), (97, 197)), 2: ((0, 100), (100, 200), (200, 297))}
    panels = [
        [run for run in runs(data) if run.page == page and left < run.left < right]
        for page, edges in folds.items()
        for left, right in edges
    ]
    return [sorted(panel, key=lambda run: run.top) for panel in panels]


def test_the_flap_says_when_to_get_help_and_every_panel_begins_with_a_part(real: Artifact) -> None:
    flap, *others = list_panels(real.data)
    assert flap[0].words.startswith("When to get help")
    with pikepdf.open(BytesIO(real.data)) as pdf:
        large = {run.words.strip() for run in shown(pdf) if run.size > 12.5}
    for panel in others:
        first = panel[0].words.strip()
        assert any(first.startswith(head) for head in large) or first in ("Not urgent", "Urgent"), first


def test_panels_end_on_one_line(real: Artifact) -> None:
    lowest = [panel[-1].top for panel in list_panels(real.data)]
    assert min(lowest) > 190 and max(lowest) - min(lowest) < 8, lowest


def test_causes_and_treatments_are_told_in_short(real: Artifact, real_document: Document) -> None:
    """Each cause and each choice by its name and a sentence, before what can wait."""
    tags = outline(real.data)
    sections = {section.id: section for section in real_document.sections}
    for node in walk((sections["causes"], sections["treatment"])):
        if isinstance(node, Group | Option):
            assert re.search(rf"H3 ({{Span )?{plain(node.title).partition(' (')[0]}", tags)
    assert "If you do not use a muscle, your body breaks it down to save energy." in tags
    assert "You do stretches and exercises, so that you keep moving." in tags
    assert all(f"LBody More on: {plain(sections[name].title)}\n" in tags for name in ("causes", "treatment"))


def test_what_speaks_of_all_cards_stands_below_those_that_are_left_on_the_flap(real: Artifact) -> None:
    flap, *others = list_panels(real.data)
    assert any(run.words.startswith("If you cannot hear") for run in flap)
    assert any(run.words.startswith("Speak to a GP") for panel in others for run in panel)


def test_the_same_bytes_twice() -> None:
    assert write(specimen())[0].data == written().data
