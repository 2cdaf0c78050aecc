"""Sizes of a Markdown text, looked at before pandoc reads it: what goes beyond a limit is reported where it does."""

from __future__ import annotations

import re
from itertools import islice

from pipeline.model import limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.limits import Limit
from pipeline.model.source import Source, Span

_WORD = re.compile(r"\S+")
_LONG_WORD = re.compile(rf"\S{{{limits.WORD_LENGTH.most + 1},}}")
_BAR = re.compile(r"(?<!\\)\|")
_SHORTER = "break it up, or say less: nobody reads so much"


def report_sizes(source: Source, lines: list[str], diagnostics: Diagnostics) -> None:
    """Report the first place at which the lines of a text (those of its head are empty) go beyond each limit."""
    words, written, letters = 0, 0, 0
    for number, line in enumerate(lines, 1):
        size = len(line.strip())
        if not size:
            continue
        written += 1
        if written == limits.LINES.most + 1:
            report_beyond(limits.LINES, source.span(number), diagnostics)
        if letters <= limits.LETTERS.most < letters + size:
            report_beyond(limits.LETTERS, source.span(number), diagnostics)
        letters += size
        before, words = words, words + len(line.split())
        if before <= limits.WORDS.most < words:
            last = next(islice(_WORD.finditer(line), limits.WORDS.most - before, None))
            report_beyond(limits.WORDS, source.span(number, last.start() + 1, last.end() + 1), diagnostics)
        _report_line(source, number, line, diagnostics)


def _report_line(source: Source, number: int, line: str, diagnostics: Diagnostics) -> None:
    if len(line) > limits.LINE_LENGTH.most:
        report_beyond(limits.LINE_LENGTH, source.span(number), diagnostics, "break it up", len(line))
        return
    if len(line) > limits.WORD_LENGTH.most and (word := _LONG_WORD.search(line)):
        place = source.span(number, word.start() + 1, word.end() + 1)
        report_beyond(limits.WORD_LENGTH, place, diagnostics, "part it with spaces", len(word.group()))
    if line.count("|") > limits.TABLE_COLUMNS.most:
        columns = len(_BAR.findall(line.strip().strip("|"))) + 1
        if columns > limits.TABLE_COLUMNS.most:
            hint = "make several tables, or turn rows and columns round"
            report_beyond(limits.TABLE_COLUMNS, source.span(number), diagnostics, hint, columns)


def report_number(limit: Limit, number: int, place: Span, diagnostics: Diagnostics) -> None:
    """Report that more of something stand in one place than can be set in time."""
    if number > limit.most:
        report_beyond(limit, place, diagnostics, "make several parts of it, or take some out", number)


def report_beyond(limit: Limit, place: Span, diagnostics: Diagnostics, hint: str = _SHORTER, number: int = 0) -> None:
    """Report that there is more of something than its limit; `number` is how much there is, where that is known."""
    there = f"{number:,} {limit.of}" if number else f"more than {limit.most:,} {limit.of}"
    message = f"there are {there}; at most {limit.most:,} can be read" if number else f"there are {there}"
    diagnostics.report(limit.rule, place, message, hint)
