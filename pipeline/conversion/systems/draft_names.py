"""Names, ids and warnings of exports, so that nobody takes one of an unchecked leaflet for the real one.

A file that loads is the most dangerous thing that we make: what it holds is sent to people. So every export of a
document with a notice is named DRAFT, its ids are other than those of the checked one, and what goes with it says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import UUID, uuid5

from pipeline.model.artifact import Artifact
from pipeline.model.document import Document

DRAFT: Final = "DRAFT"

_OURS: Final = UUID("5f0c2b1e-7a54-4c5e-9d0f-3b1f6a8c9e27")
"""The namespace of our ids: a number drawn once."""

MOST_SLUG: Final = 200
"""Characters of a leaflet's id and a place's, with what joins them."""


def is_draft(document: Document) -> bool:
    """Whether the leaflet is anything else than reviewed and published."""
    return document.notice is not None


def make_name(document: Document, *words: str, most: int = 64) -> str:
    """The name of something in an export: "DRAFT muscle-atrophy en HELP". It is made of the id that the
    leaflet had first and not of its title, so that it stays the same. Where it has more than `most` characters, that id
    is cut."""
    before = f"{DRAFT} " if is_draft(document) else ""
    after = "".join(f" {word}" for word in (document.language, *words))
    return before + document.name_for_systems(most - len(before) - len(after)) + after


def make_slug(document: Document, *words: str, join: str = "-") -> str:
    """The same where only small letters, digits and hyphens (or another `join`) can stand, without the language."""
    whole = join.join(([DRAFT.lower()] if is_draft(document) else []) + [document.name_for_systems(MOST_SLUG), *words])
    return whole.replace("-", join)


def make_id(document: Document, *words: str) -> UUID:
    """A UUID of version 5 that is the same in every build and every language."""
    owner = f"{document.lasting_id}@{document.place}" if document.place else document.lasting_id
    return uuid5(_OURS, "/".join((DRAFT if is_draft(document) else "", owner, *words)))


def write_warning(document: Document) -> str:
    """What an export of a draft has to say first, in one line; empty for a checked leaflet."""
    if document.notice is None:
        return ""
    word = document.notice.word.upper()
    sentence = f"{word}: {document.notice.text} {document.labels['do_not_send']}"
    return " ".join((sentence if word == DRAFT else f"{DRAFT}. {sentence}").split())


def write_read_me(document: Document, folder: str, lines: Iterable[str]) -> Artifact:
    """`messages/<folder>/README.txt`: the warning, and how the files beside it are loaded. For technical staff, so in
    English in every language."""
    head = [write_warning(document)] if is_draft(document) else []
    head.append(f"{document.file_title} ({document.language}), version {document.version}")
    return Artifact(f"messages/{folder}/README.txt", "text/plain", ("\n\n".join((*head, *lines)) + "\n").encode())
