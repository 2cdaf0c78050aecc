"""What a form on paper has to say of who answers for the leaflet where it says that the rest stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.document import Definitions, Document, Paragraph, Section, Text, plain
from pipeline.proof.parity.passages import Passage


def expect_imprint(document: Document, passages: Iterable[Passage]) -> Document:
    """The document with the imprint that a file has to have: the whole one, or where the file says that the rest stands
    elsewhere, who checked the leaflet, its version and next review, and the telephone numbers."""
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
        rows += [replace(row, blocks=document.telephones or row.blocks) for row in ways]
        blocks += [replace(block, items=tuple(rows)), Paragraph((Text(labels["imprint_rest"]),))]
    return replace(section, blocks=tuple(blocks))  # type: ignore[arg-type]
