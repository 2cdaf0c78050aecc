"""The short editions: a few sections of a leaflet on one sheet of paper, that say where the whole is."""

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


def write_folded(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The short leaflet that folds in three."""
    from pipeline.conversion.print.diagnosing import write_on_paper
    from pipeline.conversion.short.folded import write

    return write_on_paper(write, document, place)


def write_card(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The card of key points."""
    from pipeline.conversion.print.diagnosing import write_on_paper
    from pipeline.conversion.short.card import write

    return write_on_paper(write, document, place)


FOLDED = Format(
    name="folded",
    label="folded",
    file="{name}-folded.pdf",
    write=write_folded,
    reader="short",
    tools=PAPER,
    left_out=left_out.PAPER,
    for_readers=True,
    short=True,
)
CARD = Format(
    name="card",
    label="card",
    file="{name}-card.pdf",
    write=write_card,
    reader="short",
    tools=PAPER,
    left_out=left_out.PAPER,
    for_readers=True,
    short=True,
)
