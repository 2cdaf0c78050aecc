"""Writers of the text messages of a leaflet as files: to read, for a spreadsheet (CSV), and for a program (JSON)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.conversion import left_out
from pipeline.conversion.tools import MESSAGES
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.format import Format, Made
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document import Document


def write(document: Document, made: Made, place: Span) -> Checked[tuple[Artifact, ...]]:
    """The text messages, for people, spreadsheets and programs."""
    from pipeline.conversion.messages.writer import write_messages

    return Checked(write_messages(document))


FORMAT = Format(
    name="messages",
    label="messages",
    file="messages/messages.txt",
    write=write,
    reader="messages",
    tools=MESSAGES,
    left_out=left_out.MESSAGES,
    for_readers=True,
    of_messages=True,
)
