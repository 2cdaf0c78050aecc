"""The leaflet for a printer: sheets to fold and staple, and pages to trim. These files are paper only; each names the
accessible file in its metadata and claims no standard of accessibility."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pipeline.conversion import left_out
from pipeline.conversion.tools import PAPER
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.format import Format, Made
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document import Document


def write_booklet(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The leaflet's pages, two on a side, to be folded and stapled."""
    from pipeline.conversion.imposition.booklet import write
    from pipeline.conversion.print.diagnosing import write_on_paper
    from pipeline.model import codes

    leaflet = next((one for one in made.get("pdf", ()) if isinstance(one, Artifact)), None)
    if leaflet is None:
        message = "a booklet is made of the print leaflet, which this leaflet does not have"
        return Checked(None, (codes.NOT_PRINTABLE.at(place, message, "take `pdf` out of `formats` in leaflet.yaml"),))
    return write_on_paper(partial(write, leaflet=leaflet), document, place)


def write_crop(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The leaflet with crop marks and bleed."""
    from pipeline.conversion.imposition.crop import write
    from pipeline.conversion.print.diagnosing import write_on_paper

    return write_on_paper(write, document, place)


BOOKLET = Format(
    name="booklet",
    label="booklet",
    file="print/{name}-booklet.pdf",
    write=write_booklet,
    reader="booklet",
    tools=PAPER,
    left_out=left_out.PAPER,
    needs=("pdf",),
    opens=("pdf",),
    on_demand=True,
)
CROP = Format(
    name="crop",
    label="crop",
    file="print/{name}-crop.pdf",
    write=write_crop,
    reader="crop",
    tools=PAPER,
    left_out=left_out.PAPER,
    on_demand=True,
)
