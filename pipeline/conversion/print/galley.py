"""The galley: a leaflet set on one endless sheet, and how high each of its blocks is there.

What may not be parted is read from the style that the engine has worked out, so that a plan of pages keeps to the same
rules as the engine that sets them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from pipeline.conversion.print.units import MM_PER_PX

SHEET = 30_000
"""Millimetres: the height of the endless sheet."""
UNPARTED = ("avoid", "avoid-page")
Way: TypeAlias = Literal["blocks", "grid", "rows", "lines"]
LAYOUTS: Mapping[str, Way] = {"GridBox": "grid", "FlexBox": "grid", "TableBox": "rows"}


@dataclass(frozen=True)
class Block:
    """An element on the galley. `number` counts elements in the order of the markup, from 1; `top` and `bottom` are
    those of its border, in millimetres from the top of the galley; `head` and `foot` are what it has of border and
    padding there, `above` and `below` its margins. It is `whole` where it may not be parted, `closed` where each part
    of it has both edges, and `joined_before` or `joined_after` where it stays with what is there. What is in a `grid`
    stands side by side, what is in `rows` below a head that comes again, and what it holds as `lines` is words."""

    number: int
    tag: str
    name: str
    classes: frozenset[str]
    top: float
    bottom: float
    head: float
    foot: float
    whole: bool
    joined_before: bool
    joined_after: bool
    layout: Way
    children: tuple[Block, ...] = field(default=(), repr=False)
    closed: bool = False
    above: float = 0.0
    below: float = 0.0

    @property
    def height(self) -> float:
        """Millimetres from edge to edge."""
        return self.bottom - self.top

    def find(self, kind: str) -> Block | None:
        """The first block of a class, in the order of reading."""
        return next((block for block in self.walk() if kind in block.classes), None)

    def walk(self) -> Iterator[Block]:
        """The block and all in it."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_blocks(page_box: Any, numbers: Mapping[Any, int]) -> Block:
    """The body of the only page that the engine has made; `numbers` counts the elements."""
    (body,) = page_box.children[0].children
    return _read(body, numbers)


def _read(box: Any, numbers: Mapping[Any, int]) -> Block:
    layout = LAYOUTS.get(type(box).__name__, "blocks")
    children = getattr(box, "children", ())
    if children and type(children[0]).__name__ == "LineBox":
        layout = "lines"
    line = type(box).__name__ == "LineBox"
    top = box.position_y if line else box.border_box_y()
    height = box.height if line else box.border_height()
    whole = line or box.style["break_inside"] in UNPARTED
    return Block(
        number=numbers[box.element],
        tag=box.element_tag,
        name=box.element.get("id", ""),
        classes=frozenset(box.element.get("class", "").split()),
        top=top * MM_PER_PX,
        bottom=(top + height) * MM_PER_PX,
        head=0.0 if line else (box.border_top_width + box.padding_top) * MM_PER_PX,
        foot=0.0 if line else (box.border_bottom_width + box.padding_bottom) * MM_PER_PX,
        whole=whole,
        joined_before=not line and box.style["break_before"] in UNPARTED,
        joined_after=not line and box.style["break_after"] in UNPARTED,
        layout=layout,
        children=() if line or (whole and layout == "lines") else tuple(_read(child, numbers) for child in children),
        closed=not line and box.style["box_decoration_break"] == "clone",
        above=0.0 if line else box.margin_top * MM_PER_PX,
        below=0.0 if line else box.margin_bottom * MM_PER_PX,
    )
