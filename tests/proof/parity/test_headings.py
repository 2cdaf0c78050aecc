"""Headings with every kind of inline at their beginnings and ends, in every form and in every list of headings."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from pipeline.conversion import FORMATS
from pipeline.model.document import (
    Abbreviation,
    Cite,
    Document,
    Emphasis,
    Fact,
    Foreign,
    Heading,
    Inline,
    Inlines,
    Section,
    Strong,
    Table,
    Term,
)
from pipeline.proof.parity import verify_document
from tests.nodes import phone, says, words
from tests.proof.parity.test_every_node import MADE, write
from tests.specimen import specimen

pytestmark = pytest.mark.slow

ENDS: tuple[Inline, ...] = (
    Strong(words("strong")),
    Emphasis(words("stressed")),
    Foreign("de", words("Muskeln")),
    Fact("share", "risk", words("1 in 3")),
    phone("999", "line"),
    Abbreviation("SMA", "spinal muscular atrophy"),
    Term("atrophy", words("atrophy")),  # as a term is where it is linked
    Cite(("iof",), (1,)),
)


def titles() -> list[Inlines]:
    """A heading for each pair of a beginning and an end, and some that are nothing else."""
    pairs = [words(first, " and ", last) for first, last in product(ENDS, ENDS)]
    return [*pairs, *(words("What ", one, " is ", Cite(("iof",), (1,))) for one in ENDS)]


def with_headings(document: Document, every: list[Inlines]) -> Document:
    """The document with these headings: those of its sections, and headings inside one."""
    sections = tuple(
        replace(section, title=title) if section.id not in ("glossary", "references", "about") else section
        for section, title in zip(document.sections, every, strict=False)
    )
    inside: list[Heading | object] = []
    for number, title in enumerate(every):
        inside += [Heading(3, f"heading-{number}", title), says("Words under it.")]
    more = Section("headings", words("Headings ", ENDS[-1]), tuple(inside))  # type: ignore[arg-type]
    kept = document.sections[len(sections) :]
    return replace(document, sections=(*sections[:-3], more, *sections[-3:], *kept))


@pytest.mark.parametrize("part", range(5))
def test_headings_with_anything_at_their_ends_are_proven(part: int, tmp_path: Path) -> None:
    document = with_headings(specimen(), titles()[part::5])
    write(document, tmp_path)
    verification = verify_document(document, tmp_path, "outputs", FORMATS.values(), MADE)
    assert [one.message for one in verification.diagnostics] == []


@pytest.mark.parametrize("title", ["What happens when you rest", "Choice of food", "Sign", "Choice"])
def test_a_title_that_begins_like_a_column_is_proven(title: str, tmp_path: Path) -> None:
    document = replace(specimen(), title=title)
    assert any(isinstance(block, Table) for section in document.sections for block in section.blocks)
    write(document, tmp_path)
    verification = verify_document(document, tmp_path, "outputs", FORMATS.values(), MADE)
    assert [one.message for one in verification.diagnostics] == []
