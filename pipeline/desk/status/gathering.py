"""Gathering of where every edition stands: from a check, the sign-offs, and the record of the last build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.build.freshness import Freshness, find_freshness
from pipeline.desk.status.edition_status import EditionStatus, StatusOverview, Waiting
from pipeline.desk.status.waits import OWNER, list_waits
from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.edition import Edition
from pipeline.model.kept import list_open_comments
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.sign_off import RoleSignOff
from pipeline.templating.compose.other_leaflets import make_address
from pipeline.templating.compose.sign_off import judge_roles
from pipeline.validation.check import Checkup
from pipeline.validation.folder import find_leaflets
from pipeline.validation.judging import read_language

UNREADABLE = "to put right what keeps it from being read"
_WAIT_OTHERWISE = {
    one.code
    for one in (codes.NOT_REVIEWED, codes.NO_REVIEW_DATE, codes.TO_CHECK, codes.OVERDUE_REVIEW, codes.STALE_MESSAGE)
}
"""What is an error in what is published, and waits for somebody of its own."""


def gather_status(checkup: Checkup, source: Path, output: Path, today: date) -> StatusOverview:
    """Where each edition of the leaflets of a checkup stands on a day, the worst first."""
    freshness = find_freshness(source, output, find_leaflets(source))
    editions: list[EditionStatus] = []
    known = [leaflet for leaflet in checkup.leaflets.values() if leaflet]
    for name, leaflet in checkup.leaflets.items():
        if leaflet is None:
            editions.append(_describe_unreadable(name, "", checkup.diagnostics_of[name], checkup.shared))
        else:
            editions += _gather_leaflet(checkup, leaflet, freshness, today)
    publisher = known[0].library.publisher if known else None
    return StatusOverview(
        today=today,
        editions=tuple(sorted(editions, key=lambda one: one.order)),
        shared_errors=_count(checkup.shared, "error"),
        shared_warnings=_count(checkup.shared, "warning"),
        publisher=publisher.lasting_name if publisher else "",
        addresses={
            one.id: make_address(one.library.publisher, one.id, Edition(one.settings.source_language)) for one in known
        },
        lasting_ids={one.id: (*one.settings.was, one.id)[0] for one in known},
    )


def _gather_leaflet(checkup: Checkup, leaflet: Leaflet, freshness: Freshness, today: date) -> Iterator[EditionStatus]:
    """The editions of a leaflet, and its languages whose words cannot be read."""
    every = [*checkup.diagnostics_of[leaflet.id], *_list_of_folder(leaflet, checkup)]
    unread = {language for one in every if one.severity == "error" and (language := read_language(leaflet, one))}
    for language in sorted(unread - {*leaflet.texts}):
        yield _describe_unreadable(
            leaflet.id, language, (one for one in every if read_language(leaflet, one) == language)
        )
    for language, text in leaflet.texts.items():
        own = [one for one in every if read_language(leaflet, one) in ("", language)]
        general = replace(_describe(leaflet, text, today), **_judge(checkup, leaflet, language, own))
        others = sum(one.severity == "error" and one.code not in _WAIT_OTHERWISE for one in own)
        for number, edition in enumerate(_list_editions(checkup, leaflet, language)):
            one = replace(general, edition=edition, outputs=freshness.judge(leaflet.id, edition))
            held = edition in checkup.held_editions[leaflet.id]
            waits = _list_all(leaflet, one, others, held, first=not number)
            yield replace(one, waits=tuple(sorted(waits, key=lambda wait: wait.order)))


def _judge(checkup: Checkup, leaflet: Leaflet, language: str, own: list[Diagnostic]) -> dict[str, Any]:
    """What the check and the signatures say of a language: fields of its status."""
    readable, text = checkup.readable.get(leaflet.id), leaflet.texts[language]
    judged = readable is not None and language in readable.texts and not leaflet.is_withdrawn(language)
    return {
        "sign_off": _judge_roles(readable, language) if readable and judged else (),
        "errors": _count(own, "error"),
        "warnings": _count(own, "warning"),
        **_sort_messages(text, own, checkup),
    }


def _judge_roles(leaflet: Leaflet, language: str) -> tuple[RoleSignOff, ...]:
    """The sign-offs by the roles that have to sign; whoever stands under `clinical_reviewers` has another there."""
    roles = zip(leaflet.library.publisher.sign_off, judge_roles(leaflet, language), strict=True)
    return tuple(replace(one, role=role) for role, one in roles)


def _list_editions(checkup: Checkup, leaflet: Leaflet, language: str) -> list[Edition]:
    """The editions of a language that are asked for, also those that errors hold back."""
    unasked = checkup.list_unasked(leaflet)
    return [one for one in leaflet.editions if one.language == language and one not in unasked]


def _list_all(leaflet: Leaflet, one: EditionStatus, errors: int, held: bool, first: bool) -> Iterator[Waiting]:
    """What waits. What is the same in every place is said of the `first` edition of a language, which is that for
    everybody unless places are asked for."""
    place = one.edition.place
    if first:
        yield from list_waits(leaflet, one, errors)
    if place and held and not errors:
        yield Waiting("errors", one.owner, OWNER, f"to put right what is wrong for `{place}` (`plainleaf check`)")


def _describe(leaflet: Leaflet, text: LeafletText, today: date) -> EditionStatus:
    """What leaflet.yaml and the head of the words say."""
    settings, following = leaflet.settings, leaflet.settings.dates.next_review
    return EditionStatus(
        leaflet=leaflet.id,
        edition=Edition(text.language),
        title=text.front.title,
        status="withdrawn" if leaflet.is_withdrawn(text.language) else settings.status,
        version=settings.version,
        owner=settings.owner.name if settings.owner else "",
        deputy=(settings.owner.deputy or "") if settings.owner else "",
        last_reviewed=settings.dates.last_reviewed or "",
        next_review=following or "",
        days=(date.fromisoformat(following) - today).days if following else None,
        to_check=tuple(settings.to_check),
        comments=sum(len(list_open_comments(text.kept, message.id)) for message in text.messages),
    )


def _sort_messages(text: LeafletText, own: Iterable[Diagnostic], checkup: Checkup) -> dict[str, tuple[str, ...]]:
    """The messages that are to be compared with the leaflet, as the rule of pins has found them, allowed or not."""
    every = [*own, *(one.diagnostic for one in checkup.allowed)]
    lines = {
        one.span.line for one in every if one.code == codes.STALE_MESSAGE.code and one.span.path == text.source.path
    }
    named = [sms for sms in text.messages if any(sms.span.line <= line <= sms.span.end_line for line in lines)]
    return {
        "stale": tuple(sms.id for sms in named if sms.pin),
        "unpinned": tuple(sms.id for sms in named if not sms.pin),
    }


def _describe_unreadable(
    name: str, language: str, diagnostics: Iterable[Diagnostic], shared: Iterable[Diagnostic] = ()
) -> EditionStatus:
    """What is known of what cannot be read: the first error, which may be in a file that all leaflets share."""
    errors = [one for one in diagnostics if one.severity == "error"]
    first = next((one for one in (*errors, *shared) if one.severity == "error"), None)
    reason = f"{first.span.path}:{first.span.line}: {first.message}" if first else UNREADABLE
    waits = (Waiting("unreadable", "", OWNER, UNREADABLE),)
    return EditionStatus(name, Edition(language), reason, errors=len(errors), waits=waits)


def _list_of_folder(leaflet: Leaflet, checkup: Checkup) -> list[Diagnostic]:
    """What the check found apart from the rules, in the files of a leaflet: about dates, and about single forms."""
    folder = PurePosixPath(leaflet.places.whole.path).parent
    return [one for one in (*checkup.of_dates, *checkup.of_forms) if folder in PurePosixPath(one.span.path).parents]


def _count(diagnostics: Iterable[Diagnostic], severity: str) -> int:
    return sum(one.severity == severity for one in diagnostics)
