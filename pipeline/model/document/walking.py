"""Walking and rewriting the document tree: every node, those with an id, the plain words, and the form for digests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any, TypeVar

from pipeline.model.document.inlines import Abbreviation, Blank, Break, Cite, Fact, Inlines, Text
from pipeline.model.source import Span

N = TypeVar("N")


def walk(node: object) -> Iterator[Any]:
    """Every node in and below `node` (a node or a tuple of them), in reading order, itself first."""
    waiting = [node]  # what is still to be gone through, the next one last: rules walk a lot
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend(reversed(node))
            continue
        kind: Any = type(node)
        parts = _parts_below(kind)
        if parts is not None:
            yield node
            for part in parts:
                if below := getattr(node, part):
                    waiting.append(below)


def identified(node: object) -> Iterator[tuple[str, Any]]:
    """Every id in a tree with the node that it names, in reading order: what a link can lead to. A fact is named by the
    id of what it refers to and has none of its own."""
    for part in walk(node):
        if not isinstance(part, Fact) and (name := getattr(part, "id", "")):
            yield name, part


def rewrite(tree: N, change: Callable[[Any], Any], skip: Callable[[Any], bool] = lambda node: False) -> N:
    """The tree (a node or a tuple of them) with what `change` gives in the place of each node.

    Children come first: `change` gets a node whose children have been changed, and what it gives is not gone into. It
    may give a tuple of nodes where the node stands in a tuple: they take its place there, none being a way to take it
    out. A node that `skip` says yes to stays as it is, with all that is below it. Spans are kept.
    """
    if isinstance(tree, tuple):
        kept = tuple(part for child in tree for part in _in_tuple(child, change, skip))
        same = len(kept) == len(tree) and all(map(is_, kept, tree))
        return tree if same else kept  # type: ignore[return-value]
    kind: Any = type(tree)
    parts = _parts_below(kind)
    if parts is None or skip(tree):
        return tree
    inner = ((name, getattr(tree, name)) for name in reversed(parts))
    below = {name: after for name, value in inner if (after := rewrite(value, change, skip)) is not value}
    changed: N = change(replace(tree, **below) if below else tree)  # type: ignore[type-var]
    return changed


def _in_tuple(child: object, change: Callable[[Any], Any], skip: Callable[[Any], bool]) -> tuple[Any, ...]:
    """What stands in a tuple in the place of one of its children; a tuple in a tuple (the row of a table) stays one."""
    changed = rewrite(child, change, skip)
    return changed if isinstance(changed, tuple) and not isinstance(child, tuple) else (changed,)


@cache
def _parts_below(kind: type[Any]) -> tuple[str, ...] | None:
    """The fields of a kind of node in which nodes may stand, the last one first, or None where it is no node."""
    if not is_dataclass(kind) or kind is Span:
        return None
    inside = [part for part in fields(kind) if part.name != "span" and "outside" not in part.metadata]
    return tuple(part.name for part in reversed(inside) if part.type not in _WITHOUT_NODES)


_WITHOUT_NODES = ("str", "int", "bool")
"""Types of fields, as they are written in the source."""


def plain(nodes: Inlines) -> str:
    """The words of some inlines without their markup: a citation and a link's address are not words."""
    words: list[str] = []
    for node in nodes:
        if isinstance(node, Text | Abbreviation):
            words.append(node.value)
        elif isinstance(node, Break):
            words.append("\n")
        elif isinstance(node, Blank):
            words.append(" ".join(part for part in (plain(node.children), plain(node.unit)) if part))
        elif not isinstance(node, Cite):
            words.append(plain(node.children))
    return "".join(words)


def canonical(value: object, looks: bool = False) -> Any:
    """A value for digests: the tree without its spans, as lists and plain scalars, the same on every machine. With
    `looks` it has those fields too that change no words, where they are set."""
    if is_dataclass(value) and not isinstance(value, type):
        kept = [part for part in fields(value) if _is_digested(value, part, looks)]
        return [type(value).__name__, [(part.name, canonical(getattr(value, part.name), looks)) for part in kept]]
    if isinstance(value, tuple | list):
        return [canonical(item, looks) for item in value]
    if isinstance(value, Mapping):
        return [[str(key), canonical(item, looks)] for key, item in sorted(value.items())]
    if isinstance(value, bytes):
        from hashlib import sha256

        return sha256(value).hexdigest()
    return value


def _is_digested(value: object, part: Field[Any], looks: bool) -> bool:
    if "late" in part.metadata or (looks and "look" in part.metadata):
        return bool(getattr(value, part.name) != part.default)
    return part.compare
