"""Reader of stories: what they hold, and the consent to tell them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pipeline.model import codes
from pipeline.model.document import INVENTED, Block, Bullets, Paragraph, Steps, Story
from pipeline.model.source import Span
from pipeline.validation.reading.attributes import Attributes
from pipeline.validation.reading.block_ids import take_block_id
from pipeline.validation.reading.openings import Opening
from pipeline.validation.reading.plain_words import check_plain_words
from pipeline.validation.reading.tokens import report_control_characters

if TYPE_CHECKING:
    from pipeline.validation.reading.blocks import BlockReader

_NO_CONSENT = re.compile(
    r"(?:no|none|not\b.*|without\b.*|refused\b.*|withdrawn\b.*|unknown|unclear|yes|y|n|n/?a|pending\b.*|awaited|"
    r"awaiting\b.*|to (?:be|do|follow)\b.*|requested|tb[acd]|todo|missing|true|false|[\W_]*)\W*",
    re.IGNORECASE,
)
"""What somebody writes who has no consent, or does not say what it is."""
_INVENTED = re.compile(rf"{INVENTED}\b", re.IGNORECASE)
_CONSENT = '`consent="written, Anytown Hospital, May 2026"` (how, with whom, when), or consent=invented for an example'


def read_story(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    """A quotation; its last paragraph says whose it is."""
    identity = take_block_id(reader, opening)
    consent = _read_consent(reader, opening.attributes)
    blocks = reader.read(nodes, here)
    wrong = [block for block in blocks if not isinstance(block, Paragraph | Bullets | Steps)]
    for block in wrong:
        hint = "put this before or after the story"
        reader.report(codes.BLOCK_SHAPE, block.span, "a story holds paragraphs and lists", hint)
    *words, last = blocks or (None,)
    if not words or not isinstance(last, Paragraph):
        hint = "write what they say, and in a last paragraph of its own who they are: `Amina, 52`"
        if not wrong:
            reader.report(codes.BLOCK_SHAPE, here, "`story` holds a quotation, and last who says it", hint)
        return None
    return Story(identity, blocks[:-1], last, consent, span=here)


def _read_consent(reader: BlockReader, attributes: Attributes) -> str:
    written = attributes.values.get("consent", "").strip()
    place = attributes.at("consent")
    if _NO_CONSENT.fullmatch(written):
        why = f": `{written}` does not say how and when it was given" if written else ""
        reader.report(codes.NO_CONSENT, place, f"no consent, no story{why}", f"write {_CONSENT}")
    check_plain_words("`consent`", written, place, reader.diagnostics)
    report_control_characters(written, place, reader.diagnostics)
    return INVENTED if _INVENTED.match(written) else written
