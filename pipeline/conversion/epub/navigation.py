"""Navigation document of the EPUB: the table of contents and the landmarks, as values for the template of nav.xhtml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.conversion.epub.chapter_addresses import COVER, NAVIGATION, TITLE, ChapterAddresses, name_chapter_file
from pipeline.model.document import Box, CareCard, Document, Group, Heading, Option, Section, plain, walk


@dataclass(frozen=True)
class NavigationEntry:
    """A line of the table of contents, with the lines below it."""

    words: str
    address: str
    inside: tuple[NavigationEntry, ...] = ()


@dataclass(frozen=True)
class Landmark:
    """A place that a reading system offers by itself; `type` is of the EPUB vocabulary."""

    type: str
    words: str
    address: str


LISTS = {"glossary": "glossary", "references": "bibliography"}
"""What a list at the end is in the EPUB vocabulary, and in DPUB-ARIA with `doc-` before it, by its section's id."""


def list_contents(document: Document, places: ChapterAddresses) -> tuple[NavigationEntry, ...]:
    """The title page, then each section with the headings of the level below it."""
    first = NavigationEntry(document.full_title, TITLE)
    return (first, *(_make_entry(section, places) for section in document.sections))


def _make_entry(section: Section, places: ChapterAddresses) -> NavigationEntry:
    inside = tuple(NavigationEntry(words, places.resolve(f"#{id}")) for id, words in _find_headings(section))
    return NavigationEntry(plain(section.title), name_chapter_file(section), inside)


def _find_headings(section: Section) -> Iterator[tuple[str, str]]:
    for node in walk(section.blocks):
        match node:
            case Heading(level=3, id=id, children=children) if id:
                yield id, plain(children)
            case Group(id=id, title=title) | Option(id=id, title=title):
                yield id, plain(title)
            case CareCard(id=id, label=label, number=number):
                yield id, f"{label} – {number}" if number else label
            case Box(id=id, title=title) if title:
                yield id, str(title)


def list_landmarks(document: Document) -> tuple[Landmark, ...]:
    """The cover, the title page, the contents, where the text begins, and the lists at the end."""
    labels = document.labels
    marks = [
        Landmark("cover", labels["cover"], COVER),
        Landmark("titlepage", document.full_title, TITLE),
        Landmark("toc", labels["book_contents"], NAVIGATION),
    ]
    if document.sections:
        first = document.sections[0]
        marks.append(Landmark("bodymatter", plain(first.title), name_chapter_file(first)))
    for section in document.sections:
        if section.id in LISTS:
            marks.append(Landmark(LISTS[section.id], plain(section.title), name_chapter_file(section)))
    return tuple(marks)
