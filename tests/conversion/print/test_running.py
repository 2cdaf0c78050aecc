"""Long leaflets: contents with the pages on which sections begin, and the name of its section at the head of each
page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.conversion import FORMATS
from pipeline.conversion.a5.writer import write as write_small
from pipeline.conversion.large_print.writer import write as write_large
from pipeline.conversion.print.running import LONG, write_running_rules
from pipeline.conversion.print.writer import write
from pipeline.model.document import Document, Paragraph, Section, Text
from pipeline.proof.parity import verify_document
from tests.conversion.tagged_text import outline
from tests.conversion.where import runs
from tests.nodes import words
from tests.specimen import GET_HELP, specimen
from tests.written import write_once

WRITERS = {"pdf": write, "large-print": write_large, "a5": write_small}
TOLD = "You may notice that one arm or leg is clearly smaller than the other. " * 3


def leaflet(sections: int) -> Document:
    """A leaflet without a drawing, whose first card of signs finds room on the first page, with so many long
    sections."""
    parts = tuple(
        Section(f"part-{number}", words(f"Part number {number}"), (Paragraph((Text(TOLD),)),) * 16)
        for number in range(1, sections + 1)
    )
    signs = replace(GET_HELP, blocks=GET_HELP.blocks[1:2])
    sample = specimen()
    return replace(sample, cover="", key_points=None, notice=None, sections=(signs, *parts, sample.sections[-1]))


def test_heads_have_one_line() -> None:
    title = "What happens on the day of your operation, and who looks after you there"
    document = replace(specimen(), sections=(Section("day", words(title), ()),))
    (short,) = re.findall(r'string-set:section "([^"]+)"', write_running_rules(document, size=28))
    (whole,) = re.findall(r'string-set:section "([^"]+)"', write_running_rules(document))
    assert whole.endswith("there") and short.startswith("What happens on the") and short.endswith("\\2026 ")


@pytest.mark.slow
@pytest.mark.parametrize("form", WRITERS)
def test_a_long_leaflet_says_where_its_sections_are(form: str, tmp_path: Path) -> None:
    document = leaflet(13)
    artifact = write_once(WRITERS[form], document)
    measured = artifact.measured
    assert measured is not None and measured.pages > LONG
    tags = outline(artifact.data)
    assert "TOC" in tags and "TOCI" in tags
    assert f"Link <Part number 9>Part number 9}}{{Span  {measured.page_of['part-9']}}}" in tags
    heads = {run.page: run.words for run in runs(artifact.data) if run.top < 14 and run.words.startswith("Part")}
    begins = {measured.page_of[f"part-{number}"]: number for number in range(1, 14)}
    for page in range(max(begins)):
        number = max((one for at, one in begins.items() if at < page), default=0)
        if page in heads and page not in begins:
            assert heads[page] == f"Part number {number}"
    assert len(heads) > LONG / 2
    path = tmp_path / artifact.path
    path.write_bytes(artifact.data)
    assert verify_document(document, tmp_path, "outputs", [FORMATS[form]]).diagnostics == ()


@pytest.mark.slow
def test_a_leaflet_that_is_leafed_through_has_neither() -> None:
    artifact = write_once(write, leaflet(2))
    assert artifact.measured is not None and artifact.measured.pages <= LONG
    assert "TOC" not in outline(artifact.data)
    assert not [run for run in runs(artifact.data) if run.top < 14 and run.words.startswith("Part")]


def rename(document: Document) -> Document:
    """The same with another heading of a section."""
    fifth = (replace(one, title=words("Other words")) if one.id == "part-5" else one for one in document.sections)
    return replace(document, sections=tuple(fifth))


@pytest.mark.slow
def test_heads_of_other_sections_are_found(tmp_path: Path) -> None:
    artifact = write_once(write, leaflet(13))
    (tmp_path / artifact.path).write_bytes(artifact.data)
    found = verify_document(rename(leaflet(13)), tmp_path, "outputs", [FORMATS["pdf"]]).diagnostics
    assert any("at the foot or in no tag" in one.message for one in found)
