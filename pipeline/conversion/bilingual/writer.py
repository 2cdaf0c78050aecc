"""Writer of the sheet in two languages (WeasyPrint).

Both documents stand in one table without lines, a row of it for each pair of blocks. It is set twice: once on a galley,
where the heights of twins are measured, and once in pages.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.conversion.bilingual.levels import write_level_rules
from pipeline.conversion.bilingual.rows import pair_documents
from pipeline.conversion.bilingual.sides import Side
from pipeline.conversion.print.conformance import conform
from pipeline.conversion.print.footer import measure_footer, write_footer_rules
from pipeline.conversion.print.paged import write_galley_rule
from pipeline.conversion.print.paper import PAPERS, Paper
from pipeline.conversion.print.stylesheets import ONE_COLUMN, OPTION_CARDS, SHEETS
from pipeline.conversion.print.table_plans import TablePlan, TableRoom, plan_table, plan_tables
from pipeline.conversion.print.typesetting import dress, paint_marks
from pipeline.conversion.print.weasy import Asset, Layout, lay_out
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import Document, Table
from pipeline.templating.body import mark_address_breaks
from pipeline.templating.directions import isolate
from pipeline.templating.jinja import Filters, render

SHEET = Path(__file__).with_name("bilingual.css")
MEASURE, SIDE = 180.0, 87.0
"""Millimetres: how wide both sides are with what is between them, and each of them."""
TABLE_SIZE, SMALLEST_TABLE = 12.5, 12.0
"""Points: the letters of a table."""


def write(document: Document) -> tuple[Artifact, ...]:
    """One PDF of a translation and the source `beside` it, `<leaflet>-<language>-<source>-bilingual.pdf`, with its
    number of pages.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), and each side says in which language it is. Raises
    `PrintError`, and `UnpairedError` where the two have other parts.
    """
    assert document.beside and document.beside.document
    source = document.beside.document
    sheet = _Sheet.prepare(source, document)
    layout = sheet.set_pages()
    data = conform(layout.paint(), sheet.face, others={sheet.sides[1].prefix: document})
    path = f"{document.file_name}-{source.language}-bilingual.pdf"
    return (Artifact(path, "application/pdf", data, Measured(layout.pages)),)


@dataclass(frozen=True)
class _Sheet:
    """A sheet as its layouts share it: both sides, its markup, style sheets and pictures. The `face` is a document that
    is called as the sheet is."""

    face: Document
    sides: tuple[Side, Side]
    paper: Paper
    markup: str
    css: tuple[str, ...]
    assets: Mapping[str, Asset]

    @classmethod
    def prepare(cls, source: Document, translation: Document) -> _Sheet:
        footed = _name_foot(source, translation)
        paper = replace(PAPERS[source.paper], measure=MEASURE)
        paper = replace(paper, foot=max(paper.foot, math.ceil(measure_footer(footed, dated=False, measure=MEASURE))))
        sides, wide = _furnish_sides(source, translation, paper)
        parts, last = pair_documents(source, translation, lambda table: table.id in wide)
        face = replace(source, title=f"{source.file_title} | {translation.file_title}", medical_name="", place_name="")
        values = {"document": face, "source": sides[0], "translation": sides[1], "parts": parts, "last": last}
        # An address runs from the left on either side.
        filters: Filters = {"mark_address_breaks": mark_address_breaks, "isolate": partial(isolate, around="rtl")}
        markup = render("conversion/bilingual/sheet.html.j2", values, filters)
        own = (rule for side in sides for rule in side.write_rules())
        rules = (paper.write_rules(), write_footer_rules(footed, dated=False, measure=MEASURE), *own)
        css = dress(markup, source, (*SHEETS, ONE_COLUMN, OPTION_CARDS, SHEET), rules)
        for side in sides:
            css = tuple(map(side.suit, css))
        families = (side.write_families(markup) for side in sides)
        assets = {**paint_marks(markup, source), **sides[0].furnished.assets, **sides[1].furnished.assets}
        return cls(face, sides, paper, markup, (*css, *families), assets)

    def set_pages(self) -> Layout:
        """The pages, in which twins are as high as each other."""
        galley = lay_out(self.markup, (*self.css, write_galley_rule(self.paper.width)), self.assets).read_galley()
        return lay_out(self.markup, (*self.css, write_level_rules(galley)), self.assets)


def _name_foot(source: Document, translation: Document) -> Document:
    """The document that the foot of a page names: the title, both languages, and the version, which is that of both."""
    languages = translation.beside.languages if translation.beside else ""
    return replace(source, title=f"{source.title} | {languages}", code="")


def _furnish_sides(source: Document, translation: Document, paper: Paper) -> tuple[tuple[Side, Side], frozenset[str]]:
    """Both sides, and the ids of the tables that are too wide for one of them, and so stand across the sheet."""
    room = TableRoom(SIDE, paper.room, TABLE_SIZE, SMALLEST_TABLE)
    across = replace(room, measure=MEASURE)
    plans = [plan_tables(one, room) for one in (source, translation)]
    own = [_list_own_tables(one) for one in (source, translation)]
    wide = {name for tables, plan in zip(own, plans, strict=True) for name in tables if plan[name].stacked}
    planned: list[Mapping[str, TablePlan]] = [
        {**plan, **{name: plan_table(tables[name], across, MEASURE) for name in wide & tables.keys()}}
        for tables, plan in zip(own, plans, strict=True)
    ]
    first, second = (
        Side.furnish(one, number, planned[number], room) for number, one in enumerate((source, translation))
    )
    return (first, second), frozenset(wide)


def _list_own_tables(document: Document) -> Mapping[str, Table]:
    """The tables that stand in no box, by their ids."""
    return {block.id: block for section in document.sections for block in section.blocks if isinstance(block, Table)}
