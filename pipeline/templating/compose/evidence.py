"""Writer of citations that facts bring with them: what a fact rests on is cited where a section uses it, unless the
section cites it itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from pipeline.model.document import Block, Box, Cite, Fact, Link, Paragraph, Section, Term, Text, rewrite, walk
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings.facts import list_evidence
from pipeline.model.taking_in import list_used_facts
from pipeline.templating.languages import LanguagePack

P = TypeVar("P", Section, Box)


def cite_evidence(
    key_points: Box | None, sections: tuple[Section, ...], leaflet: Leaflet, pack: LanguagePack
) -> tuple[Box | None, tuple[Section, ...]]:
    """The key points and the sections, in which what facts rest on is cited. Key points cite what no section does."""
    cited = tuple(_cite(section, leaflet, pack) for section in sections)
    if key_points is not None:
        key_points = _cite(key_points, leaflet, pack, set(list_cited(cited)))
    return key_points, cited


def find_evidence(nodes: object, leaflet: Leaflet) -> dict[str, None]:
    """The references on which the facts in some nodes rest."""
    facts = (leaflet.facts.get(name) for name in list_used_facts(nodes))
    return dict.fromkeys(key for fact in facts if fact is not None for key in list_evidence(fact))


def list_cited(nodes: object) -> Iterator[str]:
    """The references that some nodes cite themselves."""
    return (key for node in walk(nodes) if isinstance(node, Cite) for key in node.keys)


def _cite(part: P, leaflet: Leaflet, pack: LanguagePack, elsewhere: Collection[str] = ()) -> P:
    """A part with a citation behind the first use of each fact that rests on something it does not cite; where the fact
    stands in no line, behind the title of what holds it, or else in words behind the block."""
    own = {*list_cited(part), *elsewhere}
    missing = {key: None for key in find_evidence(part.blocks, leaflet) if key not in own}
    if not missing:
        return part

    def take(fact: Fact) -> tuple[str, ...]:
        """What the fact rests on and nothing has cited yet; it is cited from now on."""
        known = leaflet.facts.get(fact.id)
        keys = tuple(key for key in (list_evidence(known) if known else ()) if key in missing)
        for key in keys:
            del missing[key]
        return keys

    def add_to_title(node: Any) -> Any:
        keys = take(fact) if (fact := _find_lone_fact(node)) and hasattr(node, "title") else ()
        return replace(node, title=(*node.title, Text(" "), Cite(keys))) if keys else node

    def add_behind(node: Any) -> Any:
        keys = take(node) if isinstance(node, Fact) else ()
        return (node, Text(" "), Cite(keys)) if keys else node

    blocks: list[Block] = []
    for block in part.blocks:
        written = rewrite(rewrite(block, add_to_title), add_behind, skip=_takes_no_citation)
        blocks += written if isinstance(written, tuple) else (written,)
        left = tuple(key for key in find_evidence(block, leaflet) if key in missing)
        if left:
            missing = {key: None for key in missing if key not in left}
            before, _, after = pack.labels["rests_on"].partition("{reference}")
            blocks.append(Paragraph((Text(before), Cite(left), Text(after))))
    return replace(part, blocks=tuple(blocks))


def _takes_no_citation(node: Any) -> bool:
    """Whether nothing can stand behind a fact in a node: in links and terms, and where the fact stands in no line."""
    return isinstance(node, Link | Term) or _find_lone_fact(node) is not None


def _find_lone_fact(node: Any) -> Fact | None:
    """The fact that a node holds by itself, and not in a line of words."""
    return next((value for value in vars(node).values() if isinstance(value, Fact)), None)
