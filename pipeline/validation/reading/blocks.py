"""Reader of ordinary blocks: pandoc's block tree becomes ours. The typed blocks are read in typed_blocks.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import (
    Block,
    Blocks,
    Box,
    Bullets,
    Definition,
    Definitions,
    Fact,
    Figure,
    Heading,
    Inlines,
    Item,
    Message,
    Paragraph,
    Steps,
    Text,
    plain,
    walk,
)
from pipeline.model.settings import ID, RESERVED_IDS
from pipeline.model.source import Source, Span
from pipeline.validation.reading.attributes import ONLY, Owner, check_attributes, split_attributes
from pipeline.validation.reading.headings import report_underlined
from pipeline.validation.reading.inlines import InlineReader
from pipeline.validation.reading.list_slips import report_empty_item, report_step_numbers
from pipeline.validation.reading.openings import Opening
from pipeline.validation.reading.plain_words import check_for_pictures, check_picture_words, check_plain_words
from pipeline.validation.reading.raw_html import suggest_markdown
from pipeline.validation.reading.text_sizes import report_number
from pipeline.validation.reading.tokens import report_unseen_characters

_NAMES = {
    "CodeBlock": ("a code block", "do not indent paragraphs, and write no backticks"),
    "BlockQuote": ("a quotation", "write a paragraph, or `::: {.story consent=…}`; `>` as a sign is `\\>`"),
    "HorizontalRule": ("a ruled line", "sections are ruled off by us"),
    "LineBlock": ("a line block", "write a paragraph"),
}
_HEADING = Owner("this heading", ("#", ONLY), "a heading takes an id and `only`; an icon only inside `::: groups`")
_FIGURE = Owner("a figure", ("#", "credit", "licence", "place"), "it takes #id, credit, licence and place")


@dataclass
class BlockReader:
    """Reads the blocks of one file. `around` is the id of the section or card that we are in; messages are collected,
    because they are no part of what is printed."""

    source: Source
    openings: Mapping[int, Opening]
    diagnostics: Diagnostics
    messages: list[Message] = field(default_factory=list)
    ids: dict[str, Span] = field(default_factory=dict)
    message_ids: dict[str, Span] = field(default_factory=dict)
    long_messages: dict[str, tuple[Inlines, Span]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    opened: set[int] = field(default_factory=set)
    around: str = ""
    depth: int = 0
    next_step: int = 0
    nested: int = 0
    typed: Callable[[BlockReader, Opening, list[Any], Span], Block | None] | None = None

    def __post_init__(self) -> None:
        self.report = self.diagnostics.report
        self.inlines = InlineReader(self.source, self.diagnostics)

    def take_id(self, name: str, span: Span) -> str:
        """Note an id that the author gave, where it is well made and new."""
        if not ID.fullmatch(name):
            hint = "start with a letter; at most 50 small letters, digits and hyphens"
            self.report(codes.BAD_ID, span, f"`{name}` cannot be an id", hint)
        elif name in RESERVED_IDS:
            self.report(codes.BAD_ID, span, f"`{name}` is an id of a part that we make", "choose another one")
        elif name in self.ids:
            message = f"`{name}` stands twice; the first is on line {self.ids[name].line}"
            self.report(codes.DUPLICATE_ID, span, message, "change one of them")
        self.ids.setdefault(name, span)
        return name

    def make_id(self, what: str) -> str:
        """An id for a block that the author gave none; its underscore keeps it apart from theirs."""
        key = f"{self.around}_{what}"
        self.counts[key] = self.counts.get(key, 0) + 1
        return f"{key}-{self.counts[key]}"

    def read(self, nodes: list[Any], around: Span) -> Blocks:
        """Blocks in order; messages go aside."""
        report_number(limits.BLOCK_PARTS, len(nodes), around, self.diagnostics)
        blocks = (self.read_block(node, around) for node in nodes)
        return tuple(block for block in blocks if block is not None)

    def read_block(self, node: Any, around: Span) -> Block | None:
        """One block, or nothing where it is a message or a mistake."""
        name, content = node["t"], node.get("c")
        if name == "Div":
            return self._read_div(content, around)
        if name in ("Para", "Plain"):
            return self._read_paragraph(content, around)
        if name == "Header":
            return self.read_heading(content, _HEADING)
        if name == "BulletList":
            return Bullets(self._read_items(content, around), around)
        if name == "OrderedList":
            return self._read_steps(content, around)
        if name == "DefinitionList":
            return Definitions(tuple(self._read_definition(item, around) for item in content), span=around)
        if name == "Table":
            hint = 'put `::: {.table #id caption="…" headers=row}` before it and `:::` after it'
            self.report(
                codes.BLOCK_SHAPE, self.inlines.place(content[0], around), "a table needs a block around it", hint
            )
        elif name == "RawBlock":
            written = content[1].strip()
            first = written.split("\n", 1)[0]
            self.report(codes.RAW_HTML, around, f"`{first}` is raw HTML", suggest_markdown(written))
        else:
            what, hint = _NAMES.get(name, (name, ""))
            around = self.inlines.place(content[0], around) if name == "CodeBlock" else around
            self.report(codes.NOT_SUPPORTED, around, f"{what} is not part of the source format", hint)
        return None

    def _read_div(self, content: Any, around: Span) -> Block | None:
        attributes, nodes = content
        here = self.inlines.place(attributes, around)
        if any(key == "wrapper" for key, _ in attributes[2]):
            blocks = self.read(nodes, here)  # a wrapper holds one block
            return blocks[0] if blocks else None
        opening = self.openings.get(here.line)
        if opening is None or self.typed is None:
            hint = "write its opening line on a line of its own, as `::: important`"
            self.report(codes.MALFORMED_BLOCK, here, "this block cannot be read", hint)
            return None
        self.opened.add(here.line)
        report_number(limits.BLOCK_PARTS, len(nodes), here, self.diagnostics)
        return self.typed(self, opening, nodes, here)

    def _read_paragraph(self, nodes: list[Any], around: Span) -> Block | None:
        picture = self.inlines.find_picture(nodes)
        if picture is not None:
            return self._read_figure(*picture)
        children = self.inlines.read_to_write_on(nodes, around)
        check_for_pictures(plain(children), around, self.diagnostics)
        if children and isinstance(children[0], Text) and children[0].value.startswith(": "):
            hint = "write the term on the line above it"
            self.report(codes.BLOCK_SHAPE, around, "this definition has no term", hint)
        return Paragraph(children, around) if children else None

    def read_heading(self, content: Any, owner: Owner, level: int | None = None) -> Heading:
        """A heading with its id, of its own level or another. Whether that may stand here, the caller judges."""
        written_level, attributes, nodes = content
        here = self.inlines.place(attributes)
        written = check_attributes(self.source, attributes, here, owner, self.diagnostics)
        report_underlined(self.source, here, self.diagnostics)
        name = attributes[0]
        self.inlines.take_rest(nodes, replace(here, end_column=len(self.source.line(here.end_line)) + 1))
        children = self.inlines.read_unlinked(nodes, here)
        if not plain(children).strip() and not any(isinstance(node, Fact) for node in walk(children)):
            self.report(codes.EMPTY_WORDS, here, "this heading has no words", "write the words or take it out")
        if name:
            self.take_id(name, written.at("#"))
        return Heading(written_level if level is None else level, name, children, here)

    def _read_steps(self, content: Any, around: Span) -> Steps:
        (start, _, _), nodes = content
        items = self._read_items(nodes, around)
        steps = Steps(items, start, around)
        report_step_numbers(self.source, steps, self.next_step, self.diagnostics)
        self.next_step = start + len(items)
        return steps

    def _read_items(self, items: list[Any], around: Span) -> tuple[Item, ...]:
        self.depth += 1
        if self.depth == limits.LIST_DEPTH.most + 1:
            hint = "take a level out, or start a list of its own with a sentence above it"
            self.report(codes.NESTING, around, f"lists are nested more than {limits.LIST_DEPTH.most} deep", hint)
        report_number(limits.LIST_ITEMS, len(items), around, self.diagnostics)
        read = tuple(self._read_item(item, around) for item in items)
        self.depth -= 1
        return read

    def _read_item(self, nodes: list[Any], around: Span) -> Item:
        blocks = self.read(nodes, around)
        if not nodes:
            report_empty_item(self.source, around, self.diagnostics)
        self._refuse_typed(blocks)
        return Item(blocks, blocks[0].span if blocks else around)

    def _refuse_typed(self, blocks: Blocks) -> None:
        for block in blocks:
            if not isinstance(block, Paragraph | Bullets | Steps | Definitions | Figure):
                name = block.name if isinstance(block, Box) else block.kind
                what = "a heading" if isinstance(block, Heading) else f"`{name}`"
                self.report(codes.OUT_OF_PLACE, block.span, f"{what} cannot stand in a list", "put it after the list")

    def _read_definition(self, content: Any, around: Span) -> Definition:
        term, bodies = content
        blocks = self.read([node for body in bodies for node in body], around)
        self._refuse_typed(blocks)
        children = self.inlines.read_unlinked(term, around)
        return Definition(children, blocks, span=children[0].span if children else around)

    def _read_figure(self, content: Any, here: Span) -> Figure:
        attributes, alt, (target, caption) = content
        name, _, pairs = split_attributes(attributes)
        written = check_attributes(self.source, attributes, here, _FIGURE, self.diagnostics)
        self.inlines.take_rest([], here)
        alt_nodes = self.inlines.read_unlinked(alt, here)
        place: Any = pairs.get("place", "")
        if place not in ("", "beside", "full"):
            hint = "write place=beside or place=full"
            self.report(codes.ATTRIBUTE, written.at("place"), f"`{place}` is not a place", hint)
            place = ""
        check_picture_words(alt_nodes, caption, here, self.diagnostics)
        for what, words in (
            ("a caption", caption),
            *((f"`{key}`", pairs.get(key, "")) for key in ("credit", "licence")),
        ):
            check_plain_words(what, words, here, self.diagnostics)
        report_unseen_characters(caption + target + "".join(pairs.values()), here, self.source, self.diagnostics)
        return Figure(
            id=self.take_id(name, written.at("#")) if name else self.make_id("figure"),
            image=target,
            alt=plain(alt_nodes).strip(),
            caption=caption,
            credit=pairs.get("credit", ""),
            licence=pairs.get("licence", ""),
            place=place,
            span=here,
        )
