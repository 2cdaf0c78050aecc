"""Checking a whole source folder again: the leaflets that have changed are checked, with those that link to them; what
was found in the others is remembered in the store, as a build remembers it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.build.record.asked import Asked
from pipeline.build.record.last_build import LastBuild
from pipeline.build.store import CHECKED, Store
from pipeline.build.whole_files import find_absolute
from pipeline.model.diagnostics import Allowed, Diagnostic, in_order
from pipeline.model.source import Source

if TYPE_CHECKING:
    from pipeline.build.looking import Looked
    from pipeline.validation.check import Checkup


@dataclass(frozen=True)
class CheckFindings:
    """What a check finds: its diagnostics, the texts that they are about, and what is allowed."""

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    allowed: tuple[Allowed, ...] = ()


def check_again(source: Path, base: Path, store: Store, today: date) -> CheckFindings:
    """What a check of everything finds on this day, single forms included. Paths are shown relative to `base`."""
    asked = Asked(str(source.absolute()), str(base), (), (), (), release=False, today=today.isoformat())
    name = find_absolute(source).name
    last = LastBuild.read(store, name, CHECKED)
    now = last.compare(source, None) if last and last.is_of(asked) else None
    if last and now and not now.changed and last.are_there(last.record.entries, notes=True):
        if now.record != last.record:
            store.write_record(name, now.record.write(), CHECKED)
        findings = last.find_findings(last.record.entries, notes=True)
        return CheckFindings(in_order(findings.diagnostics), _make_sources(findings.texts))

    looked = _look(source, base, store, today, last, now.changed if now else None)
    if looked.checkup.allowed:  # who allows what is judged of all leaflets together
        store.forget_record(name, CHECKED)
        return CheckFindings(looked.checkup.diagnostics, looked.checkup.sources, looked.checkup.allowed)
    return _remember(store, name, asked, looked)


def _look(
    source: Path, base: Path, store: Store, today: date, last: LastBuild | None, changed: Collection[str] | None
) -> Looked:
    from pipeline.build.checking import check_forms, check_source
    from pipeline.build.looking import look

    def check(names: Collection[str]) -> Checkup:
        return check_forms(check_source(source, base, names, remember=store.answer, today=today), today)

    return look(source, (), check, last, changed)


def _remember(store: Store, name: str, asked: Asked, looked: Looked) -> CheckFindings:
    from pipeline.build.outcome import Outcome
    from pipeline.build.recording import BuiltLeaflets, record_build

    checkup, last = looked.checkup, looked.last
    own = {leaflet: _list_own(checkup, leaflet) for leaflet in checkup.leaflets}
    shared, texts = checkup.shared, {path: one.text for path, one in checkup.sources.items()}
    others: tuple[Diagnostic, ...] = ()
    if last and looked.partly:
        remembered = last.find_findings({*last.record.entries} - {*checkup.leaflets, ""}, notes=True)
        others, texts = remembered.diagnostics, {**remembered.texts, **texts}
        shared = last.find_findings([""], notes=True).diagnostics
    built = BuiltLeaflets(
        sources=looked.sources,
        slots={},
        outputs={},
        states={},
        diagnostics={**own, "": shared},
        texts=texts,
        leaflets=checkup.leaflets,
        last=last,
        partly=looked.partly,
    )
    outcome = Outcome(failed=checkup.failed, leaflets=looked.leaflets)
    record_build(store, name, asked, outcome, built, CHECKED)
    return CheckFindings(in_order([*chain.from_iterable(own.values()), *shared, *others]), _make_sources(texts))


def _list_own(checkup: Checkup, name: str) -> tuple[Diagnostic, ...]:
    of_dates, of_forms = checkup.dates_of.get(name, ()), checkup.forms_of.get(name, ())
    return (*checkup.diagnostics_of[name], *of_dates, *of_forms)


def _make_sources(texts: Mapping[str, str]) -> dict[str, Source]:
    return {path: Source(path, text) for path, text in texts.items()}
