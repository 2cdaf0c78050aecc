"""Reader of the body of a Markdown file, which is all below its front matter: outline, pandoc, and then sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Box, Include, Message, Section
from pipeline.model.source import Source, Span
from pipeline.parsers.pandoc import UnreadableTextError
from pipeline.validation.reading.blocks import BlockReader
from pipeline.validation.reading.comments import blank_comments, report_in_messages
from pipeline.validation.reading.list_slips import report_list_slips
from pipeline.validation.reading.lost_words import report_lost_words
from pipeline.validation.reading.messages import join_long_messages
from pipeline.validation.reading.openings import Opening
from pipeline.validation.reading.outline import read_outline
from pipeline.validation.reading.sections import SectionReader
from pipeline.validation.reading.text_sizes import report_number, report_uses
from pipeline.validation.reading.typed_blocks import read_typed_block

Parse = Callable[[str], list[Any]]
"""Markdown to pandoc's blocks; who passes it in decides whether an answer is remembered."""
_TOO_MUCH = (codes.NESTING.code, codes.TOO_LARGE.code)
"""What pandoc is not asked to read."""


@dataclass(frozen=True)
class MarkdownBody:
    """What stands below the head: key points, sections, messages, the place of each id, and the lines of comments."""

    key_points: Box | None
    sections: tuple[Section | Include, ...]
    messages: tuple[Message, ...]
    ids: Mapping[str, Span]
    comment_lines: frozenset[int] = frozenset()


def read_body(
    source: Source, body: str, parse: Parse, diagnostics: Diagnostics, programme: bool = False
) -> MarkdownBody | None:
    """The words below the front matter; `body` is the whole text with the front matter blanked. There are none where
    the text is too deep to read. A programme has messages only."""
    of_body = Diagnostics()  # apart, because what is wrong in the head says nothing of the body
    try:
        return _read_body(source, body, parse, of_body, programme)
    except UnreadableTextError as error:
        of_body.report(codes.NOT_SUPPORTED, source.start, f"pandoc cannot read this text: {error}")
    except RecursionError:
        message = "formatting is nested too deep to read"
        of_body.report(codes.NESTING, source.start, message, "take some of it out")
    finally:
        diagnostics += of_body
    return None


def _read_body(
    whole: Source, body: str, parse: Parse, diagnostics: Diagnostics, programme: bool
) -> MarkdownBody | None:
    uncommented = blank_comments(whole, body, diagnostics)
    source = Source(whole.path, uncommented.text)
    outline = read_outline(source, source.text, diagnostics)
    if any(diagnostic.code in _TOO_MUCH for diagnostic in diagnostics):
        return None
    reader = BlockReader(source, outline.openings, diagnostics, typed=read_typed_block)
    sections = SectionReader(reader, programme, outline.only.marks)
    sections.read(parse(outline.text) if outline.text.strip() else [])
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
    return MarkdownBody(sections.key_points, tuple(sections.sections), messages, reader.ids, uncommented.lines)


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
