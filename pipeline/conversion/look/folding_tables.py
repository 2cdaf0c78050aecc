"""Tables that fold on a narrow screen: each row becomes a block, with the name of the column before each cell.

Whether a screen is narrow, the style sheet of the page finds out; an e-book never knows, and folds them always. Here
stands which tables are too wide for a phone.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest

from pipeline.conversion.look.lettering import estimate_longest_word, estimate_width
from pipeline.model.document import Cell, Cite, Document, Fact, Link, LinkedLeaflet, Table, Term, plain, walk
from pipeline.templating.body import TableLook

PHONE = 18
"""What 320 CSS pixels without their edges hold, in letters of a table's size (em)."""
SIDES = 1.5
"""Em: the space left and right of the words in a cell."""
LEADING = (Cite, Fact, Link, LinkedLeaflet, Term)
"""Words that are a link, or may be one."""
FEW = 2
"""So many columns, as a word and what it means, stand side by side although their words run over several lines."""


def list_folding_tables(document: Document) -> Mapping[str, TableLook]:
    """The looks of the tables that fold, by the tables' ids."""
    tables = (node for node in walk(document.sections) if isinstance(node, Table))
    return {table.id: TableLook(folds=True) for table in tables if folds(table)}


def folds(table: Table) -> bool:
    """Whether a table is too wide for a phone: with two columns, where their longest words do not fit side by side;
    with more, where a row does not fit in one line, because columns of a word a line are hard to read. One whose head
    leads elsewhere never does: its links would be out of sight, and still be reached by the keyboard."""
    if any(isinstance(node, LEADING) for node in walk(table.rows[: table.head])):
        return False
    columns = list(zip_longest(*table.rows, fillvalue=Cell(())))
    measure = estimate_width if len(columns) > FEW else estimate_longest_word
    widths = (max(measure(plain(cell.children)) for cell in column) for column in columns)
    return len(columns) > 1 and sum(width + SIDES for width in widths) > PHONE
