"""Writer of the A4 leaflet (WeasyPrint): markup, pages, lines to write on at their end, and the pass that makes it
conform."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from pipeline.conversion.print.arrangement import Arrangement
from pipeline.conversion.print.background_pictures import WRITING_LINE
from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.first_page import FirstPage, plan_first_page
from pipeline.conversion.print.footer import write_footer_rules
from pipeline.conversion.print.galley import Block
from pipeline.conversion.print.imprint import shorten_imprint
from pipeline.conversion.print.link_notes import write_note_rules
from pipeline.conversion.print.own_lines import plan_own_lines
from pipeline.conversion.print.page_plan import MOST_BLANK, PagePlan, PageRoom, plan_pages
from pipeline.conversion.print.paged import Paged, settle, write_galley_rule
from pipeline.conversion.print.paper import Paper
from pipeline.conversion.print.pieces import NEVER, OPENED, Parting, cut, open_between_edges
from pipeline.conversion.print.running import LONG, write_running_rules
from pipeline.conversion.print.sizes import NAME_SIZE, TITLE_SIZE
from pipeline.conversion.print.spreads import group_into_spreads
from pipeline.conversion.print.standards import ARCHIVE, PRINT, Standard
from pipeline.conversion.print.stylesheets import SHEETS
from pipeline.conversion.print.table_column_widths import write_column_rules
from pipeline.conversion.print.table_plans import list_looks, plan_tables, write_table_rules
from pipeline.conversion.print.tall_rows import find_table_room
from pipeline.conversion.print.title_size import find_title_room, write_title_rules
from pipeline.conversion.print.typesetting import find_paper, set_in_pages
from pipeline.conversion.print.weasy import Layout, Spot
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import Document, Link, identified, walk
from pipeline.templating.body import How

MOST_WON = 2
"""How many pages a shorter imprint wins at most: a leaflet that is longer than that is not measured again."""
SPARE = 8
"""Millimetres that are left on each page where the engine needs more room than the galley said."""
STACKED_CARDS = (
    ".care-cards{display:block;break-inside:auto}"
    ".care-cards .care-card + .care-card{margin-block-start:var(--care-cards-before)}"
)
"""CSS for care cards one below the other, so that a page can end between them where both together leave one empty."""

END = "end-of-leaflet"
NOTES_HEAD = 23
"""Millimetres: the height of the heading over the writing lines, with the space around it."""


def write(document: Document) -> tuple[Artifact, ...]:
    """One PDF, `<leaflet>-<language>.pdf`, with its number of pages and the page of each block that has an id.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). Raises `PrintError` where
    the document holds something that cannot be printed, such as a character that our fonts lack.
    """
    return _write_leaflet(document, PRINT, "")


def write_archive(document: Document) -> tuple[Artifact, ...]:
    """The same leaflet for archives, and for readers that know PDF 2.0: `<leaflet>-<language>-archive.pdf`.

    Conforms to PDF/UA-2 (ISO 14289-2), PDF/A-4 (ISO 19005-4) and Well-Tagged PDF 1.0 for accessibility. Raises what
    `write` raises.
    """
    return _write_leaflet(document, ARCHIVE, "-archive")


def _write_leaflet(document: Document, standard: Standard, ending: str) -> tuple[Artifact, ...]:
    layout = paginate(document)
    data = conform(layout.paint(standard.variant), document, standard=standard)
    measured = Measured(layout.pages, find_page_of(document, layout.find_spots()))
    return (Artifact(f"{document.file_name}{ending}.pdf", "application/pdf", data, measured),)


def paginate(document: Document, more: str = "") -> Layout:
    """The pages, planned on a galley so that the emergency signs are on the first of them where they can be, that none
    is emptier than it has to be, and that few ideas are parted; `more` is CSS that is added. Raises `PrintError`."""
    setting = _Setting.prepare(document, more)
    draft = _LeafletDraft.measure(setting)
    most = find_most_pages(document)
    if most < draft.pages <= most + MOST_WON:
        brief = _LeafletDraft.measure(replace(setting, document=shorten_imprint(document)))
        draft = brief if brief.pages <= most else draft
    if draft.has_empty_page and draft.galley.find("care-cards"):
        stacked = _LeafletDraft.measure(replace(draft.setting, more=draft.setting.more + STACKED_CARDS))
        draft = min(draft, stacked, key=lambda one: one.plan.cost)
    layout = draft.set_pages()
    return layout if layout.pages <= draft.pages else draft.plan_again(SPARE).set_pages()


def measure_most_blank(layout: Layout, paper: Paper) -> float:
    """How much is empty at the foot of the emptiest page, as a part of it; the last page may be."""
    return max((layout.measure_blank(page, paper.end) / paper.room for page in range(1, layout.pages)), default=0.0)


def plan_notes_lines(end: float, paper: Paper, head: float = NOTES_HEAD, apart: int = WRITING_LINE) -> int:
    """The height, in millimetres, of the writing lines that fill the last page where more than a third of it is free,
    else 0. `end` is how far down the last page of the `paper` the leaflet goes, `head` what the heading over the lines
    takes, `apart` how far they are from each other. There is never a page more for them: nobody is helped by paper
    without words."""
    rest = paper.end - end
    return round_to_lines(rest - head, apart) if rest > paper.room / 3 else 0


def round_to_lines(room: float, apart: int = WRITING_LINE) -> int:
    """The height of as many writing lines as fit in so many millimetres, each so far `apart`."""
    return int(room // apart) * apart


@dataclass(frozen=True)
class _Setting:
    """All that a layout of a leaflet needs but the lines at its end: the plans of its tables and the rules made for it,
    which several layouts share; `more` is CSS that is added; a `long` leaflet has contents and running heads."""

    document: Document
    how: How
    rules: tuple[str, ...]
    more: str = ""
    long: bool = False

    @classmethod
    def prepare(cls, document: Document, more: str) -> _Setting:
        paper = find_paper(document)
        room = find_table_room(document)
        plans = plan_tables(document, room)
        rules = (
            paper.write_rules(),
            write_title_rules(document, find_title_room(document), TITLE_SIZE, NAME_SIZE),
            write_column_rules(document, paper.measure, paper.room),
            write_table_rules(plans, room),
            write_footer_rules(document),
            write_note_rules(document, pages=True),
        )
        how = How("table", buttons=False, labels=document.labels, tables=list_looks(plans))
        return cls(document, how, rules, more)

    def lay_out(self, more: str, arranged: Arrangement, paged: Paged) -> Layout:
        """The pages, with CSS that is added. Raises `PrintError`."""
        values = {"arranged": arranged, "end": END}
        filters = {"spreads": partial(group_into_spreads, picture=self.document.picture)}
        heads = write_running_rules(self.document) if self.long else ""
        rules = (*self.rules, self.more, heads, more)
        template = "conversion/print/leaflet.html.j2"
        return set_in_pages(self.document, template, self.how, SHEETS, rules, values, filters, paged=paged)


@dataclass(frozen=True)
class _LeafletDraft:
    """Pages as they are planned, and what they are to be made of."""

    setting: _Setting
    galley: Block
    first: FirstPage
    plan: PagePlan

    @classmethod
    def measure(cls, setting: _Setting) -> _LeafletDraft:
        """The pages of a setting; a long leaflet has contents and running heads, which move nothing."""
        rule = write_galley_rule(find_paper(setting.document).width)
        galley = setting.lay_out(rule, Arrangement(opening=True, contents=True), Paged()).read_galley()
        draft = cls._plan(setting, galley)
        return cls._plan(replace(setting, long=True), galley) if draft.pages > LONG else draft

    @classmethod
    def _plan(cls, setting: _Setting, galley: Block, spare: float = 0.0) -> _LeafletDraft:
        paper = find_paper(setting.document)
        first = plan_first_page(galley, setting.document, paper, contents=setting.long)
        pieces = [
            replace(piece, cost=NEVER) if piece.top < first.needed else piece
            for piece in cut(galley, may_open)
            if piece.number not in first.left_out
        ]
        room, most = PageRoom(first.room, paper.room - spare), find_most_pages(setting.document)
        plan, lines = plan_own_lines(pieces, galley, partial(plan_pages, room=room, most=most))
        return cls(setting, galley, replace(first, rules=first.rules + lines), plan)

    def plan_again(self, spare: float) -> _LeafletDraft:
        """The same with so many millimetres less on each page: the engine needed more than was measured."""
        return self._plan(self.setting, self.galley, spare)

    @property
    def pages(self) -> int:
        """How many they are."""
        return len(self.plan.blank)

    @property
    def has_empty_page(self) -> bool:
        """Whether more than a third of one of them is empty, but for the last."""
        return any(blank > MOST_BLANK * find_paper(self.setting.document).room for blank in self.plan.blank[:-1])

    def set_pages(self) -> Layout:
        """The pages, with lines to write on where the last has room for them."""
        paper = find_paper(self.setting.document)
        notes = plan_notes_lines(paper.end - self.plan.blank[-1], paper)
        targets = {*list_targets(self.setting.document)}
        pages = {one.name: self.plan.find_page(one.top) for one in self.galley.walk() if one.name in targets}
        paged = Paged(self.plan.leads, self.plan.opened, self.first.left_out, page_of=pages)
        arranged = Arrangement(opening=True, contents=True, notes=notes)
        return settle(partial(self.setting.lay_out, self.first.rules, arranged), paged)


def find_most_pages(document: Document) -> int:
    """How many pages people read of a leaflet, or what it allows itself."""
    return max(document.most_pages.get("pdf", 0), find_paper(document).most_pages)


def list_targets(document: Document) -> Iterator[str]:
    """The ids that links lead to of which the page is said: those in the words, and in the list of contents."""
    yield from (section.id for section in document.sections)
    links = (node.target for node in walk(document) if isinstance(node, Link))
    yield from (target.removeprefix("#") for target in links if target.startswith("#"))


def may_open(block: Block) -> Parting | None:
    """How that is parted which is better whole, so that no page is too empty: boxes, but for those that everybody is to
    see."""
    box = bool(block.classes & {"box", "blanks"}) and not block.classes & {"important", "key-points"}
    return open_between_edges(block, OPENED) if box or block.name == "about" else None


def find_page_of(document: Document, spots: Mapping[str, Spot]) -> dict[str, int]:
    """The page on which each block with an id begins."""
    named = {name for name, _ in identified((document.key_points, document.sections))}
    return {name: spot.page for name, spot in spots.items() if name in named}
