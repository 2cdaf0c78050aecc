"""Content documents of the EPUB (XHTML): cover, title page, contents, and each section in a file of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from pipeline.conversion.epub.chapter_addresses import COVER, NAVIGATION, TITLE, ChapterAddresses, name_chapter_file
from pipeline.conversion.epub.container import BookFile
from pipeline.conversion.epub.navigation import LISTS, list_contents, list_landmarks
from pipeline.conversion.epub.page_breaks import PageBreak, insert_markers
from pipeline.conversion.epub.pictures import list_logo, name_code_file, name_picture_file
from pipeline.conversion.look.folding_tables import list_folding_tables
from pipeline.conversion.look.people import write_people
from pipeline.model.document import Document, Section, plain
from pipeline.templating.body import Body, How
from pipeline.templating.jinja import render

MEDIA_TYPE = "application/xhtml+xml"
GENERATED = (*LISTS, "about")
"""The sections that we make, at the end of the book."""


@dataclass(frozen=True)
class ContentDocuments:
    """The writer of one book's files. `breaks` are the beginnings of the printed pages, if they are known."""

    document: Document
    places: ChapterAddresses
    breaks: tuple[PageBreak, ...]

    def make_files(self) -> tuple[BookFile, ...]:
        """The files in reading order. Each has a title of its own and one heading of level 1."""
        return (
            self._make_cover(),
            self._make_title_page(),
            self._make_contents(),
            *map(self._make_section, self.document.sections),
        )

    def get_body(self, level: int) -> Body:
        """The shared body with section headings of this level."""
        if level not in self._bodies:
            labels, tables = self.document.labels, list_folding_tables(self.document)
            how = How(options="cards", buttons=False, level=level, labels=labels, tables=tables)
            self._bodies[level] = Body(
                document=self.document,
                how=how,
                source=name_picture_file,
                code=name_code_file,
                people=write_people,
                address=self.places.resolve,
            )
        return self._bodies[level]

    @cached_property
    def _bodies(self) -> dict[int, Body]:
        """Each body loads its templates once, so it is kept."""
        return {}

    def _make_cover(self) -> BookFile:
        document = self.document
        drawing = name_picture_file(document.picture(document.cover)) if document.cover else ""
        logo = next(map(name_picture_file, list_logo(document)), "")
        inside = self._render("cover", {"drawing": drawing, "logo": logo})
        return self._make_file(COVER, document.labels["cover"], "frontmatter", inside)

    def _make_title_page(self) -> BookFile:
        document = self.document
        values = {
            "strip": self.get_body(level=2).strip(),
            "key_points": self.get_body(level=2).key_points(),
            "edition": document.labels["version"].format(version=document.coded_version),
        }
        return self._make_file(TITLE, "", "frontmatter", self._render("title", values))

    def _make_contents(self) -> BookFile:
        document = self.document
        values = {
            "contents": list_contents(document, self.places),
            "landmarks": list_landmarks(document),
            "breaks": self.breaks,
            "labels": document.labels,
        }
        words = document.labels["book_contents"]
        return self._make_file(NAVIGATION, words, "frontmatter", self._render("nav", values), "nav")

    def _make_section(self, section: Section) -> BookFile:
        markup = self.get_body(level=1).section(section)
        kind = LISTS.get(section.id, "")
        if kind:
            known = Markup('<section epub:type="{0}" role="doc-{0}" ').format(kind)
            markup = Markup(markup.lstrip().replace("<section ", known, 1))
        part = "backmatter" if section.id in GENERATED else "bodymatter"
        properties = "svg" if "<svg" in markup else ""
        return self._make_file(name_chapter_file(section), plain(section.title), part, markup, properties)

    def _render(self, template: str, values: Mapping[str, Any]) -> Markup:
        words = {"words": self.get_body(level=1).words}
        return Markup(render(f"conversion/epub/{template}.xhtml.j2", {"book": self.document, **values}, words))

    def _make_file(self, path: str, title: str, part: str, markup: Markup, properties: str = "") -> BookFile:
        document, words = self.document, self.get_body(level=1).words
        here = tuple(one for one in self.breaks if one.file == path)
        values = {
            "language": document.language,
            "direction": document.direction,
            "title": words(f"{title} – {document.full_title}" if title else document.full_title),
            "part": part,
            "content": Markup(insert_markers(markup, here, document).strip()),
        }
        return BookFile(
            path, MEDIA_TYPE, render("conversion/epub/file.xhtml.j2", values).encode(), properties, linear=True
        )
