"""The print leaflet of the specimen and of the real one: paper, pages, words, tags, and the same bytes everywhere."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pikepdf
import pytest

from pipeline.conversion.print import writer
from pipeline.conversion.print.paper import A4
from pipeline.conversion.print.table_plans import plan_tables
from pipeline.conversion.print.typesetting import set_in_pages
from pipeline.conversion.print.writer import plan_notes_lines, write
from pipeline.model.artifact import Artifact
from pipeline.model.document import (
    Document,
    Figure,
    Group,
    Heading,
    Option,
    Paragraph,
    Section,
    Text,
    plain,
    walk,
)
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose import compose
from tests.conversion.tagged_text import Shown, outline, shown, without_elements
from tests.elsewhere import digest, digest_elsewhere
from tests.specimen import specimen
from tests.written import write_once

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).with_name("golden") / "leaflet.txt"
A4_POINTS = (595.28, 841.89)


def written() -> Artifact:
    return write_once(write, specimen())


@pytest.fixture(scope="module")
def real(real_document: Document) -> Artifact:
    return write_once(write, real_document)


@pytest.fixture(params=["specimen", "real"])
def artifact(request: pytest.FixtureRequest) -> Artifact:
    """Each of the two leaflets in turn."""
    found: Artifact = written() if request.param == "specimen" else request.getfixturevalue("real")
    return found


def opened(artifact: Artifact) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(artifact.data))


def runs(artifact: Artifact) -> list[Shown]:
    return list(shown(opened(artifact)))


def bookmarks(items: Any, depth: int = 1) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, str(item.title)
        yield from bookmarks(item.children, depth + 1)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_artifact_says_what_it_is() -> None:
    artifact = written()
    assert artifact.path == "specimen-en.pdf"
    assert artifact.media_type == "application/pdf"
    assert artifact.measured is not None and artifact.measured.pages == len(opened(artifact).pages)


def test_pages_are_a4(artifact: Artifact) -> None:
    for page in opened(artifact).pages:
        assert [float(edge) for edge in page.mediabox] == pytest.approx([0, 0, *A4_POINTS], abs=0.05)


def test_pages_are_at_most_ten(artifact: Artifact) -> None:
    assert len(opened(artifact).pages) <= 10


def test_every_page_says_which_leaflet_it_belongs_to(artifact: Artifact) -> None:
    pages = len(opened(artifact).pages)
    for number in range(pages):
        footer = " ".join(run.words for run in runs(artifact) if run.page == number and run.tag == "Artifact")
        for part in ("Muscle wasting", "Version 0.1.0 of 22 November 2026", ", draft", f"Page {number + 1} of {pages}"):
            assert part in footer


def test_no_text_is_smaller_than_twelve_points(artifact: Artifact) -> None:
    sizes = {run.size for run in runs(artifact)}
    assert min(sizes) >= 12
    assert 14 in sizes


def test_body_text_is_fourteen_points(real: Artifact) -> None:
    letters: dict[float, int] = {}
    for run in runs(real):
        letters[run.size] = letters.get(run.size, 0) + len(run.words)
    assert max(letters, key=lambda size: letters[size]) == 14


def test_all_fonts_are_embedded_and_our_own(artifact: Artifact) -> None:
    for page in opened(artifact).pages:
        for font in page.Resources.Font.values():
            assert "Atkinson-Hyperlegible-Next" in str(font.BaseFont)
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
    assert {run.font.split("+")[-1] for run in runs(artifact)} >= {
        "Atkinson-Hyperlegible-Next",
        "Atkinson-Hyperlegible-Next-Bold",
    }


def test_bookmarks_are_the_headings(artifact: Artifact) -> None:
    pdf = opened(artifact)
    with pdf.open_outline() as outlined:
        marked = list(bookmarks(outlined.root))
    headings = [
        (int(found[1]), without_elements(found[2]))
        for line in outline(artifact.data).splitlines()
        if (found := re.match(r" *H(\d) (.*)", line))
    ]
    headings = [one for one in headings if one[1] not in ("Do", "Do not", "Important")]
    assert [depth for depth, _ in marked] == [level for level, _ in headings]
    assert [title for _, title in marked] == [title for _, title in headings]
    assert headings[0][0] == 1 and [level for level, _ in headings].count(1) == 1


def test_the_tags_hold_the_words_of_the_document_in_order(real: Artifact, real_document: Document) -> None:
    tagged = squeezed(re.sub(r"<[^>]*>|[{}]|Span |\[(?:alt|e)=.*?\]", "", outline(real.data)))
    at = 0
    for node in walk((real_document.key_points, real_document.sections)):
        if isinstance(node, Paragraph):
            # A term or a link stands in the tags as an element: only words up to the first one are compared.
            words = squeezed(node.children[0].value) if isinstance(node.children[0], Text) else ""
            words = words.replace("'", "’")
            found = tagged.find(words, at)
            assert found >= 0, f"not in the tags after what came before: {plain(node.children)}"
            at = found


def test_pictures_keep_their_descriptions(real: Artifact, real_document: Document) -> None:
    said = re.findall(r"Figure \[alt=(.*)\]", outline(real.data))
    meant = [node.alt for node in walk(real_document.sections) if isinstance(node, Figure)]
    assert sorted(said) == sorted(meant)


def test_page_of_knows_every_block_with_an_id(real: Artifact, real_document: Document) -> None:
    assert real.measured is not None
    page_of = real.measured.page_of
    for node in walk(real_document.sections):
        if isinstance(node, Section | Group | Option | Heading | Figure):
            assert 1 <= page_of[node.id] <= real.measured.pages
    pages = [page_of[section.id] for section in real_document.sections]
    assert pages == sorted(pages)


def test_the_emergency_number_is_on_the_first_page(artifact: Artifact) -> None:
    assert "999" in "".join(run.words for run in runs(artifact) if run.page == 0)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_page_of_the_real_leaflet_is_more_than_a_third_empty(
    language: str, real_leaflets: dict[str, Leaflet]
) -> None:
    """Also where the words are longer: the care cards are one below the other then."""
    artifact = write_once(write, compose(real_leaflets["muscle-atrophy"], language))
    top, bottom = 276 * 72 / 25.4, 16 * 72 / 25.4
    lowest = _lowest_words(artifact)
    for number in range(len(opened(artifact).pages) - 1):
        used = (lowest[number] - bottom) / (top - bottom)
        assert used > 2 / 3, f"page {number + 1} is used to {used:.0%}"


def _lowest_words(artifact: Artifact) -> dict[int, float]:
    """How far down each page its words go, without the footer, in points from the top."""
    lowest: dict[int, float] = {}
    for number, page in enumerate(opened(artifact).pages):
        inside = False
        depths = [0.0]
        outer: list[tuple[float, float]] = []
        scale, shift = 1.0, 0.0
        for instruction in pikepdf.parse_content_stream(page):
            operands: list[Any] = list(instruction.operands)
            match str(instruction.operator):
                case "BDC":
                    inside = isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]
                case "EMC":
                    inside = False
                case "q":
                    outer.append((scale, shift))
                case "Q":
                    scale, shift = outer.pop()
                case "cm":
                    scale, shift = scale * float(operands[3]), shift + scale * float(operands[5])
                case "Tm":
                    if inside:
                        depths.append(A4_POINTS[1] - (scale * float(operands[5]) + shift))
        lowest[number] = max(depths)
    return lowest


def test_the_structure_of_the_specimen(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN, outline(written().data))


@pytest.mark.parametrize(("seed", "zone"), [("1", "Pacific/Auckland"), ("2", "America/Los_Angeles")])
def test_the_same_bytes_in_another_process_folder_and_time_zone(seed: str, zone: str, tmp_path: Path) -> None:
    assert digest_elsewhere(write, specimen, tmp_path, PYTHONHASHSEED=seed, TZ=zone) == digest((written(),))


def test_the_same_bytes_twice_in_one_process() -> None:
    assert write(specimen())[0].data == written().data


def test_writing_lines_fill_what_is_left() -> None:
    assert plan_notes_lines(260, A4) == 0
    assert plan_notes_lines(100, A4) == 153
    assert plan_notes_lines(115, replace(A4, height=184)) == 0, "of a short page too"


def test_pages_are_planned_and_set_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The specimen is measured on a galley, and set with lines at its end."""
    planned, laid_out = Mock(wraps=plan_tables), Mock(wraps=set_in_pages)
    monkeypatch.setattr(writer, "plan_tables", planned)
    monkeypatch.setattr(writer, "set_in_pages", laid_out)
    writer.paginate(specimen())
    assert (planned.call_count, laid_out.call_count) == (1, 2)


def test_fontconfig_is_left_as_it_was() -> None:
    before = os.environ.get("FONTCONFIG_FILE")
    write(replace(specimen(), sections=specimen().sections[-3:]))
    assert os.environ.get("FONTCONFIG_FILE") == before
