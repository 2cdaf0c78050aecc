"""Exporter of the message bank (CSV, XLSX): all messages in a sheet, for people who review, sign off and price them."""

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
    """The messages as sheets."""
    from pipeline.conversion.systems.diagnosing import export
    from pipeline.conversion.systems.message_bank.rows import find_refusals
    from pipeline.conversion.systems.message_bank.writer import write_sheets

    return export(write_sheets, find_refusals, document, place, FORMAT.name, sends=FORMAT.sends)


def diagnose(document: Document, place: Span) -> Iterator[Diagnostic]:
    """What keeps the messages from being made for this system."""
    from pipeline.conversion.systems.diagnosing import diagnose as diagnose_system
    from pipeline.conversion.systems.message_bank.rows import find_refusals

    yield from diagnose_system(find_refusals, document, place, FORMAT.name, sends=FORMAT.sends)


FORMAT = Format(
    name="message-bank",
    label="message_bank",
    write=write,
    diagnose=diagnose,
    reader="message-bank",
    tools=("python", "xlsxwriter", "regex"),
    left_out=left_out.SUBJECTS,
    system=True,
    sends=False,
    of_messages=True,
)
