"""Rules of evidence: what a section claims has a reference, and references are cited, recent, and can be looked up."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Any

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Cite, Dose, Fact, Groups, Options, Section, walk
from pipeline.model.references import follow_sources
from pipeline.model.settings import RiskFact
from pipeline.model.settings.facts import list_evidence
from pipeline.templating.compose.evidence import list_cited
from pipeline.templating.compose.references import find_references
from pipeline.validation.prose import Prose
from pipeline.validation.reference_dates import find_last_day
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.rule_data import RuleData


def claims_have_evidence(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """A section that tells a risk, or sets causes or choices side by side, cites a reference somewhere, if only in its
    heading; so does a fact that rests on something, because readers are told. Of a section it is one finding, at the
    first such claim."""
    for part in prose.leaflet.printed(prose.language):
        nodes = list(walk(part)) if isinstance(part, Section) else []
        claim = next((node for node in nodes if _is_claim(node, prose)), None)
        if claim is not None and not find_references(tuple(nodes), prose.leaflet):
            message = "nothing in this section says what this rests on"
            hint = "cite a reference of references.yaml behind the claim, as in `[@its-id]`"
            yield codes.CLAIM_WITHOUT_EVIDENCE.at(claim.span, message, hint)


def _is_claim(node: Any, prose: Prose) -> bool:
    """Whether a node is causes or choices side by side, or a risk that names no evidence of its own."""
    if isinstance(node, Fact):
        fact = prose.leaflet.facts.get(node.id)
        return isinstance(fact, RiskFact) and not fact.evidence
    return isinstance(node, Groups | Options)


def references_are_cited(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """Every reference is cited by words, those of standing sections too, is the evidence of a fact, or is what
    one of these is known through."""
    leaflet = prose.leaflet
    standing = tuple(tuple(sections.values()) for sections in leaflet.library.standing.values())
    cited = [*list_cited((tuple(leaflet.nodes(prose.language)), standing))]
    cited += [key for fact in leaflet.facts.values() for key in list_evidence(fact)]
    named = follow_sources(cited, leaflet.library.references)
    for number, key in enumerate(leaflet.library.references):
        if key not in named:
            place = leaflet.library.places["references.yaml"].value(number, "id")
            hint = f"cite it where the words rest on it, as in `[@{key}]`, or take it out"
            yield codes.UNCITED_REFERENCE.at(place, f"no leaflet cites the reference `{key}`", hint)


def evidence_is_recent(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No reference that is listed is older than so many years by the clock; each is one finding, where it is cited
    first, or a fact that rests on it is used. A year, or a month, is as old as its last day."""
    if prose.today is None:
        return
    years, asked = int(data.thresholds["most_years"]), set[str]()
    leaflet = prose.leaflet
    for node in leaflet.nodes(prose.language):
        for key in find_references(node, leaflet) if isinstance(node, Cite | Dose | Fact) else ():
            issued = find_last_day(leaflet.library.references.get(key, {}).get("issued"))
            if key not in asked and issued and _add_years(issued, years) < prose.today:
                message = f"the reference `{key}` is of {issued.year}, more than {years} years ago"
                hint = "look for newer evidence; allow it if there is none and it still holds"
                yield codes.OLD_EVIDENCE.at(node.span, message, hint)
            asked.add(key)


def _add_years(day: date, years: int) -> date:
    """The same day some years later; 28 February where there is no 29th."""
    year = min(day.year + years, date.max.year)
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


EVIDENCE_RULES = (
    LanguageRule(codes.CLAIM_WITHOUT_EVIDENCE, claims_have_evidence),
    LanguageRule(codes.UNCITED_REFERENCE, references_are_cited, asked="source"),
    LanguageRule(codes.OLD_EVIDENCE, evidence_is_recent, asked="clock"),
)
