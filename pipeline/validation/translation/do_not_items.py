"""The “do not” items of a leaflet in two languages. A “not” that is lost turns one into advice, so somebody besides the
translator compares each."""

from __future__ import annotations

import json
from hashlib import sha256

from pipeline.model.document import Box, walk
from pipeline.model.leaflet import LeafletText
from pipeline.model.source import Span
from pipeline.model.subjects import list_lines

_DIGITS = 12


def find_do_not_items(text: LeafletText) -> tuple[tuple[Span, str], ...]:
    """The lines of every box of them, each with the place of its box."""
    boxes = [node for node in walk((text.key_points, text.sections)) if isinstance(node, Box) and node.name == "do-not"]
    lines = ((box.span, line.strip().removeprefix("- ")) for box in boxes for line in list_lines(box))
    return tuple((span, line) for span, line in lines if line)


def digest_do_not_items(source: LeafletText, translation: LeafletText) -> str:
    """The first digits of the sha256 of the items in both languages; empty where the translation has none."""
    items = [[line for _, line in find_do_not_items(text)] for text in (source, translation)]
    whole = json.dumps(items, ensure_ascii=False).encode()
    return sha256(whole).hexdigest()[:_DIGITS] if items[1] else ""
