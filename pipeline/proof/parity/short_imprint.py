"""What a form on paper has to say of who answers for the leaflet where it says that the rest stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.document import Definition, Definitions, Document, Inline, Paragraph, Section, Text, plain
from pipeline.proof.parity.passages import Passage


def expect_imprint(document: Document, passages: Iterable[Passage]) -> Document:
    """The document with the imprint that a file has to have: the whole one, or where the file says that the rest stands
    elsewhere, who checked the leaflet, its version and next review, and the telephone number."""
    sentence = document.labels["imprint_rest"]
    if not any(sentence in " ".join(" ".join(passage.lines).split()) for passage in passages):
        return document
    return replace(
        document, sections=tuple(_shorten(one, document) if one.id == "about" else one for one in document.sections)
    )


def _shorten(section: Section, document: Document) -> Section:
    labels = document.labels
    always = (labels["checked_by"], labels["about_version"], labels["about_next_review"])
    blocks: list[object] = []
    for block in section.blocks:
        if not isinstance(block, Definitions):
            blocks.append(block)
            continue
        rows = [row for row in block.items if plain(row.term) in always]
        ways = [row for row in block.items if plain(row.term) == labels["contact"]]
        rows += [_keep_number(row, document.phone) for row in ways] if document.phone else ways
        blocks += [replace(block, items=tuple(rows)), Paragraph((Text(labels["imprint_rest"]),))]
    return replace(section, blocks=tuple(blocks))  # type: ignore[arg-type]


def _keep_number(row: Definition, number: str) -> Definition:
    """The row of the contact with its first words alone, as many as the number has letters, and their links."""
    kept: list[Inline] = []
    for block in row.blocks:
        for node in block.children if isinstance(block, Paragraph) else ():
            if len(plain(tuple(kept))) < len(number):
                kept.append(node)
    return replace(row, blocks=(Paragraph(tuple(kept)),))
