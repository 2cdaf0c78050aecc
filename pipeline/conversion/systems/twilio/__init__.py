"""Exporter for Twilio: for each message a request to make a template with the Content API."""

from __future__ import annotations

from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.document import Document
from pipeline.model.format import Format, Made
from pipeline.model.source import Span


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The messages for Twilio."""
    from pipeline.conversion.systems.diagnosing import export
    from pipeline.conversion.systems.twilio.writer import write_requests

    return export(write_requests, document, place, FORMAT.name)


FORMAT = Format(
    name="twilio",
    label="twilio",
    write=write,
    reader="twilio",
    tools=("python",),
    system=True,
)
