"""What large print has room for, known without setting pages."""

from __future__ import annotations

import math
from dataclasses import replace

from pipeline.conversion.large_print.sizes import PAGE_FOOT, SMALLEST_SIZE
from pipeline.conversion.print.footer import measure_footer
from pipeline.conversion.print.paper import Paper
from pipeline.conversion.print.table_plans import TableRoom
from pipeline.conversion.print.typesetting import find_paper
from pipeline.model.document import Document


def find_large_paper(document: Document) -> Paper:
    """What the document is printed on, with a foot that has room for its footer in large letters."""
    foot = max(PAGE_FOOT, measure_footer(document, SMALLEST_SIZE, dated=False))
    return replace(find_paper(document), foot=math.ceil(foot))


def find_table_room(document: Document) -> TableRoom:
    """What large print has for tables."""
    paper = find_large_paper(document)
    return TableRoom(paper.measure, paper.room, SMALLEST_SIZE, SMALLEST_SIZE)
