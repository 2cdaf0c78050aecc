"""Reader of the EPUB, as a reading system opens it: container, package document, spine (EPUB 3.3, sections 4 and 5)."""

from __future__ import annotations

import posixpath
import zlib
from dataclasses import dataclass, replace
from io import BytesIO
from urllib.parse import unquote, urldefrag
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from pipeline.proof.parity.markup import MarkupCollector, MarkupText

_CONTAINER = "META-INF/container.xml"
_ROOT = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"


class UnreadableError(Exception):
    """Something that keeps the book from being opened; the message says what."""


@dataclass(frozen=True)
class Book:
    """An opened book: `metadata` maps the names of its metadata (`title`, `dcterms:modified`) to their first value,
    `parts` are the files of the spine in reading order, by their name."""

    metadata: dict[str, str]
    parts: tuple[tuple[str, MarkupText], ...]


def open_book(data: bytes) -> Book:
    """The book in these bytes. Raises UnreadableError."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            spoilt = archive.testzip()
            if spoilt is not None:
                raise UnreadableError(f"`{spoilt}` in it is damaged")
            return _MarkupReader(archive).read_book()
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise UnreadableError("it is not a whole zip file") from error


@dataclass(frozen=True)
class _MarkupReader:
    archive: ZipFile

    def read_xml(self, path: str) -> ElementTree.Element:
        try:
            return ElementTree.fromstring(self.archive.read(path))
        except KeyError:
            raise UnreadableError(f"`{path}` is missing in it") from None
        except ElementTree.ParseError as error:
            raise UnreadableError(f"`{path}` in it is not XML: {error}") from error

    def read_book(self) -> Book:
        root = self.read_xml(_CONTAINER).find(f".//{_ROOT}")
        place = root.get("full-path", "") if root is not None else ""
        package = self.read_xml(place)
        paths = {item.get("id", ""): item.get("href", "") for item in package.iter(f"{_OPF}item")}
        parts = []
        for item in package.iter(f"{_OPF}itemref"):
            path = unquote(paths.get(item.get("idref", ""), ""))
            parts.append((path, read_xhtml(self.read_xml(posixpath.join(posixpath.dirname(place), path)))))
        return Book(_read_metadata(package), tuple(parts))


def _read_metadata(package: ElementTree.Element) -> dict[str, str]:
    """The first value of each name."""
    values: dict[str, str] = {}
    for element in package.iterfind(f"{_OPF}metadata/*"):
        name = element.get("property", "") if element.tag == f"{_OPF}meta" else element.tag.removeprefix(_DC)
        if name and "refines" not in element.attrib:
            values.setdefault(name, element.text or "")
    return values


def read_xhtml(root: ElementTree.Element) -> MarkupText:
    """What one file of the book says. Addresses of other files' parts come as `#id`, as in the document."""
    collector = MarkupCollector()
    _walk(root, collector)
    read = collector.read()
    return replace(read, links=tuple(map(_shorten_link, read.links)))


def _walk(element: ElementTree.Element, collector: MarkupCollector) -> None:
    if not isinstance(element.tag, str):
        return
    tag = element.tag.rpartition("}")[2]
    collector.start(tag, {name.rpartition("}")[2]: value for name, value in element.attrib.items()})
    collector.text(element.text or "")
    for child in element:
        _walk(child, collector)
        collector.text(child.tail or "")
    collector.end(tag)


def _shorten_link(target: str) -> str:
    path, fragment = urldefrag(target)
    return f"#{fragment}" if fragment and ":" not in path else target
