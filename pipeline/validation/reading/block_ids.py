"""Ids of blocks: the one that the author wrote on the opening line, or one of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model import codes
from pipeline.validation.reading.openings import Opening

if TYPE_CHECKING:
    from pipeline.validation.reading.blocks import BlockReader


def take_block_id(reader: BlockReader, opening: Opening, required: bool = False) -> str:
    """The id of a block. One that is `required` and is not there is reported."""
    attributes = opening.attributes
    if attributes.id:
        return reader.take_id(attributes.id, attributes.at("#"))
    if required:
        hint = f"write `::: {{.{opening.name} #its-id …}}`"
        reader.report(codes.ATTRIBUTE, attributes.span, f"`{opening.name}` needs an id", hint)
    return reader.make_id(opening.name)
