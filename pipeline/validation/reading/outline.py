"""Reader of the outline, in the text itself and before pandoc: the fences of blocks, and everything that pandoc would
drop, swallow or choke on. Lines with a mistake are blanked for pandoc, so that one mistake gives one diagnostic."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.source import Source
from pipeline.validation.reading.allow_lines import AllowLines
from pipeline.validation.reading.attributes import BRACES, read_attributes
from pipeline.validation.reading.only_places import OnlyLines
from pipeline.validation.reading.openings import Opening, read_opening
from pipeline.validation.reading.text_sizes import report_sizes

_FENCE = re.compile(r"^(\s*)(:{3,})\s*(.*?)\s*$")
_MARKERS = re.compile(r"(?:\s*(?:[-+*]|\d{1,9}[.)]|>)(?=\s|>))+")
_BODY = re.compile(r":\s")
_TWO_COLONS = re.compile(r"^ *::(?=[\s\w{]|\Z)", re.MULTILINE)
_DEFINITION = re.compile(
    r"^(?:[ \t>]|[-+*]\s|\d{1,9}[.)]\s)*\[(?P<note>\^)?(?:[^\[\]\\\n]|\\.|\n(?!\s*\n))+\]:", re.MULTILINE
)


@dataclass(frozen=True)
class Outline:
    """The opening lines of blocks by line, the text for pandoc, the lines of `only` and of `allow`, and the first and
    last lines of the blocks whose opening line cannot be read: what stands in them is read as if there were no block.
    """

    openings: Mapping[int, Opening]
    text: str
    only: OnlyLines
    allow: AllowLines
    broken: tuple[tuple[int, int], ...] = ()


@dataclass
class _OpenBlock:
    """A block that is open; `good` where its opening line could be read."""

    name: str
    line: int
    colons: int
    good: bool


def read_outline(source: Source, body: str, diagnostics: Diagnostics) -> Outline:
    """Look through `body`: the text of the file with its front matter replaced by blank lines."""
    reader = _OutlineReader(source, body.split("\n"), diagnostics)
    if report_sizes(source, reader.lines, diagnostics):
        return Outline({}, "", reader.only, reader.allow)
    was_deep = False
    for number, line in enumerate(body.split("\n"), 1):
        was_deep = reader.check_line(number, line, was_deep)
        fence = _FENCE.match(line)
        if fence is not None and fence[3]:
            reader.open_block(number, len(fence[2]), fence[3], after=len(fence[1]) + len(fence[2]))
        elif fence is not None:
            reader.close_block(number, len(fence[2]))
        else:
            reader.read_line(number)
    reader.report_unclosed()
    for number in (*reader.only.unread, *reader.list_dropped(body)):
        reader.lines[number - 1] = ""
    return Outline(reader.openings, "\n".join(reader.lines), reader.only, reader.allow, tuple(reader.broken))


@dataclass
class _OutlineReader:
    """Reads the fences from top to bottom. `lines` become those for pandoc; `stack` are the blocks that are open."""

    source: Source
    lines: list[str]
    diagnostics: Diagnostics
    openings: dict[int, Opening] = field(default_factory=dict)
    stack: list[_OpenBlock] = field(default_factory=list)
    broken: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.only = OnlyLines(self.source, tuple(self.lines), self.diagnostics)
        self.allow = AllowLines(self.source, self.lines, self.diagnostics)

    def read_line(self, number: int) -> None:
        """Take in a line that is no fence: it may say something of what stands below it."""
        inside = self.stack[-1].name if self.stack else ""
        if not self.allow.read(number, inside):
            self.only.read(number, inside)

    def list_dropped(self, body: str) -> Iterator[int]:
        """Report what pandoc would drop or swallow without a word; the lines that it need not see."""
        return _report_dropped(self.source, body, {*self.only.numbers, *self.allow.numbers}, self.diagnostics)

    def check_line(self, number: int, line: str, was_deep: bool) -> bool:
        """Report a line that is too deep to read; whether it is."""
        here, deep = self.source.span(number), _is_deep(line)
        if deep and not was_deep:
            hint = "keep to lists in lists, no deeper"
            self.diagnostics.report(codes.NESTING, here, "lists are nested too deep to read", hint)
        return deep

    def open_block(self, number: int, colons: int, rest: str, after: int) -> None:
        """Note the block that opens with `rest`, which stands behind the first `after` characters of the line."""
        opening = read_opening(self.source, number, rest, after, self.diagnostics)
        self.stack.append(_OpenBlock(opening.name if opening else "", number, colons, opening is not None))
        if opening is None:
            self.lines[number - 1] = ""
            return
        self.openings[number] = opening
        if len(self.stack) == limits.SECTION_DEPTH.most + 1:
            message = f"blocks are nested more than {limits.SECTION_DEPTH.most} deep"
            hint = "close the block above before this one"
            self.diagnostics.report(codes.NESTING, self.source.span(number), message, hint)

    def close_block(self, number: int, colons: int) -> None:
        """Close the innermost block that was opened with no more colons."""
        matching = [at for at, opened in enumerate(self.stack) if opened.colons <= colons]
        if not matching:
            self._report_stray_close(number)
            return
        for inner in self.stack[matching[-1] + 1 :]:
            self._report_unclosed(inner, f"close it with {inner.colons} colons before line {number}")
        if not self.stack[matching[-1]].good:
            self.broken.append((self.stack[matching[-1]].line, number))
            self.lines[number - 1] = ""
        del self.stack[matching[-1] :]

    def _report_stray_close(self, number: int) -> None:
        here = self.source.span(number)
        if not self.stack:
            hint = "take the line out, or look above for a block whose opening line is broken"
            self.diagnostics.report(codes.MALFORMED_BLOCK, here, "this closes no block", hint)
            self.lines[number - 1] = ""
            return
        opened = self.stack.pop()
        message = f"this does not close `{opened.name}`, which was opened with {opened.colons} colons"
        self.diagnostics.report(codes.MALFORMED_BLOCK, here, message, f"write {opened.colons} colons")
        self.lines[number - 1] = ":" * opened.colons if opened.good else ""

    def report_unclosed(self) -> None:
        """Report the blocks that are open at the end; pandoc gets no opening line of them."""
        for unclosed in self.stack:
            if unclosed.good:
                del self.openings[unclosed.line]
                self._report_unclosed(unclosed, "close it with a line of three colons `:::`")
                self.lines[unclosed.line - 1] = ""

    def _report_unclosed(self, block: _OpenBlock, hint: str) -> None:
        span = self.source.span(block.line)
        self.diagnostics.report(codes.UNCLOSED_BLOCK, span, f"the block `{block.name}` is not closed", hint)


def _is_deep(line: str) -> bool:
    expanded = line[: limits.LINE_LENGTH.most].expandtabs(4)
    markers = _MARKERS.match(line)
    if markers is not None and len(markers.group().split()) + markers.group().count(">>") > limits.LINE_MARKERS.most:
        return True
    return bool(expanded.strip()) and len(expanded) - len(expanded.lstrip()) > limits.LIST_INDENT.most


def _are_attributes(source: Source, number: int, line: str) -> bool:
    """Whether the braces that a line consists of hold attributes; where they hold other words, these are printed."""
    return not isinstance(read_attributes(source, number, line.index("{"), len(line.rstrip())), int)


def _report_dropped(source: Source, body: str, others: Collection[int], diagnostics: Diagnostics) -> Iterator[int]:
    """As above. Those of `only` and `allow` are no such lines."""
    for match in _TWO_COLONS.finditer(body):
        here = source.span(body.count("\n", 0, match.start()) + 1)
        diagnostics.report(codes.MALFORMED_BLOCK, here, "two colons open and close no block", "write three")
    for match in _DEFINITION.finditer(body):
        start = match.end() - len(match.group().lstrip(" \n>-+*0123456789.)"))
        _report_definition(source, body.count("\n", 0, start) + 1, bool(match["note"]), diagnostics)
    lines = body.split("\n")
    for number, line in enumerate(lines, 1):
        if BRACES.fullmatch(line.strip()) and number not in others and _are_attributes(source, number, line):
            hint = "put them on the line of what they belong to"
            diagnostics.report(codes.STRAY_ATTRIBUTES, source.span(number), "attributes alone on a line are lost", hint)
            yield number
        below = [lines[at] if at < len(lines) else "" for at in (number, number + 1)]
        if _BODY.match(line) and below[0].strip() and not re.match(r"[:\s]", below[0]) and _BODY.match(below[1]):
            message = f"`{below[0].strip()}` runs into the definition above it"
            diagnostics.report(codes.BLOCK_SHAPE, source.span(number + 1), message, "put a blank line before it")


def _report_definition(source: Source, number: int, is_note: bool, diagnostics: Diagnostics) -> None:
    """Report the definition of a footnote or a link, which some take for a comment."""
    here = source.span(number)
    if is_note:
        message = "footnotes are not part of the source format"
        diagnostics.report(codes.NOT_SUPPORTED, here, message, "say it in the text")
        return
    comment = re.search(r"\]:\s*(?:#|<>)", source.line(number))
    hint = "a note among writers is `<!-- a note -->`" if comment else "write `[words](https://…)` in the text"
    diagnostics.report(codes.LINK_DEFINITION, here, "a link definition is not printed", hint)
