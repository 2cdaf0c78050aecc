"""Signs that our fonts can print, and that words say better (ACC109): not every reader knows them, and a screen reader
leaves some out or calls them by their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Cell, Fact, Group, Heading, Inlines, Option, Paragraph, Section, plain, walk
from pipeline.model.leaflet import Leaflet
from pipeline.model.source import Span

_BOX_HINT = "write a box to tick as `[]{.tick} Yes`, things to bring as `::: checklist`"
_HINTS = {
    "≥": "write “at least”",
    "≤": "write “at most”",
    "≈": "write “about”",
    "≠": "write “not the same as”",
    "→": "write “then”, or “to”",
    "←": "write “from”",
    "↑": "write “more”, or “higher”",
    "↓": "write “less”, or “lower”",
    "↔": "write “both ways”",
    "☐": _BOX_HINT,
}
"""By sign, what to write for it wherever it stands."""
_MICRO = re.compile("(?<![\u0370-\u03ff])[\u00b5\u03bc](mol|g|l|L|m|s)?(?![\u0370-\u03ff])")
"""The micro sign, or the Greek letter that keyboards have for it, with its unit: no letter of a Greek word."""
_UNITS = {
    "g": "micrograms",
    "l": "microlitres",
    "L": "microlitres",
    "m": "micrometres",
    "mol": "micromoles",
    "s": "microseconds",
}
_ANSWERS = {**dict.fromkeys("✓✔☑", "Yes"), **dict.fromkeys("✗✘☒", "No")}
"""Signs that may stand beside their words, and not for them."""


def diagnose_signs(words: str, place: Span, within: bool = False) -> Iterator[Diagnostic]:
    """A diagnostic for each sign in `words` that is better written in words wherever it stands: at the column of the
    first one, or `within` the whole place."""
    hints: dict[str, tuple[int, str]] = {}
    for column, character in enumerate(words, 1):
        if character in _HINTS:
            hints.setdefault(character, (column, _HINTS[character]))
    for match in _MICRO.finditer(words):
        in_words = _UNITS.get(match[1] or "", "micro")
        hints.setdefault(match[0], (match.start() + 1, f"write “{in_words}”: a µ is easily read as an m"))
    for sign, (column, hint) in sorted(hints.items(), key=lambda entry: entry[1]):
        here = place if within else Span(place.path, place.line, column, place.line, column + len(sign))
        message = f"`{sign}` is not clear to every reader, and a voice may leave it out"
        yield codes.UNCLEAR_SIGN.at(here, message, hint)


def answers_are_words(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """No tick or cross is all that a cell, a paragraph, an item or a heading says."""
    for language in leaflet.texts:
        for node in walk(leaflet.printed(language)):
            words = _read_words(node)
            signs = [sign for sign in plain(words) if sign in _ANSWERS]
            if signs and not _has_words(words):
                message = f"`{signs[0]}` stands alone, and a voice may leave it out or call it by its shape"
                hint = f"write “{_ANSWERS[signs[0]]}”, or “{signs[0]} {_ANSWERS[signs[0]]}”"
                yield codes.UNCLEAR_SIGN.at(node.span, message, hint)


def _read_words(node: object) -> Inlines:
    """What a node says by itself; nothing for a part of a sentence, and for what has others in it."""
    if isinstance(node, Cell | Paragraph | Heading):
        return node.children
    return node.title if isinstance(node, Section | Group | Option) else ()


def _has_words(words: Inlines) -> bool:
    """Whether there is a letter or a digit in them, or a fact, which has some."""
    return any(map(str.isalnum, plain(words))) or any(isinstance(node, Fact) for node in walk(words))
