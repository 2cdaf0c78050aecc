"""Words that reading would lose: every letter and digit of the text has to stand in something that was read.

The readers note the place of all that they took in: words, and what is markup behind words, such as the address of a
link. A letter of the file at no such place is in no output, and nobody who compares outputs with the tree could know.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, Diagnostics
from pipeline.model.document import Emphasis, Strong, plain
from pipeline.model.source import Source, Span

_MARKERS = re.compile(r"(?:\s*(?:[-+*:>]|\d{1,9}[.)])(?=\s|$))+")
"""Signs of lists and definitions, in front of the words of a line."""
_LOST = re.compile(r"[^\W_](?:[^\0]*[^\W_])?")
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
"""Scripts in which words stand side by side without a space, or take endings without one."""


@dataclass
class TakenPlaces:
    """Where something stands that was read, as columns from 0 on each line."""

    lines: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    _whole: set[int] = field(default_factory=set)

    def add(self, span: Span) -> None:
        """Note a stretch of the file."""
        last = span.end_column - 1 if span.end_line == span.line else 1 << 30
        self.lines.setdefault(span.line, []).append((span.column - 1, last))
        for line in range(span.line + 1, span.end_line):
            if line not in self._whole:  # each node of a long paragraph may have the place of all of it
                self._whole.add(line)
                self.lines.setdefault(line, []).append((0, 1 << 30))
        if span.end_line > span.line:
            self.lines.setdefault(span.end_line, []).append((0, span.end_column - 1))

    def mask(self, number: int, line: str) -> str:
        """A line with NUL in the place of what was read."""
        parts, done = [], 0
        for start, end in sorted(self.lines.get(number, ())):
            end = min(end, len(line))
            if end > done:
                start = max(start, done)
                parts += [line[done:start], "\0" * (end - start)]
                done = end
        return "".join(parts) + line[done:]


def report_lost_words(
    source: Source, text: str, openings: Mapping[int, object], taken: TakenPlaces, diagnostics: Diagnostics
) -> None:
    """Report each line of `text` (what pandoc was given) with words that were not read. A line of which something
    wrong is known already is left out: its words may be missing for that reason."""
    lines = text.split("\n")
    known = _merge_lines(diagnostics, lines)
    for number, line in enumerate(lines, 1):
        if number in openings or not line.strip():
            continue
        rest = taken.mask(number, line)
        markers = _MARKERS.match(rest)
        start = markers.end() if markers else 0
        lost = _LOST.search(rest, start)
        if lost is not None and not _is_within(number, known):
            message = f"“{lost.group().strip()}” would be lost: it is read as no part of the words"
            hint = "write it as plain words, with a blank line before and after the paragraph, list or table"
            diagnostics.report(codes.LOST_WORDS, source.span(number, lost.start() + 1, lost.end() + 1), message, hint)


def _merge_lines(diagnostics: Iterable[Diagnostic], lines: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of lines with errors, in order and without overlaps. A definition of a link goes on to the end of
    its paragraph."""
    merged: list[tuple[int, int]] = []
    wrong = sorted({(one.span.line, one.span.end_line, one.code) for one in diagnostics if one.severity == "error"})
    for first, last, code in wrong:
        while code == codes.LINK_DEFINITION.code and last < len(lines) and lines[last].strip():
            last += 1
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _is_within(number: int, stretches: list[tuple[int, int]]) -> bool:
    while stretches and stretches[0][1] < number:  # lines are asked for from top to bottom
        stretches.pop(0)
    return bool(stretches) and stretches[0][0] <= number


def diagnose_split_word(source: Source, node: Strong | Emphasis) -> Iterator[Diagnostic]:
    """An error where bold or stressed letters stand in a word: `2*3*4` is read as 234."""
    inside, span = plain(node.children), node.span
    before = source.line(span.line)[: span.column - 1][-1:]
    after = source.line(span.end_line)[span.end_column - 1 :][:1]
    if _join(before, inside[:1]) or _join(inside[-1:], after) or _is_product(source, node, inside):
        message = f"“{inside}” is taken out of its word or number by the stars around it"
        hint = "put a space between them; a sign that is meant is `\\*`, and times is `×`"
        yield codes.SPLIT_WORD.at(span, message, hint)


def _is_product(source: Source, node: Strong | Emphasis, inside: str) -> bool:
    """Whether a stressed number stands between two others: `2 *3* 4` is a multiplication."""
    before, after = source.line(node.span.line)[: node.span.column - 1], source.line(node.span.end_line)
    number = bool(inside) and inside.replace(".", "").replace(",", "").isdigit()
    return number and before.rstrip()[-1:].isdigit() and after[node.span.end_column - 1 :].lstrip()[:1].isdigit()


def _join(left: str, right: str) -> bool:
    """Whether two characters make one word."""
    return left.isalnum() and right.isalnum() and not (_is_unspaced(left) or _is_unspaced(right))


def _is_unspaced(character: str) -> bool:
    return unicodedata.name(character, "").startswith(_UNSPACED)
