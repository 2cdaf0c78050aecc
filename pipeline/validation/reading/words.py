"""One language's Markdown file: its head, its sections and its messages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.model import codes
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.document import Block, Box, Heading, Include, Message, Section, walk
from pipeline.model.leaflet import LeafletText
from pipeline.model.settings import FrontMatter
from pipeline.model.source import Source, Span
from pipeline.parsers.pandoc import PandocError
from pipeline.validation.reading.blocks import BlockReader
from pipeline.validation.reading.outline import Opening, read_outline
from pipeline.validation.reading.settings import read_settings
from pipeline.validation.reading.typed import read_typed

Parse = Callable[[str], list[Any]]
"""Markdown to pandoc's blocks; who passes it in decides whether an answer is remembered."""
_FRONT = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)---[ \t]*(?:\n|$)", re.DOTALL)


@dataclass
class _Body:
    """The sections as they are found, from top to bottom. What is `loose` has been said to stand in the wrong place;
    what follows from that is not said again."""

    reader: BlockReader
    key_points: Box | None = None
    sections: list[Section | Include] = field(default_factory=list)
    title: Heading | None = None
    blocks: list[Block] = field(default_factory=list)
    level: int = 2
    loose: bool = False

    def take(self, nodes: list[Any]) -> None:
        for node in nodes:
            if node["t"] == "Header" and node["c"][0] <= 2:
                self.start(node["c"])
            elif (opening := self.opening(node)) and opening.name in ("include", "key-points"):
                getattr(self, opening.name.replace("-", "_") + "_here")(opening, node)
            else:
                self.block(node)
        self.end()

    def opening(self, node: Any) -> Opening | None:
        if node["t"] != "Div":
            return None
        return self.reader.openings.get(self.reader.inlines.place(node["c"][0]).line)

    def start(self, content: Any) -> None:
        self.end()
        level, attributes, nodes = content
        here = self.reader.inlines.place(attributes)
        name = attributes[0]
        if level == 1:
            hint = "the title stands in the front matter; sections are `##`"
            self.reader.say(codes.OUT_OF_PLACE, here, "the words have no `#` heading", hint)
        elif not name:
            hint = "write `## Symptoms {#symptoms}`; the id is the same in all languages"
            self.reader.say(codes.MISSING_ID, here, "this section has no id", hint)
        self.reader.around = name or self.reader.own_id("section")
        hint = "a section takes an id and nothing else"
        self.title = self.reader.heading(2, attributes, nodes, here, "a section", ("#",), hint)
        self.level, self.loose = 2, level == 1

    def end(self) -> None:
        if self.title is not None:
            if not self.blocks and not self.loose:
                self.reader.say(codes.BLOCK_SHAPE, self.title.span, "this section is empty", "write it or take it out")
            identity = self.title.id or self.reader.around
            section = Section(identity, self.title.children, tuple(self.blocks), self.title.span)
            self.sections.append(section)
        self.title, self.blocks = None, []

    def block(self, node: Any) -> None:
        before = len(self.reader.messages)
        block = self.reader.block(node, self.reader.source.start)
        if block is None:
            if len(self.reader.messages) > before and not self.reader.messages[-1].about:
                span = self.reader.messages[-1].span
                hint = "put it into a section, or write about=its-section"
                self.reader.say(codes.UNKNOWN_ABOUT, span, "this message is about nothing", hint)
            return
        if self.title is None:
            if not self.loose:
                hint = "start a section with `## Heading {#its-id}` above it"
                self.reader.say(codes.OUT_OF_PLACE, block.span, "this stands in no section", hint)
            self.loose = True
            return
        if isinstance(block, Heading):
            if block.level > 4:
                hint = "keep to `##`, `###` and `####`"
                self.reader.say(codes.HEADING_JUMP, block.span, f"a heading of level {block.level} is too deep", hint)
            elif block.level > self.level + 1:
                hint = f"write `{'#' * (self.level + 1)}`"
                message = f"the heading jumps from level {self.level} to level {block.level}"
                self.reader.say(codes.HEADING_JUMP, block.span, message, hint)
            self.level = block.level
        self.blocks.append(block)

    def include_here(self, opening: Opening, node: Any) -> None:
        self.end()
        here = self.reader.inlines.place(node["c"][0])
        attributes = opening.attributes
        for key in attributes.values:
            if key != "section":
                message = f"`include` has no `{key}`"
                self.reader.say(codes.ATTRIBUTE, attributes.at(key), message, "write section=its-id")
        self.reader.opened.add(here.line)
        name = attributes.values.get("section", "")
        if not name:
            self.reader.say(codes.ATTRIBUTE, attributes.span, "`include` needs a section", "write section=its-id")
            return
        if node["c"][1]:
            self.reader.say(codes.BLOCK_SHAPE, here, "`include` holds no words of its own", "close it on the next line")
        self.reader.take_id(name, attributes.at("section"))
        self.sections.append(Include(name, attributes.at("section")))
        self.reader.around = name

    def key_points_here(self, opening: Opening, node: Any) -> None:
        self.reader.around = self.reader.around or "key-points"
        block = self.reader.block(node, self.reader.source.start)
        if self.sections or self.title is not None or self.key_points is not None:
            hint = "there is one block of key points, above the first section"
            here = self.reader.inlines.place(node["c"][0])
            self.reader.say(codes.OUT_OF_PLACE, here, "key points cannot stand here", hint)
        elif isinstance(block, Box):
            self.key_points = block
        if not self.sections and self.title is None:
            self.reader.around = ""


@dataclass(frozen=True)
class MarkdownBody:
    """What stands below the head: key points, sections, messages, and the place of each id."""

    key_points: Box | None
    sections: tuple[Section | Include, ...]
    messages: tuple[Message, ...]
    ids: Mapping[str, Span]


def read_body(source: Source, body: str, parse: Parse) -> Checked[MarkdownBody]:
    """The words below the front matter; `body` is the whole text with the front matter blanked."""
    outline = read_outline(source, body)
    found: list[Diagnostic] = outline.found
    if any(said.code in (codes.NESTING.code, codes.TOO_LARGE.code) for said in found):
        return Checked(None, tuple(found))
    reader = BlockReader(source, outline.openings, found, typed=read_typed)
    taken = _Body(reader)
    try:
        taken.take(parse(outline.text) if outline.text.strip() else [])
    except PandocError as fault:
        found.append(codes.NOT_SUPPORTED.at(source.start, f"pandoc cannot read this text: {fault}"))
        return Checked(None, tuple(found))
    except RecursionError:
        found.append(codes.NESTING.at(source.start, "formatting is nested too deep to read", "take some of it out"))
        return Checked(None, tuple(found))
    found += _not_opened(source, outline.openings, reader.opened, found)
    words = MarkdownBody(taken.key_points, tuple(taken.sections), tuple(reader.messages), reader.ids)
    return Checked(words, tuple(found))


def _not_opened(
    source: Source, openings: Mapping[int, Opening], opened: set[int], found: list[Diagnostic]
) -> list[Diagnostic]:
    """The opening lines that pandoc took for words, where nothing else is wrong around them: they would be printed."""
    wrong = [said.span for said in found if said.severity == "error"]
    hint = "put a blank line before it, and do not indent it"
    return [
        codes.MALFORMED_BLOCK.at(source.span(line), f"`{openings[line].name}` opens no block here", hint)
        for line in sorted(set(openings) - opened)
        if not any(span.line <= line <= span.end_line for span in wrong)
    ]


def read_text(source: Source, language: str, parse: Parse) -> Checked[LeafletText]:
    """A leaflet's file of one language."""
    front = _FRONT.match(source.text)
    if front is None:
        if source.text.startswith("---"):
            hint = "put a line `---` under its last key"
            return Checked(None, (codes.FRONT_MATTER.at(source.start, "the front matter is not closed", hint),))
        hint = "start the file with a line `---`, the keys title and summary, and a line `---`"
        said = codes.FRONT_MATTER.at(source.start, "there is no front matter", hint)
        return Checked(None, (said, *read_body(source, source.text, parse).diagnostics))
    head = read_settings(Source(source.path, front[1]), FrontMatter, first_line=2)
    blanked = "\n" * source.text[: front.end()].count("\n") + source.text[front.end() :]
    body = read_body(source, blanked, parse)
    found = (*head.diagnostics, *body.diagnostics)
    if head.value is None or body.value is None:
        return Checked(None, found)
    model, places = head.value
    if not body.value.sections:
        hint = "write `## Heading {#its-id}` and what belongs to it"
        found = (*found, codes.EMPTY_FILE.at(source.start, "there are no sections", hint))
    words = body.value
    text = LeafletText(language, source, model, places, words.key_points, words.sections, words.messages, words.ids)
    return Checked(text, found)


_LEAFLETS_OWN = {
    "key-points": "key points",
    "figure": "pictures",
    "include": "standing section in it",
    "message": "messages",
}


def read_standing(source: Source, parse: Parse) -> Checked[Mapping[str, Section]]:
    """The standing sections of one language, by id."""
    body = read_body(source, source.text, parse)
    sections = body.value.sections if body.value else ()
    found = list(body.diagnostics)
    if body.value is not None:
        for node in walk((body.value.key_points, sections, body.value.messages)):
            what = _LEAFLETS_OWN.get(node.name if isinstance(node, Box) else node.kind)
            if what:
                message = f"a standing section has no {what}"
                found.append(codes.OUT_OF_PLACE.at(node.span, message, "put it into the leaflet that needs it"))
    return Checked({part.id: part for part in sections if isinstance(part, Section)}, tuple(found))
