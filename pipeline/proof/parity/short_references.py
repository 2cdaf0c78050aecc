"""References of a short edition: those that it cites, those that these cite, and no others.

Of a part that is told in short, only the file knows which sentences it kept. Which of the part's references belong to
those, the numbers say that stand in the file, apart from its list of references; that each number stands where it
belongs, the comparison of words finds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.model.document import Cite, Definitions, Document, Section, plain, walk
from pipeline.proof.parity.passages import Passage

_NUMBER = re.compile(r"\[(\d+)\]")


def list_cited(references: Section, cited: Collection[str]) -> Iterator[Section]:
    """The references with the entries of some ids, if there are any, and those that these cite."""
    items = [item for block in references.blocks if isinstance(block, Definitions) for item in block.items]
    ids, before = set(cited), set[str]()
    while ids != before:
        before, ids = ids, ids | name_cited(tuple(item for item in items if item.id in ids))
    if ids:
        kept = tuple(item for item in items if item.id in ids)
        yield replace(references, blocks=(Definitions(kept, "references"),))


def name_cited(nodes: object) -> set[str]:
    """The ids of the entries that some nodes cite."""
    return {f"reference-{number}" for node in walk(nodes) if isinstance(node, Cite) for number in node.numbers}


def cut_references(short: Document, name: str, shortened: Collection[str], passages: Sequence[Passage]) -> Document:
    """What an edition has to hold, with no entries but those that it cites, of its `shortened` sections only where the
    file does. A list that the edition names stays whole."""
    references = next((section for section in short.sections if section.id == "references"), None)
    if references is None or "references" in short.editions.get(name, ()):
        return short
    partial = tuple(section for section in short.sections if section.id in shortened)
    whole = tuple(section for section in short.sections if section not in (*partial, references))
    cited = name_cited(whole) | name_cited(partial) & _read_cited(passages, plain(references.title))
    kept = list(list_cited(references, cited))
    sections = [one for section in short.sections for one in (kept if section is references else [section])]
    return replace(short, sections=tuple(sections))


def _read_cited(passages: Sequence[Passage], title: str) -> set[str]:
    """The ids of the entries whose numbers stand in a file elsewhere than in its list of references."""
    cited: set[str] = set()
    listed = False
    for passage in passages:
        words = " ".join(" ".join(passage.lines).split())
        listed = words == title if passage.role == "heading" else listed
        cited |= set() if listed else {f"reference-{number}" for number in _NUMBER.findall(words)}
    return cited
