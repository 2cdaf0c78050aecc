"""Addresses in the EPUB: each section is a file of its own, so a link needs the name of a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.document import (
    Document,
    Section,
    identified,
)

COVER = "cover.xhtml"
TITLE = "title.xhtml"
NAVIGATION = "nav.xhtml"


@dataclass(frozen=True)
class ChapterAddresses:
    """`file_of` maps every id that the book's files hold to its file, in reading order."""

    file_of: dict[str, str] = field(repr=False)

    def resolve(self, target: str) -> str:
        """A link's target as it is reached from any file of the book. Raises KeyError for an id that is not there."""
        if not target.startswith("#"):
            return target
        return f"{self.file_of[target[1:]]}{target}"


def name_chapter_file(section: Section) -> str:
    """The name of a section's file. The prefix keeps it apart from our own files, whatever the section's id."""
    return f"section-{section.id}.xhtml"


def find_chapter_addresses(document: Document) -> ChapterAddresses:
    """The places of a document's ids."""
    file_of = {name: TITLE for name, _ in identified(document.key_points)}
    for section in document.sections:
        file_of |= {name: name_chapter_file(section) for name, _ in identified(section)}
    return ChapterAddresses(file_of)
