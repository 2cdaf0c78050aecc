"""What the small booklet has to say in another way than the print leaflet: where its parts stand, where the signs are,
and what there is to write on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import CareCard, Document, walk
from pipeline.proof.parity.expectation import Expectation
from pipeline.proof.parity.passages import Passage, Wording

SMALL_BOOKLET = "a5"
"""The name of the format."""
_ON_THE_BACK = "other-formats"
_NOTES = ("notes", "own_questions")
_MORE_TO_WRITE_ON = (
    *("diary", "team", "team_name", "team_job", "team_phone"),
    *("visit", "visit_when", "visit_where", "visit_with", "visit_cancel"),
)


@dataclass(frozen=True)
class PartOrder:
    """The document with its sections in the order in which they stand on paper; the ids of those before the key
    points."""

    document: Document
    early: tuple[str, ...] = ()


def order_parts(document: Document, form: str) -> PartOrder:
    """The parts of a print leaflet as they are in the source; in a small booklet a first section with signs comes
    before the key points, and what is said of other formats stands on the back, unless the code of the page does."""
    if form != SMALL_BOOKLET or not document.sections:
        return PartOrder(document)
    *rest, about = document.sections
    late = [one for one in rest if one.id == _ON_THE_BACK and not document.address]
    has_signs = bool(rest) and any(isinstance(node, CareCard) for node in walk(rest[0]))
    sections = (*(one for one in rest if one not in late), *late, about)
    return PartOrder(replace(document, sections=sections), (rest[0].id,) if has_signs else ())


def add_signs_page(
    words: Sequence[Expectation], document: Document, passages: Sequence[Passage], wording: Wording
) -> Iterator[Expectation]:
    """The expectations with the page of the first emergency card in the line on emergencies, which then has to be
    there."""
    page = _find_signs(document, passages, wording)
    for one in words:
        if one.what == "emergency line" and document.strip:
            text = f"{one.text} {document.labels['signs_at'].format(page=page)}" if page else one.text
            yield replace(one, text=text, needed=True)
        else:
            yield one


def _find_signs(document: Document, passages: Sequence[Passage], wording: Wording) -> int:
    for card in walk(document.sections):
        if isinstance(card, CareCard) and card.level == "emergency":
            head = wording.split_words(f"{card.label} {card.action}")
            pages = (one.page for one in passages if wording.split_words(" ".join(one.lines)) == head)
            return next(pages, 0)
    return 0


def list_furniture(document: Document, form: str) -> tuple[str, ...]:
    """The headings and labels of what there is to write on in a form."""
    names = (*_NOTES, *_MORE_TO_WRITE_ON) if form == SMALL_BOOKLET else _NOTES
    return tuple(document.labels[name] for name in names)
