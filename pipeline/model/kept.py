"""Files of a leaflet's folder `kept`, as they were read: what reviewers said of its messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.document import ReviewComment, SignOff
from pipeline.model.settings import KeptMessages
from pipeline.model.source import Places, Source


@dataclass(frozen=True)
class KeptFile:
    """What one person said of the messages of a language on a day, with its file and its places there."""

    source: Source
    places: Places
    content: KeptMessages


def list_sign_offs(files: Iterable[KeptFile], message: str, digest: str) -> tuple[SignOff, ...]:
    """Who signed off the words of a message that have this digest, the first one first."""
    signed = {SignOff(one.content.by, one.content.date) for one in files if one.content.signed.get(message) == digest}
    return tuple(sorted(signed, key=lambda one: (one.date, one.by)))


def list_open_comments(files: Iterable[KeptFile], message: str) -> tuple[ReviewComment, ...]:
    """What was said of a message and is not resolved, the first one first."""
    comments = {
        ReviewComment(one.content.by, one.content.date, one.content.comments[message])
        for one in files
        if message in one.content.comments and message not in one.content.resolved
    }
    return tuple(sorted(comments, key=lambda one: (one.date, one.by, one.text)))


def list_voided(files: Iterable[KeptFile], message: str, digest: str) -> Iterator[tuple[KeptFile, SignOff]]:
    """The sign-offs of other words of a message: of each person the last one, where that is not of the words that have
    this digest."""
    last: dict[str, KeptFile] = {}
    for one in sorted(files, key=lambda one: (one.content.date, one.content.signed.get(message) == digest)):
        if message in one.content.signed:
            last[one.content.by.casefold()] = one
    for one in last.values():
        if one.content.signed[message] != digest:
            yield one, SignOff(one.content.by, one.content.date)
