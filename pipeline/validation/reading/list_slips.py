"""Lines near lists that Markdown reads as something else than their writer: a line that ends a list of steps by its
indentation, one that joins the last item, and numbers that are not printed as they are written.

CommonMark 0.31.2, section 5.2: an item holds what is indented as far as its own words begin.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Item, Steps
from pipeline.model.source import TAB, Source, Span

_ITEM = re.compile(r" *(?P<mark>[-+*]|(?P<number>\d{1,9})[.)])(?P<space> +|$)")
_OTHER = re.compile(r"\s*(?::{2,}|#{1,6}(?:\s|$)|\||!\[|(?:[-*_=]\s*){3,}$)")
"""Lines that begin something else: a fence, a heading, the row of a table, a picture, a rule."""
_SENTENCE_END = re.compile(r"[.!?:;。？！؟।][\"'”’»)*_\]]*\s*$")
_NUMBER = re.compile(r"(?:^|\s)(\d{1,9})[.)]\s+[^\w]*$")
_EMPTY = re.compile(r"\s*(?:(?:[-+*]|\d{1,9}[.)])(?:\s+|$))+$")
"""A line with nothing but the signs of items."""
_WORDLESS = "write its words or take it out"
SHORT_LINE = 60
"""Characters of a line that its writer has not wrapped."""
LARGEST_START = 100
"""A list does not begin here; a year does."""


@dataclass(frozen=True)
class _OpenItem:
    """An item that is open: the columns of its mark and of its words, whether it is a step, and what its mark ends
    with, which is the same in all items of a list."""

    indent: int
    content: int
    step: bool
    sign: str


@dataclass
class _ListScanner:
    """Looks through the lines from top to bottom; `items` are those that are open, the outermost first."""

    source: Source
    diagnostics: Diagnostics
    items: list[_OpenItem] = field(default_factory=list)
    before: str = ""
    joined: bool = False

    def read(self, number: int, line: str) -> None:
        """Take in the next line."""
        expanded = line.expandtabs(TAB)
        indent = len(expanded) - len(expanded.lstrip())
        item = _ITEM.match(expanded)
        if not line.strip():
            self.joined = False
        elif _OTHER.match(line) and not item:
            self.items = [open_item for open_item in self.items if open_item.content <= indent]
        elif item and (self.items or not self.before.strip() or item["mark"] in ("-", "+", "*", "1.", "1)")):
            self._read_item(number, indent, item)
        elif self.items:
            self._read_words(number, line, indent)
        self.before = line

    def _read_item(self, number: int, indent: int, item: re.Match[str]) -> None:
        if item["number"] is None:
            self._report_indent(number, indent)
        self._report_other_sign(number, indent, item["mark"])
        self._close(indent)
        self.joined = False
        space = len(item["space"]) or 1
        content = item.end("mark") + (space if space <= TAB else 1)
        self.items.append(_OpenItem(indent, content, item["number"] is not None, item["mark"][-1]))

    def _report_other_sign(self, number: int, indent: int, mark: str) -> None:
        """Report an item right below another one whose sign begins a list of its own."""
        beside = [item for item in self.items if item.indent <= indent < item.content]
        if not beside or not self.before.strip() or beside[-1].sign == mark[-1]:
            return
        if beside[-1].step == mark[:-1].isdigit():
            hint = f"write `{beside[-1].sign}` here too, or part the lists by a sentence"
            message = f"`{mark[-1]}` begins another list: the one above has `{beside[-1].sign}`"
            self.diagnostics.report(codes.READ_OTHERWISE, self.source.span(number), message, hint)

    def _read_words(self, number: int, line: str, indent: int) -> None:
        if not self.before.strip():
            self._report_indent(number, indent)
            self._close(indent)
        elif indent < self.items[-1].content and not self.joined:
            self.joined = True
            short = len(self.before) < SHORT_LINE and (line.lstrip()[:1].isupper() or len(line) < SHORT_LINE)
            if short or _SENTENCE_END.search(self.before):
                hint = f"put a blank line above it; where it belongs to the item, indent it by {self.items[-1].content}"
                message = "this line joins the last item of the list above it"
                self.diagnostics.report(codes.READ_OTHERWISE, self.source.span(number), message, hint)

    def _report_indent(self, number: int, indent: int) -> None:
        """Report a line that is indented, but not as far as the item that it was meant to stand in."""
        for item in self.items:
            if item.indent < indent < item.content:
                what, whole = ("step", "list of steps") if item.step else ("item", "item")
                hint = f"indent it by {item.content} to keep it in the {what}"
                message = f"this line ends the {whole} above it: it is not indented far enough"
                self.diagnostics.report(codes.READ_OTHERWISE, self.source.span(number), message, hint)
                return

    def _close(self, indent: int) -> None:
        while self.items and self.items[-1].content > indent:
            self.items.pop()


def report_list_slips(source: Source, text: str, openings: Mapping[int, object], diagnostics: Diagnostics) -> None:
    """Report the lines of `text` (what pandoc is given) that are not read as they look."""
    scanner = _ListScanner(source, diagnostics)
    for number, line in enumerate(text.split("\n"), 1):
        if number in openings:
            scanner.items = []
        scanner.read(number, line)
        if re.match(r" {0,3}~\s", line):
            message = "`~` at the start of a line makes the words above it a term, and this its definition"
            hint = "begin an item with `- `, and a definition with `: `"
            diagnostics.report(codes.READ_OTHERWISE, source.span(number), message, hint)


def report_step_numbers(source: Source, steps: Steps, expected_start: int, diagnostics: Diagnostics) -> None:
    """Report a list that begins with a number that was hardly meant as that of a step, and the first step whose number
    is not the one that will be printed. Where all steps have one number, nobody has counted. `expected_start` is where
    a list goes on that was interrupted."""
    first = source.line(steps.span.line)
    alone = len(steps.items) == 1 and steps.start not in (1, expected_start)
    if steps.items[0].blocks and (steps.start >= LARGEST_START or alone):
        sign = "a bracket" if re.search(rf"{steps.start}\)", first) else "a dot"
        message = f"`{steps.start}` and {sign} at the start of a line begin a list of steps"
        diagnostics.report(codes.READ_OTHERWISE, source.span(steps.span.line), message, _hint_at_start(first))
    written = [_read_number(source, item) for item in steps.items]
    if len(set(written)) == 1:
        return
    for expected, (number, item) in enumerate(zip(written, steps.items, strict=True), steps.start):
        if number is not None and number != expected:
            message = f"this step is written as {number} and counted as {expected}"
            hint = "count on from the step above, or end the list with a sentence before it"
            diagnostics.report(codes.STEP_NUMBERS, source.span(item.span.line), message, hint)
            return


def report_empty_item(source: Source, around: Span, diagnostics: Diagnostics) -> None:
    """Report an item without words of the list that stands at `around`: the first that is not reported yet, at its
    line. A number and a dot at the end of an item begin an empty item in it."""
    listed = False
    for number in range(around.line, max(around.end_line, around.line + 1)):
        line = source.line(number)
        if not _EMPTY.match(line) or (source.line(number + 1)[:1] in " \t" and source.line(number + 1).strip()):
            continue
        meant = re.search(r"(\d+)([.)])\s*$", line)
        hint = f"write its words, or `{meant[1]}\\{meant[2]}` where the number is meant" if meant else _WORDLESS
        message = "an item of this list is empty"
        place = source.span(number, len(line) - len(line.lstrip()) + 1)
        listed = True
        if all(place != one.span for one in diagnostics):
            diagnostics.report(codes.BLOCK_SHAPE, place, message, hint)
            return
    if not listed:
        diagnostics.report(codes.BLOCK_SHAPE, around, "an item of this list is empty", _WORDLESS)


def _hint_at_start(line: str) -> str:
    number = re.search(r"(\d+)([.)])", line)
    return f"write `{number[1]}\\{number[2]}` where it is no step" if number else "write a backslash before the dot"


def _read_number(source: Source, item: Item) -> int | None:
    match = _NUMBER.search(source.line(item.span.line)[: item.span.column - 1])
    return int(match[1]) if match else None
