"""What to do in an emergency, taken out of its section so that it can stand first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.document import Block, Blocks, CareCard, Document, Section


def split_signs(short: Document) -> tuple[Section | None, tuple[Section, ...]]:
    """The section that has the emergency cards, with those and what leads up to them, and all sections, of which that
    one has the rest. None where there are no such cards."""
    signs = next((section for section in short.sections if any(map(_is_emergency, section.blocks))), None)
    if signs is None:
        return None, short.sections
    front = tuple(_list_front(signs.blocks))
    rest = tuple(block for block in signs.blocks if not any(block is one for one in front))
    others = (replace(one, blocks=rest) if one is signs else one for one in short.sections)
    return replace(signs, blocks=front), tuple(section for section in others if section.blocks)


def _list_front(blocks: Blocks) -> Iterator[Block]:
    """What stands before the first card, and the emergency cards, each with what follows it up to the next card."""
    kept = True
    for block in blocks:
        kept = _is_emergency(block) if isinstance(block, CareCard) else kept
        if kept:
            yield block


def _is_emergency(block: Block) -> bool:
    return isinstance(block, CareCard) and block.level == "emergency"
