"""Reader of the typed blocks of the source format: what each one takes and what it has to hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pipeline.assets import ICONS
from pipeline.model import codes
from pipeline.model.document import (
    Block,
    Blocks,
    Box,
    Bullets,
    CareCard,
    Definition,
    Definitions,
    Dose,
    Figure,
    Film,
    Group,
    Groups,
    Heading,
    Option,
    Options,
    Pair,
    Paragraph,
    PictureRows,
    QrCode,
    RiskComparison,
    Story,
    Written,
    plain,
)
from pipeline.model.source import Span
from pipeline.model.suggestions import suggest
from pipeline.validation.reading.attributes import ONLY, Owner, find_attributes, split_attributes
from pipeline.validation.reading.block_ids import take_block_id
from pipeline.validation.reading.blocks import BlockReader
from pipeline.validation.reading.comparing_blocks import COMPARED_TAKES, read_compared_risks
from pipeline.validation.reading.dose_blocks import read_dose
from pipeline.validation.reading.media_blocks import read_picture_rows, read_qr, read_story, read_video
from pipeline.validation.reading.messages import LONG_TAKES, MESSAGE_TAKES, read_long_message, read_message
from pipeline.validation.reading.only_places import report_only_on_block
from pipeline.validation.reading.openings import Opening
from pipeline.validation.reading.tables import read_table
from pipeline.validation.reading.writing import refuse_writing
from pipeline.validation.reading.writing_blocks import read_appointment, read_blanks, read_signatures

ICON_NAMES = frozenset(path.stem for path in ICONS.glob("*.svg"))
_PARTS = {
    "groups": Owner("a group", ("#", "icon"), "it takes an id and an icon"),
    "options": Owner("an option", ("#",), "it takes an id"),
}
LEVELS = ("emergency", "urgent", "routine")
_APART = Heading | Box | CareCard | Dose | Groups | Options | RiskComparison | Story | PictureRows | Film | Written
"""What stands in a section and in no box or group."""


def read_typed_block(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    """The block of an opening line; nothing for a message (it goes aside) and for a mistake."""
    known = BLOCKS.get(opening.name)
    if known is None:
        hint = suggest(opening.name, BLOCKS, f"blocks are {', '.join(BLOCKS)}")
        span = opening.attributes.at(f".{opening.name}")
        reader.report(codes.UNKNOWN_BLOCK, span, f"there is no block `{opening.name}`", hint)
        reader.read(nodes, here)
        return None
    takes, read = known
    attributes = opening.attributes
    for key in attributes.values:
        if key == ONLY and opening.name != "include":
            report_only_on_block(reader, opening)
        elif key not in takes:
            hint = suggest(key, takes, f"it takes {', '.join(takes) or 'nothing'}")
            reader.report(codes.ATTRIBUTE, attributes.at(key), f"`{opening.name}` has no `{key}`", hint)
    if attributes.id and "#id" not in takes:
        reader.report(codes.ATTRIBUTE, attributes.at("#"), f"`{opening.name}` takes no id", "take it out")
    reader.nested += 1
    block = read(reader, opening, nodes, here)
    reader.nested -= 1
    return block


def _read_box(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    name: Any = opening.name
    identity = "key-points" if name == "key-points" else take_block_id(reader, opening)
    blocks = reader.read(nodes, here)
    for block in blocks:
        if isinstance(block, _APART) or (isinstance(block, QrCode) and name not in ("important", "uncertainty")):
            message = f"`{name}` holds paragraphs and lists"
            reader.report(codes.BLOCK_SHAPE, block.span, message, "put this after the block")
    if name == "key-points":
        refuse_writing(blocks, "key points", reader.diagnostics)
    lists = [block for block in blocks if isinstance(block, Bullets)]
    if name in ("key-points", "do", "do-not", "questions", "checklist") and (len(lists) != 1 or len(blocks) > 2):
        hint = "write one list with `-`, and at most a paragraph with it"
        reader.report(codes.BLOCK_SHAPE, here, f"`{name}` holds one list", hint)
    elif name == "key-points" and not 3 <= len(lists[0].items) <= 6:
        reader.report(codes.BLOCK_SHAPE, here, f"there are {len(lists[0].items)} key points", "write three to six")
    elif not blocks:
        reader.report(codes.BLOCK_SHAPE, here, f"`{name}` is empty", "write its words or take it out")
    return Box(name, identity, blocks, span=here)


def _read_care_card(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    attributes = opening.attributes
    level: Any = attributes.values.get("level", "")
    if level not in LEVELS:
        hint = suggest(level, LEVELS, "write level=emergency, level=urgent or level=routine")
        message = f"`{level}` is not a level of care" if level else "a care card needs a level"
        reader.report(codes.ATTRIBUTE, attributes.at("level"), message, hint)
    service = attributes.values.get("service", "")
    if level in ("emergency", "urgent") and not service:
        hint = "name a phone service of publisher.yaml: service=emergency"
        reader.report(codes.ATTRIBUTE, attributes.span, f"an {level} card needs a service", hint)
    identity = take_block_id(reader, opening, required=True)
    outside, reader.around = reader.around, identity
    blocks = reader.read(nodes, here)
    reader.around = outside
    refuse_writing(blocks, "a care card", reader.diagnostics)
    lists = [block for block in blocks if isinstance(block, Bullets)]
    closing = [block for block in blocks if isinstance(block, Paragraph)]
    if len(lists) != 1 or len(closing) > 1 or blocks != (*lists, *closing):
        hint = "write one list with `-`, and at most one paragraph after it"
        reader.report(codes.BLOCK_SHAPE, here, "a care card holds one list and at most one paragraph", hint)
        return None
    return CareCard(
        id=identity,
        level=level,
        service=service,
        items=lists[0],
        closing=closing[0] if closing else None,
        span=here,
    )


def _read_parts(reader: BlockReader, nodes: list[Any], here: Span, what: str) -> list[tuple[Any, Heading, Blocks]]:
    """The `###` headings in a block of `groups` or `options`, each with what stands below it."""
    parts: list[tuple[Any, Heading, list[Any]]] = []
    for node in nodes:
        if node["t"] == "Header":
            level, attributes, _ = node["c"]
            span = reader.inlines.place(attributes)
            if level != 3:
                reader.report(codes.HEADING_JUMP, span, f"this heading has level {level}", f"in `{what}` write `###`")
            parts.append((attributes, reader.read_heading(node["c"], _PARTS[what], level=3), []))
        elif parts:
            parts[-1][2].append(node)
        else:
            place = reader.inlines.place(node["c"][0], here) if node["t"] == "Div" else here
            before = "put it before the block, or give it a `###` heading"
            reader.report(codes.BLOCK_SHAPE, place, f"this stands before the first heading in `{what}`", before)
    if len(parts) < 2:
        reader.report(
            codes.BLOCK_SHAPE, here, f"`{what}` needs at least two `###` headings", "write them, or plain text"
        )
    return [(attributes, heading, reader.read(inside, heading.span)) for attributes, heading, inside in parts]


def _read_groups(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    identity = take_block_id(reader, opening)
    groups = []
    for attributes, heading, blocks in _read_parts(reader, nodes, here, "groups"):
        icon = split_attributes(attributes)[2].get("icon", "")
        if icon and icon not in ICON_NAMES:
            hint = suggest(icon, ICON_NAMES, f"icons are {', '.join(sorted(ICON_NAMES))}")
            place = find_attributes(reader.source, heading.span).at("icon")
            reader.report(codes.ATTRIBUTE, place, f"there is no icon `{icon}`", hint)
        for block in blocks:
            if isinstance(block, _APART):
                message = "a group holds paragraphs and lists"
                reader.report(codes.BLOCK_SHAPE, block.span, message, "put this after the groups")
        if not blocks:
            reader.report(codes.BLOCK_SHAPE, heading.span, "this group is empty", "write what belongs to it")
        groups.append(Group(heading.id or reader.make_id("group"), icon, heading.children, blocks, heading.span))
    return Groups(identity, tuple(groups), here)


def _read_options(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    identity = take_block_id(reader, opening)
    options: list[Option] = []
    for _, heading, blocks in _read_parts(reader, nodes, here, "options"):
        fields: tuple[Definition, ...] = ()
        if len(blocks) == 1 and isinstance(blocks[0], Definitions):
            fields = blocks[0].items
        else:
            hint = "write each field as a term, and below it `: ` and its words"
            reader.report(codes.BLOCK_SHAPE, heading.span, "an option holds one definition list", hint)
        names = [plain(part.term) for part in fields]
        wanted = [plain(part.term) for part in options[0].fields] if options and options[0].fields else names
        if fields and names != wanted:
            hint = f"give every option the fields {', '.join(wanted)}, in this order; say where something is not known"
            reader.report(codes.BLOCK_SHAPE, heading.span, "this option has other fields than the first one", hint)
        for part in fields:
            if not part.blocks:
                reader.report(codes.BLOCK_SHAPE, part.span, "this field is empty", "say that it is not known")
        options.append(Option(heading.id or reader.make_id("option"), heading.children, fields, heading.span))
    return Options(identity, tuple(options), span=here)


def _read_pair(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    identity = take_block_id(reader, opening)
    blocks = reader.read(nodes, here)
    figures = tuple(block for block in blocks if isinstance(block, Figure))
    if len(figures) != 2 or len(blocks) != 2:
        reader.report(codes.BLOCK_SHAPE, here, "`pair` holds two figures", "put each alone in a paragraph")
        return None
    return Pair(identity, tuple(replace(figure, place="") for figure in figures), here)


def _read_table(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    return read_table(reader, opening, take_block_id(reader, opening, required=True), nodes, here)


def _refuse_include(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    hint = "put it between two sections, not inside a block"
    reader.report(codes.OUT_OF_PLACE, here, "a standing section cannot stand here", hint)
    return None


_ReadBlock = Callable[[BlockReader, Opening, list[Any], Span], Block | None]
BLOCKS: dict[str, tuple[tuple[str, ...], _ReadBlock]] = {
    "key-points": ((), _read_box),
    "care-card": (("#id", "level", "service"), _read_care_card),
    "groups": (("#id",), _read_groups),
    "important": (("#id",), _read_box),
    "do": (("#id",), _read_box),
    "do-not": (("#id",), _read_box),
    "options": (("#id",), _read_options),
    "compare": (COMPARED_TAKES, read_compared_risks),
    "questions": (("#id",), _read_box),
    "checklist": (("#id",), _read_box),
    "uncertainty": (("#id",), _read_box),
    "table": (("#id", "caption", "headers"), _read_table),
    "sms": (MESSAGE_TAKES, read_message),
    "sms-long": (LONG_TAKES, read_long_message),
    "include": (("section",), _refuse_include),
    "pair": (("#id",), _read_pair),
    "picture-rows": (("#id",), read_picture_rows),
    "qr": (("#id",), read_qr),
    "video": (("#id", "transcript", "signed"), read_video),
    "story": (("#id", "consent"), read_story),
    "dose": (("#id", "fact"), read_dose),
    "blanks": (("#id", "lines"), read_blanks),
    "signatures": (("#id",), read_signatures),
    "appointment": (("#id",), read_appointment),
}
"""What each block takes, and what reads it, by the name that authors write."""
