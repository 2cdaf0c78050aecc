"""Reader of inline nodes: pandoc's inline tree becomes ours.

With `sourcepos` pandoc wraps every word; the words are joined again before `{{fact}}` and `[@key]` are looked for. A
gap between two places with a brace in it is where pandoc dropped attributes that belong to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import (
    Break,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Strong,
)
from pipeline.model.source import TAB, Source, Span
from pipeline.validation.reading.attributes import ALLOW_BRACES, BRACES, Owner, check_attributes, suggest_owner
from pipeline.validation.reading.bracketed import read_bracketed, refuse_links
from pipeline.validation.reading.leftover_marks import LeftoverMarks
from pipeline.validation.reading.lost_words import TakenPlaces, diagnose_split_word
from pipeline.validation.reading.raw_html import suggest_markdown
from pipeline.validation.reading.text_sizes import report_inlines
from pipeline.validation.reading.tokens import TokenRun, report_unseen_characters
from pipeline.validation.reading.writing import gather_labels, report_nameless

_MARKERS = re.compile(r"[\s>*+#\-\d.)]*")
_RANGE = re.compile(r"(\d+):(\d+)-(\d+):(\d+)")
_LINK = Owner("a link", (".uri", ".email"), "take it out")
"""What pandoc marks <autolinks> with is all that a link may have."""
_NAMES = {
    "Code": ("code", "write the words without backticks"),
    "Math": ("a formula", "write it in words; a dollar sign is written `\\$`"),
    "Note": ("a footnote", "say it in the text"),
    "Strikeout": ("struck-out text", "take it out; a tilde is written `\\~`"),
    "Subscript": ("subscript", "write it in words; a tilde is written `\\~`"),
    "Superscript": ("superscript", "write it in words; a caret is written `\\^`"),
    "Quoted": ("a quotation", "write the quotes as characters"),
    "SmallCaps": ("small capitals", "write the words plainly"),
    "Underline": ("underlining", "only links are underlined"),
}


def read_ranges(attributes: Any) -> list[tuple[int, int, int, int]]:
    """The places in a pandoc attribute, as (line, column, end line, end column), in order of their start. What stands
    in a list has the place of the list too, before its own."""
    written = [value for key, value in attributes[2] if key == "data-pos"]
    numbers = [tuple(int(part) for part in match) for match in _RANGE.findall(written[-1])] if written else []
    return sorted(numbers)  # type: ignore[arg-type]  # four groups, four numbers


@dataclass
class InlineReader:
    """Reads the inline parts of one file, and notes what it has taken in. A line to write on is `lines` high where it
    does not say so itself."""

    source: Source
    diagnostics: Diagnostics
    depth: int = 0
    links_addresses: bool = True
    lines: int = 1
    to_write_on: bool = False
    taken: TakenPlaces = field(default_factory=TakenPlaces)

    def __post_init__(self) -> None:
        self._report = self.diagnostics.report
        self._marks = LeftoverMarks(self.source, self.diagnostics)

    def read(self, nodes: list[Any], around: Span) -> Inlines:
        """Inline nodes of one paragraph, heading or cell that stands at `around`."""
        self.depth += 1
        if self.depth == limits.INLINE_DEPTH.most + 1:
            self._report(codes.NESTING, around, "formatting is nested too deep", "take some of it out")
        out = tuple(self._read(nodes, around)) if self.depth <= limits.INLINE_DEPTH.most else ()
        if self.depth == 1:
            report_inlines(out, around, self.diagnostics)
        self.depth -= 1
        return out

    def read_to_write_on(self, nodes: list[Any], around: Span, in_cell: bool = False) -> Inlines:
        """Inline nodes of what may have lines to write on and boxes to tick: a paragraph, an item or a cell, which
        names them."""
        self.to_write_on = True
        out = gather_labels(self.read(nodes, around))
        self.to_write_on = False
        if not in_cell:
            report_nameless(out, self.diagnostics)
        return out

    def read_unlinked(self, nodes: list[Any], around: Span) -> Inlines:
        """Inline nodes of what cannot hold a link, or is one: an address in it stays words."""
        outside, self.links_addresses = self.links_addresses, False
        out = self.read(nodes, around)
        self.links_addresses = outside
        return out

    def find_picture(self, nodes: list[Any]) -> tuple[Any, Span] | None:
        """The image that stands alone in a paragraph, and its place."""
        if len(nodes) == 1 and nodes[0]["t"] == "Image":
            return nodes[0]["c"], self.place(nodes[0]["c"][0])
        return None

    def place(self, attributes: Any, around: Span | None = None) -> Span:
        """The place that pandoc gives for a node, from the start of the first range to the end of the last."""
        ranges = read_ranges(attributes)
        return self._join(ranges) if ranges else around or self.source.start

    def _join(self, ranges: list[tuple[int, int, int, int]]) -> Span:
        line, column, _, _ = ranges[0]
        end_line, end_column = max((end_line, end_column) for _, _, end_line, end_column in ranges)
        if end_column == 1 and end_line > line:  # pandoc ends a block at the start of the next line
            end_line -= 1
            end_column = len(self.source.line(end_line).expandtabs(TAB)) + 1
        start, end = self.source.column(line, column), self.source.column(end_line, end_column)
        return Span(self.source.path, line, start, end_line, max(end, start) if end_line == line else end)

    def take_rest(self, nodes: list[Any], here: Span) -> None:
        """Note as taken in what stands at `here` behind its words: an address, attributes."""
        last = self._unwrap(nodes[-1], here)[0] if nodes else None
        end = self._with_braces(here) or here
        within = last is not None and last.path and (last.end_line, last.end_column) <= (end.end_line, end.end_column)
        line, column = (last.end_line, last.end_column) if last and within else (here.line, here.column)
        self.taken.add(replace(end, line=line, column=column))

    def _read(self, nodes: list[Any], around: Span) -> Iterator[Inline]:
        run = TokenRun(self.source, around, self.diagnostics, self.links_addresses)
        before: Span | None = None
        for node in nodes:
            here, inner = self._unwrap(node, around)
            self._check_gap(before, here, around)
            name, content = inner["t"], inner.get("c")
            before = self._with_braces(here or before) if name in ("Link", "Image") else here or before
            if name in ("Str", "Space", "SoftBreak"):
                self.taken.add(here or around)
                run.add(content if name == "Str" else " ", here, name == "Str")
                continue
            yield from self._end_run(run)
            run = TokenRun(self.source, around, self.diagnostics, self.links_addresses)
            yield from self._read_node(name, content, here or around)
        if before is not None:
            self._check_rest(before)
        yield from self._end_run(run)

    def _end_run(self, run: TokenRun) -> Iterator[Inline]:
        self._marks.report(run)
        yield from run.read()

    def _with_braces(self, here: Span | None) -> Span | None:
        """The place of a link or a picture with its attributes, which pandoc leaves out of it."""
        braces = BRACES.match(self.source.line(here.end_line), here.end_column - 1) if here else None
        return replace(here, end_column=braces.end() + 1) if here and braces else here

    def _unwrap(self, node: Any, around: Span) -> tuple[Span | None, Any]:
        if node["t"] == "Span" and any(key == "wrapper" for key, _ in node["c"][0][2]) and len(node["c"][1]) == 1:
            attributes, inside = node["c"]
            ranges = read_ranges(attributes)
            return (self._join(ranges) if ranges else None), inside[0]
        if node["t"] in ("Span", "Link", "Image", "Code"):
            return self.place(node["c"][0], around), node
        return None, node

    def _check_gap(self, before: Span | None, here: Span | None, around: Span) -> None:
        if here is None or (before or around).line > here.line or (before and before.end_line != here.line):
            return
        if before is None:  # braces in front of the first word of a paragraph, a heading or an item
            front = self.source.line(here.line)[: here.column - 1]
            braces = BRACES.search(front)
            if braces and _MARKERS.fullmatch(front[: braces.start()]) and not front[braces.end() :].strip():
                self._report_stray(here.line, braces.start() + 1, braces.end() + 1)
            return
        gap = self.source.line(here.line)[before.end_column - 1 : here.column - 1]
        if "{" in gap:
            self._report_stray(here.line, before.end_column + gap.index("{"), here.column)

    def _check_rest(self, last: Span) -> None:
        rest = self.source.line(last.end_line)[last.end_column - 1 :]
        braces = re.match(r"\s*\{(?!\{)[^{}|]*\}", rest)
        if braces and not re.match(r"\s{0,3}#{1,6}\s", self.source.line(last.end_line)):
            start = last.end_column + rest.index("{")
            self._report_stray(last.end_line, start, last.end_column + braces.end())

    def _report_stray(self, line: int, column: int, end: int) -> None:
        span, braces = self.source.span(line, column, end), self.source.line(line)[column - 1 : end - 1]
        if ALLOW_BRACES.match(braces.lstrip()):
            return  # it was reported with the lines of waivers
        hint = suggest_owner(braces)
        self._report(codes.STRAY_ATTRIBUTES, span, "these attributes belong to nothing and would be lost", hint)

    def _read_node(self, name: str, content: Any, here: Span) -> Iterator[Inline]:
        if name in ("Strong", "Emph"):
            children = self.read(content, here)
            node = Strong(children, here) if name == "Strong" else Emphasis(children, here)
            self.diagnostics += diagnose_split_word(self.source, node)
            self._marks.report_empty(node)
            yield node
        elif name == "LineBreak":
            yield Break(here)
        elif name == "Link":
            yield from self._read_link(content, here)
        elif name == "Span":
            yield from read_bracketed(self, content, here)
        elif name == "Image":
            hint = "put it alone in a paragraph, with a blank line before and after it"
            self._report(codes.OUT_OF_PLACE, here, "a picture cannot stand inside a line", hint)
        elif name == "RawInline":
            self._report(codes.RAW_HTML, here, f"`{content[1]}` is raw HTML", suggest_markdown(content[1]))
        else:
            what, hint = _NAMES.get(name, (name, ""))
            self._report(codes.NOT_SUPPORTED, here, f"{what} is not part of the source format", hint)

    def _read_link(self, content: Any, here: Span) -> Iterator[Inline]:
        attributes, children, (target, title) = content
        check_attributes(self.source, attributes, here, _LINK, self.diagnostics)
        if title:
            self._report(codes.ATTRIBUTE, here, "a link takes no title", "say it in the words of the link")
        report_unseen_characters(target, here, self.source, self.diagnostics)
        self.take_rest(children, here)
        inside = self.read_unlinked(children, here)
        refuse_links(inside, "a link", self.diagnostics)
        yield Link(target, inside, here)
