"""Exporter for the WhatsApp Cloud API: for each message a request to make a message template."""

from __future__ import annotations

from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.document import Document
from pipeline.model.format import Format, Made
from pipeline.model.source import Span


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The messages for the WhatsApp Cloud API."""
    from pipeline.conversion.systems.diagnosing import export
    from pipeline.conversion.systems.whatsapp.writer import write_requests

    return export(write_requests, document, place, FORMAT.name)


FORMAT = Format(
    name="whatsapp",
    label="whatsapp",
    write=write,
    reader="whatsapp",
    tools=("python",),
    system=True,
)
