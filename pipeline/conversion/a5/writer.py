"""Writer of the small booklet (WeasyPrint).

Where everything stands depends on how long it is, so the pages are set, looked at, and set again until nothing is left
to change: the drawing fills the cover, the strip names the page of the signs, what stands on the back fits there, and
the sheets, which have four pages each, are full.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.conversion.a5.arranging import arrange, find_back, has_appointment
from pipeline.conversion.a5.pages_to_write_on import choose_pages
from pipeline.conversion.a5.room import (
    find_small_paper,
    find_table_room,
    find_title_room,
    write_group_rules,
    write_paper_rules,
)
from pipeline.conversion.a5.sizes import NAME_SIZE, TEXT_LEADING, TEXT_SIZE, TITLE_SIZE
from pipeline.conversion.print.arrangement import Arrangement
from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.footer import write_footer_rules
from pipeline.conversion.print.imprint import shorten_imprint
from pipeline.conversion.print.link_notes import write_note_rules
from pipeline.conversion.print.page_plan import MOST_BLANK
from pipeline.conversion.print.paper import Paper
from pipeline.conversion.print.running import LONG, write_running_rules
from pipeline.conversion.print.spreads import group_below_each_other
from pipeline.conversion.print.stylesheets import ONE_COLUMN, SHEETS
from pipeline.conversion.print.table_plans import list_looks, plan_tables, write_table_rules
from pipeline.conversion.print.title_size import write_title_rules
from pipeline.conversion.print.typesetting import set_in_pages
from pipeline.conversion.print.units import MM_PER_POINT
from pipeline.conversion.print.weasy import Layout, Spot
from pipeline.conversion.print.writer import (
    END,
    find_page_of,
    measure_most_blank,
    plan_notes_lines,
    round_to_lines,
)
from pipeline.conversion.short.fitting import DoesNotFitError, find_part_at
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import CareCard, Document, walk
from pipeline.templating.body import How

CLOSER = (
    ".section-title + p:not(:last-child){break-after:auto}p + .pair{break-before:auto}"
    ".blanks,.box:not(.important),#about{break-inside:auto;box-decoration-break:clone}"
    "#about > :last-child{break-before:avoid}"
)
"""CSS for a booklet that would leave much of a page empty or have a sheet too many: the heading of a section may stand
over one sentence at a foot, a box may go on overleaf, and figures to compare may stand there."""
SMALLER_GAPS = (
    "html{line-height:1.34}.section{margin-block-start:4.4mm}li{margin-block-end:.8mm}"
    ".option,.group{margin-block-end:2.2mm}.contents{margin-block-start:4mm}.contents li{padding-block:.7mm}"
)
"""CSS for a booklet of which the last sheet would have one page of the leaflet on it."""
SMALL = Path(__file__).with_name("a5.css")
SHEET = 4
"""Pages of a sheet that is printed on both sides and folded once."""
NOTES_HEAD = 20
"""Millimetres: the height of the heading over writing lines, with the space around it."""
COVER_FOOT = 11
"""Millimetres below the last words of the cover."""
DRAWING, LEAST_DRAWING = 70, 20
"""Millimetres: how high the drawing on the cover is set at first, and the least."""
BACKS = ((True, False), (False, False), (True, True), (False, True))
"""What gives way on the back until it fits: whether it has lines for an appointment, and whether it says less of who
answers for the leaflet. Where it has no room after all of them, it goes on overleaf."""
ON_OVERLEAF = "#about{break-inside:auto}#about > :last-child{break-before:avoid}"
"""CSS for what is about the leaflet, once nothing on the back gives way any more."""
LEADING = TEXT_SIZE * TEXT_LEADING * MM_PER_POINT
GAP = 6
"""Millimetres between the last words and the back, where both are on one page."""
MOST_ROUNDS = 8


@dataclass(frozen=True)
class _Plan:
    """How the booklet is set: what the template is told, the height of the drawing on the cover in millimetres, whether
    the back is `joined` to the page of the last words (None where that was not looked at), the step of `BACKS` at which
    the back is, and CSS that is added."""

    arranged: Arrangement
    drawing: float = DRAWING
    joined: bool | None = None
    step: int = 0
    long: bool = False
    more: str = field(default="", repr=False)

    @property
    def ends_overleaf(self) -> bool:
        """Whether all that can give way on the back has done so: what has no room there goes on overleaf."""
        return self.step == len(BACKS) - 1


def write(document: Document) -> tuple[Artifact, ...]:
    """One PDF, `<leaflet>-<language>-a5.pdf`, with its number of pages, a multiple of four, and the page of each block.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). Raises `PrintError`, and `DoesNotFitError` where the
    pages come to no whole sheets.
    """
    layout = paginate(document)
    if layout.pages % SHEET:
        raise _refuse(document, layout)
    measured = Measured(layout.pages, find_page_of(document, layout.find_spots()))
    path = f"{document.file_name}-a5.pdf"
    return (Artifact(path, "application/pdf", conform(layout.paint(), document), measured),)


def _refuse(document: Document, layout: Layout) -> DoesNotFitError:
    """The error of pages that are more than the sheets before the last one hold."""
    paper, spots = find_small_paper(document), layout.find_spots()
    whole = layout.pages // SHEET * SHEET
    over = (layout.pages - whole - 1) * paper.room + spots["end-of-back"].top - paper.top
    hint = "cut words, or leave the small booklet out in leaflet.yaml: `formats: {a5: …}` with the reason"
    return DoesNotFitError("the small booklet", find_part_at(document, spots, whole + 1), over, LEADING, hint)


def paginate(document: Document) -> Layout:
    """The pages; with whole beginnings of sections, or without where that saves a sheet or fills an emptier page, or
    where they come to no whole sheets with them."""
    paper = find_small_paper(document)
    start = _Plan(arrange(document), step=int(has_appointment(document)))
    plan, layout = _settle(document, paper, start)
    blank = measure_most_blank(layout, paper)
    if blank > MOST_BLANK or len(plan.arranged.full) == SHEET - 1 or layout.pages % SHEET:
        for more in (CLOSER, CLOSER + SMALLER_GAPS):
            _, closer = _settle(document, paper, replace(start, drawing=plan.drawing, more=more))
            fuller = closer.pages == layout.pages and measure_most_blank(closer, paper) < blank
            better = (fuller or closer.pages < layout.pages) and closer.pages % SHEET == 0
            layout = closer if better or layout.pages % SHEET else layout
            blank = measure_most_blank(layout, paper)
    return layout


def _settle(document: Document, paper: Paper, plan: _Plan) -> tuple[_Plan, Layout]:
    """The plan of which the pages leave nothing to change, and the pages."""
    layout = _lay_out(document, paper, plan)
    for _ in range(MOST_ROUNDS):
        better = _improve(document, paper, plan, layout)
        if better == plan:
            break
        plan, layout = better, _lay_out(document, paper, better)
    return plan, layout


def _improve(document: Document, paper: Paper, plan: _Plan, layout: Layout) -> _Plan:
    """The plan, changed where its pages ask for it."""
    spots, arranged = layout.find_spots(), plan.arranged
    back, end = spots[find_back(document, arranged)], spots["end-of-back"]
    over = end.page > back.page
    pages = (end if plan.joined or plan.ends_overleaf else back).page - len(arranged.full)
    contents = arranged.contents and pages > SHEET + 1
    step = min(plan.step + (over and not plan.joined), len(BACKS) - 1)
    joined, visit = plan.joined, BACKS[step][0] and not has_appointment(document)
    if over and plan.joined:
        joined = False
    elif joined is None and not over and pages % SHEET == 1 and contents == arranged.contents:
        joined, visit = _join_back(document, paper, spots, arranged)
        pages -= joined
    notes = 0 if joined or spots[END].page == 1 else plan_notes_lines(spots[END].top, paper, NOTES_HEAD)
    changed = replace(
        arranged,
        signs=next((spots[card.id].page for card in _list_emergencies(document)), 0),
        contents=contents,
        visit=visit,
        notes=notes,
        full=choose_pages(document, notes > 0, -pages % SHEET),
        full_height=round_to_lines(paper.room - NOTES_HEAD),
    )
    drawing = max(LEAST_DRAWING, round(plan.drawing + _measure_slack(paper, spots["end-of-cover"]), 1))
    return replace(plan, drawing=drawing, joined=joined, step=step, long=layout.pages > LONG, arranged=changed)


def _measure_slack(paper: Paper, cover: Spot) -> float:
    """Millimetres that are left on the cover, or that are missing."""
    return paper.height - COVER_FOOT - cover.top if cover.page == 1 else -float(LEAST_DRAWING)


def _join_back(document: Document, paper: Paper, spots: Mapping[str, Spot], arranged: Arrangement) -> tuple[bool, bool]:
    """Whether the back has room behind the last words, so that a sheet is saved, and whether with the appointment."""
    room = paper.end - spots[END].top
    height = spots["end-of-back"].top - paper.top + GAP
    visit = spots[find_back(document, replace(arranged, visit=False))].top - paper.top if arranged.visit else 0.0
    fits = spots[END].page > 1 and height - visit <= room
    return fits, arranged.visit and (not fits or height <= room)


def _list_emergencies(document: Document) -> Iterator[CareCard]:
    return (node for node in walk(document.sections) if isinstance(node, CareCard) and node.level == "emergency")


def _lay_out(document: Document, paper: Paper, plan: _Plan) -> Layout:
    room = find_table_room(paper)
    plans = plan_tables(document, room)
    how = How("cards", buttons=False, labels=document.labels, tables=list_looks(plans))
    rules = (
        write_paper_rules(paper),
        write_title_rules(document, find_title_room(paper), TITLE_SIZE, NAME_SIZE),
        write_table_rules(plans, room),
        write_group_rules(document),
        write_footer_rules(document, dated=False, measure=paper.measure, outside=True),
        write_note_rules(document, pages=True),
        _write_page_rules(document, plan),
        write_running_rules(document, measure=paper.measure) if plan.long else "",
        plan.more + (ON_OVERLEAF if plan.ends_overleaf else ""),
    )
    return set_in_pages(
        shorten_imprint(document) if BACKS[plan.step][1] else document,
        "conversion/print/leaflet.html.j2",
        how,
        (*SHEETS, ONE_COLUMN, SMALL),
        rules,
        {"arranged": plan.arranged, "end": END},
        {"spreads": group_below_each_other},
    )


def _write_page_rules(document: Document, plan: _Plan) -> str:
    """CSS for the cover, and for what begins a page behind the words."""
    pages = (f"full-{number}" for number in range(1, len(plan.arranged.full) + 1))
    begin = ",".join(f"#{name}" for name in (*pages, *([] if plan.joined else [find_back(document, plan.arranged)])))
    third = plan.drawing / 3
    return (
        f".cover-picture,.cover-picture img{{height:{plan.drawing}mm}}"
        f".plain h1{{margin-block-start:{third:.1f}mm}}.plain .cover-words{{padding-block-end:{2 * third:.1f}mm}}"
        + (f"{begin}{{break-before:page;margin-block-start:0}}" if begin else "")
    )
