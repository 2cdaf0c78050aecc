"""Breaks between pages and columns that tear apart what belongs together, or waste paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.codes import EMPTY_PAGE, ROW_CUT, STRANDED_HEADING
from pipeline.proof.boxes.geometry import Rectangle, unite
from pipeline.proof.boxes.misplaced import Misplaced, quote
from pipeline.proof.boxes.page_objects import PagePicture
from pipeline.proof.boxes.page_words import PageWord
from pipeline.proof.boxes.structure import Tag

_MOST_EMPTY = 1 / 3
_FIRST_WORDS = 4
_HINT_HEADING = "make the part before it a little longer or shorter; the breaks are ours, so please tell us"
_HINT_ROW = "say the same in fewer words, or make two rows of it"
_HINT_EMPTY = "something large did not fit and went to the next page: put it elsewhere, or make it smaller"


@dataclass(frozen=True)
class _Piece:
    """The part of a block that stands on one page."""

    tag: Tag
    page: int
    box: Rectangle
    words: tuple[PageWord, ...]


def find_stranded_headings(
    words: Iterable[PageWord], pictures: Iterable[PagePicture], rulings: Mapping[int, Sequence[Rectangle]]
) -> Iterator[Misplaced]:
    """Headings after which, in the order of reading, the next page or column begins. Takes a whole file's content;
    `rulings` are the lines to write on, by page: a heading over such lines heads them."""
    for piece, following in pairwise(_put_in_order(words, pictures)):
        if piece.tag.is_heading and piece.words and following.tag.block != piece.tag.block:
            where = _find_break(piece, following)
            if where and not any(_stands_over(piece.box, line) for line in rulings.get(piece.page, ())):
                first = piece.words[0]
                text = " ".join(word.text for word in piece.words)
                message = f"the heading “{text}” stands at the foot, and what belongs to it {where}"
                yield Misplaced(STRANDED_HEADING, piece.page, (first,), message, _HINT_HEADING)


def _find_break(piece: _Piece, following: _Piece) -> str:
    if following.page > piece.page:
        return f"on page {following.page}"
    wide, _ = piece.box.measure_overlap(following.box)
    above = following.box.bottom > piece.box.top
    return "in the next column" if above and wide < 0 and following.page == piece.page else ""


def _stands_over(heading: Rectangle, line: Rectangle) -> bool:
    return line.bottom < heading.bottom and heading.measure_overlap(line)[0] > 0


def find_cut_rows(words: Iterable[PageWord], room: float) -> Iterator[Misplaced]:
    """Rows of tables that go on overleaf, though they are not higher than the `room` that a page has, in points."""
    rows: dict[int, dict[int, list[PageWord]]] = {}
    for word in words:
        if word.tag and word.tag.cell:
            rows.setdefault(word.tag.cell.row, {}).setdefault(word.page, []).append(word)
    for parts in rows.values():
        if len(parts) > 1 and sum(unite(word.box for word in part).height for part in parts.values()) < room:
            page, part = min(parts.items())
            pages = " and ".join(str(number) for number in sorted(parts))
            message = f"the row of a table that begins {quote(part[0])} is cut: it stands on pages {pages}"
            yield Misplaced(ROW_CUT, page, (part[0],), message, _HINT_ROW)


def find_empty_pages(blanks: Sequence[float], words: Iterable[PageWord]) -> Iterator[Misplaced]:
    """Pages that are more than a third empty at the foot, but for the first (the cover) and the last. `blanks` has the
    empty part of each page, `words` are those of the file: what begins the next page did not fit."""
    firsts = {piece.page: piece.words for piece in reversed(_put_in_order(words, ())) if piece.words}
    for page, blank in enumerate(blanks[1:-1], start=2):
        if blank > _MOST_EMPTY:
            following = firsts.get(page + 1, ())[:_FIRST_WORDS]
            text = " ".join(word.text for word in following)
            because = f", because what begins “{text}” went to the next" if following else ""
            message = f"{blank:.0%} of the page is empty, at the foot{because}"
            yield Misplaced(EMPTY_PAGE, page, tuple(following), message, hint=_HINT_EMPTY, measure=blank)


def _put_in_order(words: Iterable[PageWord], pictures: Iterable[PagePicture]) -> list[_Piece]:
    """The content by blocks and pages, in the order of reading."""
    texts: dict[tuple[int, int], list[PageWord]] = {}
    parts: dict[tuple[int, int], list[tuple[Tag, Rectangle]]] = {}
    for word in words:
        if word.tag:
            texts.setdefault((word.tag.block, word.page), []).append(word)
            parts.setdefault((word.tag.block, word.page), []).append((word.tag, word.box))
    for picture in pictures:
        parts.setdefault((picture.tag.block, picture.page), []).append((picture.tag, picture.box))
    pieces = [
        _Piece(
            tag=min((tag for tag, _ in part), key=_order_of),
            page=page,
            box=unite(box for _, box in part),
            words=tuple(texts.get((block, page), ())),
        )
        for (block, page), part in parts.items()
    ]
    return sorted(pieces, key=lambda piece: piece.tag.order)


def _order_of(tag: Tag) -> int:
    return tag.order
