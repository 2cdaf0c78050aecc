"""Pandoc's inline tree as our inline nodes.

With `sourcepos` pandoc wraps every word; the words are joined again before `{{fact}}` and `[@key]` are looked for. A
gap between two places with a brace in it is where pandoc dropped attributes that belong to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline import codes
from pipeline.diagnostics import Diagnostic, Rule
from pipeline.document import Break, Cite, Emphasis, Fact, Foreign, Inline, Inlines, Link, Strong, Term, Text, plain
from pipeline.leaflet import ID, LANGUAGE
from pipeline.reading.attributes import check_attributes, extra
from pipeline.source import CONTROL, Source, Span

_TOKEN = re.compile(r"\{\{(?P<fact>[^{}]*)\}\}|\[(?P<cite>@[^\[\]]*)\]")
_BROKEN = re.compile(r"\{\{|\}\}|\[@")
_RANGE = re.compile(r"(\d+):(\d+)-(\d+):(\d+)")
_KEY = re.compile(r"[A-Za-z0-9][\w.:-]*")
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


def ranges(attributes: Any) -> list[tuple[int, int, int, int]]:
    """The places in a pandoc attribute, as (line, column, end line, end column), in order of their start."""
    for key, value in attributes[2]:
        if key == "data-pos":
            found = [tuple(int(part) for part in match) for match in _RANGE.findall(value)]
            return sorted(found)  # type: ignore[arg-type]  # four groups, four numbers
    return []


@dataclass
class _Run:
    """Joined words: the text, the same with escaped characters masked, and the place of each character."""

    text: str = ""
    mask: str = ""
    places: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class InlineReader:
    """Reads the inline parts of one file; what is wrong goes to `found`."""

    source: Source
    found: list[Diagnostic]

    def read(self, nodes: list[Any], around: Span) -> Inlines:
        """Inline nodes of one paragraph, heading or cell that stands at `around`."""
        out = tuple(self._read(nodes, around))
        return out

    def picture(self, nodes: list[Any]) -> tuple[Any, Span] | None:
        """The image that stands alone in a paragraph, and its place."""
        if len(nodes) == 1 and nodes[0]["t"] == "Image":
            return nodes[0]["c"], self.place(nodes[0]["c"][0])
        return None

    def place(self, attributes: Any, around: Span | None = None) -> Span:
        """The place that pandoc gives for a node, from the start of the first range to the end of the last."""
        found = ranges(attributes)
        if not found:
            return around or self.source.start
        line, column, _, _ = found[0]
        end_line, end_column = max((end_line, end_column) for _, _, end_line, end_column in found)
        if end_column == 1 and end_line > line:  # pandoc ends a block at the start of the next line
            end_line -= 1
            end_column = len(self.source.line(end_line)) + 1
        return Span(self.source.path, line, column, end_line, end_column)

    def no_control(self, words: str, span: Span) -> None:
        """Say of each control character in some words that it stands there: `&#7;` is one, and the file shows only
        what is typed."""
        for name in sorted({f"U+{ord(found.group()):04X}" for found in CONTROL.finditer(words)}):
            self._say(codes.CONTROL_CHARACTER, span, f"these words hold a control character ({name})", "take it out")

    def _say(self, rule: Rule, span: Span, message: str, hint: str = "") -> None:
        self.found.append(rule.at(span, message, hint))

    def _read(self, nodes: list[Any], around: Span) -> Iterator[Inline]:
        run = _Run()
        before: Span | None = None
        for node in nodes:
            here, inner = self._unwrap(node, around)
            self._gap(before, here)
            before = here or before
            name, content = inner["t"], inner.get("c")
            if name in ("Str", "Space", "SoftBreak"):
                self._add(run, content if name == "Str" else " ", here, name == "Str")
                continue
            yield from self._tokens(run, around)
            run = _Run()
            yield from self._node(name, content, here or around)
        if before is not None:
            self._rest(before)
        yield from self._tokens(run, around)

    def _unwrap(self, node: Any, around: Span) -> tuple[Span | None, Any]:
        if node["t"] == "Span" and any(key == "wrapper" for key, _ in node["c"][0][2]) and len(node["c"][1]) == 1:
            attributes, inside = node["c"]
            return (self.place(attributes) if ranges(attributes) else None), inside[0]
        if node["t"] in ("Span", "Link", "Image", "Code"):
            return self.place(node["c"][0], around), node
        return None, node

    def _gap(self, before: Span | None, here: Span | None) -> None:
        if before is None or here is None or before.end_line != here.line:
            return
        gap = self.source.line(here.line)[before.end_column - 1 : here.column - 1]
        if "{" in gap:
            self._stray(here.line, before.end_column + gap.index("{"), here.column)

    def _rest(self, last: Span) -> None:
        rest = self.source.line(last.end_line)[last.end_column - 1 :]
        braces = re.match(r"\s*\{(?!\{)[^{}|]*\}", rest)
        if braces and not re.match(r"\s{0,3}#{1,6}\s", self.source.line(last.end_line)):
            start = last.end_column + rest.index("{")
            self._stray(last.end_line, start, last.end_column + braces.end())

    def _stray(self, line: int, column: int, end: int) -> None:
        span = self.source.span(line, column, end)
        hint = "put the words in brackets before them: `[words]{.term}`"
        self._say(codes.STRAY_ATTRIBUTES, span, "these attributes belong to nothing and would be lost", hint)

    def _add(self, run: _Run, text: str, here: Span | None, plain: bool) -> None:
        line, column = (here.line, here.column) if here else (run.places[-1] if run.places else (0, 0))
        literal = plain and here is not None and here.end_column - here.column != len(text)
        run.text += text
        run.mask += "\0" * len(text) if literal else text
        run.places += [(line, column + (0 if literal else at)) for at in range(len(text))]

    def _tokens(self, run: _Run, around: Span) -> Iterator[Inline]:
        done = 0
        for match in _TOKEN.finditer(run.mask):
            yield from self._text(run, done, match.start(), around)
            span = self._span(run, match.start(), match.end(), around)
            yield from self._fact(match["fact"], span) if match["cite"] is None else self._cite(match["cite"], span)
            done = match.end()
        yield from self._text(run, done, len(run.text), around)

    def _text(self, run: _Run, start: int, end: int, around: Span) -> Iterator[Text]:
        if start == end:
            return
        broken = _BROKEN.search(run.mask, start, end)
        if broken:
            span = self._span(run, broken.start(), broken.end(), around)
            hint = "write a fact as `{{its-id}}` and a citation as `[@its-key]`, on one line and without formatting in it"
            self._say(codes.MALFORMED_TOKEN, span, f"`{broken.group()}` opens or closes nothing", hint)
        words, span = run.text[start:end], self._span(run, start, end, around)
        self.no_control(words, span)
        yield Text(words, span)

    def _span(self, run: _Run, start: int, end: int, around: Span) -> Span:
        if not run.places[start:end] or run.places[start][0] == 0:
            return around
        (line, column), (end_line, end_column) = run.places[start], run.places[end - 1]
        return Span(self.source.path, line, column, end_line, end_column + 1)

    def _fact(self, name: str, span: Span) -> Iterator[Inline]:
        if ID.fullmatch(name.strip()):
            yield Fact(name.strip(), span=span)
        else:
            self._say(codes.MALFORMED_TOKEN, span, f"`{{{{{name}}}}}` does not name a fact", "write `{{its-id}}`, as in leaflet.yaml")

    def _cite(self, keys: str, span: Span) -> Iterator[Inline]:
        parts = [part.strip() for part in keys.split(";")]
        if all(part.startswith("@") and _KEY.fullmatch(part[1:]) for part in parts):
            yield Cite(tuple(part[1:] for part in parts), span=span)
        else:
            self._say(codes.MALFORMED_TOKEN, span, f"`[{keys}]` is not a citation", "write `[@key]` or `[@a; @b]`")

    def _node(self, name: str, content: Any, here: Span) -> Iterator[Inline]:
        if name in ("Strong", "Emph"):
            children = self.read(content, here)
            yield Strong(children, here) if name == "Strong" else Emphasis(children, here)
        elif name == "LineBreak":
            yield Break(here)
        elif name == "Link":
            yield from self._link(content, here)
        elif name == "Span":
            yield from self._bracketed(content, here)
        elif name == "Image":
            hint = "put it alone in a paragraph, with a blank line before and after it"
            self._say(codes.OUT_OF_PLACE, here, "a picture cannot stand inside a line", hint)
        elif name == "RawInline":
            self._say(codes.RAW_HTML, here, f"`{content[1]}` is raw HTML", "write Markdown; `<` as a sign is `\\<`")
        else:
            what, hint = _NAMES.get(name, (name, ""))
            self._say(codes.NOT_SUPPORTED, here, f"{what} is not part of the source format", hint)

    def _link(self, content: Any, here: Span) -> Iterator[Inline]:
        attributes, children, (target, title) = content
        known = (".uri", ".email")  # pandoc's marks for <autolinks>
        self.found += check_attributes(self.source, attributes, here, "a link", known, "take it out")[1]
        if title:
            self._say(codes.ATTRIBUTE, here, "a link takes no title", "say it in the words of the link")
        self.no_control(target, here)
        yield Link(target, self.read(children, here), here)

    def _bracketed(self, content: Any, here: Span) -> Iterator[Inline]:
        attributes, children = content
        name, classes, pairs = extra(attributes)
        written, doubled = check_attributes(self.source, attributes, here, "", None, "")
        self.found += doubled
        inside = self.read(children, here)
        if set(classes) == {"term"} and not name and set(pairs) <= {"key"}:
            yield Term(pairs.get("key") or "-".join(plain(inside).lower().split()), inside, here)
        elif not classes and not name and set(pairs) == {"lang"}:
            if not LANGUAGE.fullmatch(pairs["lang"]):
                said = f"`{pairs['lang']}` is not a language tag"
                self._say(codes.ATTRIBUTE, written.at("lang"), said, "write en, pt-BR or zh-Hant")
            yield Foreign(pairs["lang"], inside, here)
        else:
            hint = "words take `{.term}`, `{.term key=its-key}` or `{lang=fr}`"
            self._say(codes.ATTRIBUTE, here, "these attributes mean nothing here", hint)
            yield from inside
