"""What stands on the panels of a folded leaflet: which sections, how much each of them says, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cached_property

from pipeline.conversion.print.imprint import shorten_imprint
from pipeline.conversion.short.edition import KEY_POINTS, cut_edition
from pipeline.conversion.short.shortening import Telling, shorten_section
from pipeline.model.document import CareCard, Document, Paragraph, Section, walk


class SignSplit(IntEnum):
    """What stands elsewhere of the section that says when to get help: nothing, its last care card with what follows
    it, or that card alone."""

    NOTHING = 0
    REST = 1
    CARD = 2


_MEASURED = {SignSplit.NOTHING: Telling.WHOLE, SignSplit.REST: Telling.SHORT, SignSplit.CARD: Telling.LEAST}
"""In which way to tell all it is measured how high the signs are that are split so."""


@dataclass(frozen=True)
class PanelPiece:
    """A part as it is set: its name, and where that is a section, what it says; `untitled` where it is the rest of one.
    Lines to write on are `height` millimetres high."""

    name: str
    section: Section | None = None
    untitled: bool = False
    height: float = 0.0


@dataclass(frozen=True)
class PanelChoice:
    """What stands on the panels: the sections that are `taken` in besides those that are listed, how much each says
    (`levels`, all if it is not named), what is `split` from the signs, and whether the back has a `brief` imprint and
    lines for a `visit`."""

    document: Document
    taken: tuple[str, ...] = ()
    levels: Mapping[str, Telling] = field(default_factory=dict, hash=False)
    split: SignSplit = SignSplit.NOTHING
    brief: bool = False
    visit: bool = False

    @cached_property
    def short(self) -> Document:
        """The edition, with what says when to get help first."""
        short = cut_edition(self.document, "folded", self.taken, self._shorten)
        order = [section.id for section in self.document.sections]
        sections = [section for section in short.sections if section.id not in self.taken]
        for more in (section for section in short.sections if section.id in self.taken):
            later = (at for at, one in enumerate(sections) if order.index(one.id) > order.index(more.id))
            sections.insert(next(later, len(sections)), more)
        sections.sort(key=lambda section: not has_emergency(section))
        short = replace(short, sections=tuple(sections))
        return shorten_imprint(short) if self.brief else short

    def _shorten(self, section: Section) -> Section:
        if has_emergency(section):
            return section
        return shorten_section(section, self.document.sentence_words, self.levels.get(section.id, Telling.WHOLE))

    @property
    def shortened(self) -> tuple[str, ...]:
        """The ids of the sections of which it says less than all."""
        there = {section.id for section in self.short.sections}
        return tuple(one.id for one in self.document.sections if one.id in there and self._shorten(one) != one)

    def vary(self, telling: Telling) -> PanelChoice:
        """The choice with all that it has told in one way, so that heights can be measured."""
        split = next((split for split, level in _MEASURED.items() if level == telling), SignSplit.REST)
        names = (*self.document.editions["folded"], *self.taken)
        return replace(self, levels=dict.fromkeys(names, telling), split=split, brief=bool(telling), visit=True)

    def find_level(self, piece: PanelPiece) -> Telling:
        """How much a part says, as `vary` has measured it; of the imprint there are two ways, of the signs three."""
        if piece.name == "about":
            return Telling.SHORT if self.brief else Telling.WHOLE
        if (piece.section and has_emergency(piece.section)) or piece.untitled:
            return _MEASURED[self.split]
        if piece.name == "references":
            return min(self.levels.values(), default=Telling.WHOLE)
        return self.levels.get(piece.name, Telling.WHOLE)

    def list_pieces(self) -> Iterator[PanelPiece]:
        """What the panels are made of, in the order of reading."""
        about = [section for section in self.short.sections if section.id == "about"]
        others = [section for section in self.short.sections if section.id != "about"]
        first = [section for section in others[:1] if has_emergency(section)]
        for section in first:
            yield from _split(section, self.split) if self.split else (PanelPiece(section.id, section),)
        if self.short.key_points:
            yield PanelPiece(KEY_POINTS)
        yield from (PanelPiece(section.id, section) for section in others[len(first) :])
        if self.visit:
            yield PanelPiece("panel-visit")
        yield PanelPiece("whole")
        yield from (PanelPiece("about", section) for section in about)


def has_emergency(section: Section) -> bool:
    """Whether a section says when there is an emergency."""
    return any(isinstance(node, CareCard) and node.level == "emergency" for node in walk(section))


def _split(section: Section, split: SignSplit) -> tuple[PanelPiece, ...]:
    """A section and, for itself, its last care card, where that is none for an emergency. What follows that card goes
    with it; where the card is to be alone, words do that speak of all cards as well as of this one."""
    cards = [at for at, block in enumerate(section.blocks) if isinstance(block, CareCard)]
    last = section.blocks[cards[-1]] if len(cards) > 1 else None
    if not isinstance(last, CareCard) or last.level == "emergency":
        return (PanelPiece(section.id, section),)
    front, rest = section.blocks[: cards[-1]], section.blocks[cards[-1] :]
    if split is SignSplit.CARD and isinstance(rest[-1], Paragraph):
        front, rest = (*front, *rest[1:]), rest[:1]
    return (
        PanelPiece(section.id, replace(section, blocks=front)),
        PanelPiece(f"rest-of-{section.id}", replace(section, blocks=rest), untitled=True),
    )
