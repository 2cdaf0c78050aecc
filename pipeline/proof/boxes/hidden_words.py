"""Words of the page and the e-book that their style hides from readers."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

import cssselect2
import tinyhtml5

from pipeline.model.codes import BOOK_WORDS_HIDDEN, PAGE_WORDS_HIDDEN
from pipeline.model.diagnostics import Diagnostic, Rule
from pipeline.model.document import Document, walk
from pipeline.model.source import Span
from pipeline.proof.boxes.hiding import Declarations, find_hiding, read_declarations
from pipeline.proof.boxes.hiding_markup import find_hiding_markup, read_local_name
from pipeline.proof.boxes.style_rules import HidingRule, read_customs, read_hiding_rules, read_imports

_ALLOWED = frozenset(
    {
        # A list of contents that folds: its heading is the line that unfolds it, and that goes where there is room.
        ("", ".contents h2"),
        ("(min-width: 62rem)", ".contents summary"),
        # The link over the whole head of the page; it comes into sight when the keyboard reaches it.
        ("", ".skip"),
        # The way to the other forms, which stand beside it on a wide screen.
        ("(min-width: 80rem)", ".to-forms"),
        # Lines to write on, which are for paper.
        ("", ".own-questions"),
        # On a phone every cell of the table says the name of its column itself.
        ("(max-width: 37.49rem)", ".options thead"),
        ("(max-width: 37.49rem)", ".folds thead"),
        ("", ".folds thead"),
        # What does something only on a screen. The number stands in the words of the card, too.
        ("print", ".skip"),
        ("print", ".languages"),
        ("print", ".contents"),
        ("print", ".forms"),
        ("print", ".colophon a"),
        ("print", ".call"),
    }
)
"""Conditions and selectors of our own rules that hide furniture. No other rule may hide a word."""
_UNSEEN = frozenset({"head", "script", "style", "title", "svg", ""})
"""Elements whose words nobody sees; a comment has no name."""
_HINT = "nothing that readers need may be hidden; it is a fault of ours, or the file was changed: build it again"
_FIRST_WORDS = 8
_MOST_IMPORTS = 5
"""How deep style sheets are read that import others, which may import them."""


def prove_page_styles(document: Document, path: Path, display_path: str) -> tuple[Diagnostic, ...]:
    """Every element of the page with words that its style hides, where it begins to be hidden. A page that cannot be
    read has none: it says so where its words are compared."""
    try:
        root = tinyhtml5.parse(path.read_text(encoding="utf-8-sig"), namespace_html_elements=False)
        wrapper = cssselect2.ElementWrapper.from_html_root(root)
        sheets = [element.text or "" for element in root.iter("style")]
        return tuple(_diagnose(wrapper, sheets, document, PAGE_WORDS_HIDDEN, display_path, ""))
    except (OSError, RecursionError, ValueError):
        return ()


def prove_book_styles(document: Document, path: Path, display_path: str) -> tuple[Diagnostic, ...]:
    """The same for each file of the e-book, with the style sheets that it names."""
    diagnostics: list[Diagnostic] = []
    try:
        with ZipFile(path) as book:
            for name in filter(_is_page, book.namelist()):
                root = ElementTree.fromstring(book.read(name))
                wrapper = cssselect2.ElementWrapper.from_xml_root(root)
                sheets = list(_find_sheets(root, name, book))
                diagnostics += _diagnose(wrapper, sheets, document, BOOK_WORDS_HIDDEN, display_path, f"`{name}`: ")
    except (BadZipFile, EOFError, ElementTree.ParseError, OSError, RuntimeError, ValueError, zlib.error):
        pass  # as for the page; a RuntimeError where it is locked, or nested too deep
    return tuple(diagnostics)


def _is_page(name: str) -> bool:
    return name.endswith(".xhtml")


def _find_sheets(root: ElementTree.Element, name: str, book: ZipFile) -> Iterator[str]:
    """The style sheets of a file of the book; one that is missing styles nothing."""
    for element in root.iter():
        if read_local_name(element) == "style":
            yield element.text or ""
        elif read_local_name(element) == "link" and "stylesheet" in element.get("rel", "").split():
            yield from _read_sheet(element.get("href", ""), name, book, _MOST_IMPORTS)


def _read_sheet(address: str, from_name: str, book: ZipFile, most: int) -> Iterator[str]:
    """A style sheet of the book, and those that it imports."""
    name = posixpath.normpath(posixpath.join(posixpath.dirname(from_name), unquote(address)))
    if name in book.namelist():
        sheet = book.read(name).decode("utf-8", "replace")
        yield sheet
        for imported in read_imports(sheet) if most else ():
            yield from _read_sheet(imported, name, book, most - 1)


def _diagnose(
    wrapper: Any, sheets: Sequence[str], document: Document, rule: Rule, display_path: str, where: str
) -> Iterator[Diagnostic]:
    rules, customs = _read_rules(tuple(sheets))
    hidden = list(_find_hidden(wrapper, rules, customs))
    spans = dict(_list_spans(document)) if hidden else {}
    for element, hiding in hidden:
        words = _read_words(element.etree_element)
        first = " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")
        span = spans.get(element.id or "") or Span("")
        name = "" if not span.path else f"{display_path.rpartition('/')[2]}: "
        message = f"{name}{where}“{first}” is hidden from readers, by `{hiding}`"
        yield rule.at(span if span.path else Span(display_path), message, _HINT)


@lru_cache(8)
def _read_rules(sheets: tuple[str, ...]) -> tuple[Sequence[HidingRule], Declarations]:
    """The rules of some style sheets that may hide what is to be seen, and their custom properties. All files of a book
    share their sheets, and so do many books."""
    customs = read_customs(sheets)
    rules = (one for sheet in sheets for one in read_hiding_rules(sheet, customs))
    return [one for one in rules if (one.condition, one.selector_text) not in _ALLOWED], customs


def _list_spans(document: Document) -> Iterator[tuple[str, Span]]:
    """Where each part stands that has an id, by the id."""
    for node in walk((document.key_points, document.sections)):
        if name := getattr(node, "id", ""):
            yield name, node.span


def _find_hidden(element: Any, rules: Sequence[HidingRule], customs: Declarations) -> Iterator[tuple[Any, str]]:
    """The outermost elements that are hidden and have words, with what hides them."""
    if read_local_name(element.etree_element) in _UNSEEN:
        return
    hiding = _find_reason(element, rules, customs)
    if hiding and _read_words(element.etree_element):
        yield element, hiding
        return
    for child in element.iter_children():
        yield from _find_hidden(child, rules, customs)


def _find_reason(element: Any, rules: Sequence[HidingRule], customs: Declarations) -> str:
    tree = element.etree_element
    if reason := find_hiding_markup(element):
        return reason
    style = find_hiding(read_declarations(tree.get("style"), customs)) if tree.get("style") else ()
    if style:
        return style[0]
    return next((str(rule) for rule in rules if rule.selector.test(element)), "")


def _read_words(element: ElementTree.Element) -> list[str]:
    """The words in an element; those of scripts and drawings are none."""
    if read_local_name(element) in _UNSEEN:
        return []
    words = (element.text or "").split()
    for child in element:
        words += _read_words(child)
        words += (child.tail or "").split()
    return words
