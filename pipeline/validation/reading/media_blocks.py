"""Reader of stories, with the consent to tell them, of pictures with a sentence each, and of what leads out of the
leaflet: codes and films."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from pipeline.model import codes, limits
from pipeline.model.addresses import encode_address, shorten
from pipeline.model.document import (
    INVENTED,
    Block,
    Bullets,
    Figure,
    Film,
    Link,
    Paragraph,
    PictureRow,
    PictureRows,
    QrCode,
    Steps,
    Story,
)
from pipeline.model.source import Span
from pipeline.model.suggestions import suggest
from pipeline.templating.languages import list_sign_languages
from pipeline.validation.reading.attributes import Attributes
from pipeline.validation.reading.block_ids import take_block_id
from pipeline.validation.reading.openings import Opening
from pipeline.validation.reading.plain_words import check_plain_words
from pipeline.validation.reading.text_sizes import report_beyond
from pipeline.validation.reading.tokens import report_unseen_characters

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
    report_unseen_characters(written, place, reader.source, reader.diagnostics)
    return INVENTED if _INVENTED.match(written) else written


def read_qr(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    """One paragraph that is one link, which a phone opens by its code."""
    identity = take_block_id(reader, opening)
    blocks = reader.read(nodes, here)
    link = find_lone_link(blocks[0]) if len(blocks) == 1 else None
    if link is None:
        hint = "write `[Book a place](https://example.org/book)`, and nothing else"
        reader.report(codes.BLOCK_SHAPE, here, "`qr` holds one paragraph that is one link", hint)
        return None
    check_coded_address(reader, link)
    return QrCode(identity, link, here)


def find_lone_link(block: Block) -> Link | None:
    """The link that is all of a paragraph."""
    if isinstance(block, Paragraph) and len(block.children) == 1 and isinstance(block.children[0], Link):
        return block.children[0]
    return None


def check_coded_address(reader: BlockReader, link: Link, takes: tuple[str, ...] = ("https:", "mailto:")) -> None:
    """Report an address that a phone cannot open by a code, or that makes a code too fine to read. Whether it is safe
    is judged with all other links."""
    if link.target.startswith(("#", "leaflet:", "mailto:")) and not link.target.startswith(takes):
        message = f"a phone cannot open `{shorten(link.target)}` by a code"
        if "mailto:" not in takes:
            message = f"a film is on the web, not at `{shorten(link.target)}`"
        hint = f"write an address that starts with {' or '.join(takes)}"
        reader.report(codes.LINK_ADDRESS, link.span, message, hint)
    size = len(encode_address(link.target))
    if size > limits.CODE_LENGTH.most:
        hint = "write a shorter address: a code with so many dots cannot be read by every phone"
        report_beyond(limits.CODE_LENGTH, link.span, reader.diagnostics, hint, size)


def read_picture_rows(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    """Pictures, each with one paragraph below it in the source."""
    identity = take_block_id(reader, opening)
    rows: list[PictureRow] = []
    blocks = reader.read(nodes, here)
    for figure, words in zip_longest(blocks[::2], blocks[1::2]):
        if not isinstance(figure, Figure):
            message = "a picture has one paragraph below it" if rows else "this stands before the first picture"
            place, reason = figure.span, f"{message}: one picture, one idea"
        elif not isinstance(words, Paragraph):
            place, reason = figure.span, "this picture has no paragraph below it: one picture, one idea"
        else:
            rows.append(PictureRow(replace(figure, place=""), words, figure.span))
            continue
        reader.report(codes.BLOCK_SHAPE, place, reason, "write a picture, a blank line and its paragraph, in turn")
        return None
    if not rows:
        hint = "write a picture, a blank line and its paragraph"
        reader.report(codes.BLOCK_SHAPE, here, "`picture-rows` is empty", hint)
        return None
    return PictureRows(identity, tuple(rows), here)


def read_video(reader: BlockReader, opening: Opening, nodes: list[Any], here: Span) -> Block | None:
    """One paragraph that is one link, and one figure, with the section that has the words of the film."""
    identity, values = take_block_id(reader, opening), opening.attributes.values
    transcript, signed = values.get("transcript", ""), values.get("signed", "")
    known = list_sign_languages()
    if not transcript:
        hint = "name the section with its words, for those who cannot hear or load it: transcript=its-id"
        place = opening.attributes.at("transcript")
        reader.report(codes.ATTRIBUTE, place, "a film needs its words in the leaflet", hint)
    if "signed" in values and signed not in known:
        hint = suggest(signed, known, f"write one of {', '.join(f'{key} ({name})' for key, name in known.items())}")
        place = opening.attributes.at("signed")
        reader.report(codes.ATTRIBUTE, place, f"`{signed}` is no sign language that we know", hint)
    blocks = reader.read(nodes, here)
    links = [link for block in blocks if (link := find_lone_link(block))]
    posters = [block for block in blocks if isinstance(block, Figure)]
    if (len(blocks), len(links), len(posters)) != (2, 1, 1):
        hint = "write `[What it shows](https://example.org/film)` and a picture, each in a paragraph of its own"
        reader.report(codes.BLOCK_SHAPE, here, "`video` holds one link and one picture", hint)
        return None
    check_coded_address(reader, links[0], ("https:",))
    return Film(identity, links[0], replace(posters[0], place=""), transcript, signed, span=here)
