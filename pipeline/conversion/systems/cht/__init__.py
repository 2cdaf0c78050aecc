"""Exporter for the Community Health Toolkit (CHT): schedules of an app's settings, and the texts as translations."""

from __future__ import annotations

from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.document import Document
from pipeline.model.format import Format, Made
from pipeline.model.source import Span


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The messages for the Community Health Toolkit."""
    from pipeline.conversion.systems.cht.writer import write_app_settings
    from pipeline.conversion.systems.diagnosing import export

    return export(write_app_settings, document, place, FORMAT.name)


FORMAT = Format(
    name="cht",
    label="cht",
    file="messages/cht/app_settings/schedules.json",
    write=write,
    reader="cht",
    tools=("python",),
    system=True,
)
