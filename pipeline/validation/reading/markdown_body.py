"""Reader of the body of a Markdown file, which is all below its front matter: outline, pandoc, and then sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Box, Include, Message, Section
from pipeline.model.source import Source, Span
from pipeline.model.waiver_entry import WaiverEntry
from pipeline.parsers.pandoc import UnreadableTextError, blocks
from pipeline.validation.reading.blocks import BlockReader
from pipeline.validation.reading.comments import Uncommented, blank_comments, report_in_messages
from pipeline.validation.reading.list_slips import report_list_slips
from pipeline.validation.reading.lost_words import report_lost_words
from pipeline.validation.reading.messages import join_long_messages
from pipeline.validation.reading.openings import Opening
from pipeline.validation.reading.outline import Outline, read_outline
from pipeline.validation.reading.sections import SectionReader
from pipeline.validation.reading.text_sizes import report_number, report_uses
from pipeline.validation.reading.typed_blocks import read_typed_block

AskPandoc = Callable[[str], str]
"""Pandoc's answer to a Markdown text, as `pandoc.read_markdown` gives it; who passes it in decides whether an answer is
remembered, and what is asked together."""
_TOO_MUCH = (codes.NESTING.code, codes.TOO_LARGE.code)
"""What pandoc is not asked to read."""


@dataclass(frozen=True)
class MarkdownBody:
    """What stands below the head: key points, sections, messages, the place of each id, the waivers of single blocks,
    and the lines of comments and waivers, which are printed nowhere."""

    key_points: Box | None
    sections: tuple[Section | Include, ...]
    messages: tuple[Message, ...]
    ids: Mapping[str, Span]
    waivers: tuple[WaiverEntry, ...] = ()
    unprinted_lines: frozenset[int] = frozenset()


@dataclass
class OpenedBody:
    """The words below the front matter, as far as they are known without pandoc: their outline (none where they are not
    to be read), and what was found wrong so far, apart from what is wrong in the head, which says nothing of them."""

    source: Source
    diagnostics: Diagnostics
    uncommented: Uncommented | None = None
    outline: Outline | None = None

    @property
    def markdown(self) -> str:
        """What pandoc is asked to read; empty where that is nothing."""
        return self.outline.text if self.outline and self.outline.text.strip() else ""


def open_body(source: Source, body: str) -> OpenedBody:
    """The words below the front matter before pandoc has read them; `body` is the whole text with the front matter
    blanked."""
    opened = OpenedBody(source, Diagnostics())
    with _report_unreadable(source, opened.diagnostics):
        opened.uncommented = blank_comments(source, body, opened.diagnostics)
        opened.source = Source(source.path, opened.uncommented.text)
        outline = read_outline(opened.source, opened.source.text, opened.diagnostics)
        if not any(diagnostic.code in _TOO_MUCH for diagnostic in opened.diagnostics):
            opened.outline = outline
    return opened


def read_body(
    opened: OpenedBody, ask: AskPandoc, diagnostics: Diagnostics, programme: bool = False
) -> MarkdownBody | None:
    """The words of an opened body, and what is wrong in it. There are none where the text is too deep to read. A
    programme has messages only."""
    try:
        with _report_unreadable(opened.source, opened.diagnostics):
            return _read_body(opened, ask, opened.diagnostics, programme)
    finally:
        diagnostics += opened.diagnostics
    return None


@contextmanager
def _report_unreadable(source: Source, diagnostics: Diagnostics) -> Iterator[None]:
    try:
        yield
    except UnreadableTextError as error:
        diagnostics.report(codes.NOT_SUPPORTED, source.start, f"pandoc cannot read this text: {error}")
    except RecursionError:
        message = "formatting is nested too deep to read"
        diagnostics.report(codes.NESTING, source.start, message, "take some of it out")


def _read_body(opened: OpenedBody, ask: AskPandoc, diagnostics: Diagnostics, programme: bool) -> MarkdownBody | None:
    source, outline, uncommented = opened.source, opened.outline, opened.uncommented
    if outline is None or uncommented is None:
        return None
    reader = BlockReader(source, outline.openings, diagnostics, typed=read_typed_block)
    sections = SectionReader(reader, programme, outline.only.marks)
    nodes = blocks(ask(opened.markdown)) if opened.markdown else []
    sections.read(nodes)
    outline.only.report_left_over()
    for number in outline.only.numbers:
        reader.inlines.taken.add(source.span(number))
    report_uses((sections.key_points, tuple(sections.sections)), diagnostics)
    report_number(limits.SECTIONS, len(sections.sections), source.start, diagnostics)
    _report_not_opened(source, outline.openings, reader.opened, diagnostics)
    report_list_slips(source, outline.text, outline.openings, diagnostics)
    report_lost_words(source, outline.text, outline.openings, reader.inlines.taken, diagnostics)
    if len(reader.messages) > limits.MESSAGES.most:
        place = reader.messages[limits.MESSAGES.most].span
        report_number(limits.MESSAGES, len(reader.messages), place, diagnostics)
    _drop_follow_ups(outline.broken, uncommented.between_rows, diagnostics)
    messages = join_long_messages(reader)
    report_in_messages(messages, uncommented.comments, diagnostics)
    return MarkdownBody(
        key_points=sections.key_points,
        sections=tuple(sections.sections),
        messages=messages,
        ids=reader.ids,
        waivers=outline.allow.find_blocks(nodes, outline.openings),
        unprinted_lines=uncommented.lines | outline.allow.numbers,
    )


def _drop_follow_ups(broken: Iterable[tuple[int, int]], between_rows: Iterable[int], diagnostics: Diagnostics) -> None:
    """Take out what is said of the shape of blocks only because of a mistake that has been said: the opening line of
    the block around them cannot be read, or a comment parts a table."""
    kept = [
        one
        for one in diagnostics
        if one.code != codes.BLOCK_SHAPE.code
        or not (
            any(first <= one.span.line <= one.span.end_line <= last for first, last in broken)
            or any(one.span.line < line < one.span.end_line for line in between_rows)
        )
    ]
    diagnostics[:] = kept


def _report_not_opened(
    source: Source, openings: Mapping[int, Opening], opened: set[int], diagnostics: Diagnostics
) -> None:
    """Report the opening lines that pandoc took for words, where nothing else is wrong around them: they would be
    printed."""
    wrong = [diagnostic.span for diagnostic in diagnostics if diagnostic.severity == "error"]
    for line in sorted(set(openings) - opened):
        if not any(span.line <= line <= span.end_line for span in wrong):
            message = f"`{openings[line].name}` opens no block here"
            hint = "put a blank line before it, and do not indent it"
            diagnostics.report(codes.MALFORMED_BLOCK, source.span(line), message, hint)
