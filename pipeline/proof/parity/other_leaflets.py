"""What finished files have to say of other leaflets: the words behind a link, and that what it leads to is there.

Told from the document alone, apart from how the writers say it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.model.document import Document, Foreign, Link, LinkedLeaflet, Text, plain, rewrite, walk
from pipeline.model.edition import Edition
from pipeline.proof.parity.file_check import FileCheck
from pipeline.proof.parity.page import read_page


def expect_other_leaflets(document: Document, *, page: bool) -> Document:
    """The document with its links to other leaflets as the `page` has them, or as every other form has."""

    up = "../../../" if document.place else "../../"  # a page stands in the folder of its edition

    def expect(node: Any) -> Any:
        if not isinstance(node, Link) or node.other is None:
            return node
        other, own = node.other, plain(node.children)
        parts = [] if page else [_name(other, own), _name_section(other, own)]
        parts.append(_translate(other, other.language_name))
        words = (*node.children, *_put_in_brackets([part for part in parts if part]))
        at = f"{other.language}/{other.place}" if other.place else other.language
        target = f"{up}{other.leaflet}/{at}/index.html" if page else other.address
        if page and other.section:
            target += f"#{other.section}"
        return replace(node, target=target, children=words) if target else words

    key_points, sections = rewrite((document.key_points, document.sections), expect)
    return replace(document, key_points=key_points, sections=sections)


def compare_targets(file: FileCheck, document: Document) -> None:
    """Report the links of a page to other leaflets that lead to no page, or to no part of it."""
    links = (node.other for node in walk((document.key_points, document.sections)) if isinstance(node, Link))
    root = file.path.parents[3 if document.place else 2]
    for other in dict.fromkeys(one for one in (*links, document.moved) if one):
        where = f"{other.leaflet}/{Edition(other.language, other.place).folder}/index.html"
        path = root / where
        ids = _read_ids(path)
        hint = f"run `plainleaf build {other.leaflet}`, and see why it is not made"
        if ids is None:
            file.report(f"a link leads to the page {where}, and there is none", hint)
        elif other.section and other.section not in ids:
            file.report(f"a link leads to `#{other.section}` of {where}, and nothing there has this id", hint)


def _read_ids(path: Path) -> frozenset[str] | None:
    """The ids of a page; None where there is none that can be read."""
    try:
        state = path.stat()
        return _read_ids_of(path, state.st_size, state.st_mtime_ns)
    except (OSError, UnicodeDecodeError):
        return None


@lru_cache(maxsize=4096)
def _read_ids_of(path: Path, size: int, time: int) -> frozenset[str] | None:
    """The same for a file in one state, read once for all that lead to it."""
    read = read_page(path.read_text(encoding="utf-8"))
    return read.ids if read.closed else None


def _name(other: LinkedLeaflet, words: str) -> tuple[Any, ...]:
    if other.title.casefold() in words.casefold():
        return ()
    before, after = other.pattern.split("{title}")
    return (Text(before), *_translate(other, other.title), Text(after))


def _name_section(other: LinkedLeaflet, words: str) -> tuple[Any, ...]:
    if not other.heading or other.heading.casefold() in words.casefold():
        return ()
    return (Text('"'), *_translate(other, other.heading), Text('"'))


def _translate(other: LinkedLeaflet, words: str) -> tuple[Any, ...]:
    if not words:
        return ()
    return (Foreign(other.language, (Text(words),)),) if other.language_name else (Text(words),)


def _put_in_brackets(parts: list[tuple[Any, ...]]) -> tuple[Any, ...]:
    inside = [node for number, part in enumerate(parts) for node in ((Text(", "),) if number else ()) + part]
    return (Text(" ("), *inside, Text(")")) if inside else ()
