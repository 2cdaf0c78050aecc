"""Sizes of a Markdown text, looked at before pandoc reads it: what goes beyond a limit is reported where it does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from pipeline.model import limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Cite, Emphasis, Fact, Foreign, Inlines, Link, Strong, Term, walk
from pipeline.model.limits import Limit
from pipeline.model.source import Source, Span

_UNUSUAL = re.compile(r"\S{61,}")
_TARGET = re.compile(r"\]\([^()\s]*")
_LONG_WORD = re.compile(rf"\S{{{limits.WORD_LENGTH.most + 1},}}")
_SIGN = re.compile(r"[]\[^$~*_{<`]")
"""What may begin or end something: a reader of Markdown compares each with each."""
_BAR = re.compile(r"(?<!\\)\|")
_MARKED = (Cite, Emphasis, Fact, Foreign, Link, Strong, Term)
_SHORTER = "break it up, or say less: nobody reads so much"


def report_sizes(source: Source, lines: list[str], diagnostics: Diagnostics) -> bool:
    """Report the first place at which the lines of a text (those of its head are empty) go beyond each limit; whether
    the text is too large as a whole, so that nothing more can be said of it."""
    counts = {limits.LINES: 0, limits.LETTERS: 0, limits.WORDS: 0, limits.LONG_WORDS: 0}
    before, signs = len(diagnostics), 0
    for number, line in enumerate(lines, 1):
        counted, signs = signs, signs + len(_SIGN.findall(line)) if line.strip(" \t") else 0
        if counted <= limits.PARAGRAPH_SIGNS.most < signs:
            report_beyond(limits.PARAGRAPH_SIGNS, source.span(number), diagnostics)
        if line.strip(" \t"):
            for limit, more in _measure(line).items():
                if counts[limit] <= limit.most < counts[limit] + more:
                    report_beyond(limit, source.span(number), diagnostics)
                counts[limit] += more
    too_large = len(diagnostics) > before
    for number, line in enumerate(lines, 1):
        _report_line(source, number, line, diagnostics)
    return too_large


def _measure(line: str) -> Mapping[Limit, int]:
    """How much of each that is counted over a whole text stands on a line."""
    long = sum(len(word.group()) for word in _UNUSUAL.finditer(_TARGET.sub("](", line))) if len(line) > 60 else 0
    return {
        limits.LINES: 1,
        limits.LETTERS: len(line.strip(" \t")),
        limits.WORDS: len(line.split()),
        limits.LONG_WORDS: long,
    }


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


def report_inlines(paragraph: Inlines, place: Span, diagnostics: Diagnostics) -> None:
    """Report more facts, links and the like in a paragraph than can be set in time."""
    report_number(
        limits.PARAGRAPH_PARTS, sum(isinstance(node, _MARKED) for node in walk(paragraph)), place, diagnostics
    )


def report_uses(parts: object, diagnostics: Diagnostics) -> None:
    """Report more terms, references and links in the words of a text than can be set in time."""
    terms: dict[object, Span] = {}
    references: dict[object, Span] = {}
    links: dict[object, Span] = {}
    inlines: dict[object, Span] = {}
    for node in walk(parts):
        if isinstance(node, _MARKED):
            inlines[len(inlines)] = node.span
        match node:
            case Term(key=key, span=span):
                terms.setdefault(key, span)
            case Cite(keys=keys, span=span):
                for key in keys:
                    references.setdefault(key, span)
            case Link(span=span):
                links[len(links)] = span
    counted = {limits.TERMS: terms, limits.REFERENCES: references, limits.LINKS: links, limits.INLINE_PARTS: inlines}
    for limit, uses in counted.items():
        if len(uses) > limit.most:
            report_number(limit, len(uses), next(islice(uses.values(), limit.most, None)), diagnostics)
