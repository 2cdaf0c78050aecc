"""Waiving: what waivers hide of what was found is taken out, before and after a leaflet is judged, and what is wrong
with their use is added."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.model import codes
from pipeline.model.diagnostics import Allowed, Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.validation.waivers import Stage, Waivers


@dataclass(frozen=True)
class Waived:
    """What remains of some diagnostics, what is hidden, and what there is to say of the waivers themselves."""

    diagnostics: tuple[Diagnostic, ...]
    allowed: tuple[Allowed, ...] = ()
    of_waivers: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class WaivedCheck:
    """What remains of what a check found: of each leaflet, and of the files that all share; and what is hidden."""

    of_leaflets: Mapping[str, tuple[Diagnostic, ...]]
    shared: tuple[Diagnostic, ...]
    allowed: tuple[Allowed, ...]


@dataclass(frozen=True)
class _Reach:
    """The waivers of a leaflet (or of the publisher, who has no `name`), the diagnostics that they reach, and the codes
    of those that were found where they do not."""

    waivers: Waivers
    name: str
    near: tuple[Diagnostic, ...]
    elsewhere: frozenset[str]


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
    left = dict(found_in)
    allowed: list[Allowed] = []
    reaches: list[_Reach] = []
    for waivers in [Waivers.of_publisher(leaflet.library) for leaflet in leaflets[:1]]:
        every = (*shared, *(one for own in left.values() for one in own))
        reach = _find_reach(waivers, "", every, every)
        hidden = waivers.hide(reach.near, today)
        left = {name: _drop(own, hidden) for name, own in left.items()}
        shared, allowed, reaches = _drop(shared, hidden), [*hidden.values()], [reach]
    for leaflet in leaflets:
        waivers, own = Waivers.of_leaflet(leaflet), left[leaflet.id]
        reach = _find_reach(waivers, leaflet.id, shared, shared, own)
        hidden = waivers.hide(reach.near, today)
        left[leaflet.id], shared = _drop(own, hidden), _drop(shared, hidden)
        allowed += hidden.values()
        reaches.append(reach)
    errors_of = {name: _hide_others(own) for name, own in left.items()}
    for reach in reaches:  # when all is hidden that can be, errors tell whether anything else was overlooked
        wrong = errors_of[reach.name] if reach.name else any(errors_of.values())
        complete = all_languages and (all_leaflets or bool(reach.name)) and not wrong and not _hide_others(shared)
        of_waivers = reach.waivers.diagnose_use(
            reach.near, "check", today, complete=complete, elsewhere=reach.elsewhere
        )
        if reach.name:
            left[reach.name] = (*left[reach.name], *of_waivers)
        else:
            shared = (*shared, *of_waivers)
    return WaivedCheck(left, shared, tuple(dict.fromkeys(allowed)))


def _find_reach(
    waivers: Waivers,
    name: str,
    somewhere: Iterable[Diagnostic],
    every: Iterable[Diagnostic],
    own: tuple[Diagnostic, ...] = (),
) -> _Reach:
    """What waivers reach: their leaflet's `own`, and what stands in their files."""
    near = (*own, *(one for one in somewhere if waivers.reaches(one.span.path)))
    return _Reach(waivers, name, near, frozenset({one.code for one in every} - {one.code for one in near}))


def _drop(diagnostics: Iterable[Diagnostic], hidden: Collection[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(one for one in diagnostics if one not in hidden)


def _hide_others(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether there are errors that may hide what else there is to find; one in a waiver hides nothing."""
    return any(one.severity == "error" and one.code != codes.WAIVER.code for one in diagnostics)


def list_stopping(
    leaflet: Leaflet, diagnostics: Iterable[Diagnostic], today: date | None = None
) -> tuple[Diagnostic, ...]:
    """The errors of a leaflet that keep it back: those that nobody allows."""
    return list_left(leaflet, (one for one in diagnostics if one.severity == "error"), today)


def list_left(leaflet: Leaflet, diagnostics: Iterable[Diagnostic], today: date | None = None) -> tuple[Diagnostic, ...]:
    """What is found in a leaflet and nobody allows, neither there nor for all leaflets."""
    every = tuple(diagnostics)
    if not any(_may_be_waived(one) for one in every):
        return every
    publisher = Waivers.of_publisher(leaflet.library)
    hidden = publisher.hide((one for one in every if publisher.reaches(one.span.path)), today)
    return _drop(every, {**hidden, **Waivers.of_leaflet(leaflet).hide(every, today)})


def _may_be_waived(diagnostic: Diagnostic) -> bool:
    rule = codes.RULES.get(diagnostic.code)
    return rule is not None and rule.may_be_waived(diagnostic.severity)


def waive_made(
    leaflet: Leaflet, diagnostics: Iterable[Diagnostic], stage: Stage, today: date | None = None, *, whole: bool = False
) -> Waived:
    """Hide what a leaflet allows of what is found while its forms are made, or in its finished files. Waivers that hide
    nothing are known where the `whole` was looked at."""
    every = tuple(diagnostics)
    waivers = Waivers.of_leaflet(leaflet)
    hidden = waivers.hide(every, today)
    left = _drop(every, hidden)
    of_waivers = waivers.diagnose_use(every, stage, today, complete=whole and not _hide_others(left))
    return Waived(left, tuple(hidden.values()), tuple(of_waivers))
