"""Subjects of messages: a section, a card or another part of the leaflet with an id, in plain words.

The digest is one of those words and not of our tree, so that a change of Plainleaf itself makes no message stale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from pipeline.model.document import (
    Appointment,
    Blanks,
    Box,
    Bullets,
    CareCard,
    Definitions,
    Dose,
    Figure,
    Film,
    ForPlaces,
    Group,
    Groups,
    Heading,
    Inlines,
    Media,
    Option,
    Options,
    Pair,
    Paragraph,
    PictureRows,
    QrCode,
    RiskComparison,
    Section,
    Signature,
    Signatures,
    Steps,
    Story,
    Subject,
    Table,
    TextMessage,
    Written,
    identified,
    plain,
)

PIN = 12
"""Hexadecimal digits of a digest that a message is pinned with: enough that two texts never share them by chance."""


def digest_text(text: str, long: str = "") -> str:
    """The digest of the words of a message as they are sent, in both lengths where it has two: what a sign-off holds,
    and a sheet."""
    whole = f"{text}\n\n{long}" if long else text
    return sha256(whole.encode()).hexdigest()[:PIN]


_BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?])")  # what is left of "food [@iof-diet]." without its citation


def find_subject(parts: Iterable[Box | Section | None], name: str) -> Subject | None:
    """The part with an id, out of the composed key points and sections; None where there is none. A heading inside a
    section stands for all that follows it, until the next heading of its level."""
    for part in parts:
        if part is None:
            continue
        title = _read_words(part.title) if isinstance(part, Section) else part.title
        if part.id == name:
            return Subject(name, title, tuple(list_lines(part)))
        for number, block in enumerate(part.blocks):
            if isinstance(block, Heading):
                title = _read_words(block.children) if block.level == 3 else title
                if block.id == name:
                    below = _list_below(part.blocks[number:])
                    return Subject(
                        name, _read_words(block.children), tuple(line for one in below for line in list_lines(one))
                    )
            for inner, node in identified(block):
                if inner == name:
                    return Subject(name, _find_heading(node) or title, tuple(list_lines(node)))
    return None


def find_message_subject(message: TextMessage, parts: Iterable[Box | Section | None]) -> Subject | None:
    """What a message is about: in another leaflet, or among the composed parts of its own."""
    return message.subject or find_subject(parts, message.about)


def digest_subject(subject: Subject, facts: Iterable[str]) -> str:
    """The pin of a message about this subject that has these facts (in words): the first digits of a sha256."""
    whole = "\n".join((subject.heading, *subject.lines, "", *facts))
    return sha256(whole.encode()).hexdigest()[:PIN]


def _read_words(nodes: Inlines) -> str:
    return _BEFORE_STOP.sub("", plain(nodes))


def _list_below(blocks: tuple[Any, ...]) -> Iterator[Any]:
    yield blocks[0]
    for block in blocks[1:]:
        if isinstance(block, Heading) and block.level <= blocks[0].level:
            return
        yield block


def _find_heading(node: Any) -> str:
    match node:
        case CareCard():
            return node.action or node.label
        case Dose() | Group() | Option():
            return _read_words(node.title)
        case Box() | Appointment():
            return node.title
        case RiskComparison():
            return node.caption
        case _:
            return ""


def list_lines(node: Any) -> Iterator[str]:
    """The words of a part by line, as a reader of plain text has them."""
    match node:
        case Section() | Group():
            yield _read_words(node.title)
            yield from _list_all(node.blocks)
        case Option():
            yield _read_words(node.title)
            yield from list_lines(Definitions(node.fields))
        case Groups() | Options():
            yield from _list_all(node.items)
        case ForPlaces():
            yield from _list_all(node.blocks)
        case Box():
            yield from [node.title] if node.title else []
            yield from _list_all(node.blocks)
        case CareCard():
            yield from (node.label, node.action)
            yield from _list_all((node.items, *([node.closing] if node.closing else [])))
        case Dose() | Film() | PictureRows() | QrCode() | Story():
            yield from _list_media_lines(node)
        case RiskComparison():
            yield from _list_compared_lines(node)
        case _:
            yield from (_list_written_lines if isinstance(node, Written | Signature) else _list_block_lines)(node)


def _list_media_lines(node: Dose | Media) -> Iterator[str]:
    match node:
        case Film():
            yield f"{_read_words(node.link.children)}: {node.link.target}"
            yield from list_lines(node.poster)
            yield from [node.signing] if node.signing else []
            yield _read_words(node.words)
        case PictureRows():
            for row in node.items:
                yield from _list_all((row.figure, row.words))
        case QrCode():
            yield f"{_read_words(node.link.children)}: {node.link.target}"
        case Story():
            yield from _list_all((*node.blocks, node.who))
            yield from [node.note] if node.note else []
        case Dose():
            yield " ".join(_read_words(part) for part in (node.title, node.route) if part)
            yield from (f"{part.label}: {_read_words(part.children)}" for part in node.parts)
            yield from (_read_words(part) for part in (node.most, node.not_for) if part)


def _list_compared_lines(node: RiskComparison) -> Iterator[str]:
    yield from [node.caption] if node.caption else []
    for item in node.items:
        sides = (f"{_read_words(side.number)} {side.words}" for side in item.framings)
        yield f"{_read_words(item.title)}: {'; '.join(sides)}"
    yield from [" ".join(node.difference)] if node.difference else []


def _list_written_lines(node: Written | Signature) -> Iterator[str]:
    match node:
        case Blanks() | Signatures():
            yield from _list_all(node.items)
        case Signature():
            yield f"{_read_words(node.title)}: {', '.join(map(_read_words, (line.children for line in node.lines)))}"
        case Appointment():
            yield node.title
            yield from list_lines(Definitions(node.items))


def _list_block_lines(block: Any) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield _read_words(block.children)
        case Bullets() | Steps():
            for number, item in enumerate(block.items, block.start if isinstance(block, Steps) else 1):
                mark = f"{number}. " if isinstance(block, Steps) else "- "
                yield from _mark_lines(mark, _list_all(item.blocks))
        case Definitions():
            for entry in block.items:
                yield from _mark_lines(f"{_read_words(entry.term)}: ", _list_all(entry.blocks))
        case Table():
            yield from [block.caption] if block.caption else []
            yield from (" | ".join(_read_words(cell.children) for cell in row) for row in block.rows)
        case Figure():
            yield f"[{block.alt}]"
            yield from [block.caption] if block.caption else []
        case Pair():
            yield from _list_all(block.figures)


def _list_all(nodes: Iterable[Any]) -> Iterator[str]:
    for node in nodes:
        yield from list_lines(node)


def _mark_lines(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield (mark if number == 0 else " " * len(mark)) + line
