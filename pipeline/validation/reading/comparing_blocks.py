"""Reader of risks that are set beside each other. What their facts are, is asked of the whole leaflet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.model import codes
from pipeline.model.document import (
    Block,
    Bullets,
    Cite,
    ComparedRisk,
    Fact,
    Inline,
    Inlines,
    Item,
    Paragraph,
    RiskComparison,
    Text,
    plain,
    walk,
)
from pipeline.model.source import Span
from pipeline.validation.reading.attributes import Attributes
from pipeline.validation.reading.block_ids import take_block_id
from pipeline.validation.reading.openings import Opening
from pipeline.validation.reading.plain_words import check_plain_words
from pipeline.validation.reading.tokens import report_unseen_characters
from pipeline.validation.reading.writing import refuse_writing

if TYPE_CHECKING:
    from pipeline.validation.reading.blocks import BlockReader

COMPARED_TAKES = ("#id", "caption", "have", "not", "change")
MOST, FEWEST = 4, 2
_ITEM = "write `- {{id-of-a-risk}}`, or `- With treatment: {{id-of-a-risk}}`"
_BOTH = 'write both, as one sentence goes on: have="have a stroke" not="do not have one"'


def read_compared_risks(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    """One list of two to four risks, each of which may have a label before it and evidence behind it."""
    identity = take_block_id(reader, opening)
    words = {key: _read_words(reader, opening.attributes, key) for key in COMPARED_TAKES[1:]}
    if bool(words["have"]) != bool(words["not"]):
        there, lacking = ("have", "not") if words["have"] else ("not", "have")
        message = f"`{there}` needs `{lacking}`: those to whom it happens are told of beside those to whom it does not"
        reader.report(codes.ATTRIBUTE, opening.attributes.at(there), message, _BOTH)
    blocks = reader.read(nodes, here)
    if len(blocks) != 1 or not isinstance(blocks[0], Bullets):
        hint = f"{_ITEM}, and put all other words before or after the block"
        reader.report(codes.BLOCK_SHAPE, here, "`compare` holds one list of risks", hint)
        return None
    refuse_writing(blocks, "`compare`", reader.diagnostics)
    if not FEWEST <= len(blocks[0].items) <= MOST:
        hint = f"write {FEWEST} to {MOST} items; more pictures than that are not seen at a glance"
        message = f"`compare` holds two to four risks, and here {_count(len(blocks[0].items))}"
        reader.report(codes.BLOCK_SHAPE, here, message, hint)
    items = tuple(one for item in blocks[0].items if (one := _read_item(reader, item)))
    _report_doubled(reader, items)
    return RiskComparison(
        id=identity,
        items=items,
        caption=words["caption"],
        have=words["have"],
        have_not=words["not"],
        change=words["change"],
        span=here,
    )


def _count(items: int) -> str:
    return "is 1" if items == 1 else f"are {items}"


def _read_words(reader: BlockReader, attributes: Attributes, key: str) -> str:
    """The words of an attribute, which are printed as they stand; empty where it is not there."""
    if key not in attributes.values:
        return ""
    words, place = " ".join(attributes.values[key].split()), attributes.at(key)
    if not words:
        reader.report(codes.ATTRIBUTE, place, f"`{key}` has no words", "write them, or take it out")
    check_plain_words(f"`{key}`", words, place, reader.diagnostics)
    report_unseen_characters(words, place, reader.source, reader.diagnostics)
    return words if key == "caption" else words.rstrip(".")


def _read_item(reader: BlockReader, item: Item) -> ComparedRisk | None:
    first, *others = item.blocks or (None,)
    if not isinstance(first, Paragraph) or others:
        reader.report(codes.BLOCK_SHAPE, item.span, "an item of `compare` holds one risk", _ITEM)
        return None
    facts = [node for node in first.children if isinstance(node, Fact)]
    if len(facts) != 1 or sum(isinstance(node, Fact) for node in walk(first.children)) != 1:
        reader.report(codes.BLOCK_SHAPE, first.span, "an item of `compare` holds one risk", _ITEM)
        return None
    at = first.children.index(facts[0])
    behind = first.children[at + 1 :]
    if not all(isinstance(node, Cite) or _is_space(node) for node in behind):
        hint = "put its label in front of it, with a colon; behind it only its evidence can stand"
        reader.report(codes.BLOCK_SHAPE, first.span, "words stand behind the risk", hint)
    label = _read_label(reader, first.children[:at])
    evidence = tuple(node for node in behind if isinstance(node, Cite))
    return ComparedRisk(facts[0], label, evidence=evidence, span=first.span)


def _is_space(node: Inline) -> bool:
    return isinstance(node, Text) and not node.value.strip()


def _read_label(reader: BlockReader, nodes: Inlines) -> Inlines:
    """The words in front of a risk without their colon; none where there are none."""
    if not plain(nodes).strip():
        return ()
    last = nodes[-1]
    if not isinstance(last, Text) or not last.value.rstrip().endswith(":"):
        hint = "write a colon behind the label: `- With treatment: {{id-of-a-risk}}`"
        reader.report(codes.BLOCK_SHAPE, nodes[0].span, "the label of a risk ends with a colon", hint)
        return nodes
    words = last.value.rstrip()[:-1].rstrip()
    if not plain(nodes[:-1]).strip() and not words:
        reader.report(codes.EMPTY_WORDS, last.span, "this label has no words", _ITEM)
    return (*nodes[:-1], replace(last, value=words)) if words else nodes[:-1]


def _report_doubled(reader: BlockReader, items: tuple[ComparedRisk, ...]) -> None:
    names: set[str] = set()
    for item in items:
        if item.risk.id in names:
            message = f"the risk `{item.risk.id}` stands in this comparison twice"
            reader.report(codes.BLOCK_SHAPE, item.risk.span, message, "name another risk, or take it out")
        names.add(item.risk.id)
