"""Exporter for Twilio: for each message a request to make a template with the Content API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.conversion import left_out
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.format import Format, Made
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document import Document


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The messages for Twilio."""
    from pipeline.conversion.systems.diagnosing import export
    from pipeline.conversion.systems.twilio.writer import find_refusals, write_requests

    return export(write_requests, find_refusals, document, place, FORMAT.name)


def diagnose(document: Document, place: Span) -> Iterator[Diagnostic]:
    """What keeps the messages from being made for this system."""
    from pipeline.conversion.systems.diagnosing import diagnose as diagnose_system
    from pipeline.conversion.systems.twilio.writer import find_refusals

    yield from diagnose_system(find_refusals, document, place, FORMAT.name)


FORMAT = Format(
    name="twilio",
    label="twilio",
    write=write,
    diagnose=diagnose,
    reader="twilio",
    tools=("python",),
    left_out=left_out.MESSAGES,
    system=True,
    of_messages=True,
)
