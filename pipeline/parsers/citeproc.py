"""Pandoc's citeproc: references as metadata of a document that cites them, and their list in the words of a style."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.parsers.pandoc import Question, UnreadableTextError

_VERSION = [1, 23, 1]
"""Of pandoc-types."""


def ask_for_list(references: Sequence[Mapping[str, Any]], locale: str) -> Question:
    """The question for the list of references, each a mapping of CSL variables to values of pandoc's metadata (see
    `make_meta`), in a language: a BCP 47 tag of which pandoc has the words, or the nearest that it has."""
    ids = [f"r{number}" for number in range(len(references))]
    listed = [
        make_map({"id": make_meta([_make_string(name)]), **one}) for name, one in zip(ids, references, strict=True)
    ]
    meta = {"lang": make_meta([_make_string(locale)]), "references": {"t": "MetaList", "c": listed}}
    document = {
        "pandoc-api-version": _VERSION,
        "meta": meta,
        "blocks": [{"t": "Para", "c": [_cite(name) for name in ids]}],
    }
    return Question("references", json.dumps(document, ensure_ascii=False))


def read_list(answer: str, number: int) -> list[list[Any]]:
    """The inlines of each of so many references, in the order in which they were asked for; none for one of which there
    is nothing to say. Raises UnreadableTextError."""
    try:
        blocks = json.loads(answer)["blocks"]
        entries = {
            block["c"][0][0]: block["c"][1] for refs in _find_divs(blocks, "refs") for block in _find_divs(refs, "ref-")
        }
        return [list(_read_entry(entries.get(f"ref-r{one}", []))) for one in range(number)]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise UnreadableTextError(f"pandoc's answer cannot be read: {error}") from error


def make_meta(inlines: Sequence[Any]) -> dict[str, Any]:
    """Words, with their markup, as a value of metadata."""
    return {"t": "MetaInlines", "c": list(inlines)}


def make_map(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of metadata by name, as one."""
    return {"t": "MetaMap", "c": dict(values)}


def make_list(values: Sequence[Any]) -> dict[str, Any]:
    """Values of metadata one after another, as one."""
    return {"t": "MetaList", "c": list(values)}


def _make_string(words: str) -> dict[str, Any]:
    return {"t": "Str", "c": words}


def _cite(name: str) -> dict[str, Any]:
    citation = {
        "citationId": name,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], []]}


def _find_divs(blocks: Any, front: str) -> Iterator[Any]:
    """The divisions whose id begins so: of the whole list what stands in it, of its entries themselves."""
    for block in blocks:
        if block["t"] == "Div" and block["c"][0][0].startswith(front):
            yield block["c"][1] if front == "refs" else block


def _read_entry(blocks: Any) -> Iterator[Any]:
    """What stands behind the number of an entry."""
    for block in blocks:
        for inline in block["c"]:
            classes = inline["c"][0][1] if inline["t"] == "Span" else []
            if "csl-right-inline" in classes:
                yield from inline["c"][1]
            elif "csl-left-margin" not in classes:
                yield inline
