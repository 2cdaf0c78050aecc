"""Writer of the message bank: a CSV file and a workbook."""

from __future__ import annotations

import csv
from io import StringIO

from pipeline.conversion.systems.draft_names import make_slug
from pipeline.conversion.systems.message_bank.rows import list_rows, name_columns
from pipeline.conversion.systems.message_bank.workbook import write_workbook
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write_sheets(document: Document) -> tuple[Artifact, ...]:
    """`messages/message-bank/<leaflet>-<language>-message-bank.csv` (RFC 4180, UTF-8 with a byte-order mark, so that
    Excel reads it right) and `.xlsx`; the names of a draft begin with `draft-`. Raises UnsendableError where a text
    cannot be counted."""
    made = tuple(list_rows(document))
    page = StringIO()
    lines = csv.writer(page, lineterminator="\r\n")
    lines.writerow(name_columns(document))
    lines.writerows([str(cell) for cell in row] for row in made)
    path = f"messages/message-bank/{make_slug(document, document.language, 'message-bank')}"
    return (
        Artifact(f"{path}.csv", "text/csv", page.getvalue().encode("utf-8-sig")),
        Artifact(f"{path}.xlsx", XLSX, write_workbook(document, made)),
    )
