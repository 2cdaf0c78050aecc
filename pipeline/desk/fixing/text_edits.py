"""Edits of a text: stretches of single lines that give way to other words, and nothing beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.codes import RULES
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.language_codes import ODD_UNICODE
from pipeline.model.source import CONTROL, Source

_MARKUP = re.compile(r"[*_\[\]{}<>`\\|#~^$\n\r]|&(?:#|\w+;)|\(\(|\)\)|:::|https?:|www\.")
"""What may be more than words: a stretch with such a sign is left to a person."""
_LATIN = re.compile("[A-Za-z]")
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u052f]")
"""Letters that stand in no Latin word but by mistake."""
_HOLDS_VALUES = re.compile(r"\s*:::|[^{]*\{(?!\{)")
"""A line with attributes, whose values stand in quotes."""


@dataclass(frozen=True, order=True)
class TextEdit:
    """A stretch of a line (counted from 1, columns in code points from 1, the end exclusive) and what to write there.
    `code` is of the rule that says so."""

    line: int
    column: int
    end_column: int
    written: str
    code: str = ""


def choose_edits(diagnostics: Iterable[Diagnostic], source: Source) -> tuple[TextEdit, ...]:
    """What rules that can be fixed say to write in a file, in order and none beside another. What is doubtful is left
    out: stretches of several lines, with markup, or in values; and of two that meet, the second. Characters that are
    not what they look like come first, because other rules take them as they are."""
    head = _find_head(source)
    wanted = {
        TextEdit(one.span.line, one.span.column, one.span.end_column, one.expected, one.code)
        for one in diagnostics
        if one.expected and one.span.path == source.path and _is_plain(one, source, head)
    }
    return tuple(sorted(_leave_apart(sorted(wanted, key=lambda one: (one.code != ODD_UNICODE.code, one)))))


def _is_plain(diagnostic: Diagnostic, source: Source, head: int) -> bool:
    """Whether a rule that can be fixed says so, and what stands there and is to stand there are words alone."""
    span, written = diagnostic.span, diagnostic.expected
    line = source.line(span.line)
    words = line[span.column - 1 : span.end_column - 1]
    if span.line != span.end_line or not words or words == written:
        return False
    rule = RULES.get(diagnostic.code)
    only_spaces = "".join(words.split()) == "".join(written.split())
    if rule is None or not rule.fixable or (rule.fixable == "spaces" and not only_spaces):
        return False
    if diagnostic.code != ODD_UNICODE.code and _OTHER_SCRIPT.search(words) and _LATIN.search(words):
        return False
    if _MARKUP.search(words) or _MARKUP.search(written) or CONTROL.search(written):
        return False
    in_value = span.line <= head or _HOLDS_VALUES.match(line) is not None
    return not (in_value and '"' in words + written)


def _find_head(source: Source) -> int:
    """The last line of the front matter; 0 where there is none."""
    lines = source.lines
    closed = (number for number, line in enumerate(lines[1:], 2) if line.rstrip() == "---")
    return next(closed, 0) if lines[0].rstrip() == "---" else 0


def _leave_apart(edits: Iterable[TextEdit]) -> Iterator[TextEdit]:
    """Those that do not meet one before them."""
    taken: dict[int, list[TextEdit]] = {}
    for edit in edits:
        others = taken.setdefault(edit.line, [])
        if all(one.end_column < edit.column or edit.end_column < one.column for one in others):
            others.append(edit)
            yield edit


def apply_edits(lines: Sequence[str], edits: Iterable[TextEdit]) -> list[str]:
    """The lines with edits in them, which are in order and stand apart."""
    new = list(lines)
    for edit in sorted(edits, reverse=True):
        line = new[edit.line - 1]
        new[edit.line - 1] = line[: edit.column - 1] + edit.written + line[edit.end_column - 1 :]
    return new
