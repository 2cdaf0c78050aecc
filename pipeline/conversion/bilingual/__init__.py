"""The leaflet in two languages on one sheet, block by block side by side, for a patient and a nurse who share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.conversion import left_out
from pipeline.conversion.tools import PAPER
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.format import Format, Made
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document import Document


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The sheet of a translation and its source; nothing where they do not say the same."""
    from pipeline.conversion.bilingual.refusing import refuse, refuse_unpaired
    from pipeline.conversion.bilingual.rows import UnpairedError
    from pipeline.conversion.bilingual.writer import write as write_sheet
    from pipeline.conversion.print.diagnosing import write_on_paper

    beside = document.beside
    if beside is None or beside.document is None:
        return Checked(None, (refuse(document, beside.standing if beside else "source", place),))
    try:
        return write_on_paper(write_sheet, document, place)
    except UnpairedError as error:
        return Checked(None, (refuse_unpaired(document, error.section, place),))


FORMAT = Format(
    name="bilingual",
    label="bilingual",
    title="bilingual sheet",
    file="{name}-{source}-bilingual.pdf",
    write=write,
    reader="bilingual",
    tools=PAPER,
    left_out=left_out.PAPER,
    on_demand=True,
    paired=True,
)
