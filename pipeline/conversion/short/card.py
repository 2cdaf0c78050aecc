"""Writer of the card (WeasyPrint): one page with the key points and when to get help, to put up where it is seen.

Words stand over the whole width of the sheet and fill it (`card_wide.py`); those of many words stand in two columns
(`card_columns.py`).
"""

from __future__ import annotations

from pipeline.conversion.short.card_columns import write_in_columns
from pipeline.conversion.short.card_wide import write_over_the_width
from pipeline.model.artifact import Artifact, Measured
from pipeline.model.document import Document


def write(document: Document) -> tuple[Artifact, ...]:
    """One PDF of one page, `<leaflet>-<language>-card.pdf`: the edition `card` of the document.

    Conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). Raises `DoesNotFitError` where the words need more
    than a page, and `PrintError`. The notice of a draft, the address of the page and its code are always there.
    """
    data, spots = write_over_the_width(document) or write_in_columns(document)
    measured = Measured(1, dict.fromkeys(spots, 1))
    return (Artifact(f"{document.file_name}-card.pdf", "application/pdf", data, measured),)
