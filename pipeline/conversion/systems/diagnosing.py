"""Diagnostics of the exporters: what a messaging system would spoil or refuse, each at the words of its message."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pipeline.conversion.systems.stops import diagnose_stops
from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model import codes
from pipeline.model.artifact import Artifact
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.document import Document
from pipeline.model.source import Span

FindRefusals = Callable[[Document], Iterable[UnsendableError]]
"""All that keeps a system from taking the messages of a document; nothing is made."""


def diagnose(
    find_refusals: FindRefusals, document: Document, place: Span, system: str, *, sends: bool = True
) -> Iterator[Diagnostic]:
    """What `system` (the name of the format) would spoil or refuse: at the message, or at the `place` of the words
    where it is about all of them. Before it, what may not be sent; one that only shows the messages to those who
    review them does not ask that (`sends`)."""
    if sends:
        yield from diagnose_stops(document, place, system)
    for refusal in find_refusals(document):
        yield _make_diagnostic(refusal, document, place, system)


def export(
    write: Callable[[Document], tuple[Artifact, ...]],
    find_refusals: FindRefusals,
    document: Document,
    place: Span,
    system: str,
    *,
    sends: bool = True,
) -> Checked[tuple[Artifact, ...]]:
    """What an exporter makes, or what keeps it from that."""
    diagnostics = tuple(diagnose(find_refusals, document, place, system, sends=sends))
    if diagnostics:
        return Checked(None, diagnostics)
    try:
        return Checked(write(document))
    except UnsendableError as error:
        return Checked(None, (_make_diagnostic(error, document, place, system),))


def _make_diagnostic(refusal: UnsendableError, document: Document, place: Span, system: str) -> Diagnostic:
    message = next((one for one in document.messages if one.id == refusal.message_id), None)
    what = f"the message `{refusal.message_id}`" if message else "this export"
    words = f"{what} cannot be made for `{system}`: {refusal.reason}"
    at = message.span if message and message.span.path else place
    return codes.CANNOT_BE_EXPORTED.at(at, words, refusal.hint)
