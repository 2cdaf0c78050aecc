"""Comments in Markdown, `<!-- … -->` on lines of their own: notes among writers, blanked before anything is read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Message
from pipeline.model.source import Source, Span

_OPEN = "<!--"
_CLOSE = "-->"
_NO_END = re.compile(r"[^\n]+")
_NO_SPACE = re.compile(r"\S")
_COMMENTS_BEFORE = re.compile(r"^(?:(?!<!--)[^\n])*?-->|<!--.*?-->")
_COMMENTS_AFTER = re.compile(r"<!--.*?(?:-->|$)")
_HOW = "write it on lines of its own, as `<!-- a note -->`"


@dataclass(frozen=True)
class Uncommented:
    """A body with blanks in the place of its comments, so that all else keeps its place, where they stand, and the
    lines of those that part a table."""

    text: str
    comments: tuple[Span, ...] = ()
    between_rows: tuple[int, ...] = ()

    @property
    def lines(self) -> frozenset[int]:
        """The lines that comments stand on."""
        return frozenset(line for span in self.comments for line in range(span.line, span.end_line + 1))


def blank_comments(source: Source, body: str, diagnostics: Diagnostics) -> Uncommented:
    """Take the comments out of `body`, which is the text of the file with its front matter blanked. One that is not
    closed, or has words beside it, is an error at its start; letters stand in its place, which nobody will print, so
    that the words beside it are read where they stand."""
    if _OPEN not in body:
        return Uncommented(body)
    lines = _Lines(body)
    parts: list[str] = []
    comments: list[Span] = []
    between_rows: list[int] = []
    done = 0
    while (start := body.find(_OPEN, done)) >= 0:
        parts.append(body[done:start])
        done = start + len(_OPEN)
        end = body.find(_CLOSE, done) + len(_CLOSE)
        if _is_escaped(body, start):
            parts.append(_OPEN)
        elif end < len(_CLOSE):
            here = lines.place(source.path, start, done)
            diagnostics.report(codes.COMMENT, here, "this comment is not closed", "put `-->` behind its last word")
            parts.append("x" * len(_OPEN))
        else:
            here, done = lines.place(source.path, start, end), end
            comments.append(here)
            if lines.parts_rows(start, end):
                between_rows.append(here.line)
                message, hint = "this comment parts the rows of a table", "put it above the table"
                diagnostics.report(codes.COMMENT, here, message, hint)
            beside = lines.has_words_beside(start, end)
            if beside:
                diagnostics.report(codes.COMMENT, here, "this comment shares its line with words", _HOW)
            parts.append((_NO_SPACE if beside else _NO_END).sub("x" if beside else "", body[start:end]))
    return Uncommented("".join(parts) + body[done:], tuple(comments), tuple(between_rows))


def _is_escaped(body: str, start: int) -> bool:
    """Whether an odd number of backslashes stands in front of an index."""
    before = start
    while before and body[before - 1] == "\\":
        before -= 1
    return (start - before) % 2 == 1


def report_in_messages(messages: Iterable[Message], comments: Iterable[Span], diagnostics: Diagnostics) -> None:
    """Report the comments in messages: whoever sends one by hand copies all of its lines."""
    spans = [span for message in messages for span in (message.span, message.long_span)]
    for comment in comments:
        if any(span.line <= comment.line <= span.end_line for span in spans):
            hint = "put it in front of the message"
            diagnostics[:] = [one for one in diagnostics if (one.code, one.span) != (codes.COMMENT.code, comment)]
            diagnostics.report(codes.COMMENT, comment, "a comment cannot stand in a message", hint)


class _Lines:
    """The lines of a text: where they begin, and what is in them but comments."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, path: str, start: int, end: int) -> Span:
        """The place of what stands from one index to another."""
        line, last = self._number(start), self._number(end - 1)
        return Span(path, line, start - self.starts[line - 1] + 1, last, end - self.starts[last - 1] + 1)

    def has_words_beside(self, start: int, end: int) -> bool:
        """Whether something that is no comment stands before or behind a comment, on its first or last line."""
        before = self.text[self.starts[self._number(start) - 1] : start]
        stop = self.text.find("\n", end)
        after = self.text[end : stop if stop >= 0 else len(self.text)]
        return bool(_COMMENTS_BEFORE.sub("", before).strip() or _COMMENTS_AFTER.sub("", after).strip())

    def parts_rows(self, start: int, end: int) -> bool:
        """Whether rows of a table stand right above and right below a comment."""
        above = self.text[: self.starts[self._number(start) - 1]].rstrip("\n").rpartition("\n")[2]
        below = self.text[end:].lstrip(" \t").removeprefix("\n").partition("\n")[0]
        return above.lstrip().startswith("|") and below.lstrip().startswith("|")

    def _number(self, index: int) -> int:
        return bisect_right(self.starts, index)
