"""Reader of the block that lays out a dose. Whether its fact is one, is asked of the whole leaflet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.model import codes
from pipeline.model.document import Block, Dose
from pipeline.model.settings import ID
from pipeline.model.source import Span
from pipeline.validation.reading.block_ids import take_block_id
from pipeline.validation.reading.openings import Opening

if TYPE_CHECKING:
    from pipeline.validation.reading.blocks import BlockReader


def read_dose(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    """The dose of a `::: {.dose fact=…}` block, which holds nothing else."""
    attributes, identity = opening.attributes, take_block_id(reader, opening)
    fact = attributes.values.get("fact", "")
    if nodes:
        reader.read(nodes, here)
        hint = "put them before or behind it; what is said of a dose stands in its fact"
        reader.report(codes.BLOCK_SHAPE, here, "`dose` holds no words", hint)
    if not fact:
        reader.report(codes.ATTRIBUTE, attributes.span, "`dose` needs a fact", "write `::: {.dose fact=its-id}`")
        return None
    if not ID.fullmatch(fact):
        hint = "write the id of a fact of the kind `dose`"
        reader.report(codes.ATTRIBUTE, attributes.at("fact"), f"`{fact}` is no id of a fact", hint)
        return None
    return Dose(identity, fact, span=here)
