"""Rules of what reviewers said of messages: somebody answers their comments, and a sign-off is of the words that are
sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Document
from pipeline.model.kept import KeptFile, list_voided
from pipeline.model.kept_folder import KEPT
from pipeline.model.leaflet import Leaflet
from pipeline.model.subjects import digest_text
from pipeline.model.suggestions import suggest

_LONGEST = 300
"""Characters of a comment that are said; the rest stands in its file."""


def comments_are_answered(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """No comment on a message is open."""
    for text in leaflet.texts.values():
        for sms in text.messages:
            for file in text.kept:
                if sms.id in file.content.comments and sms.id not in file.content.resolved:
                    message = f"{file.content.by}, {file.content.date}: “{_shorten(file.content.comments[sms.id])}”"
                    hint = f"answer it; then write `resolved: [{sms.id}]` into {_name(file)}"
                    yield codes.OPEN_COMMENT.at(sms.span, message, hint)


def sign_offs_are_of_these_words(
    leaflet: Leaflet, release: bool, compose: Callable[[str], Document]
) -> Iterator[Diagnostic]:
    """Who signed off a message signed the words that it has now. Asked only of words without errors."""
    for text in leaflet.texts.values():
        if not any(file.content.signed for file in text.kept):
            continue
        spans = {sms.id: sms.span for sms in text.messages}
        for sms in compose(text.language).messages:
            for file, one in list_voided(text.kept, sms.id, digest_text(sms.text, sms.long)):
                message = f"the words have changed since {one.by} signed them off on {one.date}"
                hint = f"ask for a new sign-off, or take `{sms.id}` out of `signed` in {_name(file)}"
                yield codes.VOIDED_SIGN_OFF.at(spans[sms.id], message, hint)


def reviewers_speak_of_messages(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What reviewers said is about messages that there are, and what is resolved was said."""
    for text in leaflet.texts.values():
        known = [sms.id for sms in text.messages]
        for file in text.kept:
            remarks = {"signed": file.content.signed, "comments": file.content.comments}
            for key, names in remarks.items():
                for name in names:
                    if name not in known:
                        hint = suggest(name, known, "take it out, or write the id that the message has now")
                        message = f"there is no message `{name}` in {text.language}.md"
                        yield codes.KEPT_OF_NOTHING.at(file.places.key(key, name), message, hint)
            for number, name in enumerate(file.content.resolved):
                if name not in file.content.comments:
                    hint = suggest(name, file.content.comments, "take it out")
                    message = f"`{name}` has no comment here that could be resolved"
                    yield codes.KEPT_OF_NOTHING.at(file.places.value("resolved", number), message, hint)


def _shorten(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _name(file: KeptFile) -> str:
    return f"{KEPT}/{PurePosixPath(file.source.path).name}"
