"""Imposition of panels: pages that the engine laid out one by one, put side by side on the sheet they are printed on.

Laid out as pages, panels take a text that flows from one to the next, and say when it needs one more. Content, tags,
links and bookmarks move with them. The order of the panels is the order of reading, on paper and in the tags.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from pipeline.conversion.look.colours import PAPER
from pipeline.conversion.print.conformance import Arrange
from pipeline.conversion.print.tags import Kid, Linked, Marked, Node
from pipeline.conversion.print.units import POINTS_PER_MM, POINTS_PER_PX

if TYPE_CHECKING:
    from pikepdf import Dictionary, Page, Pdf

OPENING = re.compile(rb"/MCID (\d+)")
"""The number of a piece of marked content, as the engine writes it."""
TICK = 4
"""Millimetres: how far the mark of a fold reaches into the sheet."""


@dataclass(frozen=True)
class Panel:
    """Where a page goes: the number of its sheet, from 0, and millimetres from the sheet's upper left corner."""

    sheet: int
    left: float
    top: float = 0.0


@dataclass(frozen=True)
class Sheet:
    """One side of a sheet of paper in millimetres; `folds` are places from its left edge where it is folded."""

    width: float
    height: float
    folds: tuple[float, ...] = ()


@dataclass(frozen=True)
class _Moved:
    """What a page became a part of, the move in points, and the first numbers of its content and links there."""

    sheet: int
    right: float
    up: float
    down: float
    first_mark: int
    first_link: int


def arrange_on_sheets(panels: Sequence[Panel], sheets: Sequence[Sheet]) -> Arrange:
    """What puts the pages of a file, a panel each, on these sheets."""
    return partial(_arrange, panels=panels, sheets=sheets)


def _arrange(pdf: Pdf, root: Node, panels: Sequence[Panel], sheets: Sequence[Sheet]) -> None:
    pages = [pdf.pages[number] for number in range(len(panels))]
    sides = [_Side(sheet) for sheet in sheets]
    moved = [_move_page(page, panel, sides[panel.sheet]) for page, panel in zip(pages, panels, strict=True)]
    _replace_pages(pdf, pages, [_make_page(pdf, side, pages[0].Resources) for side in sides], moved)
    _move_tags(root, moved)


@dataclass
class _Side:
    """What comes together on a sheet: the content of its pages, its links, and how many marks are numbered."""

    sheet: Sheet
    contents: list[bytes] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)
    marks: int = 0


def _move_page(page: Page, panel: Panel, side: _Side) -> _Moved:
    """Add what is on a page to a side, at its place."""
    width, height = float(page.mediabox[2]), float(page.mediabox[3])
    moved = _Moved(
        sheet=panel.sheet,
        right=panel.left * POINTS_PER_MM,
        up=(side.sheet.height - panel.top) * POINTS_PER_MM - height,
        down=panel.top,
        first_mark=side.marks,
        first_link=len(side.links),
    )
    content, count = _renumber_marks(page.Contents.read_bytes(), moved.first_mark)
    place = f"q 1 0 0 1 {moved.right:.3f} {moved.up:.3f} cm 0 0 {width:.3f} {height:.3f} re W n\n".encode()
    side.marks += count
    side.contents.append(place + content + b"\nQ\n")
    side.links += [_shift_link(link, moved.right, moved.up) for link in page.get("/Annots", ())]
    return moved


def _make_page(pdf: Pdf, side: _Side, resources: Any) -> Dictionary:
    from pikepdf import Array, Dictionary, Name

    return Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *(round(edge * POINTS_PER_MM, 3) for edge in (side.sheet.width, side.sheet.height))]),
        Resources=resources,
        Contents=pdf.make_stream(b"".join(side.contents) + _draw_fold_marks(side.sheet)),
        Annots=Array(side.links),
    )


def _renumber_marks(content: bytes, first: int) -> tuple[bytes, int]:
    """The content with its marks numbered from `first`, and how many numbers it takes."""
    numbers = [int(number) for number in OPENING.findall(content)]
    counted = OPENING.sub(lambda match: b"/MCID %d" % (int(match[1]) + first), content)
    return counted, max(numbers, default=-1) + 1


def _shift_link(link: Any, right: float, up: float) -> Any:
    from pikepdf import Array

    left, bottom, far, top = (float(edge) for edge in link.Rect)
    link.Rect = Array([round(edge, 3) for edge in (left + right, bottom + up, far + right, top + up)])
    return link


def _draw_fold_marks(sheet: Sheet) -> bytes:
    """The marks of the folds at both edges, dotted and thin, as artifacts."""
    if not sheet.folds:
        return b""
    height, length = sheet.height * POINTS_PER_MM, TICK * POINTS_PER_MM
    lines = "".join(
        f"{fold * POINTS_PER_MM:.3f} {start:.3f} m {fold * POINTS_PER_MM:.3f} {end:.3f} l S "
        for fold in sheet.folds
        for start, end in ((0, length), (height - length, height))
    )
    red, green, blue = (part / 255 for part in bytes.fromhex(PAPER["line"].removeprefix("#")))
    return f"/Artifact BMC q {red:.3f} {green:.3f} {blue:.3f} RG 0.6 w [1.5 1.5] 0 d {lines}Q EMC\n".encode()


def _replace_pages(pdf: Pdf, pages: Sequence[Page], made: Sequence[Any], moved: Sequence[_Moved]) -> None:
    from pikepdf import Page

    where = {page.obj.objgen: move for page, move in zip(pages, moved, strict=True)}
    for sheet in made:
        pdf.pages.append(Page(sheet))
    new = list(pdf.pages)[len(pages) :]
    _move_places(pdf, where, new)
    for _ in pages:
        del pdf.pages[0]


def _move_places(pdf: Pdf, where: Mapping[tuple[int, int], _Moved], sheets: Sequence[Page]) -> None:
    """Where links and bookmarks lead: `[page /XYZ left top zoom]` (ISO 32000-1, 12.3.2.2)."""

    def move(place: Any) -> None:
        moved = where[place[0].objgen]
        place[0] = sheets[moved.sheet].obj
        place[2], place[3] = float(place[2]) + moved.right, float(place[3]) + moved.up

    def bookmarks(item: Any) -> None:
        while item is not None:
            move(item.Dest)
            bookmarks(item.get("/First"))
            item = item.get("/Next")

    if "/Names" in pdf.Root:
        names = pdf.Root.Names.Dests.Names
        for at in range(1, len(names), 2):
            move(names[at])
    if "/Outlines" in pdf.Root:
        bookmarks(pdf.Root.Outlines.get("/First"))


def _move_tags(root: Node, moved: Sequence[_Moved]) -> None:
    for node in root.walk():
        move = moved[node.page]
        node.kids = [_move_kid(kid, moved) for kid in node.kids]
        layout = node.attributes.get("Layout", {})
        if "BBox" in layout:
            left, top, right, bottom = layout["BBox"]
            across, down = move.right / POINTS_PER_PX, move.down * POINTS_PER_MM / POINTS_PER_PX
            layout["BBox"] = (left + across, top + down, right + across, bottom + down)
        node.page = move.sheet


def _move_kid(kid: Kid, moved: Sequence[_Moved]) -> Kid:
    if isinstance(kid, Marked):
        return Marked(moved[kid.page].sheet, kid.mcid + moved[kid.page].first_mark)
    if isinstance(kid, Linked):
        return Linked(moved[kid.page].sheet, kid.number + moved[kid.page].first_link)
    return kid
