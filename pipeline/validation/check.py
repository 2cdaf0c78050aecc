"""Check: read the source, ask every rule, and hand on the leaflets with all diagnostics. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from pipeline.model.diagnostics import Allowed, Diagnostic, has_errors, in_order
from pipeline.model.edition import Edition
from pipeline.model.format import Format
from pipeline.model.leaflet import Leaflet
from pipeline.model.memory import Remember
from pipeline.model.source import Source, Span
from pipeline.validation.folder import find_leaflets
from pipeline.validation.judging import Judged
from pipeline.validation.judging_source import SourceJudge, retire
from pipeline.validation.judging_withdrawn import free_other_places
from pipeline.validation.reading import SourceContents, read_leaflets
from pipeline.validation.reading.wanted_neighbours import asks_others
from pipeline.validation.rules import diagnose_library
from pipeline.validation.rules.dates import diagnose_ages, diagnose_dates
from pipeline.validation.waiving import apply_waivers


@dataclass(frozen=True)
class Checkup:
    """What was read and checked: each leaflet (nothing where it could not be made sense of) with its own diagnostics,
    and the languages and the editions of places that errors hold back; the diagnostics of the files that all share; by
    leaflet, those of single forms (where they were asked for) and those that hang on the day; what is `allowed`, the
    ids that each leaflet had before, and the texts for showing the lines that diagnostics are about. Where `places` are
    asked for, only their editions can be made."""

    leaflets: Mapping[str, Leaflet | None]
    held_back: Mapping[str, frozenset[str]]
    unreadable: Mapping[str, frozenset[str]]
    held_editions: Mapping[str, frozenset[Edition]]
    diagnostics_of: Mapping[str, tuple[Diagnostic, ...]]
    shared: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    forms_of: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    dates_of: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    allowed: tuple[Allowed, ...] = ()
    earlier_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: tuple[str, ...] = ()

    @property
    def of_forms(self) -> tuple[Diagnostic, ...]:
        """Those of single forms."""
        return in_order(chain.from_iterable(self.forms_of.values()))

    @property
    def of_dates(self) -> tuple[Diagnostic, ...]:
        """Those that hang on the day."""
        return in_order(chain.from_iterable(self.dates_of.values()))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All diagnostics, by file and place."""
        return in_order(
            (*self.shared, *self.of_forms, *self.of_dates, *chain.from_iterable(self.diagnostics_of.values()))
        )

    @property
    def good(self) -> Mapping[str, Leaflet]:
        """The leaflets that can be published, in the languages in which they can: no error in them, and none in what
        they use of the files that all share."""
        return self._without(self.held_back)

    @property
    def readable(self) -> Mapping[str, Leaflet]:
        """The leaflets whose words can be composed, in the languages in which they can. They may not be fit to be
        published: somebody has to sign them off, or to look at their messages."""
        return self._without(self.unreadable)

    def _without(self, held: Mapping[str, frozenset[str]]) -> dict[str, Leaflet]:
        left = {name: _leave_out(leaflet, held[name]) for name, leaflet in self.leaflets.items() if leaflet}
        return {name: self.narrow(leaflet) for name, leaflet in left.items() if leaflet.texts}

    def list_unasked(self, leaflet: Leaflet) -> frozenset[Edition]:
        """The editions of places that are not asked for."""
        return frozenset(one for one in leaflet.editions if self.places and one.place not in self.places)

    def narrow(self, leaflet: Leaflet) -> Leaflet:
        """The leaflet without the editions that are held back or not asked for."""
        left_out = self.held_editions[leaflet.id] | self.list_unasked(leaflet)
        return replace(leaflet, left_out=left_out) if left_out else leaflet

    @property
    def failed(self) -> tuple[str, ...]:
        """The leaflets that cannot be published at all, and of others the languages (leaflet/language) and the editions
        of places (leaflet/language/place) that cannot."""
        good = self.good
        return tuple(one for name in self.leaflets for one in (self._list_held(name) if name in good else [name]))

    def _list_held(self, name: str) -> list[str]:
        languages = self.held_back[name]
        editions = sorted(one.folder for one in self.held_editions[name] if one.language not in languages)
        return [f"{name}/{one}" for one in (*sorted(languages), *editions)]


Hand: TypeAlias = Callable[[Checkup], None]
"""Is given what is known of one leaflet, without what hangs on the day. What all share may still keep it back."""


def check(
    folder: Path,
    base: Path,
    names: Iterable[str],
    formats: Iterable[Format],
    languages: Collection[str] = (),
    release: bool = False,
    remember: Remember | None = None,
    today: date | None = None,
    places: tuple[str, ...] = (),
    hand: Hand | None = None,
) -> Checkup:
    """Check the named leaflets of a source folder, whose settings may name these formats. Paths are shown relative to
    `base`; with `release`, what is not signed off is an error whatever the status of the leaflet. What depends on the
    day is asked only where `today` is given. Of places, only those that are given are looked at (all where none is).
    Leaflets that nothing else can change are handed on before all are read."""
    judge = SourceJudge(release, today, places)
    each = partial(_hand_on, hand, judge, places) if hand else None
    read = read_leaflets(folder, base, names, formats, languages, remember, each)
    leaflets = {name: retire(name, read) for name in read.leaflets}
    known = [checked.value for checked in read.leaflets.values() if checked.value]
    asked = [leaflet.standing for leaflet in leaflets.values() if leaflet]
    whole = not languages and {*find_leaflets(folder)} <= {*leaflets}
    of_rules = diagnose_library(known[0].library, known, whole and _is_readable(read), release) if known else ()
    shared = in_order((*read.shared, *of_rules))
    judged = {name: judge.judge(name, read, leaflet, shared) for name, leaflet in leaflets.items()}
    of_ages = {leaflet.id: tuple(diagnose_ages(leaflet, today)) for leaflet in asked if today}
    of_leaflets = {name: (*one.diagnostics, *of_ages.get(name, ())) for name, one in judged.items()}
    waived = apply_waivers(asked, of_leaflets, shared, today, all_leaflets=whole, all_languages=not languages)
    of_dates = {leaflet.id: tuple(diagnose_dates(leaflet, today, release)) for leaflet in known if today}
    checkup = replace(
        _sum_up(leaflets, judged, places),
        diagnostics_of={name: in_order(own) for name, own in waived.of_leaflets.items()},
        shared=in_order(waived.shared),
        sources=read.sources,
        dates_of=of_dates,
        allowed=waived.allowed,
        earlier_ids=read.earlier_ids,
    )
    return _place_as_typed(checkup)


def _leave_out(leaflet: Leaflet, held: frozenset[str]) -> Leaflet:
    """The leaflet without some of its languages, of which the others then say nothing."""
    texts = {language: text for language, text in leaflet.texts.items() if language not in held}
    return replace(leaflet, texts=texts, languages=tuple(tag for tag in leaflet.languages if tag not in held))


def _is_readable(read: SourceContents) -> bool:
    """Whether every file could be read, so that what is named nowhere is named nowhere."""
    of_files = (read.shared, *(one.diagnostics for one in read.leaflets.values()))
    every = all(one.value for one in read.leaflets.values())
    return every and not any(has_errors(some) for some in of_files)


def _hand_on(hand: Hand, judge: SourceJudge, places: tuple[str, ...], read: SourceContents) -> None:
    """Hand on a leaflet that is all that was read so far, where what is known of it is all that there is to know: it
    asks nothing of others, and nothing is wrong with what all share."""
    for name in read.leaflets:
        leaflet = retire(name, read)
        if leaflet is not None and not asks_others(leaflet) and not has_errors(read.shared):
            judged = judge.judge(name, read, leaflet, read.shared)
            hand(_sum_up({name: leaflet}, {name: judged}, places))


def _sum_up(leaflets: Mapping[str, Leaflet | None], judged: Mapping[str, Judged], places: tuple[str, ...]) -> Checkup:
    """What judging found."""
    return Checkup(
        leaflets={name: leaflet and free_other_places(leaflet) for name, leaflet in leaflets.items()},
        held_back={name: one.held_back for name, one in judged.items()},
        unreadable={name: one.unreadable for name, one in judged.items()},
        held_editions={name: one.held_editions for name, one in judged.items()},
        diagnostics_of={name: one.diagnostics for name, one in judged.items()},
        places=places,
    )


def _place_as_typed(checkup: Checkup) -> Checkup:
    """The checkup with diagnostics that point into the files as their authors see them."""
    composed = {path: source for path, source in checkup.sources.items() if source.typed}
    if not composed:
        return checkup

    def move(span: Span) -> Span:
        source = composed.get(span.path)
        return source.place_as_typed(span) if source else span

    def place(diagnostic: Diagnostic) -> Diagnostic:
        return replace(diagnostic, span=move(diagnostic.span))

    return replace(
        checkup,
        diagnostics_of={name: tuple(map(place, some)) for name, some in checkup.diagnostics_of.items()},
        shared=tuple(map(place, checkup.shared)),
        dates_of={name: tuple(map(place, some)) for name, some in checkup.dates_of.items()},
        allowed=tuple(replace(one, diagnostic=place(one.diagnostic), place=move(one.place)) for one in checkup.allowed),
        sources={path: source.as_typed for path, source in checkup.sources.items()},
    )
