"""Reader of sections: the blocks of a Markdown text in order, under their headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipeline.model import codes, limits
from pipeline.model.document import Block, Box, Heading, Include, Section
from pipeline.validation.reading.attributes import ONLY, Owner, find_attributes
from pipeline.validation.reading.blocks import BlockReader
from pipeline.validation.reading.headings import is_underlined, write_with_id
from pipeline.validation.reading.only_places import (
    OnlyMark,
    find_mark,
    gather_below_headings,
    keep_for_places,
    read_only,
)
from pipeline.validation.reading.openings import Opening
from pipeline.validation.reading.text_sizes import report_number

_SECTION = Owner("a section", ("#", ONLY), "a section takes an id and `only`")


@dataclass
class SectionReader:
    """Reads the sections from top to bottom; of a programme, the messages alone. What is `loose` has been said to stand
    in the wrong place; what follows from that is not said again."""

    reader: BlockReader
    programme: bool = False
    only_lines: dict[int, OnlyMark] = field(default_factory=dict)
    key_points: Box | None = None
    sections: list[Section | Include] = field(default_factory=list)
    title: Heading | None = None
    blocks: list[Block] = field(default_factory=list)
    only: tuple[str, ...] = ()
    only_below: dict[int, OnlyMark] = field(default_factory=dict)
    level: int = 2
    loose: bool = False

    def read(self, nodes: list[Any]) -> None:
        """Take in pandoc's blocks, all of a text."""
        if self.programme:
            self._read_programme(nodes)
            return
        for node in nodes:
            if node["t"] == "Header" and node["c"][0] <= 2:
                self._start_section(node["c"])
                continue
            opening, mark = self._find_opening(node), self._take_only_line(node)
            if opening:
                mark = find_mark(opening, mark, self.reader.diagnostics)
            match opening:
                case Opening(name="include"):
                    self._read_include(opening, node, mark)
                case Opening(name="key-points"):
                    self._read_key_points(node)
                case _:
                    self._read_block(node, mark)
        self._end_section()

    def _read_programme(self, nodes: list[Any]) -> None:
        """Take in the messages of a programme, which holds nothing else."""
        for node in nodes:
            opening = self._find_opening(node)
            here = opening.attributes.span if opening else self.reader.source.start
            before = len(self.reader.diagnostics)
            block = self.reader.read_block(node, here)
            if opening and opening.name in ("sms", "sms-long"):
                continue
            if block is None and len(self.reader.diagnostics) > before:
                continue  # it has been said what is wrong with it
            heading = isinstance(block, Heading)
            message = f"a programme holds messages only, and {'a heading' if heading else 'this'} is none"
            group = "take it out; `<!-- Week 20 -->` on a line of its own is a note for those who write"
            hint = group if heading else "write it into a message, or into a leaflet that messages are about"
            self.reader.report(codes.OUT_OF_PLACE, block.span if block else here, message, hint)

    def _find_opening(self, node: Any) -> Opening | None:
        if node["t"] != "Div":
            return None
        return self.reader.openings.get(self.reader.inlines.place(node["c"][0]).line)

    def _take_only_line(self, node: Any) -> OnlyMark | None:
        """The places that a line before this names."""
        if not self.only_lines or node["t"] != "Div":
            return None
        return self.only_lines.pop(self.reader.inlines.place(node["c"][0]).line, None)

    def _read_only_of(self, content: Any) -> OnlyMark | None:
        """The places that a heading names."""
        if all(key != ONLY for key, _ in content[1][2]):
            return None
        here = self.reader.inlines.place(content[1])
        return read_only(find_attributes(self.reader.source, here), self.reader.diagnostics)

    def _start_section(self, content: Any) -> None:
        self._end_section()
        level, attributes, _ = content
        here = self.reader.inlines.place(attributes)
        name = attributes[0]
        underlined = is_underlined(self.reader.source, here)
        if level == 1 and not underlined:
            hint = "the title stands in the front matter; sections are `##`"
            self.reader.report(codes.OUT_OF_PLACE, here, "the words have no `#` heading", hint)
        elif not name and not underlined:
            hint = f"write `{write_with_id(self.reader.source, here)}`; the id is the same in all languages"
            self.reader.report(codes.MISSING_ID, here, "this section has no id", hint)
        self.reader.around = name or self.reader.make_id("section")
        self.title = self.reader.read_heading(content, _SECTION, level=2)
        self.level, self.loose = 2, level == 1 or underlined
        mark = self._read_only_of(content)
        self.only = mark.places if mark else ()

    def _end_section(self) -> None:
        if self.title is not None:
            if not self.blocks and not self.loose:
                message, hint = "this section is empty", "write it or take it out"
                self.reader.report(codes.BLOCK_SHAPE, self.title.span, message, hint)
            report_number(limits.SECTION_PARTS, len(self.blocks), self.title.span, self.reader.diagnostics)
            identity = self.title.id or self.reader.around
            blocks = gather_below_headings(self.blocks, self.only_below)
            self.sections.append(Section(identity, self.title.children, blocks, self.title.span, self.only))
        self.title, self.blocks, self.only, self.only_below = None, [], (), {}

    def _read_block(self, node: Any, mark: OnlyMark | None) -> None:
        before = len(self.reader.messages)
        block = self.reader.read_block(node, self.reader.source.start)
        if block is None:
            self._check_messages(before)
        elif self.title is None:
            if not self.loose:
                hint = "start a section with `## Heading {#its-id}` above it"
                self.reader.report(codes.OUT_OF_PLACE, block.span, "this stands in no section", hint)
            self.loose = True
        else:
            if isinstance(block, Heading):
                self._check_level(block)
                if below := self._read_only_of(node["c"]):
                    self.only_below[len(self.blocks)] = below
            self.blocks.append(keep_for_places(block, mark, self.reader.diagnostics))

    def _check_messages(self, before: int) -> None:
        """Report the message that was just read, if it is about nothing; `before` is how many there were before it."""
        if len(self.reader.messages) > before and not self.reader.messages[-1].about:
            span = self.reader.messages[-1].span
            hint = "put it into a section, or write about=its-section"
            self.reader.report(codes.UNKNOWN_ABOUT, span, "this message is about nothing", hint)

    def _check_level(self, heading: Heading) -> None:
        if heading.level > 4:
            message, hint = f"a heading of level {heading.level} is too deep", "keep to `##`, `###` and `####`"
            self.reader.report(codes.HEADING_JUMP, heading.span, message, hint)
        elif heading.level > self.level + 1:
            message = f"the heading jumps from level {self.level} to level {heading.level}"
            self.reader.report(codes.HEADING_JUMP, heading.span, message, f"write `{'#' * (self.level + 1)}`")
        self.level = heading.level

    def _read_include(self, opening: Opening, node: Any, mark: OnlyMark | None) -> None:
        self._end_section()
        here = self.reader.inlines.place(node["c"][0])
        attributes = opening.attributes
        for key in attributes.values:
            if key not in ("section", ONLY):
                message = f"`include` has no `{key}`"
                self.reader.report(codes.ATTRIBUTE, attributes.at(key), message, "write section=its-id")
        self.reader.opened.add(here.line)
        name = attributes.values.get("section", "")
        if not name:
            self.reader.report(codes.ATTRIBUTE, attributes.span, "`include` needs a section", "write section=its-id")
            return
        if node["c"][1]:
            message, hint = "`include` holds no words of its own", "close it on the next line"
            self.reader.report(codes.BLOCK_SHAPE, here, message, hint)
        self.reader.take_id(name, attributes.at("section"))
        self.sections.append(Include(name, attributes.at("section"), mark.places if mark else ()))
        self.reader.around = name

    def _read_key_points(self, node: Any) -> None:
        self.reader.around = self.reader.around or "key-points"
        block = self.reader.read_block(node, self.reader.source.start)
        if self.sections or self.title is not None or self.key_points is not None:
            hint = "there is one block of key points, above the first section"
            here = self.reader.inlines.place(node["c"][0])
            self.reader.report(codes.OUT_OF_PLACE, here, "key points cannot stand here", hint)
        elif isinstance(block, Box):
            self.key_points = block
        if not self.sections and self.title is None:
            self.reader.around = ""
