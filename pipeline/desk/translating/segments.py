"""Segments of a text: what stands in it to be translated, word for word as it is written, each known by where it is.

The context of a segment is made of the ids around it and of its number among its like there, as in
`get-help:call-now:item-2`. So the same words in two places are two segments, and a change elsewhere gives none another
context.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.front_matter import split_front_matter
from pipeline.model.source import Source
from pipeline.parsers.yaml12 import read_yaml

HEAD = "head"
_KEYS = ("title", "medical_name", "subtitle", "summary", "cover_alt", "keywords")
_FENCE = re.compile(r"(?P<marks>:{3,})\s*(?:(?P<name>[\w-]+)|\{(?P<attributes>.*)\})?\s*$")
_HEADING = re.compile(r"(?P<marks>#{2,4})\s+(?P<words>.*?)(?:\s+\{(?P<attributes>[^{}]*)\})?\s*$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?=\S)")
_MEANING = re.compile(r"\s{0,3}:\s+(?=\S)")
_FIGURE = re.compile(
    r'!\[(?P<alt>(?:[^\]\\]|\\.)*)\]\([^\s")]+(?:\s+"(?P<caption>(?:[^"\\]|\\.)*)")?\)(?:\{(?P<attributes>[^{}]*)\})?\s*$'
)
_ATTRIBUTE = re.compile(r'\b(?P<name>caption|have|have-not|change)="(?P<words>(?:[^"\\]|\\.)*)"')
_ATTRIBUTES_ALONE = re.compile(r"\{[^{}]*\}\s*$")
_CELL = re.compile(r"(?:[^|\\]|\\.)*")
_RULE = re.compile(r"[\s|:-]+$")
_ID = re.compile(r"#([a-z][a-z0-9-]*)")
_CLASS = re.compile(r"\.([a-z][a-z0-9-]*)")
_OF = re.compile(r"\bof=\"?([a-z][a-z0-9-]*)")
_MESSAGES = {"sms": "message", "sms-long": "message-long"}
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")


@dataclass(frozen=True)
class Segment:
    """Words to translate: their `context`, the Markdown itself on one line (`text`), and where they stand, as offsets
    in the text of the file. In the head they are a value, and written as YAML wants it."""

    context: str
    text: str
    start: int
    end: int
    in_head: bool = False

    @property
    def is_message(self) -> bool:
        """Whether they are of a text message."""
        return self.context.startswith("message")

    def write(self, words: str) -> str:
        """Other words as they stand in the file in the place of these."""
        if not self.in_head:
            return words
        if self.context == f"{HEAD}:keywords":
            return f"[{', '.join(map(_write_value, words.split(', ')))}]"
        return _write_value(words)


def list_segments(text: str) -> tuple[Segment, ...]:
    """The segments of a Markdown file of a leaflet, in their order."""
    front = split_front_matter(text)
    start = len(text) - len(front.body) if front else 0
    head = _list_head(text, front.head) if front else ()
    return (*head, *_Scan(text).read(start))


def replace_segments(text: str, words: Mapping[str, str]) -> str:
    """The text with other words in the place of some segments, by their contexts; nothing else in it is touched."""
    for segment in sorted(list_segments(text), key=lambda one: one.start, reverse=True):
        if segment.context in words and words[segment.context] != segment.text:
            text = f"{text[: segment.start]}{segment.write(words[segment.context])}{text[segment.end :]}"
    return text


def _list_head(text: str, head: str) -> Iterator[Segment]:
    read = read_yaml(Source("", head), 2).value
    if read is None:
        return
    values, places = read
    starts = [0, *(end.end() for end in re.finditer("\n", text))]
    for key in _KEYS:
        value, at = values.get(key), places.values.get((key,))
        if not value or at is None:
            continue
        begin, end = starts[at.line - 1] + at.column - 1, starts[at.end_line - 1] + at.end_column - 1
        if isinstance(value, list):
            last = places.values[key, len(value) - 1]
            end = text.find("]", starts[last.end_line - 1] + last.end_column - 1) + 1
            if text[begin] != "[":
                continue  # a list over lines is written by hand
        words = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        yield Segment(f"{HEAD}:{key}", " ".join(words.split()), begin, end, in_head=True)


def _write_value(words: str) -> str:
    """A string in YAML, in a list or alone: as it is, where that says the same."""
    read = read_yaml(Source("", f"alone: {words}\nlist: [{words}]\n"), 1).value
    same = {"alone": words, "list": [words]}
    return words if read and read[0] == same else json.dumps(words, ensure_ascii=False)


@dataclass(frozen=True)
class _OpenFence:
    """A block that is open: how many colons close it, the part of the context that it adds, and the headings that it
    stands under."""

    marks: int
    name: str
    path: dict[int, str]


@dataclass
class _Scan:
    """A pass over the lines of a body. `path` is of headings, `blocks` of fences; `begun` is the segment that goes
    on."""

    text: str
    path: dict[int, str] = field(default_factory=dict)
    blocks: list[_OpenFence] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    begun: Segment | None = None
    segments: list[Segment] = field(default_factory=list)
    in_comment: bool = False

    def read(self, start: int) -> Sequence[Segment]:
        at = start
        for line in self.text[start:].split("\n"):
            self._read_line(line, at)
            at += len(line) + 1
        self._finish()
        return self.segments

    def _read_line(self, line: str, at: int) -> None:
        stripped = line.strip()
        if self.in_comment or stripped.startswith("<!--"):
            self.in_comment = "-->" not in stripped
            self._finish()
        elif not stripped or _ATTRIBUTES_ALONE.match(stripped):
            self._finish()
        elif match := _FENCE.match(line):
            self._finish()
            self._read_fence(match, at)
        elif match := _HEADING.match(line):
            self._finish()
            self._read_heading(match, at)
        elif match := _FIGURE.match(stripped):
            self._finish()
            self._read_figure(match, at + line.index("!"))
        elif stripped.startswith("|"):
            self._finish()
            self._read_row(line, at)
        elif (match := _ITEM.match(line)) or (match := _MEANING.match(line)):
            self._read_item(line, at, match, "meaning" if stripped.startswith(":") else "item")
        elif self.begun:
            self.begun = replace(self.begun, end=at + len(line.rstrip()))
        else:
            self._begin("paragraph", at + len(line) - len(line.lstrip()), at + len(line.rstrip()))

    def _read_item(self, line: str, at: int, match: re.Match[str], kind: str) -> None:
        if kind == "meaning" and self.begun and ":paragraph-" in self.begun.context:
            self.counts[self._place(), "paragraph"] -= 1
            self.begun = replace(self.begun, context=self._count("term"))
        self._finish()
        self._begin(kind, at + match.end(), at + len(line.rstrip()))

    def _read_fence(self, match: re.Match[str], at: int) -> None:
        marks, attributes = len(match["marks"]), match["attributes"] or ""
        sort = _CLASS.search(attributes)
        name = match["name"] or (sort[1] if sort else "")
        if not name:
            self._close(marks)
            return
        own = _ID.search(attributes) or _OF.search(attributes)
        kind = _MESSAGES.get(name, "")
        part = f"{kind}:{own[1]}" if kind and own else own[1] if own else self._count(name).rpartition(":")[2]
        self.blocks.append(_OpenFence(marks, part, self.path))
        for words in _ATTRIBUTE.finditer(match.string):
            self._add(f"{self._place()}:{words['name']}", at + words.start("words"), at + words.end("words"))

    def _close(self, marks: int) -> None:
        """Close the last block that so many colons close."""
        while self.blocks:
            block = self.blocks.pop()
            self.path = block.path
            if block.marks <= marks:
                return

    def _read_heading(self, match: re.Match[str], at: int) -> None:
        level, own = len(match["marks"]), _ID.search(match["attributes"] or "")
        self.path = {above: one for above, one in self.path.items() if above < level}
        if level == 2:
            self.blocks.clear()
        self.path[level] = own[1] if own else self._count("heading").rpartition(":")[2]
        self._add(f"{self._place()}:title", at + match.start("words"), at + match.end("words"))

    def _read_figure(self, match: re.Match[str], at: int) -> None:
        own = _ID.search(match["attributes"] or "")
        place = f"{self._place()}:{own[1]}" if own else self._count("figure")
        for name in ("alt", "caption"):
            if match[name]:
                self._add(f"{place}:{name}", at + match.start(name), at + match.end(name))

    def _read_row(self, line: str, at: int) -> None:
        if _RULE.match(line):
            return
        row = self._count("row")
        begin, number = line.index("|") + 1, 0
        while begin < len(line.rstrip()):
            cell = _CELL.match(line, begin)
            assert cell  # it may be empty
            number += 1
            words = cell[0].strip()
            if words:
                start = at + begin + cell[0].index(words)
                self._add(f"{row}:cell-{number}", start, start + len(words))
            begin = cell.end() + 1

    def _place(self) -> str:
        parts = [one.name for one in self.blocks]
        if any(one.startswith("message") for one in parts):
            return parts[-1]
        titles = [self.path[level] for level in sorted(self.path)]
        return ":".join((*titles[:1], *parts, *titles[1:])) or "start"

    def _count(self, kind: str) -> str:
        place = self._place()
        self.counts[place, kind] += 1
        return f"{place}:{kind}-{self.counts[place, kind]}"

    def _begin(self, kind: str, start: int, end: int) -> None:
        self.begun = Segment(self._count(kind), "", start, end)

    def _finish(self) -> None:
        if self.begun:
            self._add(self.begun.context, self.begun.start, self.begun.end)
        self.begun = None

    def _add(self, context: str, start: int, end: int) -> None:
        self.segments.append(Segment(context, _LINE_END.sub(" ", self.text[start:end]), start, end))


def by_context(segments: Iterable[Segment]) -> dict[str, Segment]:
    """Segments by their contexts."""
    return {one.context: one for one in segments}
