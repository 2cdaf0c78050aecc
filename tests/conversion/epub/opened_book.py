"""An EPUB opened for tests: its entries, parsed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
HTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class OpenedBook:
    """`entries` are the container's files by path, in their order."""

    entries: Mapping[str, bytes]

    @cached_property
    def package(self) -> Element:
        return fromstring(self.entries["EPUB/package.opf"])

    @cached_property
    def items(self) -> dict[str, Element]:
        """The manifest's items by href."""
        return {str(item.get("href")): item for item in self.package.iter(f"{OPF}item")}

    @cached_property
    def spine(self) -> list[str]:
        """The hrefs of the files that are read, in order."""
        by_id = {item.get("id"): href for href, item in self.items.items()}
        return [by_id[ref.get("idref")] for ref in self.package.iter(f"{OPF}itemref")]

    @cached_property
    def pages(self) -> dict[str, Element]:
        """The XHTML files by href, in reading order."""
        return {href: fromstring(self.entries[f"EPUB/{href}"]) for href in self.spine}

    def metadata(self, name: str) -> list[str]:
        """The values of a Dublin Core element (`dc:title`) or a property (`schema:accessMode`)."""
        found: list[str] = []
        for part in next(self.package.iter(f"{OPF}metadata")):
            mine = part.tag.replace(DC, "dc:") == name or part.get("property") == name
            found += [part.text or ""] if mine else []
        return found

    def text(self, href: str) -> str:
        return entry.decode() if (entry := self.entries.get(f"EPUB/{href}")) else ""


def opened(data: bytes) -> OpenedBook:
    with ZipFile(BytesIO(data)) as archive:
        return OpenedBook({name: archive.read(name) for name in archive.namelist()})


def words(element: Element) -> str:
    """The text below an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def headings(page: Element) -> Iterator[tuple[int, Element]]:
    """Level and element of each heading, in order."""
    for element in page.iter():
        if found := re.fullmatch(re.escape(HTML) + r"h([1-6])", element.tag):
            yield int(found[1]), element


def targets(page: Element) -> Iterator[str]:
    """Every address in a file's `href` and `src`."""
    for element in page.iter():
        for name in ("href", "src"):
            if (target := element.get(name)) is not None:
                yield target


def resolved(target: str, href: str) -> tuple[str, str]:
    """The file and the id that a relative address means, as seen from `href`."""
    path, _, id = target.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(href), path)) if path else href, id
