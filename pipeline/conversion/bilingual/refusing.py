"""Refusals of a sheet in two languages: why a document cannot stand beside its source."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.codes import NOT_PAIRED
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Document, PairStanding
from pipeline.model.source import Span

_REASONS: Mapping[PairStanding, tuple[str, str]] = {
    "source": (
        "`{language}` is the language that the leaflet is written in, so there is nothing to set it beside",
        "name a language that it is translated into: `--language …`",
    ),
    "newer": (
        "the words in `{source}` are newer than those in `{language}`: side by side, they would say different things",
        "bring the translation up to date, and pin it: `plainleaf translations status` shows what has changed",
    ),
    "unpinned": (
        "nobody knows of which words in `{source}` those in `{language}` are",
        "look through the translation, and pin it: `plainleaf translations pin`",
    ),
    "withdrawn": (
        "the words in `{language}` are withdrawn",
        "bring the translation up to date, and pin it, or take it out of `withdrawn_languages`",
    ),
    "unread": (
        "the words in `{source}` have errors, so nothing can stand beside them",
        "mend them: `plainleaf check` says what is wrong",
    ),
}


def refuse(document: Document, standing: PairStanding, place: Span) -> Diagnostic:
    """Why a document is not set beside its source."""
    message, hint = _REASONS[standing]
    named = {"language": document.language, "source": document.source_language}
    return NOT_PAIRED.at(place, message.format(**named), hint)


def refuse_unpaired(document: Document, section: str, place: Span) -> Diagnostic:
    """The same where both have other parts."""
    message = (
        f"the words in `{document.source_language}` and `{document.language}` have other parts in “{section}”, "
        "so nobody knows what belongs beside what"
    )
    return NOT_PAIRED.at(place, message, "`plainleaf check` says which part is missing")
