"""Short ways to write nodes in tests. A string stands for plain words."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from pipeline.assets import LANGUAGES
from pipeline.model.document import (
    Block,
    Box,
    BoxName,
    Bullets,
    CareCard,
    Definition,
    Fact,
    Group,
    Inline,
    Inlines,
    Item,
    Level,
    Link,
    Option,
    Paragraph,
    Text,
)


@cache
def english() -> dict[str, Any]:
    """Our own words in English, as the language file has them."""
    loaded: dict[str, Any] = yaml.safe_load((LANGUAGES / "en.yaml").read_text("utf-8"))
    return loaded


def words(*parts: str | Inline) -> Inlines:
    """Inline nodes; a string is plain words."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def says(*parts: str | Inline) -> Paragraph:
    return Paragraph(words(*parts))


def item(*parts: str | Inline) -> Item:
    return Item((says(*parts),))


def bullets(*lines: str) -> Bullets:
    return Bullets(tuple(item(line) for line in lines))


def defined(term: str | Inlines, *blocks: str | Block, id: str = "") -> Definition:
    term = words(term) if isinstance(term, str) else term
    return Definition(term, tuple(says(one) if isinstance(one, str) else one for one in blocks), id)


def phone(number: str, id: str) -> Fact:
    return Fact(id, "phone", words(Link(f"tel:{number}", words(number))))


def box(name: BoxName, *blocks: Block, id: str = "", title: str | None = None) -> Box:
    named = english()["labels"].get(name.replace("-", "_"), "") if title is None else title
    return Box(name, id or name, blocks, named)


def card(level: Level, id: str, number: str, action: str, closing: str, *lines: str) -> CareCard:
    ours = english()["care_cards"][level]
    call = ours["call"].format(number=number) if number else ""
    ends = says(closing) if closing else None
    dial = f"tel:{number}" if number else ""
    return CareCard(id, level, level, bullets(*lines), ends, ours["label"], action, number, call, dial)


def option(id: str, title: str, happens: str, helps: str, unknown: str) -> Option:
    fields = {"What happens": happens, "How it may help": helps, "What we do not know": unknown}
    return Option(id, words(title), tuple(defined(name, text) for name, text in fields.items()))


def group(id: str, icon: str, title: str, *parts: str | Inline) -> Group:
    return Group(id, icon, words(title), (says(*parts),))
