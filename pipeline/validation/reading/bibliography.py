"""Reader of references as they are printed: items of references.yaml go to pandoc's citeproc and come back as nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.model.addresses import find_reference_address
from pipeline.model.document import Emphasis, Inline, Inlines, Link, Strong, Text
from pipeline.parsers.citeproc import make_list, make_map, make_meta
from pipeline.templating.compose.rich_text import join_nodes, read_rich_text
from pipeline.validation.reading.reference_variables import DATES, NAMES, UNPRINTED
from pipeline.validation.reference_dates import read_date_parts

_PARTS_OF_NAMES = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
_SPACE = re.compile(r"( )")
_NAMES_READ = 7
"""From so many names on, the style names six and says "et al."."""
_OPEN_END = re.compile(r"[\s,;:]+\Z")


def write_reference(item: Mapping[str, Any]) -> dict[str, Any]:
    """A reference as metadata for citeproc. Its address is that of its `URL`, or else of its `DOI`; what no reader sees
    and what we say ourselves is left out."""
    named = find_reference_address(item)
    values = {**item, "URL": named[1]} if named else item
    written = ((key, _write_value(key, value)) for key, value in values.items() if key not in UNPRINTED)
    return {key: value for key, value in written if value is not None}


def read_reference(entry: Sequence[Any]) -> Inlines:
    """What citeproc says of a reference, as nodes. It ends with a full stop, or with its address."""
    nodes = join_nodes(_read_inlines(entry))
    if not nodes or not isinstance(last := nodes[-1], Text):
        return nodes
    words = _OPEN_END.sub("", last.value)
    if not words:
        return nodes[:-1]
    return (*nodes[:-1], Text(words if words.endswith((".", "?", "!")) else f"{words}."))


def _write_value(key: str, value: Any) -> dict[str, Any] | None:
    if key in NAMES:
        return make_list([make_map(_write_name(name)) for name in value[:_NAMES_READ]])
    if key in DATES:
        parts = read_date_parts(value)
        written = make_list([make_list([_write_words(str(part)) for part in one]) for one in parts])
        return make_map({"date-parts": written}) if parts else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    words = str(value).strip()
    plainly = key in ("URL", "type")
    return make_meta(list(_write_inlines((Text(words),) if plainly else read_rich_text(words)))) if words else None


def _write_name(name: Mapping[str, Any]) -> dict[str, Any]:
    return {part: _write_words(str(name[part])) for part in _PARTS_OF_NAMES if name.get(part)}


def _write_words(words: str) -> dict[str, Any]:
    return make_meta(list(_write_inlines((Text(words),))))


def _write_inlines(nodes: Inlines) -> Iterator[dict[str, Any]]:
    for node in nodes:
        match node:
            case Text():
                parts = (part for part in _SPACE.split(node.value) if part)
                yield from ({"t": "Space"} if part == " " else {"t": "Str", "c": part} for part in parts)
            case Emphasis():
                yield {"t": "Emph", "c": list(_write_inlines(node.children))}
            case Strong():
                yield {"t": "Strong", "c": list(_write_inlines(node.children))}


def _read_inlines(inlines: Sequence[Any]) -> Iterator[Inline]:
    for inline in inlines:
        content = inline.get("c")
        match inline["t"]:
            case "Str":
                yield Text(content)
            case "Space" | "SoftBreak" | "LineBreak":
                yield Text(" ")
            case "Link":
                yield _read_link(content)
            case "Emph" | "Strong" as kind:
                children = join_nodes(_read_inlines(content))
                yield Emphasis(children) if kind == "Emph" else Strong(children)
            case "Quoted" | "Span":
                yield from _read_inlines(content[1])
            case "SmallCaps" | "Underline" | "Superscript" | "Subscript":
                yield from _read_inlines(content)


def _read_link(content: Sequence[Any]) -> Link:
    """A link to an address, which stands there as it is."""
    words = "".join(node.value for node in join_nodes(_read_inlines(content[1])) if isinstance(node, Text))
    return Link(words, (Text(words),))
