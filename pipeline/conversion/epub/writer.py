"""Writer of an EPUB 3.3 publication: what it is made of, and the package document that says what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from uuid import NAMESPACE_URL, uuid5

from pipeline.conversion import print
from pipeline.conversion.epub import FORMAT
from pipeline.conversion.epub.accessibility_metadata import list_accessibility_properties
from pipeline.conversion.epub.chapter_addresses import find_chapter_addresses
from pipeline.conversion.epub.container import MEDIA_TYPE, BookFile, pack
from pipeline.conversion.epub.content_documents import ContentDocuments
from pipeline.conversion.epub.page_breaks import PageBreak, find_page_breaks
from pipeline.conversion.epub.pictures import make_picture_files
from pipeline.conversion.epub.shelf_cover import draw_shelf_cover
from pipeline.conversion.epub.stylesheet import choose_book_faces, make_font_files, make_icon_files, make_stylesheet
from pipeline.conversion.look.icons import find_icons
from pipeline.conversion.look.palette import make_palette
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document
from pipeline.templating.body.inlines import set_quotes
from pipeline.templating.jinja import render

NO_PAGES: Mapping[str, int] = MappingProxyType({})


def write_book(document: Document, page_of: Mapping[str, int] = NO_PAGES) -> tuple[Artifact, ...]:
    """`<leaflet>-<language>.epub`. `page_of` says on which page (from 1) of the print leaflet the block with an id
    starts; with it the book has a list of those pages. The book is dated `document.date`, at midnight UTC."""
    where = find_chapter_addresses(document)
    breaks = find_page_breaks(where, page_of)
    texts = ContentDocuments(document, where, breaks).make_files()
    words = "".join(text.data.decode() for text in texts)
    icons, used = find_icons(words), choose_book_faces(words, document.typography)
    pictures, cover = make_picture_files(document), draw_shelf_cover(document)
    palette = make_palette(document.colours)
    files = (
        *texts,
        make_stylesheet(icons, used, palette, document.typography.line_height),
        *((cover,) if cover else ()),
        *pictures,
        *make_icon_files(icons, palette),
        *make_font_files(used),
    )
    data = pack(write_package(document, files, breaks, pictures=bool(pictures)), files)
    return (Artifact(FORMAT.path(document), MEDIA_TYPE, data),)


def write_package(
    document: Document, files: Iterable[BookFile], breaks: tuple[PageBreak, ...], *, pictures: bool
) -> bytes:
    """The package document: metadata, manifest and spine."""
    values = {
        "book": document,
        "identifier": make_identifier(document),
        "subjects": tuple(dict.fromkeys((*document.subjects, *document.keywords))),
        "page_source": describe_page_source(document) if breaks else "",
        "access": list_accessibility_properties(document, pictures=pictures, pages=bool(breaks)),
        "files": tuple(files),
    }
    filters = {"words": lambda text: set_quotes(text, document.quotes)}
    return render("conversion/epub/package.opf.j2", values, filters).encode()


def make_identifier(document: Document) -> str:
    """The same for every version of a leaflet in one language (UUID, version 5), so that a reading system takes a new
    one for an update. The publisher's name is in it because two publishers may give a leaflet the same id."""
    publisher = document.lasting_publisher or document.publisher
    name = f"plainleaf:{publisher}/{document.lasting_id}/{document.edition.folder}"
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def describe_page_source(document: Document) -> str:
    """Which edition the page numbers are of, in words: the print leaflet has no identifier but its file's name."""
    version = document.labels["version"].format(version=document.version)
    edition = f"{document.file_title}. {document.labels['pdf']}. {version}."
    return f"{edition} {print.PDF.path(document)}"
