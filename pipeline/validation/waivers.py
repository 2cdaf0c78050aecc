"""Waivers: what is found and somebody answers for, with a reason, until a day. They hide warnings and notes, errors
only of rules that say so, and never what nobody may allow (see the table of codes).

Those under `allow` in leaflet.yaml hide what is found in a leaflet and in what is made of it; those in publisher.yaml
what is found in the files that all leaflets share; one on a line before a block what is found in that block. Whether a
day has passed is asked by `check` only, and for a release: what is built does not depend on the day on which it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Literal, TypeAlias

from pipeline.model import codes
from pipeline.model.diagnostics import Allowed, Diagnostic, Rule, Severity
from pipeline.model.language_codes import OLD_EVIDENCE
from pipeline.model.leaflet import Leaflet, Library
from pipeline.model.settings import Waiver
from pipeline.model.settings.publisher import CLINICIAN
from pipeline.model.source import Places, Span
from pipeline.model.suggestions import suggest
from pipeline.model.waiver_entry import WaiverEntry
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
_BY_THE_CLOCK = (OLD_EVIDENCE,)
"""Rules that nobody asks without a day: what they allow is not unused where none is given."""
_PARTS = ("rule", "because", "by", "until")


@dataclass(frozen=True)
class Waivers:
    """The waivers of a leaflet, or those of the publisher (`shared`). `home` is leaflet.yaml or publisher.yaml,
    `clinicians` are the names of those who may allow what has to be judged."""

    entries: tuple[WaiverEntry, ...]
    home: Span
    shared: bool = False
    clinicians: tuple[str, ...] = ()

    @classmethod
    def of_leaflet(cls, leaflet: Leaflet) -> Waivers:
        """Those of a leaflet, in all its languages."""
        clinicians = tuple(reviewer.name for reviewer in leaflet.settings.clinical_reviewers)
        signed = (file.content for text in leaflet.texts.values() for file in text.signatures)
        clinicians += tuple(one.name for one in signed if one.role == CLINICIAN)
        of_blocks = (entry for text in leaflet.texts.values() for entry in text.waivers)
        entries = (*_list_entries(leaflet.settings.allow, leaflet.places), *of_blocks)
        return cls(entries, leaflet.places.whole, clinicians=clinicians)

    @classmethod
    def of_publisher(cls, library: Library) -> Waivers:
        """Those of the publisher."""
        places = library.places["publisher.yaml"]
        entries = (*_list_entries(library.publisher.allow, places), *library.standing_waivers)
        return cls(entries, places.whole, shared=True)

    def reaches(self, path: str) -> bool:
        """True for a file that stands beside `home`, or in the folder of the standing sections."""
        folder, here = PurePosixPath(path).parent, PurePosixPath(self.home.path).parent
        return folder == here or (self.shared and folder == here / SHARED)

    def diagnose(self) -> Iterator[Diagnostic]:
        """Every waiver names a rule that there is, and one that may be waived."""
        for entry in self.entries:
            rule = find_rule(entry.rule)
            if rule is None:
                names = (name for one in codes.RULES.values() for name in (one.code, one.name))
                hint = suggest(entry.rule, names, "write its code, such as MSG119")
                yield codes.WAIVER.at(entry.at("rule"), f"there is no rule `{entry.rule}`", hint)
            elif not rule.waivable:
                can = ", ".join(one.code for one in codes.RULES.values() if one.waivable)
                message = f"`{entry.rule}` cannot be allowed: {rule.title[0].lower()}{rule.title[1:]}"
                yield codes.WAIVER.at(entry.at("rule"), message, f"mend what it finds; these can be allowed: {can}")
            elif entry.block and find_stage(rule) in ("build", "verify"):
                message = f"`{entry.rule}` is about what is made, and stands in no block of the words"
                yield codes.WAIVER.at(entry.at("rule"), message, "allow it under `allow` in leaflet.yaml")
            elif not self.may_allow(rule, entry):
                message = f"only a clinical reviewer of the leaflet can allow `{entry.rule}`, and {entry.by} is none"
                hint = "let a clinician judge it who has signed the leaflet's words, and name them under `by`"
                yield codes.WAIVER.at(entry.at("by"), message, hint)

    def may_allow(self, rule: Rule, entry: WaiverEntry) -> bool:
        """Whether this person may allow what this rule finds."""
        within_reach = entry.block is None or find_stage(rule) in ("check", "several")
        return rule.waivable and within_reach and (not rule.clinical or entry.by in self.clinicians)

    def hide(self, diagnostics: Iterable[Diagnostic], today: date | None = None) -> dict[Diagnostic, Allowed]:
        """What is allowed of some diagnostics. A waiver whose last day is before `today` hides nothing any more."""
        by_code = _group_by_code(diagnostics)
        return {
            one: Allowed(
                diagnostic=one,
                because=entry.because,
                by=entry.by,
                until=entry.until,
                place=entry.place,
                beside=entry.block is not None,
            )
            for rule, entry in self._list_good()
            if not has_ended(entry, today)
            for one in by_code.get(rule.code, ())
            if entry.covers(one, rule)
        }

    def diagnose_use(
        self,
        diagnostics: Iterable[Diagnostic],
        stage: Stage,
        today: date | None = None,
        *,
        complete: bool = True,
        elsewhere: Collection[str] = (),
    ) -> Iterator[Diagnostic]:
        """Every waiver allows something of what a stage found, and its last day has not gone by. That it allows nothing
        is known to the stage that would have found it, where that saw all there is (`complete`); `elsewhere` are the
        codes of what was found where the waiver does not reach. It is an error of a check, of a release and of a proof;
        what is built does not wait for it."""
        severity: Severity = "error" if today is not None or stage == "verify" else "warning"
        by_code = _group_by_code(diagnostics)
        for rule, entry in self._list_good():
            if has_ended(entry, today):
                hint = "mend what it finds, or agree on a later day"
                message = f"`{entry.rule}` was allowed until {entry.until}"
                yield codes.WAIVER.at(entry.at("until"), message, hint, severity)
            elif complete and find_stage(rule) == stage and (today or rule not in _BY_THE_CLOCK):
                same = by_code.get(rule.code, ())
                if not any(entry.covers(one, rule) for one in same):
                    yield self._report_unused(entry, same, rule.code in elsewhere, severity)

    def _list_good(self) -> Iterator[tuple[Rule, WaiverEntry]]:
        """The waivers that hide something where it is found, each with its rule."""
        for entry in self.entries:
            rule = find_rule(entry.rule)
            if rule is not None and self.may_allow(rule, entry):
                yield rule, entry

    def _report_unused(
        self, entry: WaiverEntry, same: Sequence[Diagnostic], elsewhere: bool, severity: Severity
    ) -> Diagnostic:
        hint = "take it out" if entry.block else "take the entry out"
        if not entry.block and elsewhere and self.shared:
            hint += "; what is found in a leaflet is allowed in its leaflet.yaml"
        elif not entry.block and elsewhere:
            hint += "; what is found in files that all leaflets share is allowed in publisher.yaml"
        elif any(one.severity == "error" for one in same):
            hint = "mend what it finds: as an error it cannot be allowed"
        where = " in the block below" if entry.block else ""
        message = f"nothing is found{where} that `{entry.rule}` would allow"
        return codes.WAIVER.at(entry.at("rule"), message, hint, severity)


def _list_entries(written: Sequence[Waiver], places: Places) -> tuple[WaiverEntry, ...]:
    """The entries of `allow` in a file."""
    return tuple(
        WaiverEntry(
            rule=waiver.rule,
            because=waiver.because,
            by=waiver.by,
            until=waiver.until,
            place=places.value("allow", number),
            spans={key: places.value("allow", number, key) for key in _PARTS},
        )
        for number, waiver in enumerate(written)
    )


def _group_by_code(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    by_code: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        by_code.setdefault(one.code, []).append(one)
    return by_code


def has_ended(entry: WaiverEntry, today: date | None) -> bool:
    """Whether the last day of a waiver is before `today`; nobody asks where that is None."""
    return today is not None and date.fromisoformat(entry.until) < today


def find_stage(rule: Rule) -> Stage:
    """Who finds what breaks a rule that can be allowed."""
    return _STAGES.get(rule, "check")


def find_rule(name: str, rules: Collection[Rule] = tuple(codes.RULES.values())) -> Rule | None:
    """The rule with this code or name."""
    return next((rule for rule in rules if name in (rule.code, rule.name)), None)


def waivers_are_possible(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Every waiver of a leaflet names a rule that there is, and one that may be waived."""
    yield from Waivers.of_leaflet(leaflet).diagnose()
