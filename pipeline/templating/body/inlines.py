"""Renderer of inline nodes as (X)HTML, the same for the page, the PDF and the EPUB.

Void elements are closed and every attribute is quoted, so that the result is good as HTML and as XML.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from markupsafe import Markup, escape

from pipeline.model.document import (
    Abbreviation,
    Blank,
    Break,
    Cite,
    Emphasis,
    Fact,
    Foreign,
    Inline,
    Inlines,
    Link,
    Strong,
    Term,
    Text,
    Tick,
    plain,
)
from pipeline.templating.body.writing import GAP, leads_to_tick, write_blank, write_tick
from pipeline.templating.directions import Direction, find_direction, write_direction

Quotes = tuple[str, str, str, str]
"""The marks of a language: double opening and closing, single opening and closing."""

HARD_SPACE = re.compile(r"(?<!\d)\u00a0")
"""A space at which no line breaks, behind a word and not behind a number."""

Address = Callable[[str], str]
"""Where a link target of the document stands in this output: the EPUB puts sections into files of their own."""


_CLOSED_LATER = r"(?:[^']|(?<=\w)'(?=\w))*+(?<=[^\s'])'"
_ELIDED = re.compile(
    r"n\b|(?:(?:tis|twas|twere|twill|til|em)|\d0s|(?-i:[stk]))\b(?!')"
    rf"|(?:cause|cos|bout|\d\d)\b(?!{_CLOSED_LATER})",
    re.IGNORECASE,
)
"""What follows an apostrophe that stands for letters in front of a word: ’Tis, ’90s, ’n’. Where the next mark closes,
words that also stand without those letters are in quotes: ‘S’, ‘12’, ‘cause of death’."""
_FEET = re.compile(r"""\d[½¼¾]?(?P<feet>')(?=\s?\d+\s?[½¼¾]?(?P<inches>"))""")
_FIGURE = re.compile(r"[\d½¼¾⅓⅔]$")


def set_quotes(text: str, quotes: Quotes, before: str = "") -> str:
    """The text with straight quotes and apostrophes set as the language prints them; `before` is what stands in
    front of it. A mark after a space, a bracket, a dash or nothing opens; every other one closes. Feet and inches
    stay straight."""
    double_open, double_close, single_open, single_close = quotes
    measures = {match.start(part) for match in _FEET.finditer(text) for part in ("feet", "inches")}
    waiting = {'"': bool(before), "'": bool(before)}

    def set_mark(match: re.Match[str]) -> str:
        mark, start = match.group(), match.start()
        ahead = text[start - 1] if start else before[-1:]
        behind = text[match.end() : match.end() + 1]
        if start in measures or (_FIGURE.match(ahead) and not waiting[mark] and not behind.isalpha()):
            return mark
        opens = not ahead or ahead.isspace() or ahead in "([{-–—/“‘«"
        if mark == "'":
            opens = opens and not _ELIDED.match(text, match.end())
        waiting[mark] = opens or (waiting[mark] and behind.isalnum())
        if mark == '"':
            return double_open if opens else double_close
        return single_open if opens else single_close

    return re.sub(r"[\"']", set_mark, text)


def loosen_spaces(words: str, fact_kind: str) -> str:
    """The words of a fact with hard spaces behind its numbers only: "1 sachet in 150 ml of water" may break before
    "in", where it does not fit the line or the cell that it stands in. A phone number keeps all of them."""
    return HARD_SPACE.sub(" ", words) if fact_kind in ("dose", "number") else words


def is_dose(words: Inlines) -> bool:
    """Whether some words are a dose and nothing else, as in a cell of a table of doses."""
    return len(words) == 1 and isinstance(words[0], Fact) and words[0].fact_kind == "dose"


def write_inlines(
    nodes: Inlines, quotes: Quotes, address: Address, drawing: str = "", direction: Direction = "ltr"
) -> Markup:
    """Inline nodes as markup, in words that run in a direction. `drawing` is the address of the empty picture that
    stands for what is written on."""
    parts: list[Markup] = []
    before = ""
    for number, node in enumerate(nodes):
        if isinstance(node, Tick) and leads_to_tick(nodes[:number]):
            parts.append(GAP)
        parts.append(_write_inline(node, quotes, address, before, drawing, direction))
        before = node.value[-1:] if isinstance(node, Text) else " " if isinstance(node, Break) else "x"
    return Markup("").join(parts)


def _write_inline(
    node: Inline, quotes: Quotes, address: Address, before: str, drawing: str, direction: Direction
) -> Markup:
    own = _find_own_direction(node, direction)
    write = partial(write_inlines, quotes=quotes, address=address, direction=own)
    match node:
        case Text():
            return escape(set_quotes(node.value, quotes, before))
        case Break():
            return Markup("<br/>")
        case Cite():
            return Markup(" ").join(_write_citation(number, address) for number in node.numbers)
        case Abbreviation():
            return Markup('<abbr title="{}">{}</abbr>').format(set_quotes(node.expansion, quotes), node.value)
        case Blank():
            return write_blank(node, write(node.children), write(node.unit), drawing)
        case Tick():
            return write_tick(node, write(node.children, drawing=drawing), drawing)
    apart = write_direction(own, direction)
    return _wrap(node, write(node.children, drawing=drawing), address, apart)


def _find_own_direction(node: Inline, around: Direction) -> Direction:
    """Which way the words of a node run. Words of another language, what a link leads to, phone numbers and doses have
    a direction of their own; figures alone run from the left."""
    match node:
        case Foreign() | Link():
            figures: Direction = "ltr" if isinstance(node, Link) and node.target.startswith("tel:") else around
            return find_direction(plain(node.children), figures)
        case Fact(fact_kind="phone" | "dose"):
            return find_direction(plain(node.children), "ltr")
    return around


def _wrap(
    node: Strong | Emphasis | Foreign | Link | Term | Fact, inside: Markup, address: Address, apart: Markup
) -> Markup:
    """The element of a node that has inlines inside, around their markup; `apart` is the attribute of one that runs
    another way than the words around it."""
    match node:
        case Strong():
            return Markup("<strong>{}</strong>").format(inside)
        case Emphasis():
            return Markup("<em>{}</em>").format(inside)
        case Foreign():
            return Markup('<span lang="{0}" xml:lang="{0}"{2}>{1}</span>').format(node.language, inside, apart)
        case Link():
            name = "tel" if node.target.startswith("tel:") else "link"
            language = Markup(' hreflang="{}"').format(node.language) if node.language else ""
            attributes = language + apart
            return Markup('<a class="{}" href="{}"{}>{}</a>').format(name, address(node.target), attributes, inside)
        case Term():
            return Markup('<a class="term" href="{}">{}</a>').format(address(f"#term-{node.key}"), inside)
        case Fact():
            loose = Markup(loosen_spaces(inside, node.fact_kind))
            return Markup('<span class="fact fact-{}"{}>{}</span>').format(node.fact_kind, apart, loose)


def _write_citation(number: int, address: Address) -> Markup:
    return Markup('<a class="cite" href="{}">[{}]</a>').format(address(f"#reference-{number}"), number)
