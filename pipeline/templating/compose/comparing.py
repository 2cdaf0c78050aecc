"""Risks set beside each other: brought to as many people, told both ways, and what can be said of the difference.

Nothing is rounded here: a number that is not one of whole people is refused by a rule, and its author rounds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.model.document import (
    ComparedRisk,
    Fact,
    Framing,
    Inlines,
    PersonLook,
    RiskComparison,
    Strong,
    Text,
    plain,
)
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import RiskFact
from pipeline.templating.compose.sentences import begin_with_capital
from pipeline.templating.languages import LanguagePack
from pipeline.templating.locale_formats import LocaleFormats

WHOLES = (100,)
"""Of how many people risks can be drawn, the best first."""


def find_whole(risks: Sequence[RiskFact]) -> int | None:
    """Of how many people all of these risks are told and drawn, each in whole people; nothing where there is no such
    number."""
    return next((whole for whole in WHOLES if all(risk.n * whole % risk.of == 0 for risk in risks)), None)


@dataclass(frozen=True)
class Bounds:
    """To how many people of the whole something happens: at least to `least`, at most to `most`."""

    least: int
    most: int

    @property
    def exact(self) -> bool:
        """Whether that is one number."""
        return self.least == self.most


def read_bounds(risk: RiskFact, whole: int) -> Bounds:
    """A risk as people of a whole, into which it goes."""
    count = risk.n * whole // risk.of
    return Bounds(0 if risk.at_most else count, whole if risk.at_least else count)


def lay_out_comparison(node: RiskComparison, leaflet: Leaflet, pack: LanguagePack) -> RiskComparison:
    """The block with its risks in words; a KeyError where a fact is not there."""
    facts = [leaflet.facts[item.risk.id] for item in node.items]
    risks = [fact for fact in facts if isinstance(fact, RiskFact)]
    whole = find_whole(risks)
    assert whole is not None and len(risks) == len(facts)  # rules say so
    have, have_not = node.have or pack.compare("have"), node.have_not or pack.compare("have_not")
    wording = _Wording(
        pack=pack,
        formats=LocaleFormats(pack.tag, leaflet.settings.country, pack.typography.numbers),
        whole=whole,
        have=have,
        have_not=have_not,
        change=node.change,
    )
    items = tuple(wording.lay_out(item, risk) for item, risk in zip(node.items, risks, strict=True))
    difference = wording.tell_difference(items, [read_bounds(risk, whole) for risk in risks])
    return replace(
        node,
        items=items,
        have=have,
        have_not=have_not,
        lead=pack.compare("lead", of=wording.write(whole)),
        difference=difference,
    )


@dataclass(frozen=True)
class _Wording:
    """What is said of risks of one whole in a language."""

    pack: LanguagePack
    formats: LocaleFormats
    whole: int
    have: str
    have_not: str
    change: str

    def write(self, count: int) -> str:
        return self.formats.write_number(count)

    def lay_out(self, item: ComparedRisk, risk: RiskFact) -> ComparedRisk:
        """A risk with its label or, without one, with who they are as its title."""
        bounds, who = read_bounds(risk, self.whole), risk.who[self.pack.tag]
        labelled = bool(plain(item.title).strip())
        title = item.title if labelled else (Text(begin_with_capital(who)),)
        people = _draw(bounds, self.whole)
        others = Bounds(self.whole - bounds.most, self.whole - bounds.least)
        counted = who if labelled else self.pack.compare("who")
        return replace(
            item,
            risk=Fact(item.risk.id, span=item.risk.span),
            title=title,
            people=people,
            alt=self._describe(people),
            framings=(
                self._frame(bounds, self.have, counted, "full"),
                self._frame(others, self.have_not, counted, "open"),
            ),
        )

    def _describe(self, people: tuple[tuple[PersonLook, int], ...]) -> str:
        parts = [self.pack.compare(f"drawn_{look}", n=self.write(count)) for look, count in people]
        return self.pack.compare("drawn", of=self.write(self.whole), parts=self.pack.compare("between").join(parts))

    def _frame(self, bounds: Bounds, does: str, who: str, look: PersonLook) -> Framing:
        """So many of the whole, to whom it happens or not. Those of whom only a limit is known are half filled in."""
        at_most = not bounds.exact and bounds.least == 0
        pattern = self.pack.compare("at_most" if at_most else "exact" if bounds.exact else "at_least", n="\0")
        before, _, after = pattern.partition("\0")
        number = Strong((Text(self.write(bounds.most if at_most else bounds.least)),))
        parts: Inlines = (*([Text(before)] if before else []), number, *([Text(after)] if after else []))
        words = self.pack.compare("of", of=self.write(self.whole), who=who, does=does)
        return Framing("half" if at_most else look, parts, words)

    def tell_difference(self, items: Sequence[ComparedRisk], all_bounds: Sequence[Bounds]) -> tuple[str, ...]:
        """What is true of two risks; of more, the reader sees the pictures."""
        if len(items) != 2:
            return ()
        (first, second), title = all_bounds, plain(items[1].title).strip()
        if first.exact and second.exact:
            return self._tell_exactly(first.most, second.most, title)
        fewer, more = first.least - second.most, second.least - first.most
        if max(fewer, more) > 0:
            return (self._count(f"at_least_{'fewer' if fewer > 0 else 'more'}", max(fewer, more), title),)
        return (self.pack.compare("not_exact"),)

    def _tell_exactly(self, first: int, second: int, title: str) -> tuple[str, ...]:
        alike = self._tell_alike(min(first, second), self.whole - max(first, second))
        apart = abs(second - first)
        if not apart:
            return (self.pack.compare("no_difference"), self.pack.compare("both_pictures", alike=alike))
        most = self._count("fewer" if second < first else "more", apart, title)
        if apart == self.whole:
            return (most,)
        others = "others_changed" if self.change else "others"
        rest = self.pack.compare(others, n=self.write(self.whole - apart), change=self.change, alike=alike)
        return (most, rest)

    def _count(self, what: str, count: int, title: str) -> str:
        plural = self.formats.find_plural(Decimal(count))
        of = self.write(self.whole)
        return self.pack.compare(what, plural=plural, title=title, n=self.write(count), of=of, have=self.have)

    def _tell_alike(self, have: int, have_not: int) -> str:
        """To how many it happens in both pictures, and to how many it does not."""
        values = {"of": self.write(self.whole), "have": self.have, "have_not": self.have_not}
        with_it, without = self.write(have), self.write(have_not)
        if have and have_not:
            return self.pack.compare("alike", n=with_it, rest=without, **values)
        return self.pack.compare("alike_have" if have else "alike_have_not", n=with_it if have else without, **values)


def _draw(bounds: Bounds, whole: int) -> tuple[tuple[PersonLook, int], ...]:
    """How many people are drawn in each look, in reading order: those to whom it happens for sure, those to whom it
    may, and the others."""
    looks: tuple[tuple[PersonLook, int], ...] = (
        ("full", bounds.least),
        ("half", bounds.most - bounds.least),
        ("open", whole - bounds.most),
    )
    return tuple((look, count) for look, count in looks if count)
