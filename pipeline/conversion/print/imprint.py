"""Short imprint: what a form on paper says of who answers for the leaflet, where the whole of it has no room.

Who checked it, its version and next review, and the telephone numbers always stand there; that it is a draft stands at
the top. For the rest it says where that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.document import Block, Definition, Definitions, Document, Paragraph, Section, Text, plain

KEPT = ("checked_by", "about_version", "about_next_review")
"""The rows that stay, by their labels."""


def shorten_imprint(document: Document) -> Document:
    """The document with the short imprint in the place of the whole one."""
    sections = tuple(_shorten(one, document) if one.id == "about" else one for one in document.sections)
    return replace(document, sections=sections)


def _shorten(section: Section, document: Document) -> Section:
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Definitions) and block.role == "about":
            blocks.append(replace(block, items=tuple(_list_rows(block, document))))
            blocks.append(Paragraph((Text(document.labels["imprint_rest"]),)))
        else:
            blocks.append(block)
    return replace(section, blocks=tuple(blocks))


def _list_rows(block: Definitions, document: Document) -> Iterator[Definition]:
    kept = {document.labels[name] for name in KEPT}
    for item in block.items:
        if plain(item.term) in kept:
            yield item
        elif plain(item.term) == document.labels["contact"]:
            yield replace(item, blocks=document.telephones or item.blocks)
