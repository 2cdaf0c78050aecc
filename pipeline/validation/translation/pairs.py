"""What a translation and its source have in common: pairs of the same words in both languages, and where one has
something that the other has not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from pipeline.model.document import Inlines, Text
from pipeline.model.source import Span

Kind: TypeAlias = Literal["lost", "extra", "order", "other", "message"]
"""The source has something more, or the translation; the same stands in another order; a block is of another sort; a
message is sent in another way."""


@dataclass(frozen=True)
class Discrepancy:
    """What differs between a translation and its source, in words, at its place in the translation. `part` is the id of
    the section or message, and `about` tells whether it is of sections or of messages."""

    kind: Kind
    part: str
    span: Span
    message: str
    hint: str


@dataclass(frozen=True)
class WordPair:
    """The same words in the source (`before`) and in the translation (`after`), with their place there, and `what` they
    are. `part` is the id of the section or message, or a key of the front matter."""

    part: str
    what: str
    before: Inlines
    after: Inlines
    span: Span
    is_message: bool = False


@dataclass
class Pairing:
    """All that was found out about a translation, in its order."""

    differences: list[Discrepancy] = field(default_factory=list)
    pairs: list[WordPair] = field(default_factory=list)


def as_inlines(words: str) -> Inlines:
    """Words of an attribute or a key as those of a text."""
    return (Text(words),)


_NOUNS = {
    "bullets": "list",
    "steps": "list of steps",
    "definitions": "definition list",
    "definition": "row",
    "figure": "picture",
    "pair": "pair of pictures",
    "compare": "comparison of risks",
    "compared-risk": "risk",
    "group": "box",
    "include": "standing section",
    "qr": "code",
    "video": "film",
    "picture-row": "row",
    "for-places": "part for some places",
}


def name_kind(node: Any) -> str:
    """What a node is called, as authors know it."""
    kind: str = getattr(node, "name", "") or node.kind
    return _NOUNS.get(kind, kind.replace("-", " ") if node.kind != "box" else f"{kind.replace('-', ' ')} block")


def name_id(node: Any) -> str:
    """The id of a node; of a standing section, the name by which it is taken in."""
    return str(getattr(node, "section", "") or getattr(node, "id", ""))


def name_node(node: Any) -> str:
    """A node by its kind and, if it has one, its id."""
    name = name_id(node)
    return f"the {name_kind(node)} `{name}`" if name else f"a {name_kind(node)}"
