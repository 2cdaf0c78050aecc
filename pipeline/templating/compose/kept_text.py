"""Composer of the words that are kept when somebody signs them: as they are written, with what facts, phone services,
glossary, references and standing sections said at that time in their front matter.

Nothing else is in them: no note among writers, no waiver, no version and no day. So their digest is one of what the
author wrote, the same with every release of Plainleaf.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from pipeline.model.document import CareCard, Include, Section, Term
from pipeline.model.front_matter import split_front_matter
from pipeline.model.kept_folder import KEPT
from pipeline.model.kept_words import KeptWords, name_kept_words
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import WordsTakenIn
from pipeline.model.source import Source
from pipeline.model.subjects import list_lines
from pipeline.parsers.yaml12 import read_yaml
from pipeline.templating.compose.facts import format_fact
from pipeline.templating.compose.references import find_references
from pipeline.templating.compose.resolve import Resolver
from pipeline.templating.languages import LanguagePack

_BLANK_LINES = re.compile(r"\n{3,}")
_BRACE = re.compile(r"(\s*#.*\n)*\s*\{")
"""The start of keys that stand in braces, which may have comments before it."""
_PLAIN_KEY = re.compile(r"(?!(true|false|null)$)[a-z][a-z0-9-]*")
"""A key that is the same word with quotes and without."""


def keep_words(leaflet: Leaflet, pack: LanguagePack) -> KeptWords:
    """The words of a leaflet in one language as they would be kept now; a KeyError where they refer to something that
    is not there. Of what places set, they have what holds for everybody."""
    leaflet = leaflet.as_written
    text = leaflet.texts[pack.tag]
    took_in = take_in_words(leaflet, pack)
    whole = "".join(f"{line}\n" for line in _list_lines(text.source, text.unprinted_lines, took_in))
    folder = PurePosixPath(leaflet.places.whole.path).parent / KEPT
    source = Source("", whole)
    named = Source(str(folder / name_kept_words(pack.tag, source.digest)), whole)
    return KeptWords(pack.tag, named, took_in, lambda: text)


def take_in_words(leaflet: Leaflet, pack: LanguagePack) -> WordsTakenIn:
    """What the words of a language take in from elsewhere, in the order of the alphabet."""
    text, standing = leaflet.texts[pack.tag], leaflet.library.standing.get(pack.tag, {})
    nodes = list(leaflet.nodes(pack.tag))
    facts = leaflet.find_used_facts(pack.tag)
    listed = find_references((leaflet.printed(pack.tag), text.messages), leaflet)
    terms = {node.key for node in nodes if isinstance(node, Term)}
    services = {node.service for node in nodes if isinstance(node, CareCard) and node.service}
    included = {part.section for part in text.sections if isinstance(part, Include)}
    resolver = Resolver(leaflet, pack, dict.fromkeys(listed, 0))
    return WordsTakenIn(
        facts={name: format_fact(leaflet.facts[name], leaflet, pack) for name in sorted(facts)},
        services={name: leaflet.services[name].number for name in sorted(services)},
        glossary={key: leaflet.library.glossary[key][pack.tag] for key in sorted(terms)},
        references={key: _write_json(leaflet.library.references[key]) for key in sorted(listed)},
        standing={name: _list_section_lines(resolver.resolve(standing[name])) for name in sorted(included)},
    )


def _list_section_lines(section: Section) -> list[str]:
    return [line for line in list_lines(section) if line.strip()]


def _write_json(item: Mapping[str, Any]) -> str:
    return json.dumps(item, ensure_ascii=False, sort_keys=True)


def _list_lines(source: Source, unprinted: Iterable[int], took_in: WordsTakenIn) -> Iterator[str]:
    """The lines of the file that is kept. Where a note among writers or a waiver stood, there is nothing."""
    front = split_front_matter(source.text)
    begin, gone = front.lines if front else 0, {*unprinted}
    body = [line for number, line in enumerate(source.lines[begin:], begin + 1) if number not in gone]
    yield "---"
    yield from _list_head(front.head if front else "")
    yield from _list_taken_in(took_in)
    yield "---"
    yield from _BLANK_LINES.sub("\n\n", "\n".join(body)).rstrip("\n").split("\n")


def _list_head(head: str) -> Iterator[str]:
    """The author's own keys, each on lines of its own, so that more can stand below them."""
    flow = read_yaml(Source("", head)).value if _BRACE.match(head) else None
    if flow:
        yield from (f"{_quote(key)}: {_quote(value)}" for key, value in flow[0].items())
    elif head.strip():
        yield from head.rstrip("\n").split("\n")


def _list_taken_in(took_in: WordsTakenIn) -> Iterator[str]:
    groups: Mapping[str, Mapping[str, str | Sequence[str]]] = {
        name: entries for name in WordsTakenIn.model_fields if (entries := getattr(took_in, name))
    }
    yield "kept:" if groups else "kept: {}"
    for group, entries in groups.items():
        yield f"  {group}:"
        for key, wording in entries.items():
            name = key if _PLAIN_KEY.fullmatch(key) else _quote(key)
            if isinstance(wording, str):
                yield f"    {name}: {_quote(wording)}"
            else:
                yield f"    {name}:"
                yield from (f"      - {_quote(line)}" for line in wording)


def _quote(text: Any) -> str:
    """A value in YAML, which JSON is a part of."""
    return json.dumps(text, ensure_ascii=False)
