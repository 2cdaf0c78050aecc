"""Waivers, which are the entries of `allow`: warnings that somebody answers for, with a reason, until a day. They hide
warnings and notes, and never an error, nor what nobody may allow (see the table of codes).

Those of leaflet.yaml hide what is found in a leaflet and in what is made of it; those of publisher.yaml what is found
in the files that all leaflets share. Whether a day has passed is asked by `check` only, and for a release: what is
built does not depend on the day on which it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Literal, TypeAlias

from pipeline.model import codes
from pipeline.model.diagnostics import Allowed, Diagnostic, Rule
from pipeline.model.leaflet import Leaflet, Library
from pipeline.model.settings import Waiver
from pipeline.model.source import Places, Span
from pipeline.validation.folder import SHARED

Stage: TypeAlias = Literal["check", "build", "verify", "several"]
"""Who finds something: in the source, while a form is made, in finished files, or more than one of them."""

_STAGES: Mapping[Rule, Stage] = {
    codes.TOO_MANY_PAGES: "build",
    codes.ROW_CUT: "several",
    codes.STRANDED_HEADING: "verify",
    codes.EMPTY_PAGE: "verify",
    codes.STRAY_FILE: "verify",
}
"""Of the rules that can be allowed; what breaks all others is found in the source."""


@dataclass(frozen=True)
class Waived:
    """What remains of some diagnostics, what is hidden, and what there is to say of the waivers themselves."""

    diagnostics: tuple[Diagnostic, ...]
    allowed: tuple[Allowed, ...] = ()
    of_waivers: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Waivers:
    """The entries of `allow` in one file, and whether that is the publisher's."""

    entries: Sequence[Waiver]
    places: Places
    shared: bool = False

    @classmethod
    def of_leaflet(cls, leaflet: Leaflet) -> Waivers:
        """Those of a leaflet."""
        return cls(leaflet.settings.allow, leaflet.places)

    @classmethod
    def of_publisher(cls, library: Library) -> Waivers:
        """Those of the publisher."""
        return cls(library.publisher.allow, library.places["publisher.yaml"], shared=True)

    def covers(self, path: str) -> bool:
        """True for a file that stands beside the one with the entries, or in the folder of the standing sections."""
        folder, here = PurePosixPath(path).parent, PurePosixPath(self.places.whole.path).parent
        return folder == here or (self.shared and folder == here / SHARED)

    def diagnose(self) -> Iterator[Diagnostic]:
        """Every entry names a rule that there is, and one that may be waived."""
        for number, waiver in enumerate(self.entries):
            rule = find_rule(waiver.rule)
            place = self.places.value("allow", number, "rule")
            if rule is None:
                yield codes.WAIVER.at(place, f"there is no rule `{waiver.rule}`", "write its code, such as MSG119")
            elif not rule.waivable:
                can = ", ".join(one.code for one in codes.RULES.values() if one.waivable)
                message = f"`{waiver.rule}` cannot be allowed: {rule.title[0].lower()}{rule.title[1:]}"
                yield codes.WAIVER.at(place, message, f"mend what it finds; these can be allowed: {can}")

    def apply(
        self,
        diagnostics: Iterable[Diagnostic],
        stage: Stage,
        today: date | None = None,
        *,
        whole: bool = True,
        elsewhere: Collection[str] = (),
    ) -> Waived:
        """Hide what is allowed of what a stage found. An entry that hides nothing is a warning of the stage that would
        have found it, if it looked at the `whole` and no error hides the rest; `elsewhere` are the codes of what was
        found where the entry does not reach. One whose last day is before `today` is a warning too, and hides nothing
        any more."""
        every = tuple(diagnostics)
        complete = whole and not _hide_others(every)
        allowed: dict[Diagnostic, Allowed] = {}
        of_waivers: list[Diagnostic] = []
        for number, waiver in enumerate(self.entries):
            rule = find_rule(waiver.rule)
            if rule is None or not rule.waivable:
                continue
            covered = [one for one in every if one.code == rule.code and one.severity != "error"]
            if today is not None and date.fromisoformat(waiver.until) < today:
                place = self.places.value("allow", number, "until")
                hint = "mend what it finds, or agree on a later day"
                message = f"`{waiver.rule}` was allowed until {waiver.until}"
                of_waivers.append(codes.WAIVER.at(place, message, hint, "warning"))
            elif covered:
                place = self.places.value("allow", number)
                allowed |= {one: Allowed(one, waiver.because, waiver.by, waiver.until, place) for one in covered}
            elif complete and find_stage(rule) == stage:
                of_waivers.append(self._report_unused(number, waiver, rule.code in elsewhere))
        left = tuple(one for one in every if one not in allowed)
        return Waived(left, tuple(allowed.values()), tuple(of_waivers))

    def _report_unused(self, number: int, waiver: Waiver, elsewhere: bool) -> Diagnostic:
        hint = "take the entry out"
        if elsewhere and self.shared:
            hint += "; what is found in a leaflet is allowed in its leaflet.yaml"
        elif elsewhere:
            hint += "; what is found in files that all leaflets share is allowed in publisher.yaml"
        place: Span = self.places.value("allow", number, "rule")
        return codes.WAIVER.at(place, f"nothing is found that `{waiver.rule}` would allow", hint, "warning")


@dataclass(frozen=True)
class WaivedCheck:
    """What remains of what a check found: of each leaflet, and of the files that all share; and what is hidden."""

    of_leaflets: Mapping[str, tuple[Diagnostic, ...]]
    shared: tuple[Diagnostic, ...]
    allowed: tuple[Allowed, ...]


def waivers_are_possible(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Every waiver of a leaflet names a rule that there is, and one that may be waived."""
    yield from Waivers.of_leaflet(leaflet).diagnose()


def apply_waivers(
    leaflets: Sequence[Leaflet],
    found_in: Mapping[str, tuple[Diagnostic, ...]],
    shared: tuple[Diagnostic, ...],
    today: date | None = None,
    *,
    all_leaflets: bool = True,
    all_languages: bool = True,
) -> WaivedCheck:
    """Hide what leaflets and their publisher allow of what is found in the source, by leaflet and in shared files."""
    of_leaflets = dict(found_in)
    allowed: list[Allowed] = []
    for library in [leaflet.library for leaflet in leaflets][:1]:
        waivers = Waivers.of_publisher(library)
        every = (*shared, *(one for own in found_in.values() for one in own))
        near = [one for one in every if waivers.covers(one.span.path)]
        far = {one.code for one in every} - {one.code for one in near}
        whole = all_leaflets and all_languages and not _hide_others(every)
        waived = waivers.apply(near, "check", today, whole=whole, elsewhere=far)
        hidden = {one.diagnostic for one in waived.allowed}
        shared = (*(one for one in shared if one not in hidden), *waived.of_waivers)
        of_leaflets = {name: tuple(one for one in own if one not in hidden) for name, own in of_leaflets.items()}
        allowed += waived.allowed
    for leaflet in leaflets:
        waivers = Waivers.of_leaflet(leaflet)
        near = [*of_leaflets[leaflet.id], *(one for one in shared if waivers.covers(one.span.path))]
        far = {one.code for one in shared} - {one.code for one in near}
        whole = all_languages and not _hide_others(shared)
        waived = waivers.apply(near, "check", today, whole=whole, elsewhere=far)
        hidden = {one.diagnostic for one in waived.allowed}
        shared = tuple(one for one in shared if one not in hidden)
        of_leaflets[leaflet.id] = (*(one for one in of_leaflets[leaflet.id] if one not in hidden), *waived.of_waivers)
        allowed += waived.allowed
    return WaivedCheck(of_leaflets, shared, tuple(dict.fromkeys(allowed)))


def _hide_others(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether there are errors that may hide what else there is to find; one in an entry of `allow` hides nothing."""
    return any(one.severity == "error" and one.code != codes.WAIVER.code for one in diagnostics)


def find_stage(rule: Rule) -> Stage:
    """Who finds what breaks a rule that can be allowed."""
    return _STAGES.get(rule, "check")


def find_rule(name: str, rules: Collection[Rule] = tuple(codes.RULES.values())) -> Rule | None:
    """The rule with this code or name."""
    return next((rule for rule in rules if name in (rule.code, rule.name)), None)


def waive_made(
    leaflet: Leaflet, diagnostics: Iterable[Diagnostic], stage: Stage, today: date | None = None, *, whole: bool = False
) -> Waived:
    """The same for what is found while the forms of a leaflet are made, or in its finished files."""
    return Waivers.of_leaflet(leaflet).apply(diagnostics, stage, today, whole=whole)
