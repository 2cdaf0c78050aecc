"""Diagnostics of the exporters: what a messaging system would spoil or refuse, at the document's words."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model import codes
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked
from pipeline.model.document import Document
from pipeline.model.source import Span


def export(
    write: Callable[[Document], tuple[Artifact, ...]], document: Document, place: Span, system: str
) -> Checked[tuple[Artifact, ...]]:
    """What an exporter makes, or what keeps it from that. `system` is the name of the format."""
    try:
        return Checked(write(document))
    except UnsendableError as error:
        what = f"the message `{error.message_id}`" if error.message_id else "this export"
        message = f"{what} cannot be made for {system}: {error.reason}"
        return Checked(None, (codes.CANNOT_BE_EXPORTED.at(place, message, error.hint),))
