"""Rules of risks that are set beside each other (NUM): they are risks, of as many people, told apart, and from sources
that can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Cite, ComparedRisk, RiskComparison, Section, plain, walk
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import RiskFact
from pipeline.templating.compose.comparing import WHOLES, find_whole

_NEAR = 0.05
"""So much of itself a risk may change where its author rounds it."""


def compared_risks_can_be_drawn(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What is compared are risks, all of as many people in whole people, each with a label of its own."""
    for language in leaflet.texts:
        for node in _list_comparisons(leaflet, language):
            risks = [(item, leaflet.facts.get(item.risk.id)) for item in node.items]
            for item, fact in risks:
                if fact is not None and not isinstance(fact, RiskFact):
                    message = f"`{item.risk.id}` is of the kind `{fact.kind}`, and no risk"
                    hint = "name a fact of the kind `risk`: `{kind: risk, n: 12, of: 100, who: {en: people}}`"
                    yield codes.NOT_A_RISK.at(item.risk.span, message, hint)
            known = [(item, fact) for item, fact in risks if isinstance(fact, RiskFact) and fact.n <= fact.of]
            if len(known) == len(node.items):
                yield from _diagnose_wholes(known)
                yield from _diagnose_titles(known, language)


def compared_risks_are_of_one_source(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Risks that are compared rest on the same evidence, or on some in common: two studies of different people differ
    in more than what is compared."""
    for language in leaflet.texts:
        for section in leaflet.printed(language):
            if isinstance(section, Section):
                for node in walk(section.blocks):
                    if isinstance(node, RiskComparison) and all(item.risk.id in leaflet.facts for item in node.items):
                        yield from _diagnose_evidence(node, section, leaflet)


def _list_comparisons(leaflet: Leaflet, language: str) -> Iterator[RiskComparison]:
    return (node for node in leaflet.nodes(language) if isinstance(node, RiskComparison))


def _diagnose_wholes(known: Sequence[tuple[ComparedRisk, RiskFact]]) -> Iterator[Diagnostic]:
    if find_whole([fact for _, fact in known]) is not None:
        return
    for item, fact in known:
        if find_whole([fact]) is None:
            whole = WHOLES[0]
            message = f"{fact.n:,} in {fact.of:,} is no number of whole people in {whole}, so it cannot be drawn"
            yield codes.NO_COMMON_WHOLE.at(item.risk.span, message, _advise(item.risk.id, fact, whole))


def _advise(name: str, fact: RiskFact, whole: int) -> str:
    share = fact.n / fact.of * whole
    count = int(share + 0.5)
    if count and abs(count - share) <= _NEAR * share:
        return f"if that is near enough, let the fact `{name}` be `n: {count}, of: {whole}`"
    return f"a picture of more than {whole} people cannot be read: set such risks in a table, all of as many people"


def _diagnose_titles(known: Sequence[tuple[ComparedRisk, RiskFact]], language: str) -> Iterator[Diagnostic]:
    titles: dict[str, str] = {}
    for item, fact in known:
        title = " ".join((plain(item.title).strip() or fact.who.get(language, item.risk.id)).casefold().split())
        if titles.get(title, item.risk.id) != item.risk.id:
            message = f"two of these risks would both be called “{title}”"
            hint = f"give each a label of its own: `- With treatment: {{{{{item.risk.id}}}}}`"
            yield codes.SAME_TITLE.at(item.risk.span, message, hint)
        titles.setdefault(title, item.risk.id)


def _diagnose_evidence(node: RiskComparison, section: Section, leaflet: Leaflet) -> Iterator[Diagnostic]:
    rests = [_list_evidence(item, leaflet) for item in node.items]
    cited = {key for cite in walk(section.blocks) if isinstance(cite, Cite) for key in cite.keys}
    if not any(rests) and cited:
        return
    for item, keys in zip(node.items, rests, strict=True):
        if not keys:
            message = f"nobody can tell where the risk `{item.risk.id}` comes from"
            hint = f"give the fact `{item.risk.id}` its `evidence`, or write it behind the risk: `[@its-key]`"
            yield codes.UNLIKE_EVIDENCE.at(item.risk.span, message, hint)
        elif rests[0] and not keys & rests[0]:
            names = ", ".join(f"`{key}`" for key in sorted(keys))
            message = f"the risk `{item.risk.id}` comes from {names}, and the first one from elsewhere"
            hint = "take both from one source, or allow it with the reason why they can be compared"
            yield codes.UNLIKE_EVIDENCE.at(item.risk.span, message, hint)


def _list_evidence(item: ComparedRisk, leaflet: Leaflet) -> frozenset[str]:
    fact: Any = leaflet.facts[item.risk.id]
    cited = (key for cite in item.evidence if isinstance(cite, Cite) for key in cite.keys)
    return frozenset((*getattr(fact, "evidence", ()), *cited))
