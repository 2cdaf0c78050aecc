"""Headings with every kind of inline at their beginnings and ends, in every form and in every list of headings."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from pypdf import PdfReader

from pipeline.conversion import FORMATS
from pipeline.model.document import (
    Abbreviation,
    Appointment,
    Block,
    Cite,
    Document,
    Emphasis,
    Fact,
    Foreign,
    Heading,
    Inline,
    Inlines,
    Section,
    Signatures,
    Strong,
    Table,
    Term,
)
from pipeline.proof.parity import verify_document
from tests.nodes import phone, says, words
from tests.proof.parity.test_every_node import MADE, proven, write_form
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


SHORT = ("folded", "card")
LISTED = 3
"""So many headed sections are listed for the folded leaflet; it names the others, for which it has no room."""


def with_headings(every: list[Inlines], words_under: int = 1) -> Document:
    """A leaflet with the care cards, five short sections with further headings, and one with all of them inside.
    Sections that the short editions do not list may have so many times the words; then that one has the rest alone."""
    whole = specimen()
    (help_section,) = (one for one in whole.sections if one.id == "get-help")
    first, *rest = every
    sections = [replace(help_section, title=first)]
    for number, title in enumerate(rest[:5]):
        text = "Words under it. " * (words_under if number >= LISTED else 1)
        sections.append(Section(f"part-{number}", title, (says(text.strip()),)))
    inside: list[Block] = []
    for number, title in enumerate(every if words_under == 1 else every[6:]):
        inside += [Heading(3, f"heading-{number}", title), says("Words under it.")]
    sections.append(Section("headings", words("Headings ", ENDS[-1]), tuple(inside)))
    listed = ("key-points", *(section.id for section in sections[: LISTED + 1]))
    editions = {"folded": (*listed, "headings"), "card": ("key-points", "get-help")}
    return replace(whole, sections=(*sections, *whole.sections[-3:]), editions=editions)


@pytest.mark.parametrize("part", range(5))
def test_headings_with_anything_at_their_ends_are_proven(part: int, tmp_path: Path) -> None:
    document = with_headings(titles()[part::5])
    for form in MADE - {*SHORT}:
        write_form(form, document, tmp_path)
    verification = verify_document(document, tmp_path, "outputs", FORMATS.values(), MADE - {*SHORT})
    assert [one.message for one in verification.diagnostics] == []


@pytest.mark.parametrize("part", range(5))
def test_headings_of_short_editions_and_of_what_they_leave_out_are_proven(part: int, tmp_path: Path) -> None:
    document = with_headings(titles()[part::5], 500)
    for form in SHORT:
        write_form(form, document, tmp_path)
    verification = verify_document(document, tmp_path, "outputs", FORMATS.values(), {*SHORT})
    assert [one.message for one in verification.diagnostics] == []


@pytest.mark.parametrize("form", SHORT)
def test_headings_of_sections_that_an_edition_takes_in_besides_are_proven(form: str, tmp_path: Path) -> None:
    cited = [words("What ", one, " is ", Cite(("iof",), (1,))) for one in ENDS[:2]]
    whole = with_headings([words("Get help"), *cited])
    help_section, *rest = whole.sections
    few = (replace(help_section, blocks=help_section.blocks[:1]), *rest)
    document = replace(whole, sections=few, editions={form: ("key-points", "get-help")})
    write_form(form, document, tmp_path)
    bookmarks = str(PdfReader(tmp_path / f"specimen-en-{form}.pdf").outline)
    assert "What strong is [1]" in bookmarks and "What stressed is [1]" in bookmarks
    verification = verify_document(document, tmp_path, "outputs", FORMATS.values(), {form})
    assert [one.message for one in verification.diagnostics] == []


def with_heads_of_tables(title: str) -> Document:
    """A leaflet with a title, and of the specimen no more than the care cards and what is set as a table."""
    whole = specimen()
    by_id = {section.id: section for section in whole.sections}
    last = by_id["what-you-can-do"]
    tables = tuple(block for block in last.blocks if isinstance(block, Table | Signatures | Appointment))
    sections = (by_id["get-help"], by_id["treatment"], replace(last, blocks=tables), *whole.sections[-3:])
    return replace(whole, title=title, sections=sections, editions=dict.fromkeys(SHORT, ("key-points", "get-help")))


@pytest.mark.parametrize("title", ["What happens when you rest", "Choice of food", "Sign", "Choice"])
def test_a_title_that_begins_like_a_column_is_proven(title: str, tmp_path: Path) -> None:
    document = with_heads_of_tables(title)
    assert any(isinstance(block, Table) for section in document.sections for block in section.blocks)
    assert [one.message for one in proven(document, tmp_path).diagnostics] == []
