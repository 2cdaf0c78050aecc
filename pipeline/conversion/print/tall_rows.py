"""Rows of tables that are as high as a page, found without setting pages."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.conversion.print.sizes import SMALL_SIZE, SMALLEST_SIZE
from pipeline.conversion.print.table_plans import TableRoom, plan_tables
from pipeline.conversion.print.typesetting import find_paper
from pipeline.model.codes import ROW_CUT
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Document, Table, plain, walk

GROUP_MEASURE = 72.0
"""Millimetres: the width of the words in a box that stands beside another."""
HINT = "make two rows or more of it, or say it in fewer words; what is told step by step is better as a list"
MOST_QUOTED = 30


def find_table_room(document: Document) -> TableRoom:
    """What the print leaflet has for tables."""
    paper = find_paper(document)
    return TableRoom(paper.measure, paper.room, SMALL_SIZE, SMALLEST_SIZE, GROUP_MEASURE)


def diagnose_tall_rows(document: Document, room: TableRoom, form: str) -> Iterator[Diagnostic]:
    """A warning at each row that a page of a form cannot hold whole; `form` is what the form is called. Heights are
    estimates, so a row that would just fit may be among them."""
    plans = plan_tables(document, room)
    for table in walk(document.sections):
        for number in sorted(plans[table.id].breaks.tall) if isinstance(table, Table) else ():
            row = table.rows[number]
            first = next((words for cell in row if (words := plain(cell.children).strip())), "")
            name = first if len(first) <= MOST_QUOTED else first[:MOST_QUOTED].rpartition(" ")[0] + " …"
            message = f"the row “{name}” is as high as a page of {form}: it is cut, and goes on overleaf"
            yield ROW_CUT.at(row[0].span, message, HINT)
