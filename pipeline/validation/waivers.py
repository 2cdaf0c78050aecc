"""Waivers, which are the entries of `allow` in leaflet.yaml: warnings that somebody answers for, with a reason, until a
day. They hide warnings and notes of rules that are a matter of judgement, and never an error.

Whether a day has passed is asked by `check` only: what is built does not depend on the day on which it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, Rule
from pipeline.model.leaflet import Leaflet


@dataclass(frozen=True)
class Waived:
    """What remains of a leaflet's diagnostics, with what there is to say of its waivers, and what they hide."""

    diagnostics: tuple[Diagnostic, ...]
    hidden: tuple[Diagnostic, ...] = ()


def waivers_are_possible(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Every waiver names a rule that there is, and one that may be waived."""
    for number, waiver in enumerate(leaflet.settings.allow):
        rule = find_rule(waiver.rule)
        place = leaflet.places.value("allow", number, "rule")
        if rule is None:
            yield codes.WAIVER.at(place, f"there is no rule `{waiver.rule}`", "write its code, such as MSG119")
        elif not rule.waivable:
            can = ", ".join(one.code for one in codes.RULES.values() if one.waivable)
            message = f"`{waiver.rule}` cannot be allowed: {rule.title[0].lower()}{rule.title[1:]}"
            yield codes.WAIVER.at(place, message, f"mend what it finds; these can be allowed: {can}")


def apply_waivers(leaflet: Leaflet, diagnostics: Iterable[Diagnostic], today: date | None = None) -> Waived:
    """Hide what is allowed. One that hides nothing is a warning, and so is one whose last day is before `today`, which
    hides nothing any more."""
    every = tuple(diagnostics)
    hidden: list[Diagnostic] = []
    of_waivers: list[Diagnostic] = []
    for number, waiver in enumerate(leaflet.settings.allow):
        rule = find_rule(waiver.rule)
        if rule is None or not rule.waivable:
            continue
        covered = [one for one in every if one.code == rule.code and one.severity != "error"]
        if not covered:
            place = leaflet.places.value("allow", number, "rule")
            message = f"nothing is found that `{waiver.rule}` would allow"
            of_waivers.append(codes.WAIVER.at(place, message, "take the entry out", "warning"))
        elif today is not None and date.fromisoformat(waiver.until) < today:
            place = leaflet.places.value("allow", number, "until")
            message = f"`{waiver.rule}` was allowed until {waiver.until}"
            hint = "mend what it finds, or agree on a later day"
            of_waivers.append(codes.WAIVER.at(place, message, hint, "warning"))
        else:
            hidden += covered
    left = set(hidden)
    return Waived((*(one for one in every if one not in left), *of_waivers), tuple(dict.fromkeys(hidden)))


def find_rule(name: str, rules: Collection[Rule] = tuple(codes.RULES.values())) -> Rule | None:
    """The rule with this code or name."""
    return next((rule for rule in rules if name in (rule.code, rule.name)), None)
