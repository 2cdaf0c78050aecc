"""Parser and writer of XLIFF 2.1 (OASIS, 13 February 2018): words to translate, each known by the id of its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
"""That of 2.1 too."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DONE = ("translated", "reviewed", "final")


class BrokenXliffError(Exception):
    """A text that is no XLIFF 2 file; `line` is where it stops being one, and `reason` a clause that says why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True)
class XliffUnit:
    """Words to translate (`source`) and their translation (`words`), which is none until it is `done`. `id` tells them
    from the same words elsewhere, `note` is for translators, `line` where the unit begins."""

    id: str
    source: str
    words: str = ""
    note: str = ""
    done: bool = False
    line: int = 0


@dataclass(frozen=True)
class XliffFile:
    """The units of a file in their order, what they are of (`name`), and the languages of both sides."""

    name: str
    source_language: str
    language: str
    units: tuple[XliffUnit, ...]


def write_xliff(file: XliffFile) -> str:
    """The text of an XLIFF file; the same units give the same text."""
    ElementTree.register_namespace("", _NAMESPACE)
    attributes = {"version": "2.1", "srcLang": file.source_language, "trgLang": file.language}
    root = ElementTree.Element(_name("xliff"), attributes)
    group = ElementTree.SubElement(root, _name("file"), {"id": "words", "original": file.name})
    for unit in file.units:
        element = ElementTree.SubElement(group, _name("unit"), {"id": unit.id})
        if unit.note:
            notes = ElementTree.SubElement(element, _name("notes"))
            ElementTree.SubElement(notes, _name("note")).text = unit.note
        state = "translated" if unit.done else "initial"
        segment = ElementTree.SubElement(element, _name("segment"), {"state": state})
        _add_words(segment, "source", unit.source)
        if unit.words:
            _add_words(segment, "target", unit.words)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def read_xliff(text: str) -> XliffFile:
    """What an XLIFF 2 file says. Raises BrokenXliffError, also for one that declares entities."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise BrokenXliffError(1, "it declares a document type, which no XLIFF file needs")
    try:
        root = ElementTree.fromstring(text.encode())
    except ElementTree.ParseError as error:
        raise BrokenXliffError(error.position[0], "it is no XML") from None
    if root.tag != _name("xliff"):
        raise BrokenXliffError(1, "it is no XLIFF 2 file")
    file = root.find(_name("file"))
    name = file.get("original", "") if file is not None else ""
    return XliffFile(name, root.get("srcLang", ""), root.get("trgLang", ""), tuple(_list_units(root, text)))


def _list_units(root: ElementTree.Element, text: str) -> Iterator[XliffUnit]:
    lines = [text.count("\n", 0, match.start()) + 1 for match in re.finditer(r"<(?:\w+:)?unit\b", text)]
    for element, line in zip(root.iter(_name("unit")), lines, strict=False):
        segments = [*element.iter(_name("segment"))]
        words = [_join(segment.find(_name("target"))) for segment in segments]
        note = " ".join("".join(one.itertext()) for one in element.iter(_name("note")))
        done = bool(segments) and all(words) and all(one.get("state") in _DONE for one in segments)
        source = "".join(_join(segment.find(_name("source"))) for segment in segments)
        yield XliffUnit(id=element.get("id", ""), source=source, words="".join(words), note=note, done=done, line=line)


def _add_words(segment: ElementTree.Element, name: str, words: str) -> None:
    ElementTree.SubElement(segment, _name(name), {_SPACE: "preserve"}).text = words


def _join(element: ElementTree.Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


def _name(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"
