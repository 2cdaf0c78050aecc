"""Order of blocks: those that stand side by side, in an order that a page can be set from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from pipeline.model.document import Block, Blocks, Bullets, CareCard, Definitions, Figure, Paragraph, Steps


@dataclass(frozen=True)
class Cards:
    """Care cards that stand side by side where there is room: neighbours below the emergency level."""

    kind: ClassVar[str] = "cards"
    cards: tuple[CareCard, ...]


def order_blocks(blocks: Blocks, floats: bool = True) -> Iterator[Block | Cards]:
    """The blocks in the order in which they are set, with neighbouring care cards put together. Without `floats` no
    figure stands beside words, and each comes where it is written."""
    waiting: list[CareCard] = []
    for block in _move_figures_before_text(blocks) if floats else blocks:
        if isinstance(block, CareCard) and block.level != "emergency":
            waiting.append(block)
            continue
        yield from _group_cards(waiting)
        waiting = []
        yield block
    yield from _group_cards(waiting)


def _move_figures_before_text(blocks: Blocks) -> list[Block]:
    """A figure beside its text goes before the text that it follows: a float stands beside what comes after it, and
    between a sentence and its list it would part them."""
    ordered: list[Block] = []
    for block in blocks:
        beside = isinstance(block, Figure) and block.place == "beside"
        if beside and ordered and isinstance(ordered[-1], Paragraph | Bullets | Steps | Definitions):
            ordered.insert(-1, block)
        else:
            ordered.append(block)
    return ordered


def _group_cards(cards: list[CareCard]) -> Iterator[CareCard | Cards]:
    if len(cards) > 1:
        yield Cards(tuple(cards))
    else:
        yield from cards
