"""Writer of the folded leaflet (WeasyPrint): a sheet across, printed on both sides and folded twice, with six panels.

The outside is, from the left, the flap, the back and the cover; the inside reads from the left. The flap and the panel
behind it are narrower, so that they lie flat inside. Words flow over the inside and on to the flap; the back says where
the whole leaflet is and who answers for it. In a language that is written from the right all of it is mirrored.

Where much of it would be lines to write on, it takes in further sections, and then larger letters. Where the publisher
says much of itself, the cover and the back give way in steps (`publisher_steps.py`).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.conversion.print.background_pictures import WRITING_LINE
from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.imprint import shorten_imprint
from pipeline.conversion.print.typesetting import find_paper
from pipeline.conversion.print.weasy import Layout, Spot
from pipeline.conversion.print.writer import find_page_of
from pipeline.conversion.short.edition import cut_edition, list_left_out, list_untaken
from pipeline.conversion.short.enlarging import list_sizes
from pipeline.conversion.short.fitting import TOP_OF_PAGE, DoesNotFitError, find_part_at
from pipeline.conversion.short.folded_panels import settle_in_panels
from pipeline.conversion.short.folded_setting import (
    ACTIONS,
    LEADING,
    NOTES_HEAD,
    PICTURE,
    SMALLEST_PICTURE,
    set_folded,
)
from pipeline.conversion.short.folded_sizes import PANEL_EDGE, TEXT_SIZE
from pipeline.conversion.short.folds import FLAP, Folds
from pipeline.conversion.short.panels import arrange_on_sheets
from pipeline.conversion.short.publisher_steps import BACK, COVER, PublisherSteps
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import Document

MOST_BARE = 1
"""Panels that may be lines to write on, for the most part."""
LARGER = (18, 17, 16, 15, 14)
"""Points: the sizes of letters that are tried, the largest first, where all words leave much paper blank."""
CLOSE_TO = 0.12
"""The part of a panel that may be blank at its foot without being noticed."""
FORM = "the folded leaflet"


@dataclass(frozen=True)
class _FoldedForm:
    """What is decided on the way to the sheet: the sections that are `taken` in besides those that are listed, the size
    of letters in points, what gives way to a long publisher, heights of writing lines, the section with which the flap
    begins, and the height of the drawing on the cover, which gives way to a long title; in millimetres."""

    document: Document
    folds: Folds
    taken: tuple[str, ...] = ()
    size: float = TEXT_SIZE
    steps: PublisherSteps = field(default_factory=PublisherSteps)
    notes: tuple[float, ...] = ()
    flap: str = ""
    picture: float = PICTURE

    @property
    def short(self) -> Document:
        """The edition as it is printed."""
        short = cut_edition(self.document, "folded", self.taken)
        return shorten_imprint(short) if self.steps.brief else short


def write(document: Document) -> tuple[Artifact, ...]:
    """One PDF of two pages, `<leaflet>-<language>-folded.pdf`: the edition `folded` of the document.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2); it is read in the order cover, inside, flap, back.
    Raises `DoesNotFitError` where a panel has not room enough, and `PrintError`.
    """
    paper = find_paper(document)
    folds = Folds(paper.height, paper.width, flap_first=True)
    settled = settle_in_panels(document, folds)
    if settled is None:
        folds = replace(folds, flap_first=False)
        settled = _settle_in_flow(document, folds)
    short, layout = settled
    mirrored = document.direction == "rtl"
    panels = folds.list_panels(mirrored)
    data = conform(layout.paint(), short, arrange_on_sheets(panels, folds.list_sheets(mirrored)))
    sides = {page: panel.sheet + 1 for page, panel in enumerate(panels, start=1)}
    measured = Measured(2, {name: sides[page] for name, page in find_page_of(short, layout.find_spots()).items()})
    return (Artifact(f"{document.file_name}-folded.pdf", "application/pdf", data, measured),)


def _settle_in_flow(document: Document, folds: Folds) -> tuple[Document, Layout]:
    """The edition and its pages, where its words flow from panel to panel."""
    form, layout = _fill(*_settle(_FoldedForm(document, folds)))
    notes = _plan_notes(layout, folds)
    return form.short, _lay_out(replace(form, notes=notes)) if notes else layout


def _settle(form: _FoldedForm) -> tuple[_FoldedForm, Layout]:
    """The form with as much of the cover and the back given way as is needed, step by step, and its layout."""
    while True:
        try:
            return _settle_words(form)
        except DoesNotFitError as error:
            steps = form.steps.give_way(error.part)
            if steps is None:
                raise
            form = replace(form, steps=steps)


def _settle_words(form: _FoldedForm) -> tuple[_FoldedForm, Layout]:
    """Laid out once, and again for each thing that only a layout can tell."""
    layout = _lay_out(form)
    over = layout.find_spots()["end-of-title"].top - layout.find_spots()["front-foot"].top
    if 0 < over < PICTURE - SMALLEST_PICTURE:
        form = replace(form, picture=PICTURE - over - 0.1)
        layout = _lay_out(form)
    _require_fit(form.short, layout, form.folds)
    apart = replace(form, flap=_find_section_that_runs_over(form.short, layout))
    if apart.flap:
        moved = _lay_out(apart)
        if moved.find_spots()["end-of-words"].page == FLAP:
            return apart, moved
    return form, layout


def _fill(form: _FoldedForm, layout: Layout) -> tuple[_FoldedForm, Layout]:
    """Where more panels than one would be lines to write on: with further sections of the leaflet, in its order, each
    of them if it fits whole; and where that is not enough, in letters as large as there is room for."""
    if _count_bare_panels(layout, form.folds) <= MOST_BARE:
        return form, layout
    room = sum(_plan_notes(layout, form.folds)) * form.folds.panel
    for name in list_untaken(form.document, form.short, room):
        with suppress(DoesNotFitError):
            form, layout = _settle_words(replace(form, taken=(*form.taken, name), flap=""))
    return _enlarge(form, layout) if _count_bare_panels(layout, form.folds) > MOST_BARE else (form, layout)


def _enlarge(form: _FoldedForm, layout: Layout) -> tuple[_FoldedForm, Layout]:
    """In the largest letters at which no panel before the last is much emptier at its foot than the others."""
    best, least = (form, layout), 1.0
    for size in list_sizes(form.short, LARGER, form.folds.flap - 2 * PANEL_EDGE, ACTIONS):
        with suppress(DoesNotFitError):
            larger = _settle_words(replace(form, size=size, flap=""))
            blank = _measure_most_blank(larger[1], form.folds)
            if blank < least - CLOSE_TO:
                best, least = larger, blank
            if blank < CLOSE_TO:
                break
    return best


def _measure_most_blank(layout: Layout, folds: Folds) -> float:
    """How much is blank at the foot of the emptiest panel that is not the last with words, as a part of it."""
    room = folds.height - 2 * PANEL_EDGE
    pages = range(2, layout.find_spots()["end-of-words"].page)
    return max((layout.measure_blank(page, folds.height - PANEL_EDGE) / room for page in pages), default=0.0)


def _lay_out(form: _FoldedForm) -> Layout:
    document, short, folds = form.document, form.short, form.folds
    about = next((section for section in short.sections if section.id == "about"), None)
    values = {
        "sections": tuple(section for section in short.sections if section is not about),
        "about": about,
        "left_out": () if form.steps.back == PublisherSteps.LAST else list_left_out(document, short),
        "notes": form.notes,
        "panels": (),
    }
    rules = (
        folds.write_rules(),
        f"#{form.flap}{{break-before:page}}" if form.flap else "",
        form.steps.write_rules(document),
    )
    return set_folded(document, short, folds, values, rules, form.size, form.picture)


def _find_section_that_runs_over(document: Document, layout: Layout) -> str:
    """The section that begins on the last panel inside and ends on the flap. Whoever opens the cover sees the flap
    first, so it should begin with a section, if there is room."""
    spots = layout.find_spots()
    names = [section.id for section in document.sections if section.id != "about"]
    for name, following in pairwise([*names, "end-of-words"]):
        ends_there = spots[following].page == FLAP and spots[following].top > TOP_OF_PAGE
        if spots[name].page == FLAP - 1 and ends_there and spots[name].top > TOP_OF_PAGE:
            return name
    return ""


def _count_bare_panels(layout: Layout, folds: Folds) -> int:
    """How many panels would be lines to write on for more than half of them."""
    return sum(height > folds.height / 2 - NOTES_HEAD for height in _plan_notes(layout, folds))


def _plan_notes(layout: Layout, folds: Folds) -> tuple[float, ...]:
    """The heights of the writing lines that fill the panels up to the flap, if more than a third of one is free."""
    end: Spot = layout.find_spots()["end-of-words"]
    room = folds.height - 2 * PANEL_EDGE
    rest = folds.height - PANEL_EDGE - end.top
    free = [rest] if rest > room / 3 else []
    free += [room] * (FLAP - end.page)
    return tuple(((space - NOTES_HEAD) // WRITING_LINE) * WRITING_LINE for space in free)


def _require_fit(document: Document, layout: Layout, folds: Folds) -> None:
    """Raise `DoesNotFitError` for the cover, for the words up to the flap, or for the back."""
    spots = layout.find_spots()
    title, foot = spots["end-of-title"], spots["front-foot"]
    if title.page > 1 or title.top > foot.top:
        hint = "make the title or the subtitle shorter, or the publisher's name"
        raise DoesNotFitError(FORM, COVER, title.top - foot.top, LEADING, hint)
    room, bottom = folds.height - 2 * PANEL_EDGE, folds.height - PANEL_EDGE
    end = spots["end-of-words"]
    if end.page > FLAP:
        over = (end.page - FLAP - 1) * room + end.top - PANEL_EDGE - (bottom - layout.measure_depth(FLAP))
        hint = "list fewer sections in `editions: folded`, or make them shorter"
        raise DoesNotFitError(FORM, find_part_at(document, spots, FLAP + 1), over, LEADING, hint)
    back, last = spots["back"], spots["end-of-back"]
    if last.page > back.page:
        over = last.top - PANEL_EDGE - (bottom - layout.measure_depth(back.page))
        hint = "say less about the leaflet: `funding`, `conflicts_of_interest`, `user_testing` or the contact"
        raise DoesNotFitError(FORM, BACK, over, LEADING, hint)
