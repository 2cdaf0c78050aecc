"""Going through the tree: every node, the plain words, and the form for digests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from pipeline.model.document.inlines import Abbreviation, Break, Cite, Inlines, Text
from pipeline.model.source import Span


def walk(node: object) -> Iterator[Any]:
    """Every node in and below `node` (a node or a tuple of them), in reading order, itself first."""
    if isinstance(node, tuple):
        for child in node:
            yield from walk(child)
        return
    kind: Any = type(node)
    parts = _parts(kind)
    if parts is not None:
        yield node
        for part in parts:
            below = getattr(node, part)
            if type(below) is not str:
                yield from walk(below)


@cache
def _parts(kind: type[Any]) -> tuple[str, ...] | None:
    """The fields of a kind of node, or None where it is no node: asked for once a kind, because rules walk a lot."""
    if not is_dataclass(kind) or kind is Span:
        return None
    return tuple(part.name for part in fields(kind) if part.name != "span")


def plain(nodes: Inlines) -> str:
    """The words of some inlines without their markup: a citation and a link's address are not words."""
    words: list[str] = []
    for node in nodes:
        if isinstance(node, Text | Abbreviation):
            words.append(node.value)
        elif isinstance(node, Break):
            words.append("\n")
        elif not isinstance(node, Cite):
            words.append(plain(node.children))
    return "".join(words)


def canonical(value: object) -> Any:
    """A value for digests: the tree without its spans, as lists and plain scalars, the same on every machine."""
    if is_dataclass(value) and not isinstance(value, type):
        named = [(part.name, canonical(getattr(value, part.name))) for part in fields(value) if part.compare]
        return [type(value).__name__, named]
    if isinstance(value, tuple | list):
        return [canonical(item) for item in value]
    if isinstance(value, Mapping):
        return [[str(key), canonical(item)] for key, item in sorted(value.items())]
    if isinstance(value, bytes):
        from hashlib import sha256

        return sha256(value).hexdigest()
    return value


def telephone(number: str) -> str:
    """The address that dials a number (RFC 3966): digits, and a plus in front where there is one."""
    return "tel:" + re.sub(r"[^\d+]", "", number)
