"""Words in YAML that are printed as they stand: Markdown in a title, a fact or an explanation would be printed with its
signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.source import KeyPath, Places, Source
from pipeline.templating.compose.rich_text import MARKDOWN
from pipeline.validation.reading.plain_words import find_markup

_ADDRESS = re.compile(r"(?<![a-z])[a-z]{1,20}://[^\s)]+|^10\.\S+$")
_NOT_PRINTED = frozenset(
    {"allow", "to_check", "formats", "history", "placeholders", "cover", "logo", "url", "email", "digest", "scope"}
)
"""Keys whose values are for those who make the leaflet, or are no words."""
_SIGNS = re.compile(r"[*^~\\]")
LONGEST_SHOWN = 40
"""Characters of a mark that a message shows."""
_RICH = re.compile(r"</?(?:i|b|em|strong|sup|sub|span|sc)\b[^>]*>")
"""Marks that references may have (CSL 1.0.2, appendix on rich text)."""


def report_marks(source: Source, value: Any, places: Places, diagnostics: Diagnostics, rich: bool = False) -> None:
    """Report each value with a mark in it, at the mark where it stands on one line. `rich` are references, whose words
    may have some HTML, and the Markdown for it."""
    for path, words in _list_words(value, ()):
        passed_over = _ADDRESS.sub(_hide, words)
        match = find_markup(_hide_rich_text(passed_over) if rich else passed_over)
        if match is None:
            continue
        mark = words[match.start() : match.end()].strip()
        quoted = mark if len(mark) <= LONGEST_SHOWN else f"{mark[: LONGEST_SHOWN - 1]}…"
        place = source.within(places.value(*path), mark.split("\n")[0])
        message = f"`{quoted}` would be printed with its signs: words here are printed as they stand"
        diagnostics.report(codes.LEFTOVER_MARK, place, message, "write the words alone, and a character as itself")


def _hide_rich_text(words: str) -> str:
    """The words with other signs for the marks of rich text."""
    for marks, _ in MARKDOWN:
        words = marks.sub(lambda match: _SIGNS.sub("x", match.group()), words)
    return _RICH.sub(_hide, words)


def _hide(match: re.Match[str]) -> str:
    return "x" * len(match.group())


def _list_words(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Every text in a value that is printed, with the way to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NOT_PRINTED:
                yield from _list_words(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _list_words(inner, (*path, number))
