"""What a form on paper has to say of who answers for the leaflet where it says that the rest stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.document import Definition, Definitions, Document, Paragraph, Section, Text, plain
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
        rows += [row for row in block.items if plain(row.term) == labels["contact"] and not document.phone]
        phone = (Paragraph((Text(document.phone),)),)
        rows += [Definition((Text(labels["contact"]),), phone)] if document.phone else []
        blocks += [replace(block, items=tuple(rows)), Paragraph((Text(labels["imprint_rest"]),))]
    return replace(section, blocks=tuple(blocks))  # type: ignore[arg-type]
