"""Exporter for RapidPro and TextIt: an export of an organisation, to import there."""

from __future__ import annotations

from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.document import Document
from pipeline.model.format import Format, Made
from pipeline.model.source import Span


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The messages for RapidPro."""
    from pipeline.conversion.systems.diagnosing import export
    from pipeline.conversion.systems.rapidpro.writer import write_organisation

    return export(write_organisation, document, place, FORMAT.name)


FORMAT = Format(
    name="rapidpro",
    label="rapidpro",
    file="messages/rapidpro/organisation.json",
    write=write,
    reader="rapidpro",
    tools=("python",),
    system=True,
)
