"""Reader of tokens, the facts `{{its-id}}` and citations `[@key]`, in words that pandoc gives one by one and that are
joined again here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Cite, Fact, Inline, Link, Text
from pipeline.model.settings import ID
from pipeline.model.source import CONTROL, INVISIBLE, Source, Span, name_character
from pipeline.parsers.addresses import find_addresses

_TOKEN = re.compile(r"\{\{(?P<fact>[^{}]*)\}\}|\[(?P<cite>@[^\[\]]*)\]")
_BROKEN = re.compile(r"\{\{|\}\}|\[@|(?<![\w.@])@(?=[A-Za-z])")
_KEY = re.compile(r"[A-Za-z0-9][\w.:-]*")


@dataclass
class TokenRun:
    """Joined words: the text, the same with escaped characters masked, and the place of each character. Where it
    `links_addresses`, an address in the words is a link."""

    source: Source
    around: Span
    diagnostics: Diagnostics
    links_addresses: bool = False
    text: str = ""
    mask: str = ""
    places: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, here: Span | None, plain: bool) -> None:
        """Add a word, or a space. One that is longer in the file than in the text was escaped: it is no token."""
        line, column = (here.line, here.column) if here else (self.places[-1] if self.places else (0, 0))
        literal = plain and here is not None and here.end_column - here.column != len(text)
        self.text += text
        self.mask += "\0" * len(text) if literal else text
        self.places += [(line, column + (0 if literal else at)) for at in range(len(text))]

    def read(self) -> Iterator[Inline]:
        """The words as nodes: text, facts and citations."""
        done = 0
        for match in _TOKEN.finditer(self.mask):
            yield from self._read_text(done, match.start())
            span = self._span(match.start(), match.end())
            yield from (
                self._read_fact(match["fact"], span)
                if match["cite"] is None
                else self._read_citation(match["cite"], span)
            )
            done = match.end()
        yield from self._read_text(done, len(self.text))

    def _read_text(self, start: int, end: int) -> Iterator[Text | Link]:
        done = start
        for first, last, front in find_addresses(self.mask, start, end) if self.links_addresses else ():
            yield from self._read_words(done, first)
            span, words = self._span(first, last), self.text[first:last]
            if last == end and self.mask.startswith("{{", end):
                hint = "write the whole address; only words can hold a fact"
                self.diagnostics.report(codes.OUT_OF_PLACE, span, "a fact cannot stand in an address", hint)
            yield Link(front + words, (Text(words, span),), span)
            done = last
        yield from self._read_words(done, end)

    def _read_words(self, start: int, end: int) -> Iterator[Text]:
        if start == end:
            return
        broken = _BROKEN.search(self.mask, start, end)
        if broken:
            hint = "write a fact as `{{its-id}}`, a citation as `[@its-key]`, and an at sign as `\\@`"
            message = f"`{broken.group()}` opens or closes nothing here"
            self.diagnostics.report(codes.MALFORMED_TOKEN, self._span(broken.start(), broken.end()), message, hint)
        words, span = self.text[start:end], self._span(start, end)
        report_unseen_characters(words, span, self.source, self.diagnostics)
        yield Text(words, span)

    def _span(self, start: int, end: int) -> Span:
        if not self.places[start:end] or self.places[start][0] == 0:
            return self.around
        (line, column), (end_line, end_column) = self.places[start], self.places[end - 1]
        return Span(self.source.path, line, column, end_line, end_column + 1)

    def _read_fact(self, name: str, span: Span) -> Iterator[Inline]:
        if ID.fullmatch(name.strip()):
            yield Fact(name.strip(), span=span)
            return
        message = f"`{{{{{name}}}}}` does not name a fact"
        self.diagnostics.report(codes.MALFORMED_TOKEN, span, message, "write `{{its-id}}`, as in leaflet.yaml")

    def _read_citation(self, keys: str, span: Span) -> Iterator[Inline]:
        parts = [part.strip() for part in keys.split(";")]
        if all(part.startswith("@") and _KEY.fullmatch(part[1:]) for part in parts):
            yield Cite(tuple(part[1:] for part in parts), span=span)
            return
        message = f"`[{keys}]` is not a citation"
        self.diagnostics.report(codes.MALFORMED_TOKEN, span, message, "write `[@key]` or `[@a; @b]`")


def report_unseen_characters(words: str, span: Span, source: Source, diagnostics: Diagnostics) -> None:
    """Report each kind of control character, and of character that nobody sees, in some words. The file cannot hold the
    first, but `&#7;` makes one; the second are reported where they are typed, and here where `&shy;` makes one."""
    for name in sorted({f"U+{ord(character):04X}" for character in CONTROL.findall(words)}):
        message = f"these words hold a control character ({name})"
        diagnostics.report(codes.CONTROL_CHARACTER, span, message, "take it out")
    lines = source.lines[span.line - 1 : span.end_line]
    for character in sorted(set(INVISIBLE.findall(words))):
        if not any(character in line for line in lines):
            message = f"these words hold a character that nobody sees ({name_character(character)})"
            diagnostics.report(codes.INVISIBLE_CHARACTER, span, message, "take out what makes it: `&…;`")
