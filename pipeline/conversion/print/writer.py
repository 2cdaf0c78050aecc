"""Writer of the A4 leaflet (WeasyPrint): markup, pages, lines to write on at their end, and the pass that makes it
conform."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from pipeline.conversion.print.arrangement import Arrangement
from pipeline.conversion.print.background_pictures import WRITING_LINE
from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.first_page_estimate import surely_needs_opening
from pipeline.conversion.print.footer import write_footer_rules
from pipeline.conversion.print.imprint import shorten_imprint
from pipeline.conversion.print.link_notes import write_note_rules
from pipeline.conversion.print.paper import Paper
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
from pipeline.model.document import CareCard, Document, identified, walk
from pipeline.templating.body import How

CLOSER = (
    ".section-title + p:not(:last-child){break-after:auto}"
    ".blanks,.box:not(.important),#about{break-inside:auto;box-decoration-break:clone}"
    "#about > :last-child{break-before:avoid}"
    ".contents{margin-block-start:4mm}.contents li{padding-block:.6mm}"
)
"""CSS for a leaflet that would be too long, or leave much of a page empty, with more than a sentence under the heading
of every section and every box on one page, that about the leaflet too; the contents stand closer, so that they find
room on the first page."""
MOST_TRIES = 2
"""How many times too long a leaflet may be for other settings to be tried: they win a page or two."""
MOST_BLANK = 1 / 3
"""The part of a page that may be empty at its foot."""

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
    """The pages with whole beginnings of sections, or without where they would be too many or too empty, or where that
    saves the last sheet its one page; `more` is CSS that is added. Raises `PrintError`.

    How words and pages come out is chosen first; lines to write on move nothing, so they are set only then."""
    draft = _choose_draft(_Setting.prepare(document, more))
    if draft.layout.pages > LONG:
        draft = _Draft.of(replace(draft.setting, long=True))
    lines = plan_notes_lines(draft.layout.find_spots()[END].top, find_paper(document))
    return draft.setting.lay_out(notes=lines) if lines else draft.layout


def _choose_draft(setting: _Setting) -> _Draft:
    paper = find_paper(setting.document)
    most = max(setting.document.most_pages.get("pdf", 0), paper.most_pages)
    draft = _lay_out_whole_pages(setting)
    if draft.layout.pages > MOST_TRIES * most:
        return draft
    blank = measure_most_blank(draft.layout, paper)
    if draft.layout.pages > most or blank > MOST_BLANK or _has_lone_page(draft.layout):
        closer = _lay_out_whole_pages(setting.add_rules(CLOSER))
        saved = draft.layout.pages - closer.layout.pages
        shorter = saved > 0 and (draft.layout.pages > most or _has_lone_page(draft.layout))
        if shorter or (saved >= 0 and measure_most_blank(closer.layout, paper) < blank):
            draft = closer
    if draft.layout.pages > most:
        shortened = _Setting.prepare(shorten_imprint(setting.document), setting.more + CLOSER)
        brief = _lay_out_whole_pages(shortened)
        draft = brief if brief.layout.pages <= most else draft
    return draft


def _has_lone_page(layout: Layout) -> bool:
    """Whether the last sheet, printed on both sides, has one page on it."""
    return layout.pages > 1 and layout.pages % 2 == 1


def measure_most_blank(layout: Layout, paper: Paper) -> float:
    """How much is empty at the foot of the emptiest page, as a part of it; the last page may be."""
    return max((layout.measure_blank(page, paper.end) / paper.room for page in range(1, layout.pages)), default=0.0)


def _lay_out_whole_pages(setting: _Setting) -> _Draft:
    """One layout where the estimate for the first page holds, else two."""
    sure = surely_needs_opening(setting.document)
    draft = _Draft.of(replace(setting, opening=sure))
    opening = sure or _find_first_help_page(setting.document, draft.layout.find_spots()) > 1
    return draft if opening == sure else _Draft.of(replace(setting, opening=opening))


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


def _find_first_help_page(document: Document, spots: Mapping[str, Spot]) -> int:
    pages = [spots[card.id].page for card in walk(document.sections) if isinstance(card, CareCard)]
    return min(pages, default=1)


@dataclass(frozen=True)
class _Setting:
    """All that a layout of a leaflet needs but the lines at its end: the plans of its tables and the rules made for it,
    which several layouts share; `more` is CSS that is added, `opening` whether the first page has a strip and contents;
    a `long` leaflet has contents and running heads."""

    document: Document
    how: How
    rules: tuple[str, ...]
    more: str = ""
    opening: bool = False
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

    def add_rules(self, more: str) -> _Setting:
        return replace(self, more=self.more + more)

    def lay_out(self, notes: int = 0) -> Layout:
        """The pages, with lines of so many millimetres at their end. Raises `PrintError`."""
        arranged = Arrangement(opening=self.opening, contents=self.opening or self.long, notes=notes)
        values = {"arranged": arranged, "end": END}
        filters = {"spreads": partial(group_into_spreads, picture=self.document.picture)}
        heads = write_running_rules(self.document) if self.long else ""
        rules = (*self.rules, self.more, heads)
        return set_in_pages(self.document, "conversion/print/leaflet.html.j2", self.how, SHEETS, rules, values, filters)


@dataclass(frozen=True)
class _Draft:
    """A layout without lines at its end, and what it was made of."""

    setting: _Setting
    layout: Layout

    @classmethod
    def of(cls, setting: _Setting) -> _Draft:
        return cls(setting, setting.lay_out())


def find_page_of(document: Document, spots: Mapping[str, Spot]) -> dict[str, int]:
    """The page on which each block with an id begins."""
    named = {name for name, _ in identified((document.key_points, document.sections))}
    return {name: spot.page for name, spot in spots.items() if name in named}
